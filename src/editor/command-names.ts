export const COMPARE = 'sourcingCompliance.compareAlternatives';
export const CONVERT_FORMAT = 'sourcingCompliance.convertFormat';
export const LIST_PAPERWORK = 'sourcingCompliance.listPaperwork';
export const CHECK_WORKSPACE = 'sourcingCompliance.checkWorkspace';
export const CLEAR_WORKSPACE = 'sourcingCompliance.clearWorkspaceCheck';
export const EXPORT_MANIFEST = 'sourcingCompliance.exportManifest';
export const GO_TO_CAUSE = 'sourcingCompliance.goToCause';
export const IMPORT_SOURCES = 'sourcingCompliance.importSources';
export const NEW_MANIFEST = 'sourcingCompliance.newManifest';
export const OPEN_REPORT = 'sourcingCompliance.openReport';
export const OPEN_PROGRAMME_REPORT = 'sourcingCompliance.openProgrammeReport';
export const SAVE_REPORT = 'sourcingCompliance.saveReport';
export const LIST_REQUESTS = 'sourcingCompliance.listRequests';
export const FIX_WORKSPACE = 'sourcingCompliance.fixAllInWorkspace';
export const FILTER_TREE = 'sourcingCompliance.tree.filter';
export const CLEAR_TREE_FILTER = 'sourcingCompliance.tree.clearFilter';

/** The commands that group the tree, by what they group it by. */
export const GROUP_TREE = {
  material: 'sourcingCompliance.tree.byMaterial',
  country: 'sourcingCompliance.tree.byCountry',
  supplier: 'sourcingCompliance.tree.bySupplier',
  status: 'sourcingCompliance.tree.byStatus',
} as const;

/** What one can do with a source of the tree; in no palette. */
export const TREE_SOURCE = {
  openToSide: 'sourcingCompliance.tree.openToSide',
  goToCause: 'sourcingCompliance.tree.goToCause',
  compare: 'sourcingCompliance.tree.compareAlternatives',
  showChain: 'sourcingCompliance.tree.showChain',
  findReferences: 'sourcingCompliance.tree.findReferences',
  copyId: 'sourcingCompliance.tree.copyId',
  revealFile: 'sourcingCompliance.tree.revealFile',
} as const;
export const REVEAL_IN_TREE = 'sourcingCompliance.revealInTree';
export const RECORD_EVIDENCE = 'sourcingCompliance.recordEvidence';

/** In no menu: where the status bar and the verdicts lead to. */
export const SHOW_STATE = 'sourcingCompliance.showState';

/** In no menu: where "More…" of a hover leads to. */
export const EXPLAIN = 'sourcingCompliance.explain';

/** The commands of the palette. */
export const COMMANDS = [
  COMPARE,
  CONVERT_FORMAT,
  LIST_PAPERWORK,
  CHECK_WORKSPACE,
  CLEAR_WORKSPACE,
  EXPORT_MANIFEST,
  GO_TO_CAUSE,
  IMPORT_SOURCES,
  NEW_MANIFEST,
  OPEN_REPORT,
  OPEN_PROGRAMME_REPORT,
  SAVE_REPORT,
  LIST_REQUESTS,
  FIX_WORKSPACE,
  FILTER_TREE,
  CLEAR_TREE_FILTER,
  ...Object.values(GROUP_TREE),
  REVEAL_IN_TREE,
  RECORD_EVIDENCE,
] as const;

/** The view of the sources. */
export const TREE_VIEW = 'sourcingCompliance.sources';
