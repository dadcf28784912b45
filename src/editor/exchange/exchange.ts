/** What is loaded with the first import or export: a bundle of its own. */
export { exportManifest } from './export-manifest';
export { importSources } from './import-sources';
