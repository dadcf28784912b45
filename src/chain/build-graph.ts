import type { Knowledge } from '../knowledge/knowledge';
import type { Stage } from '../knowledge/types';
import { importKeys, resolveImport, splitReference } from '../manifest/imports';
import type { Located, Manifest, Source } from '../manifest/model';
import { BuiltGraph } from './built-graph';
import { firstOfEachId } from './first-of-each-id';
import type { Input, Step, StepOrigin } from './graph';
import { knownOrigins, knownOriginsInSlices, placeIn } from './places';
import type { Slices } from '../text/slices';
import { inOneGo, isLong, mapped } from '../text/slices';
import { SplicedList } from '../text/spliced-list';
import { StageGroups } from './stage-groups';
import { findUpstream } from './upstream';

const STAGES: ReadonlySet<string> = new Set<Stage>([
  'extraction',
  'processing',
  'recycling',
  'manufacturing',
  'assembly',
]);

/** A step while the graph is being built. */
export interface OpenStep extends Step {
  inputs: readonly OpenInput[];
  feeds: OpenStep[];
}

interface OpenInput extends Input {
  readonly step: OpenStep | undefined;
}

/** What steps have that rest on nothing, or feed nothing. */
const NONE: never[] = [];

interface FileSteps {
  readonly manifest: Manifest;
  readonly key: string;
  readonly imports: ReadonlySet<string>;
  /** The first source of each id, in a file whose steps are made when something rests on them. */
  readonly sources: ReadonlyMap<string, Source>;
  readonly byId: Map<string, OpenStep>;
}

/** Steps that are connected before it yields to the event loop. */
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
): Slices<BuiltGraph> {
  const builder = new GraphBuilder(manifest, file, files, knowledge);
  return builder.build();
}

class GraphBuilder {
  readonly #manifest: Manifest;
  readonly #file: string;
  readonly #files: ReadonlyMap<string, Manifest | null>;
  readonly #knowledge: Knowledge;
  readonly #fileSteps = new Map<string, FileSteps | null>();
  readonly #all: OpenStep[] = [];
  /** Steps that rest on others. */
  readonly #fed: OpenStep[] = [];
  readonly #stages = new StageGroups();
  readonly #inChina: Step[] = [];
  readonly #inOtherCovered: Step[] = [];

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

