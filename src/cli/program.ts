import { Command, CommanderError } from 'commander';
import { UsageError } from '../check/usage-error';
import { addCheck } from './commands/check';
import { addCauses } from './commands/causes';
import { addExplain } from './commands/explain';
import { addExport } from './commands/export';
import { addImport } from './commands/import';
import { addReport } from './commands/report';
import type { AddCommand } from './commands/command';
import { addServers } from './commands/servers';
import type { Terminal } from './terminal';
import { complain } from './terminal';
import { VERSION } from '../check/version';

/** Every command, as `--help` lists them. */
const COMMANDS: readonly AddCommand[] = [
  addCheck,
  addCauses,
  addExplain,
  addImport,
  addExport,
  addReport,
  addServers,
];

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
    .version(VERSION, '--version', 'print the version')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.stdout.write(text),
      // It quotes what was typed.
      writeErr: (text) => {
        for (const line of text.trimEnd().split('\n')) complain(terminal, line);
      },
    });
  const exit = (with_: number): void => {
    status = with_;
  };
  for (const add of COMMANDS) add(program, { terminal, exit });
  // As an unset variable leaves it in a script: as a name it would mean the folder one works in.
  program.hook('preAction', (_, command) => {
    for (const option of command.options) {
      if (command.getOptionValue(option.attributeName()) !== '') continue;
      throw new UsageError(`${option.long ?? option.flags} needs a value; it is empty.`);
    }
  });
  try {
    await program.parseAsync([...args], { from: 'user' });
    return status;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (!(error instanceof UsageError)) throw error;
    complain(terminal, `sourcing-compliance: ${error.message}`);
    return 2;
  }
}
