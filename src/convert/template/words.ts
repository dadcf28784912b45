import { normalised } from '../../knowledge/normalised';
import { saysUnknown } from '../../knowledge/says-unknown';

/** What stands in place of a company where there is none. */
const NO_COMPANY = /^smelter (?:not|is not|isn t) (?:yet )?(?:listed|identified)$/;
const NOT_IDENTIFIED = /^smelter not (?:yet )?identified$/;

/** Whether a name is no company's: `Smelter not listed`, `unknown`. */
export const isNoCompany = (name: string): boolean =>
  NO_COMPANY.test(normalised(name)) || saysUnknown(name);

export const saysNotIdentified = (name: string): boolean => NOT_IDENTIFIED.test(normalised(name));

/** “Yes” of the list of a cell in the languages of the templates. */
const YES = new Set('yes y true 1 ja oui sí si sim sì да evet 是 はい 예 네'.split(' '));

export const isYes = (text: string): boolean => YES.has(text.trim().toLowerCase());

/** Whether the cell of a mine's name or country says that there is none: the metal is recycled. */
export const saysRecycled = (text: string): boolean =>
  /\b(?:recycl\w*|scrap|secondary|urban mining)\b/i.test(text);
