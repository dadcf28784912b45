import type { Knowledge } from '../knowledge/knowledge';
import type { Stage } from '../knowledge/types';
import { resolveImport, splitReference } from '../manifest/imports';
import type { Located, Manifest, Source } from '../manifest/model';
import { BuiltGraph } from './built-graph';
import type { Input, Step } from './graph';

const STAGES: ReadonlySet<string> = new Set<Stage>([
  'extraction',
  'processing',
  'recycling',
  'manufacturing',
  'assembly',
]);

/** A step while the graph is being built. */
interface OpenStep extends Step {
  readonly inputs: Input[];
  readonly feeds: OpenStep[];
}

interface FileSteps {
  readonly manifest: Manifest;
  readonly key: string;
  readonly imports: ReadonlySet<string>;
  readonly byId: ReadonlyMap<string, Source>;
}

/** Steps that are connected between two points where others may have their turn. */
const SLICE = 1000;

/**
 * The procurement chains of a manifest: its own steps, and those of other files that feed them, over
 * any number of files; in slices of a few milliseconds.
 */
export function buildGraph(
  manifest: Manifest,
  file: string,
  files: ReadonlyMap<string, Manifest | null>,
  knowledge: Knowledge,
): Generator<undefined, BuiltGraph> {
  const builder = new GraphBuilder(manifest, file, files, knowledge);
  return builder.build();
}

class GraphBuilder {
  readonly #manifest: Manifest;
  readonly #file: string;
  readonly #files: ReadonlyMap<string, Manifest | null>;
  readonly #knowledge: Knowledge;
  readonly #fileSteps = new Map<string, FileSteps | null>();
  readonly #steps = new Map<Source, OpenStep>();
  readonly #all: OpenStep[] = [];

  constructor(
    manifest: Manifest,
    file: string,
    files: ReadonlyMap<string, Manifest | null>,
    knowledge: Knowledge,
  ) {
    this.#manifest = manifest;
    this.#file = file;
    this.#files = files;
    this.#knowledge = knowledge;
  }

  *build(): Generator<undefined, BuiltGraph> {
    const main = fileSteps(this.#file, this.#manifest);
    this.#fileSteps.set(this.#file, main);
    const own: Step[] = [];
    for (const source of this.#manifest.sources) {
      own.push(this.#add(source));
      if (own.length % SLICE === 0) yield;
    }
    // The list grows while it is walked: imported steps lead to further ones.
    for (const step of this.#all) {
      const from = step.file === undefined ? main : this.#stepsOf(step.file);
      if (from) this.#connect(step, from);
      if (step.index % SLICE === SLICE - 1) yield;
    }
    const byId = new Map<string, Step>();
    for (const [id, source] of main.byId) {
      const step = this.#steps.get(source);
      if (step) byId.set(id, step);
    }
    // One list where nothing is imported.
    const all = this.#all.length === own.length ? own : this.#all;
    return new BuiltGraph(this.#manifest, own, all, byId, this.#knowledge);
  }

  #add(source: Source, file?: string): OpenStep {
    const known = this.#steps.get(source);
    if (known) return known;
    const step = { ...this.#judge(source, file), index: this.#all.length };
    this.#steps.set(source, step);
    this.#all.push(step);
    return step;
  }

  #judge(source: Source, file: string | undefined): Omit<OpenStep, 'index'> {
    return {
      ...judgeSource(source, this.#knowledge),
      ...(file !== undefined && { file, ...this.#currencyOf(file) }),
      inputs: [],
      feeds: [],
    };
  }

  #currencyOf(file: string): { readonly currency?: string } {
    const currency = this.#files.get(file)?.currency?.value;
    return currency === undefined ? {} : { currency };
  }

  #connect(step: OpenStep, from: FileSteps): void {
    for (const entry of step.source.inputs) {
      const input = this.#follow(entry, from);
      step.inputs.push(input);
      if (input.step) this.#steps.get(input.step.source)?.feeds.push(step);
    }
  }

  #follow(entry: Located<string>, from: FileSteps): Input {
    const reference = splitReference(entry.value);
    if (reference.file === undefined) {
      const source = from.byId.get(reference.id);
      if (!source) return { entry, missing: 'id' };
      return { entry, step: this.#add(source, this.#fileOf(from.key)) };
    }
    const key = resolveImport(from.key, reference.file);
    if (key !== from.key && !from.imports.has(key)) return { entry, missing: 'not-imported' };
    const target = this.#stepsOf(key);
    if (!target) return { entry, missing: 'file' };
    const source = target.byId.get(reference.id);
    if (!source) return { entry, missing: 'id' };
    return { entry, step: this.#add(source, this.#fileOf(key)) };
  }

  #fileOf(key: string): string | undefined {
    return key === this.#file ? undefined : key;
  }

  #stepsOf(key: string): FileSteps | null {
    let steps = this.#fileSteps.get(key);
    if (steps === undefined) {
      const manifest = this.#files.get(key);
      steps = manifest ? fileSteps(key, manifest) : null;
      this.#fileSteps.set(key, steps);
    }
    return steps;
  }
}

/** What the knowledge makes of the texts of a source. */
export function judgeSource(
  source: Source,
  knowledge: Knowledge,
): Omit<Step, 'index' | 'inputs' | 'feeds'> {
  const country = source.country && knowledge.resolveCountry(source.country.value);
  const material = source.material && knowledge.resolveMaterial(source.material.value);
  const component = source.component && knowledge.resolveComponent(source.component.value);
  const known = component && component.kind !== 'unknown' ? component.entry : undefined;
  return {
    source,
    ...(country &&
      (country.kind === 'code' || country.kind === 'name') && { country: country.country }),
    ...(material && material.kind !== 'unknown' && { material: material.entry.id }),
    ...(known && { component: known.id }),
    ...(isStage(source.stage) && { stage: source.stage.value }),
    kind: source.material || known?.constituent30d === true ? 'mineral' : 'component',
  };
}

function fileSteps(key: string, manifest: Manifest): FileSteps {
  const byId = new Map<string, Source>();
  for (const source of manifest.sources) {
    if (source.id && !byId.has(source.id.value)) byId.set(source.id.value, source);
  }
  const imports = new Set(manifest.imports.map(({ value }) => resolveImport(key, value)));
  return { manifest, key, imports, byId };
}

function isStage(stage: Located<string> | undefined): stage is Located<Stage> {
  return stage !== undefined && STAGES.has(stage.value);
}
