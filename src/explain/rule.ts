import type { Knowledge } from '../knowledge/knowledge';
import type { Language } from '../messages/language';
import { ENGLISH } from '../messages/language';
import { ruleOf } from '../rules/catalogue';
import type { Block } from './blocks';
import { line } from './blocks';
import { factBlocks } from './facts';

/** What a rule is about, with a link to its page, and the facts behind it. */
export function explainRule(
  id: string,
  page: string,
  knowledge: Knowledge,
  shown: Set<string>,
  most?: number,
  language: Language = ENGLISH,
): Block[] {
  const rule = ruleOf(id);
  if (!rule) return [];
  return [
    line({ text: rule.id, url: page, strong: true }, `: ${language.name(rule.title)}`),
    ...factBlocks({ topic: id }, knowledge, shown, language, most),
  ];
}
