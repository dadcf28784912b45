import { Option } from 'commander';
import { asListed } from '../../check/listed-name';
import { EXPORT_FORMATS } from '../../convert/formats';
import type { ExportCommandOptions } from '../export';
import type { AddCommand } from './command';

/** `export`: a manifest for reviewers and other systems. */
export const addExport: AddCommand = (program, { terminal, exit }) => {
  program
    .command('export')
    .description('write a manifest in another format')
    .argument('<file>', 'manifest; -: standard input')
    .addOption(
      new Option('--to <format>', 'what to write').choices(EXPORT_FORMATS).makeOptionMandatory(),
    )
    .addOption(
      new Option('--spec <version>', 'version of CycloneDX; 2.0 is a draft, with origins')
        .choices(['1.6', '2.0'])
        .default('1.6'),
    )
    .option('--output <file>', 'file to write; default: standard output', asListed)
    .option('--force', 'overwrite the file where it is an earlier export')
    .action(async (file: string, options: ExportCommandOptions) => {
      const { exportFile } = await import('../export');
      exit(await exportFile(file, options, terminal));
    });
};
