import * as vscode from 'vscode';
import type { Theme } from '../explain/blocks';

/** The theme that pictures are drawn for. */
export function currentTheme(): Theme {
  switch (vscode.window.activeColorTheme.kind) {
    case vscode.ColorThemeKind.Dark:
      return 'dark';
    case vscode.ColorThemeKind.HighContrast:
      return 'high-contrast';
    case vscode.ColorThemeKind.HighContrastLight:
      return 'high-contrast-light';
    case vscode.ColorThemeKind.Light:
      return 'light';
  }
}
