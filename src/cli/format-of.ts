import { knowledgeData } from '../knowledge/generated/knowledge';
import type { Format } from './format';
import { json } from './format-json';
import { stylish } from './format-stylish';

export type FormatName = 'stylish' | 'json';

/** @param colours whether it is printed on a terminal */
export const formatOf = (name: FormatName, colours: boolean): Format =>
  name === 'json' ? json : stylish(knowledgeData.asOf, colours);
