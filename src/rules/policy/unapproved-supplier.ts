import { companyName } from '../../knowledge/company-names';
import type { Step } from '../../chain/graph';
import type { Stage } from '../../knowledge/types';
import type { StepContext } from '../context';
import type { Report, Rule } from '../rule';

export const unapprovedSupplier: Rule = {
  id: 'unapproved-supplier',
  title: 'A supplier that the policy has not approved for the step',
  severity: 'warning',
  group: 'policy',
  step(step, context, report) {
    const subject = step.material ?? step.component;
    if (context.policy.approved.length === 0 || subject === undefined) return;
    const found = step.stage && unapproved(step, subject, step.stage, context);
    if (found) report(found);
  },
};

function unapproved(
  step: Step,
  subject: string,
  stage: Stage,
  { policy, suppliers, knowledge }: StepContext,
): Report | undefined {
  const approvals = policy.approved.filter(
    (each) => each.subject === subject && (each.stage === undefined || each.stage === stage),
  );
  const partner = approvals.length > 0 && suppliers.partnerOf(step);
  if (!partner) return undefined;
  const approved = approvals.flatMap((each) => each.suppliers);
  const own = new Set([partner.name, partner.text.value].map(companyName));
  own.delete('');
  if (approved.some((name) => own.has(companyName(name)))) return undefined;
  const known = knowledge.material(subject) ?? knowledge.component(subject);
  return {
    place: partner.text,
    message: {
      key: 'unapproved-supplier',
      args: {
        supplier: partner.name,
        subject: known?.name ?? subject,
        stage,
        approved,
        policy: policy.file ?? '',
      },
    },
    related: [],
  };
}
