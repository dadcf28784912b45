import { Option } from 'commander';
import { asListed } from '../../check/listed-name';
import { day, several } from '../arguments';
import { UsageError } from '../../check/usage-error';
import type { PackOptions } from '../pack';
import type { ReportOptions } from '../report';
import type { AddCommand } from './command';

/** `report`: a manifest, or several, as a page for who never opens the editor. */
export const addReport: AddCommand = (program, { terminal, exit }) => {
  program
    .command('report')
    .description('write a report on manifests: a self-contained HTML page, Markdown or CSV')
    .argument(
      '<paths...>',
      'a manifest, with what it imports; or several, folders or globs: one report on all',
    )
    .option(
      '--output <file>',
      'write to a file; its ending says the format: .html, .md or .csv',
      asListed,
    )
    .addOption(
      new Option('--format <format>', 'in place of the ending; without both: html').choices([
        'html',
        'markdown',
        'csv',
      ]),
    )
    .option('--requests', 'in place of it what to ask each supplier for: Markdown or CSV')
    .option(
      '--pack <folder>',
      'an audit pack in a folder, item by item, with the documents',
      asListed,
    )
    .option(
      '--ignore <glob>',
      'of folders and globs: leave out, as a line of .gitignore does; may be repeated',
      several,
      [],
    )
    .option('--force', 'replace a folder that is not empty')
    .option('--as-of <day>', "as of this day, YYYY-MM-DD, not of the manifest's asOf", day)
    .option('--policy <file>', 'team policy; default: the nearest sourcing.policy.yaml upwards')
    .action(async (paths: string[], options: ReportOptions & Partial<PackOptions>) => {
      if (options.pack !== undefined) {
        refuseBeside(options);
        const [file = '', ...others] = paths;
        if (others.length > 0) {
          throw new UsageError('An audit pack is of one manifest and what it imports: name one.');
        }
        const { pack } = await import('../pack');
        exit(await pack(file, { ...options, pack: options.pack }, terminal));
        return;
      }
      const { report } = await import('../report');
      exit(await report(paths, options, terminal));
    });
};

/** @throws UsageError where an option would say nothing */
function refuseBeside({ output, format, requests }: ReportOptions): void {
  const other =
    output === undefined
      ? format === undefined
        ? requests === true && '--requests'
        : '--format'
      : '--output';
  if (other !== false) throw new UsageError(`${other} says nothing beside --pack: leave it out.`);
}
