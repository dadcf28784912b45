import type { Checked, Pieces } from '../check/check-some';
import { UsageError } from '../check/usage-error';
import type { Failure, Format, Outcome } from '../report/format';
import { Tally } from '../report/format';
import type { Interrupt } from './interrupt';
import type { Output } from './output';
import type { Terminal } from './terminal';
import { complain } from './terminal';

/**
 * Prints what is checked, as it comes.
 *
 * @returns the exit status; undefined where a signal ended it. A stream has then been finished in form,
 *   so that nobody gets half of a value; a file is for the caller to leave as it was.
 * @throws UsageError where the results would replace a file that they are made from
 */
export async function print(
  checked: AsyncIterable<Checked>,
  format: Format,
  output: Output,
  maxWarnings: number | undefined,
  interrupt: Interrupt,
  terminal: Terminal,
): Promise<number | undefined> {
  const tally = new Tally();
  const failures: Failure[] = [];
  const broken = new Set<string>();
  const policies = new Set<string>();
  const printer = format.held ? new Held(format, output) : new Streamed(format, output);
  for await (const some of checked) {
    for (const pieces of some.texts) await printer.file(pieces);
    tally.join(some.tally);
    failures.push(...some.failures);
    for (const line of some.brokenPolicies) broken.add(line);
    for (const policy of some.policies) policies.add(policy);
    if (some.readsOutput !== undefined) {
      throw new UsageError(
        `${some.readsOutput} is read for the results. Write them to another file.`,
      );
    }
  }
  await printer.end({ tally, failures, policies: [...policies] });
  if (interrupt.isRaised) {
    if (!output.isFile) await output.close();
    complain(terminal, `sourcing-compliance: Interrupted after ${summaryOf(tally)}.`);
    return undefined;
  }
  await output.close();
  for (const { file, error } of failures) complain(terminal, `${file}: ${error}`);
  for (const line of broken) complain(terminal, line);
  if (broken.size > 0 || tally.failed > 0) return 2;
  const { error, warning } = tally.found;
  return error > 0 || warning > (maxWarnings ?? Infinity) ? 1 : 0;
}

const summaryOf = ({ checked, failed }: Tally): string =>
  checked + failed === 1 ? '1 file' : `${String(checked + failed)} files`;

class Streamed {
  readonly #format: Format;
  readonly #output: Output;
  #before: string;

  constructor(format: Format, output: Output) {
    this.#format = format;
    this.#output = output;
    this.#before = format.start;
  }

  async file(pieces: Pieces): Promise<void> {
    let isFirst = true;
    for (const piece of pieces) {
      if (isFirst) await this.#output.write(this.#before);
      await this.#output.write(piece);
      isFirst = false;
    }
    if (!isFirst) this.#before = this.#format.between;
  }

  async end(outcome: Outcome): Promise<void> {
    const start = this.#before === this.#format.start ? this.#before : '';
    await this.#output.write(start + this.#format.end(outcome));
  }
}

/** For a format that begins with how it ended. */
class Held {
  readonly #format: Format;
  readonly #output: Output;
  #text = '';
  #left = 0;

  constructor(format: Format, output: Output) {
    this.#format = format;
    this.#output = output;
  }

  file(pieces: Pieces): Promise<void> {
    const text = [...pieces].map(textOf).join('');
    if (this.#text.length + text.length <= (this.#format.held?.maxLength ?? 0)) this.#text += text;
    else this.#left++;
    return Promise.resolve();
  }

  async end(outcome: Outcome): Promise<void> {
    const start = this.#format.held?.start(outcome, this.#left) ?? '';
    await this.#output.write(start + this.#text + this.#format.end(outcome));
  }
}

const textOf = (piece: string | Uint8Array): string =>
  typeof piece === 'string' ? piece : Buffer.from(piece).toString();
