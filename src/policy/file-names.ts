/** Names of a policy; of two in one folder the first counts. */
export const POLICY_NAMES = ['sourcing.policy.yaml', 'sourcing.policy.yml'] as const;

/** Whether a file is a policy by its name alone. */
export const isPolicyName = (path: string): boolean =>
  /(?:^|[\\/])sourcing\.policy\.ya?ml$/.test(path);
