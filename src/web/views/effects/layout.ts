// The causal diagram → boxes and curves. Enters: nodes and signed links, the width of the picture, the words of a node. Leaves: where
// each box stands and how each link runs. Holds: what is exchanged stands in the middle, each side's variables on its own side, all
// else below the middle; a link leaves and reaches a box at a port of its own, so that no two links lie on each other. Pure.
import type { Effects, Link, Node } from '../../../exchange/effects/effect-input.ts';
import { wrapText } from '../parts/wrap.ts';

export type Column = 'a' | 'middle' | 'b';
export type Box = {
  readonly node: Node;
  readonly column: Column;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly lines: readonly string[];
};
export type Point = { readonly x: number; readonly y: number };
export type Curve = {
  readonly link: Link;
  readonly path: string;
  /** The arrow's head, which points left or right. */
  readonly head: Point & { readonly toRight: boolean };
  /** Where the sign stands, near the head. */
  readonly badge: Point;
};
export type Diagram = {
  readonly sides: readonly [string, string];
  readonly boxes: readonly Box[];
  readonly curves: readonly Curve[];
  readonly width: number;
  readonly height: number;
};

const SIZE = 13;
const LINE = 17;
const PADDING = 10;
const GAP = 18;
/** Columns with few boxes are spread, but not further apart than this. */
const MOST_GAP = 72;
/** Room for a sign at each link of a side. */
const PORT = 20;

/** The two parties that the diagram is about: of its exchange or flows, else the two that most variables are of. */
export function sidesOf(nodes: readonly Node[]): readonly [string, string] {
  const pairs = nodes.flatMap((node) =>
    node.kind === 'exchange' ? [[node.a, node.b]] : node.kind === 'flow' ? [[node.from, node.to].sort()] : [],
  );
  const counted = Map.groupBy(pairs, (pair) => pair.join(' '));
  const [most] = [...counted].sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1));
  if (most) {
    const [a = '', b = ''] = most[0].split(' ');
    return [a, b];
  }
  const owners = nodes.flatMap((node) => ('party' in node && node.party !== null ? [node.party] : []));
  const [a = '', b = ''] = [...Map.groupBy(owners, (one) => one)]
    .sort(([x, own], [y, other]) => other.length - own.length || (x < y ? -1 : 1))
    .map(([party]) => party)
    .slice(0, 2)
    .sort();
  return [a, b];
}

const columnOf = (node: Node, [a, b]: readonly [string, string]): Column =>
  !('party' in node) || node.party === null ? 'middle' : node.party === a ? 'a' : node.party === b ? 'b' : 'middle';

/** The diagram for a picture of so many pixels across. `textOf` gives a node's words. */
export function layOut(
  { nodes, links }: Pick<Effects, 'nodes' | 'links'>,
  width: number,
  textOf: (node: Node) => string,
): Diagram {
  const sides = sidesOf(nodes);
  const margin = width < 600 ? 22 : 44;
  const between = width < 600 ? 28 : Math.max(60, width * 0.09);
  const columns = ordered(nodes, links, sides);
  // A side of which nothing is said takes no room.
  const shown = ORDER.filter((_, i) => (columns[i]?.length ?? 0) > 0);
  const across = Math.min(shown.length < 3 ? 330 : 250, (width - 2 * margin - 2 * between) / Math.max(2, shown.length));
  const step = shown.length < 2 ? 0 : (width - 2 * margin - across) / (shown.length - 1);
  const at = new Map(shown.map((name, i) => [name, shown.length < 2 ? (width - across) / 2 : margin + i * step]));
  const busiest = (node: Node): number => busiestSide(node, { links, nodes, sides });
  const sized = columns.map((column) =>
    column.map((node) => {
      const lines = wrapText(textOf(node), across - 2 * PADDING, SIZE, 6);
      return { node, lines, height: Math.max(lines.length * LINE + 2 * PADDING, busiest(node) * PORT) };
    }),
  );
  const sums = sized.map((column) => column.reduce((sum, one) => sum + one.height, 0));
  const height = Math.max(0, ...sized.map((column, i) => (sums[i] ?? 0) + GAP * (column.length + 1)));
  const boxes = sized.flatMap((column, i) => {
    const name = ORDER[i] ?? 'middle';
    const gap = Math.min(MOST_GAP, (height - (sums[i] ?? 0)) / (column.length + 1));
    let y = (height - (sums[i] ?? 0) - gap * (column.length - 1)) / 2;
    return column.map(({ node, lines, height: own }): Box => {
      const box = { node, column: name, x: at.get(name) ?? margin, y, width: across, height: own, lines };
      y += own + gap;
      return box;
    });
  });
  return { sides, boxes, curves: curvesOf(links, boxes, margin), width, height };
}

