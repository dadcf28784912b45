import type { Analysis } from '../../analysis/analysis';
import type { Knowledge } from '../../knowledge/knowledge';
import type { Day } from '../../knowledge/types';
import type { CheckedFile } from '../result';
import { alternativesOn, stepAlternatives } from './alternatives';
import { appliesOn } from './applies';
import type { Question } from './asked';
import { dayIn, flagIn, manifestTextIn, stageIn, textIn } from './asked';
import { checkedAnswer } from './checked';
import { explained } from './explained';
import { NotKnown } from './names';
import { screened } from './screened';

/** The tools that agents have, here and in editors. */
export const TOOLS = [
  'check_manifest',
  'explain_finding',
  'list_alternatives',
  'screen_company',
  'what_applies',
] as const;

export type ToolName = (typeof TOOLS)[number];

/** A manifest that is asked about: a file, or a text that stands for one. */
export interface ManifestQuestion {
  readonly path?: string | undefined;
  readonly text?: string | undefined;
  /** The day in place of the manifest's own. */
  readonly asOf?: Day | undefined;
}

/** What answers rest on. */
export interface ToolContext {
  readonly knowledge: Knowledge;
  readonly today: Day;
  /**
   * The knowledge with the lists of companies that the policy here names.
   *
   * @throws NotKnown where the policy cannot be used
   */
  screening(): Promise<Knowledge>;
  /** @throws NotKnown where it cannot be read */
  check(question: ManifestQuestion): Promise<CheckedFile>;
  /** @throws NotKnown where it cannot be read */
  analyse(question: ManifestQuestion): Promise<Analysis>;
}

/**
 * Answers a question of an agent. Its inputs come from a model: each is looked at before it is used.
 *
 * @throws NotKnown with a sentence for the agent, where there is no answer
 */
export async function askTool(
  name: ToolName,
  input: Question,
  context: ToolContext,
): Promise<object> {
  const { knowledge, today } = context;
  const text = (key: string): string | undefined => textIn(input, key);
  const manifest = { path: text('path')?.trim(), text: manifestTextIn(input) };
  const day = dayIn(input, 'day');
  switch (name) {
    case 'check_manifest': {
      const asOf = dayIn(input, 'asOf');
      return checkedAnswer(await context.check({ ...manifest, asOf }), knowledge);
    }
    case 'explain_finding':
      return explained(
        { rule: text('rule'), country: text('country'), material: text('material') },
        day ?? today,
        knowledge,
      );
    case 'list_alternatives': {
      const [source, material] = [text('source'), text('material')];
      if (source !== undefined) {
        return stepAlternatives(source, await context.analyse({ ...manifest, asOf: day }));
      }
      const stage = stageIn(input);
      if (material === undefined) {
        throw new NotKnown('Give a material with a stage, or a manifest with the id of a source.');
      }
      return alternativesOn(material, stage, day ?? today, knowledge);
    }
    case 'screen_company':
      return screened(text('name') ?? '', day ?? today, await context.screening());
    case 'what_applies': {
      const [country, material, form] = [text('country'), text('material'), text('form')];
      const stage = stageIn(input);
      const details = flagIn(input, 'details');
      return appliesOn({ country, material, stage, form, details }, day ?? today, knowledge);
    }
  }
}
