import type { ItemisedManifest } from './itemised';
import type { KnownItems } from './known-items';
import { ManifestReader } from './manifest-reader';
import type { Manifest } from './model';
import type { Slices } from '../text/slices';
import { atOnce, inOneGo } from '../text/slices';
import type { Stretch } from '../text/stretch';

/**
 * Reads a manifest. Never throws: what cannot be read becomes a problem, and every source that can
 * still be read is read.
 *
 * @param text the whole text; a byte order mark at its start is skipped
 */
export function readManifest(text: string, format: 'yaml' | 'json'): Manifest {
  return readItemised(text, format).manifest;
}

/** As `readManifest`, with the items. */
export function readItemised(text: string, format: 'yaml' | 'json'): ItemisedManifest {
  return inOneGo(readInSlices(text, format));
}

/**
 * As `readItemised`, in slices of a few milliseconds: whoever runs it may rest or give up between them.
 *
 * @param known items of the same text that were read before: they are not read again
 */
export function readInSlices(
  text: string,
  format: 'yaml' | 'json',
  known?: KnownItems,
): Slices<ItemisedManifest> {
  return new ManifestReader(text, format, known).read();
}

/**
 * As `readItemised`, of what stands around a list of sources that is cut out, as if the list were empty;
 * undefined where that takes longer than a slice.
 */
export function readAround(
  text: string,
  format: 'yaml' | 'json',
  list: Stretch,
): ItemisedManifest | undefined {
  return atOnce(new ManifestReader(text, format).readAround(list));
}
