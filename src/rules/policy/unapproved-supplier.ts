import { companyName } from '../../knowledge/company-names';
import type { Rule } from '../rule';

export const unapprovedSupplier: Rule = {
  id: 'unapproved-supplier',
  title: 'A supplier that the policy has not approved for the step',
  severity: 'warning',
  group: 'policy',
  step(step, { policy, suppliers, knowledge }, report) {
    const subject = step.material ?? step.component;
    if (policy.approved.length === 0 || subject === undefined || step.stage === undefined) return;
    const approvals = policy.approved.filter(
      (each) => each.subject === subject && (each.stage === undefined || each.stage === step.stage),
    );
    const partner = approvals.length > 0 && suppliers.partnerOf(step);
    if (!partner) return;
    const approved = approvals.flatMap((each) => each.suppliers);
    const own = new Set([partner.name, partner.text.value].map(companyName));
    own.delete('');
    if (approved.some((name) => own.has(companyName(name)))) return;
    const known = knowledge.material(subject) ?? knowledge.component(subject);
    report({
      place: partner.text,
      message: {
        key: 'unapproved-supplier',
        args: {
          supplier: partner.name,
          subject: known?.name ?? subject,
          stage: step.stage,
          approved,
          policy: policy.file ?? '',
        },
      },
      related: [],
    });
  },
};
