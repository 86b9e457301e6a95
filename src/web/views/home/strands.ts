// What two sides give each other in money → strands between them, and strands → shapes. Enters: a balance, the width of the picture.
// Leaves: for each strand a ribbon from one side over its words to the other. Holds: one scale for both directions; what was given and
// what came back are never taken from each other, except by one body that states both: what that leaves is hatched, and is what was
// not seen, not what was not paid. Pure.
import type { Balance, ItemRow, Remainder, Side } from '../../../exchange/balance-model.ts';

export type StrandKind = 'valued' | 'open' | 'stated' | 'unobserved';
export type Strand = {
  /** What explains it. */
  readonly why: string;
  readonly kind: StrandKind;
  /** Who gives: the first side goes from left to right. */
  readonly side: 'a' | 'b';
  /** Item codes. */
  readonly items: readonly string[];
  /** Who states it; null where it is worked out from a price. */
  readonly body: string | null;
  readonly low: number | null;
  readonly middle: number | null;
  readonly high: number | null;
};

const number = (text: string | null): number | null => (text === null ? null : Number(text));

function ofItem({ item, worth, series }: ItemRow, side: Strand['side']): readonly Strand[] {
  if (worth === null) return [];
  const { draws, atLeast } = worth;
  const rest = { why: `worth:${series}`, side, items: item === null ? [] : [item], body: null };
  if (draws)
    return [{ ...rest, kind: 'valued', low: Number(draws.p5), middle: Number(draws.p50), high: Number(draws.p95) }];
  return atLeast === null ? [] : [{ ...rest, kind: 'open', low: Number(atLeast), middle: null, high: null }];
}

/** What a body saw come back, and what it did not, as strands of the other direction. */
function ofRemainder(
  { id, body, received, low, high }: Remainder,
  back: Side,
  side: Strand['side'],
): readonly Strand[] {
  const stated = back.stated.find((row) => row.id === received);
  const converted = stated?.converted ?? null;
  return [
    ...(stated && converted
      ? [
          {
            ...{ why: stated.id, kind: 'stated' as const, side, items: stated.items, body, middle: null },
            ...{ low: number(converted.low), high: number(converted.high) },
          },
        ]
      : []),
    { why: id, kind: 'unobserved', side, items: [], body, low: number(low), middle: null, high: number(high) },
  ];
}

/** The strands of a balance: what has a worth, the larger first; then what one body states of both directions. */
export function strandsOf({
  given,
  received,
  unobserved,
}: Pick<Balance, 'given' | 'received' | 'unobserved'>): readonly Strand[] {
  const counted = ({ items }: Side, side: Strand['side']) =>
    items
      .filter((row) => row.counted)
      .flatMap((row) => ofItem(row, side))
      .sort((x, y) => sizeOf(y) - sizeOf(x) || (x.why < y.why ? -1 : 1));
  const [first] = unobserved;
  const isBack = first ? first.id.startsWith(`unobserved:${given.from}-`) : false;
  const left = first ? (isBack ? ofRemainder(first, received, 'b') : ofRemainder(first, given, 'a')) : [];
  return [
    ...counted(given, 'a'),
    ...left.filter(({ side }) => side === 'a'),
    ...counted(received, 'b'),
    ...left.filter(({ side }) => side === 'b'),
  ];
}

/** What a strand is as high as: its middle, else its upper end, else its floor. */
export const sizeOf = ({ middle, high, low }: Strand): number => middle ?? high ?? low ?? 0;

export type Ribbon = {
  readonly strand: Strand;
  /** The whole ribbon, and of one between two ends the part that is sure. */
  readonly path: string;
  readonly sure: string | null;
  readonly height: number;
  /** Where its words stand: the middle of the picture. */
  readonly x: number;
  readonly y: number;
};
export type Bar = { readonly side: 'a' | 'b'; readonly x: number; readonly y: number; readonly height: number };
export type WorthMarks = {
  readonly ribbons: readonly Ribbon[];
  readonly bars: readonly Bar[];
  readonly height: number;
  /** Where the second direction begins; 0 where there is none. */
  readonly second: number;
};

/** Height of the higher direction's strands, of a line of words, and the room over a direction, pixels. */
const [TALL, LINE, HEAD, GAP, LEAST] = [190, 34, 34, 8, 2.5];
const BAR = 10;

/** The shapes for a picture of so many pixels across. */
export function worthMarks(strands: readonly Strand[], width: number): WorthMarks {
  const sums = (['a', 'b'] as const).map((side) =>
    strands.filter((one) => one.side === side).reduce((sum, one) => sum + sizeOf(one), 0),
  );
  const scale = TALL / Math.max(...sums, 1);
  const edge = width < 600 ? 8 : 24;
  let y = 0;
  let second = 0;
  const [ribbons, bars]: [Ribbon[], Bar[]] = [[], []];
  for (const side of ['a', 'b'] as const) {
    const own = strands.filter((one) => one.side === side);
    if (own.length === 0) continue;
    if (side === 'b') second = y;
    const heights = own.map((one) => Math.max(LEAST, sizeOf(one) * scale));
    const slots = heights.map((height) => Math.max(height, LINE) + GAP);
    const whole = slots.reduce((sum, one) => sum + one, 0);
    const stacked = heights.reduce((sum, one) => sum + one, 0);
    const top = y + HEAD;
    let [slot, stack] = [top, top + (whole - stacked) / 2];
    bars.push({ side, x: edge, y: stack, height: stacked }, { side, x: width - edge - BAR, y: stack, height: stacked });
    for (const [i, strand] of own.entries()) {
      const [height, room] = [heights[i] ?? LEAST, slots[i] ?? LINE];
      const middle = slot + (room - height) / 2;
      const ends = { left: edge + BAR, right: width - edge - BAR, stack, middle, x: width / 2 };
      const share =
        strand.kind === 'unobserved' && strand.low !== null && sizeOf(strand) > 0 ? strand.low / sizeOf(strand) : null;
      ribbons.push({
        ...{ strand, height, x: width / 2, y: slot + room / 2 },
        path: ribbon(ends, height),
        sure: share === null ? null : ribbon(ends, height * share),
      });
      slot += room;
      stack += height;
    }
    y = top + whole + 6;
  }
  return { ribbons, bars, height: y, second };
}

type Ends = {
  readonly left: number;
  readonly right: number;
  readonly x: number;
  /** Upper edges at both sides, and in the middle. */
  readonly stack: number;
  readonly middle: number;
};

/** A ribbon from the left bar over the middle to the right one: edges that run level where they meet. */
function ribbon({ left, right, x, stack, middle }: Ends, height: number): string {
  const [q, w] = [(left + x) / 2, (right + x) / 2];
  const edge = (to: string, add: number, points: readonly number[]): string => {
    const [x1 = 0, c1 = 0, x2 = 0, c2 = 0, x3 = 0] = points;
    const [outer, inner] = [(stack + add).toFixed(1), (middle + add).toFixed(1)];
    return `${to}${x1.toFixed(1)} ${outer}C${c1.toFixed(1)} ${outer} ${c1.toFixed(1)} ${inner} ${x2.toFixed(1)} ${inner}C${c2.toFixed(1)} ${inner} ${c2.toFixed(1)} ${outer} ${x3.toFixed(1)} ${outer}`;
  };
  return `${edge('M', 0, [left, q, x, w, right])}${edge('L', height, [right, w, x, q, left])}Z`;
}
