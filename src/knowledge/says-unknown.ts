import { COUNTRY_WORDS } from './generated/country-words.js';
import { normalised } from './normalised';

/** What people write for it in tables and forms, which is no country and must not be taken for one. */
const WORDS =
  /^(?:n ?[-./\\_] ?a ?[./]?|n\/[dk]|nan|<na>|#na|#(?:ref|value|name|null)!?|n\.d\.?|t\.?b\.?[acd]\.?|not (?:available|applicable|known|determined|specified|disclosed|yet known)|to be (?:determined|defined|confirmed|announced)|unknown|unspecified|unkown|unknow|unk|pending|undisclosed|undetermined|unclear|unkn\.?|various|multiple|several|mixed|diverse|many|other|others|any|global|world|worldwide|international|none|nil|null|nowhere|confidential|unbekannt|nicht (?:bekannt|angegeben)|k\.? ?a\.|keine angaben?|verschiedene|inconnue?|non (?:connue?|communiqué|disponible)|desconocid[oa]|sconosciut[oa]|desconhecid[oa]|onbekend|nieznany|неизвестно|未知|不明|不详|미상|r\.?o\.?w\.?|rest of (?:the )?world|recycled(?: ?\/ ?scrap)?|scrap|secondary|zz|[-–—_.?x*]+)$/i;

let parts: ReadonlySet<string> | undefined;

const isPartOfTheWorld = (word: string): boolean =>
  (parts ??= new Set(COUNTRY_WORDS.partsOfTheWorld.map(normalised))).has(normalised(word));

/** Whether a text says that a country is not known, or that it is not one: "N/A", "TBD", "various", "-". */
export const saysUnknown = (text: string): boolean => {
  const word = text.trim();
  return WORDS.test(word) || WORDS.test(unwrapped(word)) || isPartOfTheWorld(word);
};

/** What stands within brackets, quotes or behind the sign of an error in a table: `#N/A`, `<n/a>`, `(TBD)`. */
const unwrapped = (word: string): string =>
  /^[#<([{"'*=\s-]+([^#<>()[\]{}"'*]+?)[>)\]}"'*!?\s-]*$/.exec(word)?.[1] ?? word;
