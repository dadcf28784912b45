import { standingWords } from '../explain/words';
import type { Knowledge } from '../knowledge/knowledge';
import type { Day } from '../knowledge/types';
import { RULES } from '../rules/catalogue';
import type { PolicySite } from './policy-cursor';
import { KEYS } from '../policy/generated/keys';

/** One thing that can be written in a policy. */
export interface PolicyOffer {
  readonly label: string;
  readonly detail: string;
  /** Whether it is a key, which a colon follows. */
  readonly isKey: boolean;
}

const SEVERITIES = ['error', 'warning', 'information', 'hint', 'off'];
const STAGES = ['extraction', 'processing', 'recycling', 'manufacturing', 'assembly'];

/** What can be written at a place of a policy. */
export function completePolicy(site: PolicySite, knowledge: Knowledge, day: Day): PolicyOffer[] {
  const { path, key } = site;
  const [section] = path;
  if (key === undefined) {
    const list = path.at(-1);
    if (list === 'countries' || (list === 'regimes' && section === 'defaults')) {
      return valuesOf(list, knowledge, day);
    }
    if (section === 'rules') {
      return RULES.map(({ id, title, severity }) => key0(id, `${title} (default: ${severity})`));
    }
    const part = section ?? 'policy';
    // A section may have any name, that of something every object has among them.
    const names = path.length === 1 && Object.hasOwn(KEYS, part) ? KEYS[part] : undefined;
    return (path.length === 0 ? KEYS['policy'] : names)?.map((name) => key0(name, '')) ?? [];
  }
  if (section === 'rules') return SEVERITIES.map((word) => value(word, ''));
  return valuesOf(key, knowledge, day);
}

function valuesOf(key: string, knowledge: Knowledge, day: Day): PolicyOffer[] {
  const { countries, regimes, materials, components } = knowledge.data;
  switch (key) {
    case 'countries':
    case 'country':
    case 'by':
      return countries.map(({ code, name }) =>
        value(code, `${name}: ${standingWords(knowledge.standing(code, day, 'mineral'))}`),
      );
    case 'regimes':
      return regimes.map(({ id, name }) => value(id, name));
    case 'subject':
      return [...materials, ...components].map(({ id, name }) => value(id, name));
    case 'materials':
      return materials.map(({ id, name }) => value(id, name));
    case 'stage':
    case 'stages':
      return STAGES.map((stage) => value(stage, ''));
    case 'documents':
      return knowledge.data.documents.map(({ id, title }) => value(id, title));
    default:
      return [];
  }
}

const key0 = (label: string, detail: string): PolicyOffer => ({ label, detail, isKey: true });
const value = (label: string, detail: string): PolicyOffer => ({ label, detail, isKey: false });
