// What two sides give each other → strands between them, and strands → shapes. Enters: a balance, the width of the picture. Leaves: for
// each strand a ribbon from one side over its words to the other, as high as its worth; what has a number and no price, or not even a
// number, is a thin line. Holds: one scale for both directions; what was given and what came back are never taken from each other, except by one body that states both: what that leaves is hatched, and is what was
// not seen, not what was not paid. Pure.
import type { Balance, ItemRow, Remainder, Side } from '../../../exchange/balance-model.ts';
import { statedStrand, statedStrands } from './stated.ts';

/** `counted`: by number, without a price. `named`: all that no number is known of, together. */
export type StrandKind = 'valued' | 'open' | 'stated' | 'unobserved' | 'counted' | 'named';
export type Strand = {
  /** What explains it; empty for `named`. */
  readonly why: string;
  readonly kind: StrandKind;
  /** Who gives: the first side goes from left to right. */
  readonly side: 'a' | 'b';
  /** Item codes. */
  readonly items: readonly string[];
  /** How much of it, where it is of one series. */
  readonly quantity: Pick<ItemRow, 'estimate' | 'unit' | 'per' | 'approx' | 'basis' | 'period'> | null;
  /** Of `named`: the flow of each item. */
  readonly flows?: readonly string[];
  /** Who states it; null where it is worked out from a price. */
  readonly body: string | null;
  readonly low: number | null;
  readonly middle: number | null;
  readonly high: number | null;
  /** A line however much it is: what it is of stands here already, or may. */
  readonly isLine?: boolean;
};

const number = (text: string | null): number | null => (text === null ? null : Number(text));

function ofItem(row: ItemRow, side: Strand['side']): readonly Strand[] {
  const { item, worth, series } = row;
  if (worth === null) return [];
  const { draws, atLeast } = worth;
  const rest = { why: `worth:${series}`, side, items: item === null ? [] : [item], quantity: row, body: null };
  if (draws)
    return [{ ...rest, kind: 'valued', low: Number(draws.p5), middle: Number(draws.p50), high: Number(draws.p95) }];
  return atLeast === null ? [] : [{ ...rest, kind: 'open', low: Number(atLeast), middle: null, high: null }];
}

/** How many of what has a number and no price stand here; the tables have all. */
const MOST_COUNTED = 5;
const NO_WORTH = { body: null, low: null, middle: null, high: null } as const;

/** Given in fact, as somebody says now; losses go to nobody. */
const isGiven = ({ lead, kind, section, saidBy, item }: ItemRow): boolean =>
  lead && kind === 'actual' && section !== 'lives' && saidBy.length > 0 && item !== null;
const isWhole = ({ basis }: ItemRow): boolean => basis === 'total' || basis === 'stock';

/** A rate or a single delivery: told of an item of which no whole is known. */
const isPart = ({ basis }: ItemRow): boolean => basis === 'rate' || basis === 'increment';

/** What has a number and no price, the best attested first; then, as one strand, what no number is known of. */
function unpriced({ items }: Side, side: Strand['side']): readonly Strand[] {
  const own = items.filter((row) => isGiven(row) && row.worth === null);
  const known = items.filter((row) => row.worth !== null || (row.estimate.length > 0 && isWhole(row)));
  const whole = new Set(known.map(({ item }) => item));
  const parts = new Set<string | null>();
  const counted = own
    .filter((row) => row.estimate.length > 0 && (isWhole(row) || (isPart(row) && !whole.has(row.item))))
    .toSorted((x, y) => y.independentOrigins - x.independentOrigins || (x.series < y.series ? -1 : 1))
    .filter((row) => isWhole(row) || (!parts.has(row.item) && parts.add(row.item)))
    .slice(0, MOST_COUNTED);
  const told = new Set(items.filter((row) => row.estimate.length > 0).map(({ item }) => item));
  const bare = own.filter(({ estimate, item }) => estimate.length === 0 && !told.has(item));
  return [
    ...counted.map(
      (row): Strand => ({
        ...NO_WORTH,
        ...{ why: row.series, kind: 'counted', side, items: row.item === null ? [] : [row.item], quantity: row },
      }),
    ),
    ...(bare.length === 0
      ? []
      : [
          {
            ...NO_WORTH,
            ...{ why: '', kind: 'named' as const, side, quantity: null },
            items: bare.map(({ item }) => item ?? ''),
            flows: bare.map(({ flow }) => flow),
          },
        ]),
  ];
}

/** What a body saw come back, and what it did not, as strands of the other direction. */
function ofRemainder(
  { id, body, received, low, high }: Remainder,
  back: Side,
  side: Strand['side'],
): readonly Strand[] {
  const stated = back.stated.find((row) => row.id === received);
  return [
    ...(stated?.converted ? [statedStrand(stated, side)] : []),
    {
      why: id,
      kind: 'unobserved',
      side,
      items: [],
      quantity: null,
      body,
      low: number(low),
      middle: null,
      high: number(high),
    },
  ];
}

/** The strands of a balance: what has a worth, the larger first; what one body states of both directions; what has no price. */
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
  return (['a', 'b'] as const).flatMap((side) => {
    const own = side === 'a' ? given : received;
    const drawn = [...counted(own, side), ...left.filter((one) => one.side === side)];
    return [...drawn, ...statedStrands(own, side, drawn), ...unpriced(own, side)];
  });
}

/** What a strand is as high as: its middle, else its upper end, else its floor. */
export const sizeOf = ({ middle, high, low, isLine }: Strand): number => (isLine ? 0 : (middle ?? high ?? low ?? 0));

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

/** Height of the higher direction's strands, the room over a direction, pixels. */
const [TALL, GAP, LEAST] = [150, 4, 2.5];
/** From so wide on, a strand's words stand in one line. */
export const WIDE = 620;
export const LINE = 18;
/** Room for the names of a direction and its sum, which stands under them where it is narrow. */
const headOf = (width: number): number => (width < WIDE ? 50 : 32);
const BAR = 10;

/** The shapes for a picture of so many pixels across; of each strand, how many lines its words take. */
export function worthMarks(
  strands: readonly Strand[],
  width: number,
  linesOf: (strand: Strand) => number = () => 1,
): WorthMarks {
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
    const slots = heights.map((height, i) => Math.max(height, (own[i] ? linesOf(own[i]) : 1) * LINE) + GAP);
    const whole = slots.reduce((sum, one) => sum + one, 0);
    const stacked = heights.reduce((sum, one) => sum + one, 0);
    const top = y + headOf(width);
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
    y = top + whole + 8;
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
