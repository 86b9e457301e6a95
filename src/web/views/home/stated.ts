// What origins state in money → strands. Holds: a ribbon only where it cannot double what is drawn: one statement of an item, neither its
// class nor a kind of it beside it, and nothing that is worked out from prices in the same direction; every other is a line. Pure.
import type { Side, StatedRow } from '../../../exchange/balance-model.ts';
import type { Strand } from './strands.ts';

/** How many stand here; the tables have all. */
const MOST = 5;

const number = (text: string | null): number | null => (text === null ? null : Number(text));

/** One statement, in its own money and in the wanted one. */
export const statedStrand = (row: StatedRow, side: Strand['side']): Strand => ({
  ...{ why: row.id, kind: 'stated', side, items: row.items, body: row.body },
  quantity: {
    estimate: [{ low: row.low, high: row.high, meeting: false }],
    ...{ unit: row.unit, per: row.per, approx: row.approx, basis: row.basis, period: row.period },
  },
  ...{ low: number(row.converted?.low ?? null), middle: null, high: number(row.converted?.high ?? null) },
});

/**
 * Of what goes one way, for each item the statement that stands first: totals before parts, the latest before earlier ones. One
 * number that one body gives for several items is told once.
 */
export function statedStrands({ stated }: Side, side: Strand['side'], drawn: readonly Strand[]): readonly Strand[] {
  const before = drawn.filter(({ kind }) => kind === 'stated');
  const seen = new Set(before.flatMap((one) => [setOf(one.items), numberOf(one)]));
  const told: Strand[] = [];
  for (const row of stated) {
    const one = statedStrand(row, side);
    const own = [setOf(row.items), numberOf(one)];
    if (row.kind !== 'actual' || row.derivedFrom !== null || own.some((key) => seen.has(key))) continue;
    for (const key of own) seen.add(key);
    const isApart = drawn.length === 0 && !told.some((other) => !other.isLine && overlap(other.items, row.items));
    told.push({ ...one, isLine: !isApart || row.converted === null || !ADDS_UP.has(row.basis ?? '') });
  }
  return told.slice(0, MOST);
}

const ADDS_UP: ReadonlySet<string> = new Set(['total', 'increment']);

/** Whose number it is, and which. */
const numberOf = ({ body, quantity }: Strand): string =>
  JSON.stringify([body, quantity?.unit, quantity?.per, quantity?.estimate]);

const setOf = (items: readonly string[]): string => items.toSorted().join();

const isWithin = (item: string, code: string): boolean => item === code || item.startsWith(`${code}.`);
const overlap = (a: readonly string[], b: readonly string[]): boolean =>
  a.some((one) => b.some((other) => isWithin(one, other) || isWithin(other, one)));
