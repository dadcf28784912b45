import type { Analysis } from '../../analysis/analysis';
import { listedPartner } from '../../chain/listed-partner';
import { subjectOf } from '../../chain/subject-of';
import { subjectName } from '../../explain/words';
import { productionOf } from '../../explain/production';
import type { Grounded } from '../../knowledge/types';
import type { Language } from '../../messages/language';
import { ENGLISH } from '../../messages/language';
import { clean } from '../../text/clean';
import type { DocumentRow } from './report';

/** Every document that the knowledge rests on where this manifest was judged by it. */
export function documentsOf(analysis: Analysis, language: Language = ENGLISH): DocumentRow[] {
  const { t, name } = language;
  const { graph, knowledge, regimes, suppliers, asOf = knowledge.asOf } = analysis;
  const uses = new Map<string, Set<string>>();
  const use = ({ documents }: Pick<Grounded, 'documents'>, what: string): void => {
    for (const id of documents) {
      const known = uses.get(id);
      if (known) known.add(what);
      else uses.set(id, new Set([what]));
    }
  };
  for (const { regime } of regimes) use(regime, name(regime.name));
  const seen = new Set<string>();
  const isNew = (...key: (string | undefined)[]): boolean => {
    const text = key.join('\0');
    return !seen.has(text) && seen.add(text) !== undefined;
  };
  for (const step of graph.all) {
    const { country, kind } = step;
    if (country && isNew('countryStatus', country.code, kind)) {
      const countryStatus = knowledge.countryStatus(country.code, asOf, kind);
      if ('agreement' in countryStatus)
        use(countryStatus.agreement, name(countryStatus.agreement.name));
    }
    const subject = subjectOf(step, knowledge);
    const { material, component, stage, form } = subject;
    if (country && isNew('restriction', country.code, material, component, stage, form)) {
      for (const { restriction } of knowledge.restrictionsOn(country.code, subject, asOf)) {
        use(restriction, t('Export restriction'));
      }
    }
    if (isNew('production', material ?? component, stage)) {
      const set = productionOf(step, asOf, knowledge)?.set;
      if (set)
        use(
          set,
          t('Production of {subject}', { subject: subjectName(set.subject, knowledge, language) }),
        );
    }
    const partner = suppliers.partnerOf(step);
    if (partner && isNew('partner', partner.name)) {
      const listed = listedPartner(partner, asOf, { knowledge, suppliers });
      for (const entry of listed?.entries ?? []) {
        use(entry, name(knowledge.companyList(entry.list)?.name ?? entry.list));
      }
    }
  }
  return [...uses]
    .flatMap(([id, usedFor]) => {
      const document = knowledge.document(id);
      if (!document) return [];
      const { title, publisher, date, url } = document;
      return { title, publisher, date: date?.text ?? '', url, usedFor: [...usedFor].map(clean) };
    })
    .sort((a, b) => (a.publisher + a.title < b.publisher + b.title ? -1 : 1));
}
