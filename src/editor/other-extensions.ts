/** What other extensions do in manifests already, so that nothing is there twice. */
import * as vscode from 'vscode';

/** The setting that asks for the outline whoever else has one. */
const OUTLINE_SETTING = 'sourcingCompliance.outline';

/** The setting that asks for mistakes of syntax whoever else tells them. */
const SYNTAX_SETTING = 'sourcingCompliance.yamlSyntax';

/** Every setting that decides on it. */
export const SYNTAX_VALIDATORS = [SYNTAX_SETTING, 'json.validate', 'yaml.validate'] as const;

/**
 * Whether mistakes of syntax in a document are reported by someone else: in JSON by VS Code itself, in YAML
 * by the extension of Red Hat where it is installed and validates.
 */
export function othersCheckSyntax(format: 'yaml' | 'json', document: vscode.TextDocument): boolean {
  if (vscode.workspace.getConfiguration().get(SYNTAX_SETTING) === 'always') return false;
  if (format === 'json') return isOn('json.validate.enable', document);
  return hasRedHat() && isOn('yaml.validate', document);
}

/**
 * Whether the outline is left to someone else: the editor would put two of them below each other, and
 * every symbol into its list twice. In JSON ours stands beside that of VS Code itself, which has only keys.
 */
export const othersShowSymbols = (format: 'yaml' | 'json'): boolean =>
  format === 'yaml' &&
  hasRedHat() &&
  vscode.workspace.getConfiguration().get(OUTLINE_SETTING) !== 'always';

/** It does not say whether its language server runs; it starts with the first YAML file. */
const hasRedHat = (): boolean => vscode.extensions.getExtension('redhat.vscode-yaml') !== undefined;

const isOn = (setting: string, document: vscode.TextDocument): boolean =>
  vscode.workspace.getConfiguration(undefined, document).get(setting, true);
