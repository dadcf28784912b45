import type { FormatName } from './format-of';
import type { CheckSettings } from './file-checker';

/** What a thread of the command line is started with. */
export interface WorkerSettings {
  readonly settings: CheckSettings;
  readonly format: FormatName;
  readonly colours: boolean;
}
