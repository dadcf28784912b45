import type { Wording } from '../../report/wording';
import { catalogueOfEditor, editorLanguage } from '../language';
import type * as Reports from './made';

/** What makes reports, loaded with the first one. */
export const loadReports = (): Promise<typeof Reports> => import('./made');

/** The language of the editor, and the findings in it. */
export const wordingOfEditor = (): Wording => ({
  language: editorLanguage(),
  catalogue: catalogueOfEditor(),
});
