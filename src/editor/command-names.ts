export const COMPARE = 'sourcingCompliance.compareAlternatives';
export const LIST_PAPERWORK = 'sourcingCompliance.listPaperwork';
export const CHECK_WORKSPACE = 'sourcingCompliance.checkWorkspace';
export const CLEAR_WORKSPACE = 'sourcingCompliance.clearWorkspaceCheck';
export const GO_TO_CAUSE = 'sourcingCompliance.goToCause';
export const NEW_MANIFEST = 'sourcingCompliance.newManifest';
export const OPEN_REPORT = 'sourcingCompliance.openReport';

/** In no menu: where the status bar and the verdicts lead to. */
export const SHOW_STATE = 'sourcingCompliance.showState';

/** In no menu: where "More…" of a hover leads to. */
export const EXPLAIN = 'sourcingCompliance.explain';

/** The commands of the palette. */
export const COMMANDS = [
  COMPARE,
  LIST_PAPERWORK,
  CHECK_WORKSPACE,
  CLEAR_WORKSPACE,
  GO_TO_CAUSE,
  NEW_MANIFEST,
  OPEN_REPORT,
] as const;
