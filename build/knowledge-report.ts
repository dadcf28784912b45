/** Shows which entries of the knowledge want to be looked at again: `npm run knowledge`. */
import { parseArgs } from 'node:util';
import { isDay } from '../src/knowledge/calendar';
import { compileKnowledge } from './generate/knowledge';
import { asText, reportOn } from './knowledge-report/report';

const USAGE = 'npm run knowledge -- [--as-of YYYY-MM-DD] [--json]';

function options(): { readonly asOf: string; readonly json: boolean } | undefined {
  try {
    const { values } = parseArgs({
      options: { 'as-of': { type: 'string' }, json: { type: 'boolean', default: false } },
    });
    const asOf = values['as-of'] ?? new Date().toISOString().slice(0, 10);
    return isDay(asOf) ? { asOf, json: values.json } : undefined;
  } catch {
    return undefined;
  }
}

const given = options();
if (given) {
  const report = reportOn(await compileKnowledge(), given.asOf);
  console.log(given.json ? JSON.stringify(report, undefined, 2) : asText(report));
} else {
  console.error(USAGE);
  process.exitCode = 2;
}
