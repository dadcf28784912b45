import type { PolicyProblem } from '../policy/read-policy';
import { yamlSyntax } from './form/yaml-syntax';

/** What a problem of a policy is reported as; each has a page among those of the rules. */
export const idOfPolicyProblem = (of: PolicyProblem['of']): string =>
  of === 'syntax' ? yamlSyntax.id : 'policy-schema';
