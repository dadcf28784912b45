import type { Analysis } from '../../analysis/analysis';
import { listedPartner } from '../../chain/listed-partner';
import type { KnownPartner } from '../../chain/suppliers';
import type { Coverage } from '../../knowledge/list-coverage';
import { incompleteLists } from '../../knowledge/list-coverage';
import type { CompanyList, ListedCompany } from '../../knowledge/types';
import { listedWords } from '../../rules/sourcing/listed-company';
import { clean } from '../../text/clean';
import { nameOf } from '../data/step-ref';
import type { Row, Table } from '../page/table';

/** Steps of a supplier that are named. */
const MAX_STEPS = 20;

/** Every supplier as it was compared with the lists of companies, and the lists. */
export function screeningTables(analysis: Analysis): Record<'companies' | 'lists', Table> {
  const { graph, knowledge, suppliers } = analysis;
  const partial = incompleteLists(knowledge.data, analysis.asOf ?? knowledge.asOf);
  const steps = new Map<string, { partner: KnownPartner; names: string[] }>();
  for (const step of graph.all) {
    const partner = suppliers.partnerOf(step);
    if (!partner) continue;
    const known = steps.get(partner.name) ?? { partner, names: [] };
    steps.set(partner.name, known);
    known.names.push(nameOf(step.source));
  }
  const rows = [...steps.values()].flatMap(({ partner, names }) => {
    const left = names.length - MAX_STEPS;
    const of = names.slice(0, MAX_STEPS).join(', ') + (left > 0 ? ` and ${String(left)} more` : '');
    return companyRows(partner, of, analysis);
  });
  return {
    companies: {
      caption: 'Companies',
      heads: ['Supplier', 'Seat', 'Result', 'Through', 'Entry', 'List', 'Since', 'Source', 'Steps'],
      rows,
    },
    lists: {
      caption: 'Lists that were looked through',
      heads: ['List', 'Title', 'From', 'In the data', 'Source'],
      rows: knowledge.data.companyLists.map((list) => {
        const { name, title, from, documents, note } = list;
        const document = knowledge.document(documents[0] ?? '');
        return {
          cells: [
            ...[clean(name), clean(title), from, inTheData(list, partial)],
            document ? { text: document.title, url: document.url } : clean(note ?? ''),
          ],
        };
      }),
    },
  };
}

/** How much of a list was looked through. */
function inTheData(list: CompanyList, partial: readonly Coverage[]): string {
  const part = partial.find((each) => each.list === list);
  if (!part) return 'all';
  const { held, whole } = part;
  return `${String(held)} of ${whole === undefined ? 'more' : String(whole)} companies: no entry is no clearance`;
}

function companyRows(partner: KnownPartner, steps: string, analysis: Analysis): Row[] {
  const { knowledge, suppliers, asOf } = analysis;
  const head = [clean(partner.name), partner.seat?.name ?? ''];
  if (asOf === undefined) {
    return [{ cells: [...head, '? not screened: no valid day', '', '', '', '', '', steps] }];
  }
  const row = (result: string, through: string, entry: ListedCompany): Row => {
    const { list, name, since, document } = listedWords(entry, knowledge);
    const source = knowledge.document(entry.documents[0] ?? '');
    return {
      cells: [
        ...[...head, result, through, clean(name), clean(list), since],
        source ? { text: source.title, url: source.url } : clean(document),
        steps,
      ],
    };
  };
  const found = listedPartner(partner, asOf, { knowledge, suppliers });
  if (found) {
    const { entries, owner } = found;
    return entries.map((entry) =>
      row(owner ? '✖ an owner is listed' : '✖ listed', clean(owner?.name ?? ''), entry),
    );
  }
  const near = knowledge.nearListed(partner.name, asOf);
  if (near) return [row('? close to a listed name: compare', '', near)];
  const partial = incompleteLists(knowledge.data, asOf).map(({ list }) => clean(list.name));
  const result = partial.length === 0 ? 'no entry' : `no entry; ${partial.join(', ')}: in part`;
  return [{ cells: [...head, result, '', '', '', '', '', steps] }];
}
