import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { z } from 'zod';
import type { Knowledge } from '../../knowledge/knowledge';
import type { ToolName } from '../../report/tools/ask';
import { askTool } from '../../report/tools/ask';
import { NotKnown } from '../../report/tools/names';
import { clean } from '../../text/clean';
import { analysedManifest, checkedManifest, screeningHere, today } from './manifests';

/**
 * An input as clients are to show it to their model. What it holds is looked at by the tools themselves, which say
 * in a sentence what would be right; a refusal by the schema would be in the words of a library.
 */
const input = (description: string, more: Readonly<Record<string, unknown>> = {}): z.ZodType =>
  z
    .unknown()
    .optional()
    .meta({ type: 'string', description, ...more });

const day = input('Day of the question, YYYY-MM-DD. Default: today');
const asOf = input("Day of the check, YYYY-MM-DD, in place of the manifest's own");
const path = input('Path of a manifest: NAME.sourcing.yaml or .json, or supplier-manifest.yaml');
const text = input('Text of a manifest; with a path it stands in the place of that file');
const stage = input('Stage of the procurement chain', {
  enum: ['extraction', 'processing', 'recycling', 'manufacturing', 'assembly'],
});
const country = input('Country: ISO 3166-1 code or name, such as CL or South Korea');
const material = input('Material or component, such as lithium, Ga or cathode-active-material');

/** Nothing is written anywhere, and nothing asked of the network. */
const READ_ONLY = {
  readOnlyHint: true,
  destructiveHint: false,
  idempotentHint: true,
  openWorldHint: false,
};

/** Registers every tool. All answers have the day that they hold for, and that of the data. */
export function registerTools(server: McpServer, knowledge: Knowledge): void {
  server.registerTool(
    'check_manifest',
    {
      title: 'Check a supplier manifest',
      description:
        'Checks a supplier manifest (which supplier does which step for which critical mineral or battery component, in which country): findings with rule, place and what would fix them, and the shares of regimes such as section 30D.',
      inputSchema: { path, text, asOf },
      annotations: READ_ONLY,
    },
    (question) => answer('check_manifest', question, knowledge),
  );
  server.registerTool(
    'explain_finding',
    {
      title: 'Explain a finding',
      description:
        'Says why a finding is one: what the rule, the country and the material are about on a day, with the documents behind each statement. Give what the finding is about, at least one.',
      inputSchema: {
        rule: input('Id of a rule, such as china-source'),
        country,
        material,
        day,
      },
      annotations: READ_ONLY,
    },
    (question) => answer('explain_finding', question, knowledge),
  );
  server.registerTool(
    'list_alternatives',
    {
      title: 'List alternatives',
      description:
        'Lists who could do a step instead, best first. Either a material with a stage: countries with their agreement and their part of world production. Or a manifest with the id of a source: partners with the shares and findings as they would be.',
      inputSchema: {
        material,
        stage,
        day,
        path,
        text,
        source: input('Id of a source of the manifest'),
      },
      annotations: READ_ONLY,
    },
    (question) => answer('list_alternatives', question, knowledge),
  );
  server.registerTool(
    'screen_company',
    {
      title: 'Screen a company',
      description:
        'Looks a company up by name, former names and abbreviations on the official lists in the data (Section 1260H, UFLPA, Section 154) and those that the policy here names, with the days of each entry and its document.',
      inputSchema: z
        .object({ name: input('Name of the company'), day })
        .meta({ required: ['name'] }),
      annotations: READ_ONLY,
    },
    (question) => answer('screen_company', question, knowledge),
  );
  server.registerTool(
    'what_applies',
    {
      title: 'What applies on a day',
      description:
        'Lists the US agreements of a country, the export restrictions on a material, and the regimes that apply on a day, each with its state, since when and its documents.',
      inputSchema: {
        country,
        material,
        stage,
        form: input('Form of the material, such as oxide'),
        day,
        details: input('Whether what regimes require and all documents are wanted', {
          type: 'boolean',
        }),
      },
      annotations: READ_ONLY,
    },
    (question) => answer('what_applies', question, knowledge),
  );
}

/** An answer as data and as text; what is not known is an error that says what is. */
async function answer(
  name: ToolName,
  question: Readonly<Record<string, unknown>>,
  knowledge: Knowledge,
): Promise<CallToolResult> {
  const context = {
    knowledge,
    today: today(),
    screening: screeningHere,
    check: checkedManifest,
    analyse: analysedManifest,
  };
  try {
    const text = JSON.stringify(await askTool(name, question, context));
    const found = JSON.parse(text, cleaned) as Record<string, unknown>;
    return {
      content: [{ type: 'text', text: JSON.stringify(found) }],
      structuredContent: found,
    };
  } catch (error) {
    if (!(error instanceof NotKnown)) throw error;
    return { content: [{ type: 'text', text: clean(error.message) }], isError: true };
  }
}

/** A model reads what people do not see: ids and names have nothing of that. */
const cleaned = (_key: string, value: unknown): unknown =>
  typeof value === 'string' ? clean(value) : value;
