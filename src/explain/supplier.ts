import type { Analysis } from '../analysis/analysis';
import { companyName } from '../knowledge/company-names';
import type { Knowledge } from '../knowledge/knowledge';
import { incompleteLists } from '../knowledge/list-coverage';
import { isListedOn } from '../knowledge/listed';
import type { Day } from '../knowledge/types';
import type { Located, Ownership, Supplier } from '../manifest/model';
import type { Language, Text } from '../messages/language';
import { partBeside, percent } from '../messages/words';
import { placesOf } from './places';
import type { Block, Line } from './blocks';
import { line, list, strong } from './blocks';
import { countryStatusLine } from './country';
import { coverageWords } from './coverage';
import { activity } from './step';
import { citation, countryName, shortened, subjectName } from './words';

const MAX_STEPS = 5;
const MAX_OWNERS = 5;

/** Where a supplier is seated, who holds it, what the knowledge has of it, and its steps here. */
export function explainSupplier(
  text: string,
  entry: Supplier | undefined,
  analysis: Analysis,
  day: Day,
  knowledge: Knowledge,
  language: Language,
): Block[] {
  const { graph } = analysis;
  const { t } = language;
  const name = [entry?.name?.value, text].find((each) => /[^\s\p{C}]/u.test(each ?? '')) ?? '';
  const steps = graph.own.filter(({ source }) => source.supplier?.value === text);
  const items: Line[] = steps
    .slice(0, MAX_STEPS)
    .map((step) => [
      `${shortened(step.source.id?.value ?? t('step'))}: ${activity(step, knowledge, language)}`,
      placesOf(step, knowledge) === '' ? '' : `, ${placesOf(step, knowledge, language)}`,
    ]);
  if (steps.length > MAX_STEPS)
    items.push([t('… and {count} more', { count: steps.length - MAX_STEPS })]);
  return [
    line(strong(shortened(name) || t('A supplier without a name'))),
    ...seat(entry?.country, day, knowledge, language),
    ...owners(entry, language),
    ...heldFrom(text, analysis, language),
    ...listed(name, day, knowledge, language),
    ...known(name, knowledge, language),
    ...list(items),
    ...notListed(name, day, knowledge, language),
  ];
}

function seat(
  country: Located<string> | undefined,
  day: Day,
  knowledge: Knowledge,
  language: Language,
): Block[] {
  if (!country) return [];
  const lookup = knowledge.resolveCountry(country.value);
  const found = lookup.kind === 'code' || lookup.kind === 'name' ? lookup.country : undefined;
  return [
    found
      ? line(`${language.t('Seat')}: `, ...countryStatusLine(found, day, knowledge, language))
      : line(`${language.t('Seat')}: ${shortened(country.value)}`),
  ];
}

const HOLDINGS = {
  equity: 'equity',
  votes: 'votes',
  board: 'seats of the board',
  debt: 'debt',
} as const satisfies Readonly<Record<Ownership['kind'], Text>>;

function owners(entry: Supplier | undefined, language: Language): Block[] {
  const { t } = language;
  return list(
    (entry?.ownership ?? [])
      .slice(0, MAX_OWNERS)
      .map(({ owner, country, share, kind, government }) => {
        const part = share ? percent(share.value.mul(100).valueOf(), language) : t('a part');
        const from = country ? ` (${shortened(country.value)})` : '';
        const state = government ? `, ${t('a government’s holding')}` : '';
        return [
          `${shortened(owner?.value ?? t('An owner'))}${from}: ${part}, ${t(HOLDINGS[kind])}${state}`,
        ];
      }),
  );
}

/** The largest holding from covered nations, through owners that are suppliers too. */
function heldFrom(
  text: string,
  { directory, holdings, policy, knowledge }: Analysis,
  language: Language,
): Block[] {
  const entry = directory.get(text);
  const held = entry && holdings.of(entry, { countries: COVERED, government: false });
  if (!held) return [];
  const nations = [
    ...new Set(
      held.parts.flatMap(({ country }) =>
        country ? countryName(country.code, knowledge, language) : [],
      ),
    ),
  ];
  const what = {
    countries: nations.join(', '),
    share: partBeside(held.total, policy.ownership, language),
    kind: language.t(HOLDINGS[held.kind]),
  };
  return [
    line(
      held.total.compare(policy.ownership) >= 0
        ? language.t(
            'Held from {countries}, owners of owners included: {share} ({kind}); counts as a covered nation’s',
            what,
          )
        : language.t(
            'Held from {countries}, owners of owners included: {share} ({kind}); does not count as a covered nation’s',
            what,
          ),
    ),
  ];
}

const COVERED = ['CN', 'RU', 'IR', 'KP'];

/** The lists that a company of that name is, was or will be on, each with the entry and its document. */
function listed(name: string, day: Day, knowledge: Knowledge, language: Language): Block[] {
  const { t } = language;
  return knowledge.listed(name).map((entry) => {
    const { list, from, to, parent, note, said } = entry;
    const since =
      from === ''
        ? ''
        : day < from
          ? t('from {from} on, not yet on {day}', {
              from: language.day(from),
              day: language.day(day),
            })
          : t('since {day}', { day: language.day(from) });
    const until = to === undefined ? '' : `, ${t('to {day}', { day: language.day(to) })}`;
    const more = [
      ...(parent === undefined ? [] : [t('parent: {name}', { name: parent })]),
      ...(note === undefined ? [] : [language.name(note)]),
      ...(said === undefined ? [] : [said]),
    ];
    return line(
      strong(knowledge.companyList(list)?.name ?? list),
      `${since === '' ? '' : ` ${since}`}${until}: ${t('“{name}”', { name: entry.name })}${more.length === 0 ? '' : ` (${more.join('; ')})`}`,
      ...citation(entry, knowledge, language),
    );
  });
}

/** What the knowledge has of a company, whoever names it: lists and where it is known to be. Nothing: not known. */
export function explainCompany(
  name: string,
  day: Day,
  knowledge: Knowledge,
  language: Language,
): Block[] {
  const found = [...listed(name, day, knowledge, language), ...known(name, knowledge, language)];
  return found.length === 0
    ? []
    : [line(strong(shortened(name))), ...found, ...notListed(name, day, knowledge, language)];
}

/** That a company is on no list that day, and what that is worth. */
function notListed(name: string, day: Day, knowledge: Knowledge, language: Language): Block[] {
  const isOn = knowledge.listed(name).some((entry) => isListedOn(entry, day));
  if (isOn || companyName(name) === '') return [];
  const lists = knowledge.data.companyLists.map((list) => language.name(list.name));
  return [
    line(
      language.t('No entry of that name on {day}: {lists}', {
        day: language.day(day),
        lists: lists.join(', '),
      }),
    ),
    ...incompleteLists(knowledge.data, day).map((each) => line(coverageWords(each, language))),
  ];
}

/** What the knowledge has of a company of that name. */
function known(name: string, knowledge: Knowledge, language: Language): Block[] {
  const { t } = language;
  const company = knowledge.company(name);
  if (!company) return [];
  const { country, does = [], note } = company;
  const says = [
    ...(country === undefined
      ? []
      : [t('seated in {country}', { country: countryName(country, knowledge, language) })]),
    ...does.map(({ subject, stage }) =>
      t('{stage} of {subject}', {
        stage: language.name(stage),
        subject: subjectName(subject, knowledge, language),
      }),
    ),
    ...(note === undefined ? [] : [language.name(note)]),
  ];
  return [
    line(
      `${t('Known')}: ${company.name}, ${says.join('; ')}`,
      ...citation(company, knowledge, language),
    ),
  ];
}
