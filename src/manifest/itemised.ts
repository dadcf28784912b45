import type { Manifest, Unit } from './model';
import type { Item } from './read-item';
import type { Anchors, Spent } from '../text/yaml-spent';

/** A manifest as read, and the parts that can be read again by themselves. */
export interface ItemisedManifest {
  readonly manifest: Manifest;
  /** None where its sources cannot be read one by one. */
  readonly items: readonly Item[];
  /** Whether the items are cut out of broken text: an edit of one may change how others are read. */
  readonly isBroken: boolean;
  /** The parts before and behind the items. */
  readonly before: Unit;
  readonly after: Unit;
  /** What anchors in the head stand for in the items. */
  readonly anchors: Anchors;
  /** Whether what stands around the items is of the plain form: then nothing in it reaches into them. */
  readonly hasPlainHead: boolean;
  /** What the head took of what `yaml` may read in a manifest. */
  readonly spentOnHead: Spent;
}
