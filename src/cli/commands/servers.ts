import type { AddCommand } from './command';

/** `lsp` and `mcp`, as `--help` shows them: the entry starts their own programs. */
export const addServers: AddCommand = (program) => {
  for (const [name, description] of [
    ['lsp', 'language server for other editors, on standard input and output'],
    ['mcp', 'tools for agents (Model Context Protocol), on standard input and output'],
  ] as const) {
    program
      .command(name)
      .description(description)
      .option('--stdio', 'use standard input and output, which is the only way');
  }
};
