import { knowledgeData } from '../knowledge/generated/knowledge.js';
import type { Severity } from '../policy/severity';
import type { Format, Shown } from '../report/format';
import { json } from '../report/format-json';
import { stylish } from '../report/format-stylish';

/** Every format of `check`. */
export const FORMATS = [
  'stylish',
  'json',
  'sarif',
  'github',
  'junit',
  'gitlab',
  'markdown',
] as const;

export type FormatName = (typeof FORMATS)[number];

/** How results are printed; plain data, so that threads can be given it. */
export interface FormatSettings {
  readonly name: FormatName;
  /** Whether it is printed on a terminal. */
  readonly colours: boolean;
  /** The lowest severity that is printed; absent: as the format has it. */
  readonly severity?: Severity;
  /** Findings that a waiver covers are printed, too; JSON has them always. */
  readonly waived: boolean;
  /** The day of the check, for manifests without their own. */
  readonly day: string;
  /** Of the program. */
  readonly version: string;
}

/** For a person, hints are too many; for a machine, everything is there. */
const DEFAULT_SEVERITY: Readonly<Record<FormatName, Severity>> = {
  stylish: 'information',
  github: 'information',
  markdown: 'information',
  junit: 'hint',
  json: 'hint',
  sarif: 'hint',
  gitlab: 'hint',
};

/** The format of a name; only the one that is asked for is loaded. */
export async function formatOf(settings: FormatSettings): Promise<Format> {
  const { name, day, colours, waived, version } = settings;
  const shown: Shown = { severity: settings.severity ?? DEFAULT_SEVERITY[name], waived };
  const { asOf } = knowledgeData;
  switch (name) {
    case 'json':
      return json(shown);
    case 'stylish':
      return stylish(asOf, day, colours, shown);
    case 'sarif':
      return (await import('../report/format-sarif')).sarif(version, shown);
    case 'github':
      return (await import('../report/format-github')).github(shown);
    case 'junit':
      return (await import('../report/format-junit')).junit(shown);
    case 'gitlab':
      return (await import('../report/format-gitlab')).gitlab(shown);
    case 'markdown':
      return (await import('../report/format-markdown')).markdown(asOf, day, shown);
  }
}

/** Names all that the text of a file depends on: the day of the check stands before and after those of files. */
export const nameOf = ({ name, severity, waived, colours }: FormatSettings): string =>
  [name, severity ?? '', waived, colours].join(' ');
