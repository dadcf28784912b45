import type { Analysis } from '../../analysis/analysis';
import type { Step } from '../../chain/graph';
import { subjectName } from '../../explain/words';
import type { Language } from '../../messages/language';
import { ENGLISH } from '../../messages/language';
import { clean } from '../../text/clean';
import type { Flow, FlowLink, FlowNode, Status } from './report';
import { STATUS_ORDER } from './status';

interface OpenNode {
  readonly label: string;
  readonly code: string | undefined;
  readonly subject: string;
  readonly stage: string;
  status: Status;
  steps: number;
}

/**
 * The steps of one subject, stage and country together, and what they feed. Widths are values where every step
 * has one, else numbers of steps; a step that feeds several is split among them evenly.
 */
export function flowOf(
  { graph, knowledge, manifest }: Analysis,
  statuses: ReadonlyMap<Step, Status>,
  language: Language = ENGLISH,
): Flow {
  const { t } = language;
  const values = graph.all.map(({ source }) => source.value?.value.valueOf() ?? 0);
  const isByValue = values.length > 0 && values.every((value) => value > 0 && value < 1e300);
  const nodes: OpenNode[] = [];
  const indexes = new Map<string, number>();
  const nodeOf = (key: string, first: Omit<OpenNode, 'steps'>): number => {
    const { status } = first;
    const known = indexes.get(key);
    const node = known === undefined ? undefined : nodes[known];
    if (known === undefined || !node) {
      indexes.set(key, nodes.length);
      return nodes.push({ ...first, steps: 1 }) - 1;
    }
    node.steps++;
    if (isWorse(status, node.status)) node.status = status;
    return known;
  };
  const indexOf = new Map(
    graph.all.map((step) => {
      const { material, component, country, source } = step;
      const stage = step.stage === undefined ? t('step') : language.name(step.stage);
      const text = source.material ?? source.component;
      const subject = material ?? component;
      const name =
        subject === undefined
          ? clean(text?.value ?? '?')
          : subjectName(subject, knowledge, language);
      const where = country ? language.name(country.name) : t('no country');
      const key = JSON.stringify([subject ?? text?.value, stage, where]);
      const status = statuses.get(step) ?? 'unknown';
      return [
        step,
        nodeOf(key, { label: where, code: country?.code, subject: name, stage, status }),
      ];
    }),
  );
  const product = clean(manifest.product?.value ?? t('product'));
  const last =
    nodes.push({
      label: product,
      code: undefined,
      subject: t('product'),
      stage: '',
      status: 'unknown',
      steps: 0,
    }) - 1;
  const links = new Map<string, { from: number; to: number; width: number; status: Status }>();
  graph.all.forEach((step, index) => {
    const from = indexOf.get(step) ?? last;
    const status = statuses.get(step) ?? 'unknown';
    const targets =
      step.feeds.length === 0 ? [last] : step.feeds.map((fed) => indexOf.get(fed) ?? last);
    const width = (isByValue ? (values[index] ?? 0) : 1) / targets.length;
    for (const to of targets) {
      if (to === from) continue;
      const key = `${String(from)} ${String(to)} ${status}`;
      const link = links.get(key);
      if (link) link.width += width;
      else links.set(key, { from, to, width, status });
    }
  });
  const ahead = withoutCircles(nodes.length, [...links.values()]);
  return {
    by: isByValue ? 'value' : 'steps',
    nodes: nodes.map((node, index): FlowNode =>
      index === last ? productNode(node, graph.own, statuses) : node,
    ),
    links: ahead,
    circular: links.size - ahead.length,
  };
}

const isWorse = (a: Status, b: Status): boolean =>
  STATUS_ORDER.indexOf(a) < STATUS_ORDER.indexOf(b);

/** The product rests on a covered nation where any step is in one or fed from one. */
function productNode(
  node: OpenNode,
  own: readonly Step[],
  statuses: ReadonlyMap<Step, Status>,
): FlowNode {
  const all = own.map((step) => statuses.get(step) ?? 'unknown');
  const isFed = all.some((status) => ['china', 'covered', 'upstream'].includes(status));
  const worst = STATUS_ORDER.find((status) => all.includes(status)) ?? 'unknown';
  return { ...node, status: isFed ? 'upstream' : worst };
}

/** The links of a graph of so many nodes without those that lead back to where a way came from. */
export function withoutCircles(count: number, links: readonly FlowLink[]): FlowLink[] {
  const out: FlowLink[][] = Array.from({ length: count }, () => []);
  for (const link of links) out[link.from]?.push(link);
  const state = new Uint8Array(count);
  const kept: FlowLink[] = [];
  for (let start = 0; start < count; start++) {
    if (state[start] !== 0) continue;
    const way = [{ node: start, next: 0 }];
    state[start] = 1;
    for (let at = way.at(-1); at; at = way.at(-1)) {
      const link = out[at.node]?.[at.next++];
      if (!link) {
        state[at.node] = 2;
        way.pop();
      } else if (state[link.to] !== 1) {
        kept.push(link);
        if (state[link.to] === 0) {
          state[link.to] = 1;
          way.push({ node: link.to, next: 0 });
        }
      }
    }
  }
  return kept;
}
