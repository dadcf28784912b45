import { Option } from 'commander';
import { asListed } from '../../check/listed-name';
import { IMPORT_FORMATS } from '../../convert/formats';
import type { ImportCommandOptions } from '../import';
import type { AddCommand } from './command';

/** `import`: what a supplier sent becomes a manifest. */
export const addImport: AddCommand = (program, { terminal, exit }) => {
  program
    .command('import')
    .description('write a manifest from a reporting template or a sheet that a supplier sent')
    .argument('<file>', 'what the supplier sent; -: standard input')
    .addOption(
      new Option('--from <format>', 'what the file is; default: guessed from its content').choices(
        IMPORT_FORMATS,
      ),
    )
    .option(
      '--mapping <file>',
      'what the columns of a table are; written where it is not there yet',
    )
    .option(
      '--output <file>',
      'manifest to write; default: beside the file, as NAME.sourcing.yaml',
      asListed,
    )
    .option('--force', 'overwrite the manifest where there is one')
    .action(async (file: string, options: ImportCommandOptions) => {
      const { importFile } = await import('../import');
      exit(await importFile(file, options, terminal));
    });
};
