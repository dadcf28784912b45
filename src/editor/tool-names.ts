import type { ToolName } from '../report/tools/ask';

/** The tools by the names that package.json gives them: an editor has those of many extensions. */
export const TOOL_NAMES: readonly (readonly [id: string, name: ToolName])[] = [
  ['sourcing_compliance_check_manifest', 'check_manifest'],
  ['sourcing_compliance_explain_finding', 'explain_finding'],
  ['sourcing_compliance_list_alternatives', 'list_alternatives'],
  ['sourcing_compliance_screen_company', 'screen_company'],
  ['sourcing_compliance_what_applies', 'what_applies'],
];
