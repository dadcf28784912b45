import type { Rule } from '../rule';
import { problemsOf } from './manifest-schema';

export const yamlSyntax: Rule = {
  id: 'yaml-syntax',
  title: 'Text that is not YAML or JSON',
  severity: 'error',
  group: 'form',
  fix: 'structure',
  isLocal: true,
  file: ({ manifest }) => problemsOf(manifest, 'syntax'),
};
