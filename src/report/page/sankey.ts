import { sankey, sankeyJustify, sankeyLinkHorizontal } from 'd3-sankey';
import type { Language } from '../../messages/language';
import { counted } from '../../messages/words';
import { withoutCircles } from '../data/flow';
import type { Flow, FlowLink, FlowNode } from '../data/report';
import { STATUS_ORDER, statusName, STATUSES } from '../data/status';
import { figure, svgOf } from './table';
import { escaped, label, number, px } from './text';

/** Nodes that a picture can show and be read. */
const MAX_NODES = 48;
const WIDTH = 1100;
const LABEL_WIDTH = 150;
const NODE_HEIGHT = 34;

/** The flow from mine to product. */
export function sankeyFigure(
  whole: Flow,
  currency: string | undefined,
  language: Language,
): string {
  const { t } = language;
  if (whole.nodes.length < 2) return '';
  const { flow, merged } = readable(whole, language);
  const width =
    flow.by === 'steps'
      ? t('Width: number of steps; a step that feeds several is split evenly.')
      : currency === undefined
        ? t('Width: value; a step that feeds several is split evenly.')
        : t('Width: value in {currency}; a step that feeds several is split evenly.', { currency });
  const title = t('From mine to product');
  const notes = [
    width,
    ...(merged > 0
      ? [
          counted(
            merged,
            '{count} smaller group shown together as “others”.',
            '{count} smaller groups shown together as “others”.',
            language,
          ),
        ]
      : []),
    ...(whole.circular > 0
      ? [
          counted(
            whole.circular,
            '{count} flow left out: it leads in a circle.',
            '{count} flows left out: they lead in a circle.',
            language,
          ),
        ]
      : []),
  ];
  const behind = {
    id: 't-flows',
    caption: t('Flows'),
    heads: [
      t('From'),
      t('Of'),
      t('To'),
      t('Of (to)'),
      flow.by === 'value' ? t('Value') : t('Steps'),
      t('Status'),
    ],
    rows: whole.links.map(({ from, to, width, status }) => {
      const [source, target] = [whole.nodes[from], whole.nodes[to]];
      return {
        cells: [
          source?.label ?? '',
          workOf(source),
          target?.label ?? '',
          workOf(target),
          width,
          { status },
        ],
      };
    }),
  };
  const svg = picture(title, flow, language);
  return figure({ title, svg, note: notes.join(' ') }, behind, language);
}

/** The name of a country, or its code where the name has no room. */
const nameIn = ({ label: name, code }: FlowNode, room: number): string =>
  label(code !== undefined && name.length > room ? code : name, room);

const workOf = (node: FlowNode | undefined): string =>
  node === undefined ? '' : node.stage === '' ? node.subject : `${node.subject}, ${node.stage}`;

/** Without the stage, where both have no room: a column is of one stage, by and large. */
function shortWork(node: FlowNode, room: number): string {
  const whole = workOf(node);
  return whole.length > room ? node.subject : whole;
}

const stepsOf = (count: number, language: Language): string =>
  counted(count, '{count} step', '{count} steps', language);

/** The largest nodes; of the others those of one stage together. */
function readable(flow: Flow, { t }: Language): { readonly flow: Flow; readonly merged: number } {
  const { nodes, links } = flow;
  if (nodes.length <= MAX_NODES) return { flow, merged: 0 };
  const through = nodes.map(() => 0);
  for (const { from, to, width } of links) {
    through[from] = (through[from] ?? 0) + width;
    through[to] = Math.max(through[to] ?? 0, width);
  }
  const last = nodes.length - 1;
  const order = nodes.map((_, index) => index).filter((index) => index !== last);
  order.sort((a, b) => (through[b] ?? 0) - (through[a] ?? 0));
  const stages = new Set(nodes.map(({ stage }) => stage));
  const kept = [...order.slice(0, MAX_NODES - stages.size), last];
  const place = new Map(kept.map((index, at) => [index, at]));
  const shown: FlowNode[] = kept.flatMap((index) => nodes[index] ?? []);
  const others = new Map<string, number>();
  for (const index of order.slice(MAX_NODES - stages.size)) {
    const node = nodes[index];
    if (!node) continue;
    const at = others.get(node.stage) ?? shown.length;
    others.set(node.stage, at);
    place.set(index, at);
    const known = shown[at];
    const worst = STATUS_ORDER.find((status) => status === node.status || status === known?.status);
    shown[at] = {
      label: t('Others'),
      code: undefined,
      subject: t('other subjects'),
      stage: node.stage,
      status: worst ?? node.status,
      steps: (known?.steps ?? 0) + node.steps,
    };
  }
  const joined = new Map<string, FlowLink>();
  for (const { from, to, width, status } of links) {
    const [a, b] = [place.get(from) ?? 0, place.get(to) ?? 0];
    if (a === b) continue;
    const key = `${String(a)} ${String(b)} ${status}`;
    joined.set(key, { from: a, to: b, status, width: width + (joined.get(key)?.width ?? 0) });
  }
  const ahead = withoutCircles(shown.length, [...joined.values()]);
  return { flow: { ...flow, nodes: shown, links: ahead }, merged: order.length - kept.length + 1 };
}

