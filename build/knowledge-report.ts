/** Shows which entries of the knowledge want to be looked at again: `npm run knowledge`. */
import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { format } from 'prettier';
import { isDay } from '../src/knowledge/calendar';
import { compileKnowledge } from './generate/knowledge';
import { withCurrentData } from './knowledge-report/confidence';
import { asText, reportOn } from './knowledge-report/report';
import { sampleOf } from './knowledge-report/sample';

const USAGE = 'npm run knowledge -- [--as-of YYYY-MM-DD] [--json] [--sample SEED] [--docs]';
const PAGE = 'docs/knowledge.md';
const SAMPLE_SIZE = 30;

interface Options {
  readonly asOf: string;
  readonly json: boolean;
  readonly docs: boolean;
  readonly sample?: number;
}

function options(): Options | undefined {
  try {
    const { values } = parseArgs({
      options: {
        'as-of': { type: 'string' },
        json: { type: 'boolean', default: false },
        docs: { type: 'boolean', default: false },
        sample: { type: 'string' },
      },
    });
    const asOf = values['as-of'] ?? new Date().toISOString().slice(0, 10);
    const seed = values.sample === undefined ? undefined : Number(values.sample);
    if (!isDay(asOf) || Number.isNaN(seed)) return undefined;
    const { json, docs } = values;
    return { asOf, json, docs, ...(seed !== undefined && { sample: seed }) };
  } catch {
    return undefined;
  }
}

async function run({ asOf, json, docs, sample }: Options): Promise<void> {
  const data = await compileKnowledge();
  if (docs) {
    const page = withCurrentData(await readFile(PAGE, 'utf8'), data);
    await writeFile(PAGE, await format(page, { parser: 'markdown' }));
  } else if (sample !== undefined) {
    console.log(sampleOf(data, sample, SAMPLE_SIZE).join('\n'));
  } else {
    const report = reportOn(data, asOf);
    console.log(json ? JSON.stringify(report, undefined, 2) : asText(report));
  }
}

const given = options();
if (given) {
  await run(given);
} else {
  console.error(USAGE);
  process.exitCode = 2;
}
