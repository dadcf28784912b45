import { complete } from '../../src/completion/complete';
import type { Completion, Offer } from '../../src/completion/cursor';
import type { Manifest } from '../../src/manifest/model';
import { formatOf } from '../../src/manifest/file-names';
import { readManifest } from '../../src/manifest/read';
import { analyseFiles } from './analyse';
import { cursorAt, takeCursor } from './cursor';
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
  readonly paths?: readonly string[];
}

/** What completion offers at the mark `‸` of a manifest. */
export function completeAt(
  marked: string,
  { name = 'product.sourcing.yaml', others = {}, paths = [] }: CompleteOptions = {},
): Completed {
  const { text, offset } = takeCursor(marked);
  const files = new Map<string, Manifest | null>();
  for (const [path, other] of Object.entries(others)) {
    files.set(path, readManifest(other, formatOf(path)));
  }
  const analysis = analyseFiles({ [name]: text, ...others }, { file: name });
  const completion = complete(cursorAt(text, offset), { analysis, knowledge, files, paths });
  const { offers, replaces } = completion;
  return {
    ...completion,
    labels: offers.map(({ label }) => label),
    take: (label) => {
      const { insert } = find(offers, label);
      const start = offset - replaces.before;
      const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, start);
      // As the editor does: further lines are indented as the line is.
      const indented = insert.replaceAll('\n', `\n${/^[ \t]*/.exec(line)?.[0] ?? ''}`);
      const { comma = start } = completion;
      const before = text.slice(0, comma) + (completion.comma === undefined ? '' : ',');
      return before + text.slice(comma, start) + indented + text.slice(offset + replaces.after);
    },
  };
}

function find(offers: readonly Offer[], label: string): Offer {
  const offer = offers.find((each) => each.label === label);
  if (!offer) throw new Error(`${label} is not offered.`);
  return offer;
}
