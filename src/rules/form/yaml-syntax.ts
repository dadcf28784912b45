import type { Rule } from '../rule';
import { reportOf } from './manifest-schema';

export const yamlSyntax: Rule = {
  id: 'yaml-syntax',
  title: 'Text that is not YAML or JSON',
  severity: 'error',
  group: 'form',
  fix: 'structure',
  problem: (problem) => (problem.of === 'syntax' ? reportOf(problem) : undefined),
};
