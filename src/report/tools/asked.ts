import { isDay } from '../../knowledge/calendar';
import { nearestOf } from '../../knowledge/near-names';
import { stageMeant } from '../../knowledge/offered-words';
import { STAGES_OF } from '../../knowledge/stages';
import type { Day, Stage } from '../../knowledge/types';
import { dayMeant } from '../../manifest/day-meant';
import { meantIn, NotKnown } from './names';

/** What a model asks with: anything may stand there. */
export type Question = Readonly<Record<string, unknown>>;

const STAGES: readonly Stage[] = [...STAGES_OF.material, ...STAGES_OF.component];

/** @throws NotKnown for a list or an object */
export function textIn(input: Question, key: string): string | undefined {
  const value = input[key];
  if (value === undefined || value === null) return undefined;
  const text = typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
  if (typeof text !== 'string') throw new NotKnown(`“${key}” must be one text.`);
  return text.trim() === '' ? undefined : text;
}

/** Whether something is asked for, in whatever way a model says yes. */
export const flagIn = (input: Question, key: string): boolean =>
  input[key] === true || /^(?:true|yes|1)$/i.test(textIn(input, key)?.trim() ?? '');

/**
 * The text of a manifest. One in a code fence is taken out of it, on the lines that it has there; JSON that was
 * given as an object is written as a text.
 *
 * @throws NotKnown for a list or a number
 */
export function manifestTextIn(input: Question): string | undefined {
  const value = input['text'];
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return JSON.stringify(value, undefined, 2);
  }
  if (value !== undefined && value !== null && typeof value !== 'string') {
    throw new NotKnown('“text” must be the text of a manifest, in YAML or JSON.');
  }
  const text = textIn(input, 'text');
  return text === undefined ? undefined : withoutFence(text);
}

const FENCE = /^ {0,3}(?:```|~~~)/;

/** The lines inside the only code fence; those around it are empty. */
function withoutFence(text: string): string {
  if (!text.includes('```') && !text.includes('~~~')) return text;
  const lines = text.split('\n');
  const [open, close, more] = lines.flatMap((line, at) => (FENCE.test(line) ? [at] : []));
  if (open === undefined || more !== undefined) return text;
  return lines
    .map((line, at) => (at > open && (close === undefined || at < close) ? line : ''))
    .join('\n');
}

/**
 * A day; one in another form where it is surely meant (`2024/6/30`, `20240630`, a point in time).
 *
 * @throws NotKnown for what is no day
 */
export function dayIn(input: Question, key: string): Day | undefined {
  const text = textIn(input, key)?.trim();
  if (text === undefined || isDay(text)) return text;
  const day = dayMeant(text);
  if (day !== undefined) return day;
  throw new NotKnown(
    `“${text.slice(0, 40)}” is not a day. Write it YYYY-MM-DD, such as 2024-06-30.`,
  );
}

/** @throws NotKnown for what is no stage; says which one a word of the trade means */
export function stageIn(input: Question): Stage | undefined {
  const text = textIn(input, 'stage')?.trim();
  if (text === undefined) return undefined;
  const stage = STAGES.find((each) => each === text.toLowerCase());
  if (stage !== undefined) return stage;
  throw new NotKnown(
    `“${text.slice(0, 40)}” is not a stage.${meantIn([stageMeant(text) ?? nearestOf(text, STAGES)])} The stages are ${STAGES.join(', ')}.`,
  );
}
