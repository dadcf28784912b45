import type { Analysis } from '../analysis/analysis';
import type { Knowledge } from '../knowledge/knowledge';
import type { Day } from '../knowledge/types';
import type { Located, Supplier } from '../manifest/model';
import { partBeside, percent } from '../messages/words';
import { placesOf } from './places';
import type { Block, Line } from './blocks';
import { line, list, strong } from './blocks';
import { standingLine } from './country';
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
): Block[] {
  const { graph } = analysis;
  const name = [entry?.name?.value, text].find((each) => /[^\s\p{C}]/u.test(each ?? '')) ?? '';
  const steps = graph.own.filter(({ source }) => source.supplier?.value === text);
  const items: Line[] = steps
    .slice(0, MAX_STEPS)
    .map((step) => [
      `${shortened(step.source.id?.value ?? 'A step')}: ${activity(step, knowledge)}`,
      placesOf(step, knowledge) === '' ? '' : `, ${placesOf(step, knowledge)}`,
    ]);
  if (steps.length > MAX_STEPS) items.push([`… and ${String(steps.length - MAX_STEPS)} more`]);
  return [
    line(strong(shortened(name) || 'A supplier without a name')),
    ...seat(entry?.country, day, knowledge),
    ...owners(entry),
    ...heldFrom(text, analysis),
    ...listed(name, day, knowledge),
    ...known(name, knowledge),
    ...list(items),
  ];
}

function seat(country: Located<string> | undefined, day: Day, knowledge: Knowledge): Block[] {
  if (!country) return [];
  const lookup = knowledge.resolveCountry(country.value);
  const found = lookup.kind === 'code' || lookup.kind === 'name' ? lookup.country : undefined;
  return [
    found
      ? line('Seat: ', ...standingLine(found, day, knowledge))
      : line(`Seat: ${shortened(country.value)}`),
  ];
}

function owners(entry: Supplier | undefined): Block[] {
  return list(
    (entry?.ownership ?? [])
      .slice(0, MAX_OWNERS)
      .map(({ owner, country, share, kind, government }) => {
        const part = share ? percent(share.value.mul(100).valueOf()) : 'a part';
        const from = country ? ` (${shortened(country.value)})` : '';
        const state = government ? ', a government’s holding' : '';
        return [`${shortened(owner?.value ?? 'An owner')}${from}: ${part}, ${kind}${state}`];
      }),
  );
}

/** The largest holding from covered nations, through owners that are suppliers too. */
function heldFrom(text: string, { directory, holdings, policy, knowledge }: Analysis): Block[] {
  const entry = directory.get(text);
  const held = entry && holdings.of(entry, { countries: COVERED, government: false });
  if (!held) return [];
  const nations = [
    ...new Set(
      held.parts.flatMap(({ country }) => (country ? countryName(country.code, knowledge) : [])),
    ),
  ];
  const counts = held.total.compare(policy.ownership) >= 0 ? 'counts as' : 'does not count as';
  return [
    line(
      `Held from ${nations.join(', ')}, owners of owners included: ${partBeside(held.total, policy.ownership)} (${held.kind}); ${counts} a covered nation’s`,
    ),
  ];
}

const COVERED = ['CN', 'RU', 'IR', 'KP'];

/** The lists that a company of that name is, was or will be on, each with the entry and its document. */
function listed(name: string, day: Day, knowledge: Knowledge): Block[] {
  return knowledge.listed(name).map((entry) => {
    const { list, from, to, parent, note, said } = entry;
    const since =
      from === '' ? '' : day < from ? `from ${from} on, not yet on ${day}` : `since ${from}`;
    const until = to === undefined ? '' : `, to ${to}`;
    const more = [
      ...(parent === undefined ? [] : [`parent: ${parent}`]),
      ...(note === undefined ? [] : [note]),
      ...(said === undefined ? [] : [said]),
    ];
    return line(
      strong(knowledge.companyList(list)?.name ?? list),
      `${since === '' ? '' : ` ${since}`}${until}: “${entry.name}”${more.length === 0 ? '' : ` (${more.join('; ')})`}`,
      ...citation(entry, knowledge),
    );
  });
}

/** What the knowledge has of a company of that name. */
function known(name: string, knowledge: Knowledge): Block[] {
  const company = knowledge.company(name);
  if (!company) return [];
  const { country, does = [], note } = company;
  const says = [
    ...(country === undefined ? [] : [`seated in ${countryName(country, knowledge)}`]),
    ...does.map(({ subject, stage }) => `${stage} of ${subjectName(subject, knowledge)}`),
    ...(note === undefined ? [] : [note]),
  ];
  return [line(`Known: ${company.name}, ${says.join('; ')}`, ...citation(company, knowledge))];
}
