import type { ListedPartner } from '../../chain/listed-partner';
import { listedPartner } from '../../chain/listed-partner';
import type { Knowledge } from '../../knowledge/knowledge';
import type { ListedCompany } from '../../knowledge/types';
import type { ListedWords } from '../../messages/listed';
import type { Located } from '../../manifest/model';
import type { Report, Rule } from '../rule';

export const listedCompany: Rule = {
  id: 'listed-company',
  title: 'A supplier, or an owner of half or more of it, on an official list of companies',
  severity: 'warning',
  group: 'sourcing',
  step(step, context, report) {
    const { supplier } = step.source;
    if (!supplier || context.asOf === undefined) return;
    const known = context.suppliers.known(supplier.value, step.file);
    const found = listedPartner(known, context.asOf, context);
    if (found) report(reportOf(supplier, found, context.knowledge));
  },
};

function reportOf(
  supplier: Located<string>,
  { owner, entries }: ListedPartner,
  knowledge: Knowledge,
): Report {
  return {
    place: supplier,
    message: {
      key: 'listed-company',
      args: {
        ...(owner && { owner: owner.name }),
        entries: entries.map((entry) => listedWords(entry, knowledge)),
      },
    },
    related: owner
      ? [
          {
            place: owner.entry.place,
            message: { key: 'listed-owner', args: { owner: owner.name } },
            ...(owner.file !== undefined && { file: owner.file }),
          },
        ]
      : [],
  };
}

/** An entry of a list in terms of a message. */
export function listedWords(
  { list, name, from, documents, said, confidence }: ListedCompany,
  knowledge: Knowledge,
): ListedWords {
  const [document = ''] = documents;
  return {
    list: knowledge.companyList(list)?.name ?? list,
    name,
    since: from,
    document: said ?? knowledge.document(document)?.title ?? document,
    isUnsure: confidence !== 'verified',
  };
}