  *build(): Slices<BuiltGraph> {
    const manifest = this.#manifest;
    const all = this.#all;
    const byId = new Map<string, OpenStep>();
    let idsRepeat = false;
    for (const source of manifest.sources) {
      const { origins } = source;
      const known =
        origins && isLong(origins)
          ? yield* knownOriginsInSlices(origins, this.#knowledge)
          : undefined;
      const step = this.#add(source, undefined, known);
      const id = source.id?.value;
      if (id !== undefined) {
        if (byId.has(id)) idsRepeat = true;
        else byId.set(id, step);
      }
      if (all.length % SLICE === 0) yield;
    }
    const main = yield* fileSteps(this.#file, manifest, new Map(), byId);
    this.#fileSteps.set(this.#file, main);
    let connected = 0;
    // The list grows while it is walked: imported steps lead to further ones.
    for (const step of this.#fed) {
      const from = step.file === undefined ? main : this.#stepsOf(step.file);
      if (from) {
        const { inputs } = step.source;
        const follow = (entry: Located<string>): OpenInput => this.#follow(entry, from);
        this.#connect(step, isLong(inputs) ? yield* mapped(inputs, follow) : inputs.map(follow));
      }
      if (++connected % SLICE === 0) yield;
    }
    // One list where nothing is imported.
    const count = manifest.sources.length;
    const whole = SplicedList.of<Step>(all);
    const own = all.length === count ? whole : SplicedList.of<Step>(all.slice(0, count));
    const china = yield* findUpstream(this.#inChina);
    const otherCovered = yield* findUpstream(this.#inOtherCovered);
    const stages = this.#stages.groups;
    const steps = { own, all: whole, byId, idsRepeat };
    return new BuiltGraph({ manifest, ...steps, china, otherCovered, stages });
  }

  #add(source: Source, file?: string, origins?: readonly StepOrigin[]): OpenStep {
    const currency = file === undefined ? undefined : this.#files.get(file)?.currency?.value;
    const step = stepOf(source, this.#all.length, this.#knowledge, file, currency, origins);
    this.#all.push(step);
    if (source.inputs.length > 0) this.#fed.push(step);
    this.#stages.add(step);
    const nation = step.country?.coveredNation;
    if (nation !== undefined) (nation === 'CN' ? this.#inChina : this.#inOtherCovered).push(step);
    if (step.origins) {
      if (placeIn(step, 'china')) this.#inChina.push(step);
      if (placeIn(step, 'other-covered')) this.#inOtherCovered.push(step);
    }
    return step;
  }

  #connect(step: OpenStep, inputs: readonly OpenInput[]): void {
    step.inputs = inputs;
    for (const { step: fedBy } of inputs) {
      if (!fedBy) continue;
      if (fedBy.feeds === NONE) fedBy.feeds = [step];
      else fedBy.feeds.push(step);
    }
  }

  #follow(entry: Located<string>, from: FileSteps): OpenInput {
    const reference = splitReference(entry.value);
    const key = reference.file === undefined ? from.key : resolveImport(from.key, reference.file);
    if (key !== from.key && !from.imports.has(key)) {
      return { entry, step: undefined, missing: 'not-imported' };
    }
    const target = key === from.key ? from : this.#stepsOf(key);
    if (!target) return { entry, step: undefined, missing: 'file' };
    const step = this.#stepIn(target, reference.id);
    return { entry, step, missing: step ? undefined : 'id' };
  }

  #stepIn({ key, sources, byId }: FileSteps, id: string): OpenStep | undefined {
    const known = byId.get(id);
    if (known) return known;
    const source = sources.get(id);
    if (!source) return undefined;
    const step = this.#add(source, this.#fileOf(key));
    byId.set(id, step);
    return step;
  }

  #fileOf(key: string): string | undefined {
    return key === this.#file ? undefined : key;
  }

  #stepsOf(key: string): FileSteps | null {
    let steps = this.#fileSteps.get(key);
    if (steps === undefined) {
      const manifest = this.#files.get(key);
      steps = manifest
        ? inOneGo(fileSteps(key, manifest, firstOfEachId(manifest), new Map()))
        : null;
      this.#fileSteps.set(key, steps);
    }
    return steps;
  }
}

/**
 * A step with what the knowledge makes of the texts of its source; connected with nothing yet.
 *
 * @param origins those that are known, where they were looked up already
 */
export function stepOf(
  source: Source,
  index: number,
  knowledge: Knowledge,
  file?: string,
  currency?: string,
  origins = source.origins && knownOrigins(source.origins, knowledge),
): OpenStep {
  const country = source.country && knowledge.resolveCountry(source.country.value);
  const material = source.material && knowledge.resolveMaterial(source.material.value);
  const component = source.component && knowledge.resolveComponent(source.component.value);
  const known = component && component.kind !== 'unknown' ? component.entry : undefined;
  return {
    source,
    file,
    currency,
    index,
    origins,
    country: country?.kind === 'code' || country?.kind === 'name' ? country.country : undefined,
    material: material && material.kind !== 'unknown' ? material.entry.id : undefined,
    component: known?.id,
    stage: isStage(source.stage) ? source.stage.value : undefined,
    kind: source.material || known?.constituent30d === true ? 'mineral' : 'component',
    inputs: NONE,
    feeds: NONE,
  };
}

function* fileSteps(
  key: string,
  manifest: Manifest,
  sources: ReadonlyMap<string, Source>,
  byId: Map<string, OpenStep>,
): Slices<FileSteps> {
  const imports = yield* importKeys(key, manifest);
  return { manifest, key, imports, sources, byId };
}

function isStage(stage: Located<string> | undefined): stage is Located<Stage> {
  return stage !== undefined && STAGES.has(stage.value);
}
