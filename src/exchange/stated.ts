// Worths that origins state, and what one origin's two sides leave unobserved. Pure; no figure is added to another.
import { compareDecimals, decimalText, toDecimal } from '../base/decimal.ts';
import type { FigureJson, FlowJson } from '../ledger/flow-schema.ts';
import type { Remainder, StatedRow } from './balance-model.ts';
import type { Ends } from './quantity.ts';
import type { Conversion, Converter } from './rates.ts';

export const isCurrency = (unit: string | null): boolean => unit !== null && /^[A-Z]{3}$/.test(unit);

/** Six digits: more than any estimate knows. */
export const rounded = (value: number): string => decimalText(toDecimal(Number(value.toPrecision(6))));

/** True where somebody says now what this alone is worth: the flow is not without a number. */
export const isToldInMoney = ({ frame, kind, unit, figures }: FlowJson): boolean =>
  frame === 'transfer' &&
  kind === 'actual' &&
  isCurrency(unit) &&
  figures.some(({ supersededBy, shared, low, high }) => supersededBy === null && !shared && (low ?? high) !== null);

/** The current figures in money of what goes one way; a number over several items once. Actual totals first, then the latest. */
export function statedWorths(flows: readonly FlowJson[], currency: string, convert: Converter): readonly StatedRow[] {
  const rows = new Map<string, StatedRow>();
  for (const flow of flows) {
    if (flow.frame !== 'transfer' || flow.unit === null || !isCurrency(flow.unit)) continue;
    for (const figure of flow.figures) {
      if (figure.supersededBy !== null || (figure.low === null && figure.high === null)) continue;
      const key = figure.shared ? sharedKey(figure, flow) : figure.id;
      const known = rows.get(key);
      rows.set(key, known ? joined(known, flow) : rowOf(flow, figure, convert(flow.unit, currency, figure.stated)));
    }
  }
  return [...rows.values()].sort(
    (a, b) =>
      rankOf(a) - rankOf(b) ||
      (a.stated > b.stated ? -1 : a.stated < b.stated ? 1 : 0) ||
      compareDecimals(b.high ?? b.low ?? '0', a.high ?? a.low ?? '0') ||
      (a.id < b.id ? -1 : 1),
  );
}

const sharedKey = ({ sharedOver, body, low, high, stated }: FigureJson, { unit }: FlowJson): string =>
  JSON.stringify([sharedOver, body, low, high, stated, unit]);

const joined = (row: StatedRow, { key, item }: FlowJson): StatedRow => ({
  ...row,
  series: [...row.series, key],
  items: [...row.items, ...(item === null || row.items.includes(item) ? [] : [item])],
});

const rankOf = ({ kind, basis }: StatedRow): number => (kind === 'actual' ? 0 : 2) + (basis === 'total' ? 0 : 1);

const rowOf = (flow: FlowJson, figure: FigureJson, by: Conversion | null): StatedRow => ({
  id: figure.id,
  series: [flow.key],
  items: flow.item === null ? [] : [flow.item],
  origin: figure.origin,
  body: figure.body,
  low: figure.low,
  high: figure.high,
  approx: figure.approx,
  unit: flow.unit ?? '',
  basis: flow.basis,
  per: flow.per,
  period: figure.period,
  stated: figure.stated,
  statedBy: figure.statedBy,
  kind: flow.kind,
  derivedFrom: figure.derivedFrom,
  converted: by === null ? null : { low: converted(figure.low, by), high: converted(figure.high, by) },
  rates: by === null ? [] : by.rates,
});

const converted = (value: string | null, { factor, rates }: Conversion): string | null =>
  value === null || rates.length === 0 ? value : rounded(Number(value) * factor);

/** For each body that states a total for both sides: what it gives for one less the most that it gives for the other. */
export function remainders(
  given: readonly StatedRow[],
  received: readonly StatedRow[],
  { direction, currency }: { readonly direction: string; readonly currency: string },
): readonly Remainder[] {
  const bodies = [...new Set(given.map(({ body }) => body))].sort();
  return bodies.flatMap((body) => {
    const [mine, theirs] = [lastTotal(given, body), lastTotal(received, body)];
    const most = theirs?.converted?.high;
    if (!mine?.converted || !theirs?.converted || most == null || Number(most) === 0) return [];
    const ends = mine.converted;
    const least = theirs.converted.low;
    return [
      {
        id: `unobserved:${direction}:${body}`,
        body,
        given: mine.id,
        received: theirs.id,
        currency,
        low: minus(ends.low, most),
        high: minus(ends.high, most),
        orMore: least === null || compareDecimals(least, most) < 0,
        times: { low: over(ends.low, most), high: over(ends.high, most) },
      },
    ];
  });
}

/** The last total to date of a body that is one flow's alone and its own, not worked out from another. */
const lastTotal = (rows: readonly StatedRow[], body: string): StatedRow | undefined =>
  rows.find(
    (row) =>
      row.body === body &&
      row.kind === 'actual' &&
      row.basis === 'total' &&
      row.series.length === 1 &&
      row.derivedFrom === null,
  );

const minus = (a: Ends['low'], b: string): string | null => (a === null ? null : decimalText(toDecimal(a).minus(b)));
const over = (a: Ends['low'], b: string): string | null =>
  a === null ? null : decimalText(toDecimal(a).div(b).toSignificantDigits(3));
