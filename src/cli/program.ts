import { Command, CommanderError, Option } from 'commander';
import { isDay } from '../knowledge/calendar';
import { check } from './check';
import type { CheckOptions } from './check';
import type { Terminal } from './terminal';
import { UsageError } from '../check/usage-error';

/**
 * Runs the command line.
 *
 * @returns the exit status: 0 nothing at error level, 1 findings beyond that, 2 it could not run
 */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  let status = 0;
  const program = new Command('sourcing-compliance')
    .description(
      'Checks supplier manifests for dependence on China and for missing trade agreements.',
    )
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.stdout.write(text),
      writeErr: (text) => terminal.stderr.write(text),
    });
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
        .choices(['stylish', 'json'])
        .default('stylish'),
    )
    .option('--as-of <day>', "judge on this day, YYYY-MM-DD, not on each manifest's asOf", day)
    .option(
      '--policy <file>',
      'team policy; default: the nearest sourcing.policy.yaml upwards from each manifest',
    )
    .option('--max-warnings <count>', 'exit with 1 above this many warnings', count)
    .option('--output <file>', 'write to a file')
    .action(async (paths: string[], options: CheckOptions) => {
      status = await check(paths, options, terminal);
    });
  try {
    await program.parseAsync([...args], { from: 'user' });
    return status;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (!(error instanceof UsageError)) throw error;
    terminal.stderr.write(`sourcing-compliance: ${error.message}\n`);
    return 2;
  }
}

function day(text: string): string {
  if (!isDay(text)) throw new UsageError(`--as-of wants a day such as 2023-06-30, not "${text}".`);
  return text;
}

function count(text: string): number {
  if (!/^\d+$/.test(text)) {
    throw new UsageError(`--max-warnings wants a whole number, not "${text}".`);
  }
  return Number(text);
}
