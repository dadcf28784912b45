import { knowledge } from '../support/knowledge';
import type { Dice } from './dice';

const { data } = knowledge;

/** Days on which something known begins, changes or ends: there a mistake shows. */
const CHANGES: readonly string[] = [
  ...new Set([
    ...data.agreements.flatMap(({ timeline }) => timeline.map(({ date }) => date.day)),
    ...data.restrictions.flatMap(({ from, to, announced, suspended, unknown }) =>
      [from, to, announced, suspended?.from, suspended?.to, unknown?.from].flatMap(
        (date) => date?.day ?? [],
      ),
    ),
    ...data.listedCompanies.map(({ from }) => from),
    ...data.regimes.flatMap(({ from, to }) => [from, ...(to === undefined ? [] : [to])]),
  ]),
].sort();

/** A day of change, the day before or after it, or any day of 2022 to 2027. */
export function dayOf(dice: Dice): string {
  if (dice.onceIn(3)) return shifted('2022-01-01', dice.next(6 * 365));
  return shifted(dice.of(CHANGES), dice.of([-1, 0, 1]));
}

function shifted(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Countries of which most is known come more often. */
const COUNTRIES = [
  'CN',
  'CN',
  'CN',
  'HK',
  'ID',
  'ZW',
  'CD',
  'JP',
  'AU',
  'CL',
  'KR',
  'FI',
  'VN',
  'MY',
];
const FORMS = [
  'ore',
  'concentrate',
  'oxide',
  'metal',
  'alloy',
  'carbide',
  'powder',
  'hydroxide',
  'flake',
];
const STAGES = {
  material: ['extraction', 'processing', 'processing', 'recycling'],
  component: ['manufacturing'],
};

/** One or two steps of anything anywhere on a day that matters, and in words what they are. */
export function manifestOf(dice: Dice): { text: string; words: string[] } {
  const day = dayOf(dice);
  const regime = dice.onceIn(2) ? [dice.of(data.regimes).id] : [];
  const steps = [step(dice, 'a', []), ...(dice.onceIn(2) ? [step(dice, 'b', ['a'])] : [])];
  const head = [
    'manifest: 1',
    'product: Drawn',
    `asOf: ${day}`,
    'currency: USD',
    ...(regime.length > 0 ? [`regimes: [${regime.join(', ')}]`] : []),
  ];
  return {
    text: `${[...head, 'sources:', ...steps.map((lines) => `  - ${lines.join('\n    ')}`)].join('\n')}\n`,
    words: [
      day,
      ...regime,
      ...steps.map((lines) =>
        lines
          .slice(1)
          .map((line) => line.replace(/^\w+: /u, ''))
          .join(' '),
      ),
    ],
  };
}

function step(dice: Dice, id: string, inputs: readonly string[]): string[] {
  const kind = dice.of(['material', 'material', 'component'] as const);
  const subject = dice.of<{ readonly id: string }>(
    kind === 'material' ? data.materials : data.components,
  );
  const forms = kind === 'material' ? FORMS : [];
  return [
    `id: ${id}`,
    `${kind}: ${subject.id}`,
    `stage: ${dice.of(STAGES[kind])}`,
    ...(forms.length > 0 && dice.onceIn(3) ? [`form: ${dice.of(forms)}`] : []),
    `supplier: ${JSON.stringify(supplier(dice))}`,
    `country: ${dice.onceIn(3) ? dice.of(data.countries).code : dice.of(COUNTRIES)}`,
    `value: ${String((1 + dice.next(9)) * 100)}`,
    ...(inputs.length > 0 ? [`inputs: [${inputs.join(', ')}]`] : []),
  ];
}

function supplier(dice: Dice): string {
  if (dice.onceIn(3)) return dice.of(data.listedCompanies).name;
  return dice.onceIn(3) ? dice.of(data.companies).name : 'Somebody';
}
