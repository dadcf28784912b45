import type { Sheet, Workbook } from '../sheet/workbook';
import { serialDay } from '../sheet/serial-day';

export type TemplateKind = 'CMRT' | 'EMRT' | 'AMRT';

/** The columns that are read of each sheet. Those with contact persons are not among them. */
const COLUMNS = {
  'Smelter List': 'A B C D E F J N O P R S T',
  'Mine List': 'A B C D F I N O',
  'Product List': 'B C',
  'Smelter Look-up': 'A B C D E',
  Declaration: 'D J',
  Revision: 'B',
  C: 'A B',
} as const;

export type SheetName = keyof typeof COLUMNS;

export const sheetOf = (workbook: Workbook, name: SheetName): Sheet =>
  workbook.sheet(name, new Set(COLUMNS[name].split(' ')));

/** Whether a workbook is a reporting template, in whatever language: the names of sheets are not translated. */
export const isTemplate = (workbook: Workbook): boolean =>
  workbook.has('Smelter List') && workbook.has('Declaration');

const TITLES: Readonly<Record<TemplateKind, string>> = {
  CMRT: 'Conflict Minerals Reporting Template',
  EMRT: 'Extended Minerals Reporting Template',
  AMRT: 'Additional Minerals Reporting Template',
};

/** Where the effective date stands. */
const DATE_ROWS: Readonly<Record<TemplateKind, number>> = { CMRT: 22, EMRT: 26, AMRT: 27 };

/** What the head of a template says. */
export interface Head {
  readonly kind: TemplateKind;
  /** `Extended Minerals Reporting Template 2.1`. */
  readonly title: string;
  /** `2.1`; empty where it is not said. */
  readonly version: string;
  readonly company: string;
  /** As `YYYY-MM-DD`. */
  readonly day?: string;
  readonly dayCell: string;
}

export function headOf(workbook: Workbook): Head {
  const declaration = sheetOf(workbook, 'Declaration');
  const cell = (column: string, row: number): string => declaration.get(row)?.get(column) ?? '';
  const revision = sheetOf(workbook, 'Revision');
  const kind = kindOf(cell('D', 2), revision, (row) => serialDay(cell('D', row)));
  const version =
    /\d+(?:\.\d+)+/.exec(cell('J', 3))?.[0] ??
    [...revision.values()]
      .map((row) => row.get('B') ?? '')
      .filter((text) => /^\d+(?:\.\d+)*$/.test(text))
      .at(-1) ??
    '';
  const row = DATE_ROWS[kind];
  const day = serialDay(cell('D', row)) ?? isoDay(cell('D', row));
  return {
    kind,
    title: `${TITLES[kind]}${version === '' ? '' : ` ${version}`}`,
    version,
    company: cell('D', 8),
    ...(day !== undefined && { day }),
    dayCell: `Declaration!D${String(row)}`,
  };
}

function kindOf(
  title: string,
  revision: Sheet,
  dayIn: (row: number) => string | undefined,
): TemplateKind {
  const titles = [title, ...[...revision.values()].map((row) => row.get('B') ?? '')].join('\n');
  for (const kind of ['CMRT', 'EMRT', 'AMRT'] as const) {
    if (titles.includes(kind) || titles.includes(TITLES[kind])) return kind;
  }
  for (const kind of ['CMRT', 'EMRT', 'AMRT'] as const) if (dayIn(DATE_ROWS[kind])) return kind;
  return 'CMRT';
}

const isoDay = (text: string): string | undefined => /^\d{4}-\d\d-\d\d(?=T|$)/.exec(text)?.[0];
