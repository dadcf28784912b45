/** Tools for agents, over standard input and output: `sourcing-compliance mcp`. */
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { VERSION } from '../../check/version';
import { knowledgeData } from '../../knowledge/generated/knowledge.js';
import { Knowledge } from '../../knowledge/knowledge';
import { registerTools } from './tools';

const server = new McpServer(
  { name: 'sourcing-compliance', title: 'Sourcing Compliance', version: VERSION },
  {
    instructions:
      'Facts on critical minerals, battery components, agreements, export restrictions and lists of companies, each with its document and day. Say the day and the document with what you quote. Engineering guidance, not legal advice.',
  },
);
registerTools(server, new Knowledge(knowledgeData));
// The library skips a line that is no message, and who sent it would wait for an answer.
server.server.onerror = (error) => {
  const isNoJson = error instanceof SyntaxError;
  if (!isNoJson && error.name !== 'ZodError') return;
  const refused = isNoJson
    ? { code: -32700, message: 'The line is not JSON.' }
    : { code: -32600, message: 'The line is no message of JSON-RPC.' };
  process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', id: null, error: refused })}\n`);
};
void server.connect(new StdioServerTransport());
