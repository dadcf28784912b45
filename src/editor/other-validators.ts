import * as vscode from 'vscode';

/** The setting that asks for mistakes of syntax whoever else tells them. */
const SYNTAX_SETTING = 'sourcingCompliance.yamlSyntax';

/** Every setting that decides on it. */
export const SYNTAX_VALIDATORS = [SYNTAX_SETTING, 'json.validate', 'yaml.validate'] as const;

/**
 * Whether mistakes of syntax in a document are told by someone else: in JSON by VS Code itself, in YAML
 * by the extension of Red Hat where it is installed and validates.
 */
export function othersCheckSyntax(format: 'yaml' | 'json', document: vscode.TextDocument): boolean {
  if (vscode.workspace.getConfiguration().get(SYNTAX_SETTING) === 'always') return false;
  if (format === 'json') return isOn('json.validate.enable', document);
  return (
    vscode.extensions.getExtension('redhat.vscode-yaml') !== undefined &&
    isOn('yaml.validate', document)
  );
}

const isOn = (setting: string, document: vscode.TextDocument): boolean =>
  vscode.workspace.getConfiguration(undefined, document).get(setting, true);
