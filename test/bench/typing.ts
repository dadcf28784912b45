/** A long manifest that somebody types in: what `keystroke.ts` and `beside.ts` measure. */
import { LiveAnalysis } from '../../src/analysis/live-analysis';
import { knowledgeData } from '../../src/knowledge/generated/knowledge.js';
import { Knowledge } from '../../src/knowledge/knowledge';
import type { TextChange } from '../../src/manifest/reread';
import { english } from '../../src/messages/english';
import { sentence } from '../../src/messages/message';
import type { Finding } from '../../src/rules/finding';
import { KIND_NAMES, random, someEdit } from './edits';
import { manifestOf } from './manifests';
import { shownOf } from './shown';

const knowledge = new Knowledge(knowledgeData);

/** What every text here is judged by. */
export const input = {
  file: '/bench.sourcing.yaml',
  knowledge,
  today: '2024-06-30',
  imports: new Map(),
};

/** Milliseconds of a whole analysis. */
export interface Whole {
  readonly total: number;
  readonly longestSlice: number;
}

/** Milliseconds of an edit, from the changed text to what is shown, in words. */
export interface Keystroke {
  readonly kind: string;
  readonly ms: number;
}

/** A text with its analysis and what the editor is handed over of it. */
export class Typing {
  #text: string;
  readonly #live: LiveAnalysis;
  readonly #shown = shownOf();
  /** Words stay with their findings. */
  readonly #words = new WeakMap<Finding, string>();

  constructor(text: string, format: 'yaml' | 'json' = 'yaml') {
    this.#text = text;
    this.#live = new LiveAnalysis(text, format);
    this.rest();
  }

  get text(): string {
    return this.#text;
  }

  /** Milliseconds from an edit to what is shown after it. */
  edit(change: TextChange): number {
    const text = this.#text.slice(0, change.start) + change.text + this.#text.slice(change.end);
    // The editor hands over a flat text.
    text.charCodeAt(text.length >> 1);
    this.#text = text;
    const start = performance.now();
    this.#live.edit(change, text);
    // In a short text the whole is what is shown first.
    if (!this.#live.analysis) this.judge();
    this.#publish();
    return performance.now() - start;
  }

  /** One edit of each kind, each taken back, with a rest now and then. */
  *eachKind(next: () => number): Iterable<Keystroke> {
    for (const [index, kind] of KIND_NAMES.entries()) {
      const { start, end, text } = someEdit(kind, this.#text, next);
      const back = { start, end: start + text.length, text: this.#text.slice(start, end) };
      for (const change of [{ start, end, text }, back]) {
        yield { kind, ms: this.edit(change) };
        if (index === 0 && !this.#live.isWhole) this.rest();
      }
    }
  }

  /** Judges the whole text, and shows what was found. */
  rest(): Whole {
    const whole = this.judge();
    this.#publish();
    return whole;
  }

  judge(): Whole {
    const slices = this.#live.judge(input);
    let longestSlice = 0;
    const start = performance.now();
    for (;;) {
      const from = performance.now();
      const { done } = slices.next();
      longestSlice = Math.max(longestSlice, performance.now() - from);
      if (done === true) return { total: performance.now() - start, longestSlice };
    }
  }

  #publish(): void {
    const { analysis } = this.#live;
    if (!analysis) return;
    for (const finding of this.#shown(analysis)) {
      if (!this.#words.has(finding)) this.#words.set(finding, sentence(finding.message, english));
    }
  }
}

/** A text of so many sources, and numbers that choose its edits. */
export const typingOf = (size: number): [Typing, next: () => number] => [
  new Typing(manifestOf(size)),
  random(size),
];