type Drawn = {
  readonly links: readonly Link[];
  readonly nodes: readonly Node[];
  readonly sides: readonly [string, string];
};

/** How many links meet a node at the side where most do. */
function busiestSide(node: Node, { links, nodes, sides }: Drawn): number {
  const columns = new Map(nodes.map((one) => [one.id, columnOf(one, sides)]));
  const own = columns.get(node.id) ?? 'middle';
  const right = links.flatMap(({ from, to }) => {
    const other = from === node.id ? to : to === node.id ? from : null;
    return other === null ? [] : [isAtRight(own, columns.get(other) ?? 'middle')];
  });
  return Math.max(right.filter(Boolean).length, right.filter((one) => !one).length);
}

const KINDS = ['flow', 'exchange', 'variable', 'other'];

/** The three columns, each in the order in which its links cross least: twice by the mean place of what a node is linked to. */
function ordered(
  nodes: readonly Node[],
  links: readonly Link[],
  sides: readonly [string, string],
): readonly (readonly Node[])[] {
  const middle = (node: Node): number =>
    node.kind === 'flow' && node.from !== sides[0] ? 2 : KINDS.indexOf(node.kind) * 0.75;
  let columns = ORDER.map((name) => nodes.filter((node) => columnOf(node, sides) === name));
  columns[1] = columns[1]?.toSorted((x, y) => rank(x) - rank(y) || middle(x) - middle(y)) ?? [];
  for (let pass = 0; pass < 2; pass += 1) {
    const place = new Map(columns.flatMap((column) => column.map((node, i) => [node.id, (i + 0.5) / column.length])));
    const mean = (id: string): number => {
      const others = links.flatMap(({ from, to }) => (from === id ? [to] : to === id ? [from] : []));
      return others.length === 0 ? 1 : others.reduce((sum, one) => sum + (place.get(one) ?? 0.5), 0) / others.length;
    };
    columns = columns.map((column, i) => (i === 1 ? column : column.toSorted((x, y) => mean(x.id) - mean(y.id))));
  }
  return columns;
}

/** What is exchanged stands above what is of neither side. */
const rank = (node: Node): number => ('party' in node ? 1 : 0);

type End = { readonly link: Link; readonly box: Box; readonly other: Box; readonly toRight: boolean };

/** Which side of a box a link uses: towards the other box; in one column the outer side, in the middle the right one. */
function isAtRight(own: Column, other: Column): boolean {
  if (own === other) return own !== 'a';
  return ORDER.indexOf(own) < ORDER.indexOf(other);
}

const ORDER: readonly Column[] = ['a', 'middle', 'b'];

function curvesOf(links: readonly Link[], boxes: readonly Box[], margin: number): readonly Curve[] {
  const byId = new Map(boxes.map((box) => [box.node.id, box]));
  const known = links.flatMap((link) => {
    const [from, to] = [byId.get(link.from), byId.get(link.to)];
    return from && to ? [{ link, from, to }] : [];
  });
  const ends = known.flatMap(({ link, from, to }): readonly End[] => [
    { link, box: from, other: to, toRight: isAtRight(from.column, to.column) },
    { link, box: to, other: from, toRight: isAtRight(to.column, from.column) },
  ]);
  const ports = portsOf(ends);
  const middles = boxes.filter(({ column }) => column === 'middle');
  const taken = new Map<number, number>();
  return known.map(({ link, from, to }) => {
    const start = {
      x: isAtRight(from.column, to.column) ? from.x + from.width : from.x,
      y: ports.get(`${link.id} ${from.node.id}`) ?? 0,
    };
    const toRight = !isAtRight(to.column, from.column);
    const crosses = from.column !== to.column && from.column !== 'middle' && to.column !== 'middle';
    const end = { x: toRight ? to.x : to.x + to.width, y: ports.get(`${link.id} ${to.node.id}`) ?? 0 };
    const own = { start, end, leaves: isAtRight(from.column, to.column), toRight, margin };
    return crosses ? roundOf(link, own, passage((start.y + end.y) / 2, middles, taken)) : curveOf(link, own);
  });
}

