import { Option } from 'commander';
import { FORMATS } from '../../check/format-of';
import { asListed } from '../../check/listed-name';
import { count, day, several } from '../arguments';
import type { CheckOptions } from '../check';
import type { AddCommand } from './command';

/** `check`: what is found in manifests. */
export const addCheck: AddCommand = (program, { terminal, exit }) => {
  program
    .command('check')
    .description('check manifests; exit status 1 when there are errors or too many warnings')
    .argument('[paths...]', 'files, folders or globs; - reads standard input', ['.'])
    .option(
      '--stdin-filename <name>',
      'name of the manifest on standard input',
      'stdin.sourcing.yaml',
    )
    .addOption(
      new Option('--format <format>', 'how to print the findings')
        .choices(FORMATS)
        .default('stylish'),
    )
    .option('--as-of <day>', "check as of this day, YYYY-MM-DD, not of each manifest's asOf", day)
    .option(
      '--policy <file>',
      'team policy; default: the nearest sourcing.policy.yaml upwards from each manifest',
    )
    .option('--fix', 'apply the safe fixes first')
    .option('--since <revision>', 'only what the changes since a Git revision bring')
    .option('--shard <part>', 'the I-th of N parts of the files, as I/N')
    .option('--max-warnings <count>', 'exit with 1 above this many warnings', count)
    .addOption(
      new Option('--severity <level>', 'print from this level up').choices([
        'error',
        'warning',
        'information',
        'hint',
      ]),
    )
    .option('--include-waived', 'print findings that a waiver covers, too')
    .option(
      '--ignore <glob>',
      'leave out, as a line of .gitignore does; may be repeated',
      several,
      [],
    )
    .option('--output <file>', 'write to a file', asListed)
    .option(
      '--cache <folder>',
      'keep results here between runs; default: in the cache folder of the user',
    )
    .option('--no-cache', 'neither use nor keep results of other runs')
    .option('--watch', 'check again whenever a file changes; Ctrl+C ends it')
    .action(async (paths: string[], options: CheckOptions & { readonly watch?: boolean }) => {
      if (options.watch === true) {
        const { watch } = await import('../watch');
        exit(await watch(paths, options, terminal));
        return;
      }
      const { check } = await import('../check');
      exit(await check(paths, options, terminal));
    });
};
