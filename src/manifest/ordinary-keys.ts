import { COLON, SPACE } from '../text/characters';

/** The keys of a source in the order in which they stand, one list for all sources that have it. */
export interface KeyOrder {
  readonly names: readonly string[];
  readonly next: Map<string, KeyOrder>;
}

/** The order with one more key. */
export function withKey({ names, next }: KeyOrder, name: string): KeyOrder {
  const order: KeyOrder = { names: [...names, name], next: new Map() };
  next.set(name, order);
  return order;
}

/** The key that stands at an offset with a colon and a space behind it, among those of simple values. */
export function keyAt(text: string, at: number): string | undefined {
  const key = candidate(text, at);
  if (key === undefined || !text.startsWith(key, at)) return undefined;
  const colon = at + key.length;
  return text.charCodeAt(colon) === COLON && text.charCodeAt(colon + 1) === SPACE ? key : undefined;
}

function candidate(text: string, at: number): string | undefined {
  const second = text.charCodeAt(at + 1);
  switch (text.charCodeAt(at)) {
    case 0x63: // c
      return text.charCodeAt(at + 2) === 0x75 ? 'country' : 'component';
    case 0x66: // f
      return 'form';
    case 0x69: // i
      return second === 0x64 ? 'id' : 'inputs';
    case 0x6d: // m
      return 'material';
    case 0x72: // r
      return 'region';
    case 0x73: // s
      if (second === 0x74) return 'stage';
      if (second === 0x70) return 'spec';
      return second === 0x75 ? 'supplier' : 'share';
    case 0x76: // v
      return 'value';
    default:
      return undefined;
  }
}

/** Whether a step of a stage has the kind of subject that it must have. */
export function fits(stage: string, material: unknown, component: unknown): boolean {
  switch (stage) {
    case 'extraction':
    case 'processing':
    case 'recycling':
      return material !== undefined && component === undefined;
    case 'manufacturing':
    case 'assembly':
      return component !== undefined && material === undefined;
    default:
      return false;
  }
}
