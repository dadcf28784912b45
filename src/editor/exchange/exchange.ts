/** What is loaded with the first import or export: a bundle of its own, which loads its language, too. */
export { loadLanguage } from '../language';
export { exportManifest } from './export-manifest';
export { importSources } from './import-sources';
