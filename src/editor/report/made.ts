/** What makes reports: loaded with the first one, and knows nothing of the editor's language but what it is handed. */
import type { Analysis } from '../../analysis/analysis';
import { ProgrammeReport } from '../../report/data/programme';
import { reportOf } from '../../report/data/report-of';
import { requestsOf } from '../../report/data/requests';
import { mainHtml } from '../../report/page/main-html';
import { programmePage, reportPage } from '../../report/page/page';
import { programmeHtml } from '../../report/page/programme-html';
import { programmeMarkdown } from '../../report/programme-markdown';
import { reportCsv } from '../../report/report-csv';
import { reportMarkdown } from '../../report/report-markdown';
import { requestsMarkdown } from '../../report/requests-text';
import type { Wording } from '../../report/wording';
import { Lines } from '../../text/lines';

/** How a report is saved. */
export type SavedFormat = 'html' | 'markdown' | 'csv';

/** A manifest as it is shown. */
export interface Shown {
  readonly name: string;
  readonly text: string;
  readonly analysis: Analysis;
}

/** A manifest of several. */
export interface Member extends Shown {
  /** As in `analysis.files`. */
  readonly key: string;
}

/** A report in the editor: the whole page, and what is inside of it. */
export interface Made {
  readonly page: Promise<string>;
  readonly main: string;
}

/** The report on a manifest in the language of the editor. */
export function made({ name, text, analysis }: Shown, wording: Wording): Made {
  const report = reportOf(name, analysis, new Lines(text), wording);
  return {
    page: reportPage(report, 'editor', wording.language),
    main: mainHtml(report, 'editor', wording.language),
  };
}

/** The same as a file, in English as that of the command line. */
export function saved({ name, text, analysis }: Shown, format: SavedFormat): Promise<string> {
  const report = reportOf(name, analysis, new Lines(text));
  if (format === 'csv') return Promise.resolve(reportCsv(report));
  return format === 'markdown' ? Promise.resolve(reportMarkdown(report)) : reportPage(report);
}

/** What to ask the suppliers of a manifest for; undefined: nothing. */
export function requests({ name, text, analysis }: Shown): string | undefined {
  const all = requestsOf(analysis, new Lines(text), name);
  const product = analysis.manifest.product?.value;
  return all.length === 0
    ? undefined
    : requestsMarkdown(all, { file: name, product, asOf: analysis.asOf });
}

/** The report on several manifests in the language of the editor. */
export class MadeProgramme {
  readonly #programme: ProgrammeReport;
  readonly #wording: Wording;

  /** @param nameOf the name to show for the key of a file */
  constructor(title: string, nameOf: (key: string) => string, wording: Wording) {
    this.#programme = new ProgrammeReport(title, nameOf, wording);
    this.#wording = wording;
  }

  add({ key, text, analysis }: Omit<Member, 'name'>): void {
    this.#programme.add(key, analysis, new Lines(text));
  }

  made(): Made {
    const programme = this.#programme.programme();
    const { language } = this.#wording;
    return {
      page: programmePage(programme, 'editor', language),
      main: programmeHtml(programme, 'editor', language),
    };
  }

  /** As a file; of a report that was begun in English. */
  saved(format: SavedFormat): Promise<string> {
    const programme = this.#programme.programme();
    if (format === 'csv') return Promise.resolve(reportCsv({ ...programme, file: undefined }));
    return format === 'markdown'
      ? Promise.resolve(programmeMarkdown(programme))
      : programmePage(programme);
  }
}
