import { companyName } from '../../knowledge/company-names';
import type { Rule } from '../rule';

export const barredPartner: Rule = {
  id: 'barred-partner',
  title: 'A country or supplier that the policy bars',
  severity: 'warning',
  group: 'policy',
  step(step, { policy, suppliers }, report) {
    const { barred, file = '' } = policy;
    const { country, source } = step;
    if (country && source.country && barred.countries.has(country.code)) {
      report({
        place: source.country,
        message: { key: 'barred-country', args: { country: country.name, policy: file } },
        related: [],
      });
    }
    if (barred.suppliers.size === 0) return;
    const partner = suppliers.partnerOf(step);
    if (!partner) return;
    const names = [partner.name, partner.text.value, partner.company?.name ?? ''];
    if (!names.some((name) => name !== '' && barred.suppliers.has(companyName(name)))) return;
    report({
      place: partner.text,
      message: { key: 'barred-supplier', args: { supplier: partner.name, policy: file } },
      related: [],
    });
  },
};
