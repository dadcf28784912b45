import { complete } from '../../src/completion/complete';
import type { Completion, Cursor, Offer } from '../../src/completion/cursor';
import type { Manifest } from '../../src/manifest/model';
import { formatOf } from '../../src/manifest/file-names';
import { readManifest } from '../../src/manifest/read';
import { analyseFiles } from './analyse';
import { takeCursor } from './cursor';
import { knowledge } from './knowledge';

export interface Completed extends Completion {
  readonly labels: readonly string[];
  /** The text once an offer is taken. */
  take(label: string): string;
}

export interface CompleteOptions {
  readonly name?: string;
  /** Other files, by path, that the manifest can import. */
  readonly others?: Readonly<Record<string, string>>;
}

/** What completion offers at the mark `‸` of a manifest. */
export function completeAt(
  marked: string,
  { name = 'product.sourcing.yaml', others = {} }: CompleteOptions = {},
): Completed {
  const { text, offset } = takeCursor(marked);
  const files = new Map<string, Manifest | null>();
  for (const [path, other] of Object.entries(others)) {
    files.set(path, readManifest(other, formatOf(path)));
  }
  const analysis = analyseFiles({ [name]: text, ...others }, { file: name });
  const completion = complete(cursorAt(text, offset), { analysis, knowledge, files });
  const { offers, replaces } = completion;
  return {
    ...completion,
    labels: offers.map(({ label }) => label),
    take: (label) => {
      const { insert } = find(offers, label);
      return text.slice(0, offset - replaces.before) + insert + text.slice(offset + replaces.after);
    },
  };
}

function find(offers: readonly Offer[], label: string): Offer {
  const offer = offers.find((each) => each.label === label);
  if (!offer) throw new Error(`${label} is not offered.`);
  return offer;
}

function cursorAt(text: string, offset: number): Cursor {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  return {
    offset,
    before: text.slice(start, offset),
    after: text.slice(offset, end === -1 ? text.length : end),
    slice: (from, to) => text.slice(from, to),
  };
}
