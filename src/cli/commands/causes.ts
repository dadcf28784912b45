import { day, several } from '../arguments';
import type { CausesOptions } from '../causes';
import type { AddCommand } from './command';

/** `causes`: where to begin. */
export const addCauses: AddCommand = (program, { terminal, exit }) => {
  program
    .command('causes')
    .description('the steps that most findings rest on, in order')
    .argument('[paths...]', 'files, folders or globs', ['.'])
    .option('--as-of <day>', "check as of this day, YYYY-MM-DD, not of each manifest's asOf", day)
    .option('--policy <file>', 'team policy; default: as for check')
    .option(
      '--ignore <glob>',
      'leave out, as a line of .gitignore does; may be repeated',
      several,
      [],
    )
    .action(async (paths: string[], options: CausesOptions) => {
      const { causes } = await import('../causes');
      exit(await causes(paths, options, terminal));
    });
};
