import type { CheckSettings } from './file-checker';
import type { FormatSettings } from './format-of';

/** What a thread of the command line is started with. */
export interface WorkerSettings {
  readonly settings: CheckSettings;
  readonly format: FormatSettings;
}
