import { knowledgeData } from '../knowledge/generated/knowledge.js';
import type { Format } from '../report/format';
import { json } from '../report/format-json';
import { stylish } from './format-stylish';

export type FormatName = 'stylish' | 'json';

/** @param colours whether it is printed on a terminal */
export const formatOf = (name: FormatName, colours: boolean): Format =>
  name === 'json' ? json : stylish(knowledgeData.asOf, colours);