/** The height at which each link meets each of its boxes: along a side in the order of the other ends. */
function portsOf(ends: readonly End[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const [, own] of Map.groupBy(ends, ({ box, toRight }) => `${box.node.id} ${toRight}`)) {
    const sorted = own.toSorted((x, y) => middleOf(x.other) - middleOf(y.other) || (x.link.id < y.link.id ? -1 : 1));
    for (const [i, { link, box }] of sorted.entries())
      found.set(`${link.id} ${box.node.id}`, box.y + (box.height * (i + 1)) / (sorted.length + 1));
  }
  return found;
}

const middleOf = ({ y, height }: Box): number => y + height / 2;

type Run = {
  readonly start: Point;
  readonly end: Point;
  /** It leaves to the right; it arrives going right. */
  readonly leaves: boolean;
  readonly toRight: boolean;
  readonly margin: number;
};

const HEAD = 7;
/** Where along a curve the sign stands, 0 to 1. */
const BADGE = 0.84;

/** Room between the boxes of the middle for a link to pass, pixels; and between two that pass at one place. */
const [PASS, BESIDE] = [22, 9];

/** Where a link from side to side passes the middle: the free height nearest to its own, each link a little apart. */
function passage(wanted: number, middles: readonly Box[], taken: Map<number, number>): Point {
  const x = (middles[0]?.x ?? 0) + (middles[0]?.width ?? 0) / 2;
  const sorted = middles.toSorted((a, b) => a.y - b.y);
  const gaps = sorted.slice(1).flatMap((box, i) => {
    const over = sorted[i];
    const end = over ? over.y + over.height : box.y;
    return box.y - end >= PASS ? [(end + box.y) / 2] : [];
  });
  const [first, last] = [sorted[0], sorted.at(-1)];
  const free = first && last ? [first.y - PASS / 2, ...gaps, last.y + last.height + PASS / 2] : [wanted];
  const at = free.reduce((best, one) => (Math.abs(one - wanted) < Math.abs(best - wanted) ? one : best));
  const before = taken.get(at) ?? 0;
  taken.set(at, before + 1);
  return { x, y: at + (before % 2 === 0 ? 1 : -1) * Math.ceil(before / 2) * BESIDE };
}

/** A curve from side to side by way of a point of the middle. */
function roundOf(link: Link, { start, end, leaves, toRight }: Run, via: Point): Curve {
  const tip = { x: end.x + (toRight ? -HEAD : HEAD), y: end.y };
  const way = leaves ? 1 : -1;
  const [near, far] = [Math.abs(via.x - start.x) * 0.5, Math.abs(tip.x - via.x) * 0.5];
  const first = `C${xy({ x: start.x + way * near, y: start.y })} ${xy({ x: via.x - way * near, y: via.y })} ${xy(via)}`;
  const [c1, c2] = [
    { x: via.x + way * far, y: via.y },
    { x: tip.x - way * far, y: tip.y },
  ];
  const badge = { x: bezier([via.x, c1.x, c2.x, tip.x], BADGE), y: bezier([via.y, c1.y, c2.y, tip.y], BADGE) };
  return { link, path: `M${xy(start)}${first}C${xy(c1)} ${xy(c2)} ${xy(tip)}`, head: { ...end, toRight }, badge };
}

/** A coordinate of a cubic curve at a share of it. */
const bezier = ([a, b, c, d]: readonly [number, number, number, number], k: number): number =>
  (1 - k) ** 3 * a + 3 * (1 - k) ** 2 * k * b + 3 * (1 - k) * k ** 2 * c + k ** 3 * d;

/** A curve whose ends run level. Where both ends are on one side, it bows out by the margin at most. */
function curveOf(link: Link, { start, end, leaves, toRight, margin }: Run): Curve {
  const tip = { x: end.x + (toRight ? -HEAD : HEAD), y: end.y };
  const isBow = leaves !== toRight;
  const reach = isBow ? margin * 1.15 : Math.max(28, Math.abs(tip.x - start.x) * 0.5);
  const first = { x: start.x + (leaves ? reach : -reach), y: start.y };
  const second = { x: tip.x + (toRight ? -reach : reach), y: tip.y };
  const at = (k: 'x' | 'y'): number => bezier([start[k], first[k], second[k], tip[k]], BADGE);
  const path = `M${xy(start)}C${xy(first)} ${xy(second)} ${xy(tip)}`;
  return { link, path, head: { ...end, toRight }, badge: { x: at('x'), y: at('y') } };
}

const xy = ({ x, y }: Point): string => `${x.toFixed(1)} ${y.toFixed(1)}`;
