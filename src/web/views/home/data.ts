// What the home page's own views ask for, and the words of worths and indicators.
import { useQuery } from '@tanstack/react-query';
import type { IndicatorsView, IndicatorView } from '../../../app/indicators.ts';
import { BOUND_DIGITS, nearest, outward, roundedOutward } from '../../../base/rounding.ts';
import type { Balance } from '../../../exchange/balance-model.ts';
import { NOT_NAMED } from '../../../ledger/shown.ts';
import { ask, query, seenAs } from '../../api.ts';
import { drawnText, grouped, shortText } from '../../format/number.ts';
import type { Seen } from '../../seen.ts';
import type { Table } from '../../table.ts';
import type { Words } from '../../words.ts';
import type { Strand } from './strands.ts';

export const useIndicators = (from: string, to: string, seen: Seen) =>
  useQuery({
    queryKey: ['ledger', 'indicators', from, to, seen],
    queryFn: () => ask<IndicatorsView>(`/indicators${query({ from, to, ...seenAs(seen) })}`),
  });

type Row = IndicatorView['rows'][number];

const UNITS: Readonly<Record<string, string>> = { percent: ' %', ratio: ' ×' };

/** Of whom or when a row is. */
export const labelText = ({ label, said }: Row, words: Words): string => (said ? words.said(said) : label);

/** The unit of an indicator: "%", "×", "shells a month". */
const unitOf = (unit: string, { t }: Words): string =>
  UNITS[unit] ?? ` ${t(`balance.unit.${unit.replaceAll('/', ' ')}`, { defaultValue: unit })}`;

/** An indicator's row in words, rounded outward: "1.59 ×", "200 % or more". */
export function rowText({ low, high, unit, approx }: Row, words: Words): string {
  const { t, locale } = words;
  const number = (value: string) => (Number(value) >= 1e6 ? shortText : plainText)(value, t, locale);
  const part = (value: string) => `${number(value)}${unitOf(unit, words)}`;
  const [a, b] = [low === null ? null : outward(low, 'low'), high === null ? null : outward(high, 'high')];
  if (low !== null && low === high) {
    const one = part(nearest(low, BOUND_DIGITS));
    return approx ? t('interval.about', { n: one }) : one;
  }
  if (a !== null && b !== null) return `${number(a)}–${part(b)}`;
  if (a !== null) return t('interval.orMore', { n: part(a) });
  return b === null ? t('interval.none') : t('interval.upTo', { n: part(b) });
}

const plainText = (value: string, _: Words['t'], locale: string): string => grouped(value, locale);

/** All rows of all indicators. */
export function indicatorsTable(indicators: readonly IndicatorView[], words: Words): Table {
  const { t } = words;
  return {
    columns: (['indicator', 'of', 'value', 'low', 'high', 'unit'] as const).map((column) => ({
      label: t(`balance.column.${column}`),
      numeric: column === 'low' || column === 'high',
    })),
    rows: indicators.flatMap((indicator) =>
      indicator.rows.map((row) => [
        t(`balance.indicator.${indicator.name}`, { defaultValue: indicator.title }),
        labelText(row, words),
        row.low === null && row.high === null && row.asWritten !== null
          ? t('balance.asWritten', { n: row.asWritten })
          : rowText(row, words),
        row.low,
        row.high,
        unitOf(row.unit, words).trim(),
      ]),
    ),
  };
}

/** What a strand is of. */
export function strandText({ kind, items, body }: Strand, { t, item }: Words): string {
  const what = items.length === 0 ? null : items.map(item).join(', ');
  if (kind === 'unobserved') return t('balance.unobserved', { body: body ?? '' });
  if (kind === 'stated')
    return t(body === NOT_NAMED ? 'balance.statedUnnamed' : 'balance.stated', { what: what ?? '', body });
  return what ?? t('item.unknown');
}

type Total = Balance['given']['total'];

/** What all that has a price comes to: "19 bn USD (6.2 bn – 35 bn)"; null where nothing has one. */
export function sumText({ draws, openAtLeast }: Total, currency: string, words: Words): string | null {
  const { t } = words;
  const ends = draws
    ? { low: Number(draws.p5), middle: Number(draws.p50), high: Number(draws.p95) }
    : { low: openAtLeast === null ? null : Number(openAtLeast), middle: null, high: null };
  if (ends.low === null) return null;
  const key = draws && openAtLeast !== null ? 'balance.sumMore' : 'balance.sum';
  return t(key, { amount: amountText(ends, currency, words) });
}

/** How much of it: "6–6.5 million", "50 or 200"; more than two numbers only say that they differ. */
export function shortQuantity(quantity: NonNullable<Strand['quantity']>, words: Words): string {
  const { estimate, unit, per, approx, basis, period } = quantity;
  if (estimate.length > 2) return words.t('interval.apart', { count: estimate.length });
  const ends = estimate
    .map(({ meeting, ...ends }) =>
      words.interval(meeting ? roundedOutward(ends, unit) : ends, {
        unit,
        per,
        approx: approx && ends.low === ends.high,
      }),
    )
    .join(` ${words.t('interval.or')} `);
  if (basis !== 'increment') return ends;
  return `${ends} (${period === null ? words.t('basis.increment') : words.date(period)})`;
}

/** How much, short: "15 bn (2.4 bn – 30 bn)", "78 m or more"; without the spread where there is no room. */
export function amountText(
  { low, middle, high }: Pick<Strand, 'low' | 'middle' | 'high'>,
  currency: string,
  { t, locale }: Words,
  spread = true,
): string {
  const drawn = (value: number) => drawnText(String(value), t, locale);
  if (middle !== null)
    return spread
      ? `${drawn(middle)} ${currency} (${drawn(low ?? 0)} – ${drawn(high ?? 0)})`
      : `${drawn(middle)} ${currency}`;
  if (low !== null && low === high) return `${shortText(nearest(String(low), BOUND_DIGITS), t, locale)} ${currency}`;
  const [a, b] = [low, high].map((end, i) =>
    end === null ? null : shortText(outward(String(end), i === 0 ? 'low' : 'high'), t, locale),
  );
  if (a != null && b != null) return `${a} – ${b} ${currency}`;
  if (a != null) return t('interval.orMore', { n: `${a} ${currency}` });
  return b == null ? '' : t('interval.upTo', { n: `${b} ${currency}` });
}

const STRAND_COLUMNS = [
  ...(['direction', 'of', 'quantity', 'quantityLow', 'quantityHigh', 'unit'] as const),
  ...(['kind', 'low', 'middle', 'high', 'currency'] as const),
] as const;
const NUMERIC: ReadonlySet<string> = new Set(['quantityLow', 'quantityHigh', 'low', 'middle', 'high']);

/** The strands, one a row, their numbers exact. */
export function strandsTable(
  strands: readonly Strand[],
  currency: string,
  nameOf: (side: Strand['side']) => string,
  words: Words,
): Table {
  const { t } = words;
  return {
    columns: STRAND_COLUMNS.map((column) => ({ label: t(`balance.column.${column}`), numeric: NUMERIC.has(column) })),
    rows: strands.map((strand) => [
      nameOf(strand.side),
      strandText(strand, words),
      strand.quantity === null ? '' : shortQuantity(strand.quantity, words),
      strand.quantity?.estimate[0]?.low ?? null,
      strand.quantity?.estimate.at(-1)?.high ?? null,
      strand.quantity?.unit ?? '',
      t(`balance.kind.${strand.kind}`),
      strand.low,
      strand.middle,
      strand.high,
      strand.kind === 'counted' || strand.kind === 'named' ? '' : currency,
    ]),
  };
}