function picture(title: string, { nodes, links, by }: Flow, language: Language): string {
  const used = new Set(links.flatMap(({ from, to }) => [from, to]));
  const kept = nodes.flatMap((node, index) => (used.has(index) ? [{ ...node, id: index }] : []));
  if (kept.length === 0) return '';
  const widest = Math.max(...links.map(({ width }) => width));
  const graph = {
    nodes: kept,
    links: links.map(({ from, to, width, status }) => ({
      source: from,
      target: to,
      from,
      to,
      // What is nothing beside the rest stays visible.
      value: Math.max(width, widest / 400),
      amount: width,
      status,
    })),
  };
  const layout = sankey<(typeof kept)[number], (typeof graph.links)[number]>()
    .nodeId(({ id }) => id)
    .nodeAlign(sankeyJustify)
    .nodeWidth(12)
    .nodePadding(NODE_HEIGHT / 2);
  const columns = new Map<number, number>();
  for (const { depth = 0 } of layout.extent([
    [0, 0],
    [1, 1],
  ])(structuredClone(graph)).nodes) {
    columns.set(depth, (columns.get(depth) ?? 0) + 1);
  }
  const height = Math.max(260, NODE_HEIGHT * 1.5 * Math.max(...columns.values()));
  const placed = layout.extent([
    [4, 14],
    [WIDTH - LABEL_WIDTH, height - 10],
  ])(graph);
  const path = sankeyLinkHorizontal();
  const gap = (WIDTH - LABEL_WIDTH) / Math.max(1, columns.size - 1) - 24;
  /** Characters that have room between a column and the next, or the edge. */
  const room = (x: number, width: number): number =>
    Math.max(
      4,
      Math.floor(Math.min(x > WIDTH - LABEL_WIDTH - 20 ? LABEL_WIDTH - 8 : gap, 220) / width),
    );
  const name = (index: number): string => {
    const node = nodes[index];
    return node ? `${node.label} (${workOf(node)})` : '';
  };
  const amount = (value: number): string =>
    by === 'value' ? number(value, language) : stepsOf(value, language);
  const flows = placed.links.map((link) => {
    const words = `${name(link.from)} → ${name(link.to)}: ${amount(link.amount)}, ${statusName(link.status, language)}`;
    return `<path class="flow s-${link.status}" d="${path(link) ?? ''}" stroke-width="${px(Math.max(1, link.width ?? 1))}"><title>${escaped(words)}</title></path>`;
  });
  const boxes = placed.nodes.map((node) => {
    const { x0 = 0, x1 = 0, y0 = 0, y1 = 0, status, steps } = node;
    const middle = (y0 + y1) / 2;
    const words = `${name(node.id)}: ${stepsOf(steps, language)}, ${statusName(status, language)}`;
    return `<g class="s-${status}"><rect class="node" x="${px(x0)}" y="${px(y0)}" width="${px(x1 - x0)}" height="${px(Math.max(1, y1 - y0))}"><title>${escaped(words)}</title></rect>
<text class="halo" x="${px(x1 + 5)}" y="${px(middle - 2)}"><tspan class="strong">${STATUSES[status].mark} ${nameIn(node, room(x1, 7.4) - 2)}</tspan><tspan class="small" x="${px(x1 + 5)}" dy="13">${label(shortWork(node, room(x1, 5.9)), room(x1, 5.9))}</tspan></text></g>`;
  });
  return svgOf(title, WIDTH, height, flows.join('') + boxes.join(''));
}
