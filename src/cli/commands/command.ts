import type { Command } from 'commander';
import type { Terminal } from '../terminal';

/** What a command's file adds to the program; what it needs is loaded when it is used. */
export type AddCommand = (program: Command, on: Running) => void;

/** What a command runs on. */
export interface Running {
  readonly terminal: Terminal;
  /** Takes the exit status. */
  readonly exit: (status: number) => void;
}
