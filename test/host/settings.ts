/** User settings that keep an editor under test quiet and offline. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export type Settings = Readonly<Record<string, unknown>>;

/**
 * In the form of the newest VS Code: it would rewrite older names as soon as it starts, and the
 * document of settings that opens and closes for that upsets its extension host.
 */
const QUIET: Settings = {
  'security.workspace.trust.enabled': false,
  'security.workspace.trust.startupPrompt': 'never',
  'workbench.startupEditor': 'none',
  'workbench.colorTheme': 'Light Modern',
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'telemetry.telemetryLevel': 'off',
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': 'off',
  'extensions.ignoreRecommendations': true,
  'update.mode': 'none',
  'git.enabled': false,
  'files.autoSave': 'off',
  'files.simpleDialog.enable': true,
};

/** Writes the settings of a fresh user data folder; `extra` wins over the quiet ones. */
export function writeSettings(userData: string, extra: Settings = {}): void {
  const folder = join(userData, 'User');
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'settings.json'),
    JSON.stringify({ ...QUIET, ...extra }, undefined, 2),
  );
}
