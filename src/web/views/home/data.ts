// What the home page's own views ask for, and the words of worths and indicators.
import { useQuery } from '@tanstack/react-query';
import type { IndicatorsView, IndicatorView } from '../../../app/indicators.ts';
import type { Balance } from '../../../exchange/balance-model.ts';
import { ask, query, seenAs } from '../../api.ts';
import { roundedOutward } from '../../format/interval.ts';
import { tickText } from '../../format/number.ts';
import type { Seen } from '../../seen.ts';
import type { Table } from '../../table.ts';
import type { Words } from '../../words.ts';
import { roundedBound } from './indicators.ts';
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
  const part = (value: number) => `${numberText(value, locale, words)}${unitOf(unit, words)}`;
  const [a, b] = [low === null ? null : roundedBound(low, 'low'), high === null ? null : roundedBound(high, 'high')];
  if (low !== null && high !== null) {
    if (low === high) {
      const one = part(Number(Number(low).toPrecision(3)));
      return approx ? t('interval.about', { n: one }) : one;
    }
    return `${numberText(a ?? 0, locale, words)}–${part(b ?? 0)}`;
  }
  if (a !== null) return t('interval.orMore', { n: part(a) });
  return b === null ? t('interval.none') : t('interval.upTo', { n: part(b) });
}

const numberText = (value: number, locale: string, { t }: Words): string =>
  value >= 1e6
    ? tickText(value, t, locale)
    : new Intl.NumberFormat(locale, { maximumSignificantDigits: 4 }).format(value);

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
  if (kind === 'stated') return t('balance.stated', { what: what ?? '', body: body ?? '' });
  return what ?? t('item.unknown');
}

type Total = Balance['given']['total'];

/** What all that has a price comes to: "19 bn USD (6.2 bn – 35 bn)"; null where nothing has one. */
export function sumText({ draws, openAtLeast }: Total, currency: string, words: Words): string | null {
  const { t } = words;
  const rest = { low: null, middle: null, high: null };
  if (draws)
    return t(openAtLeast === null ? 'balance.sum' : 'balance.sumMore', {
      amount: amountText(
        { ...rest, low: Number(draws.p5), middle: Number(draws.p50), high: Number(draws.p95) },
        currency,
        words,
      ),
    });
  return openAtLeast === null
    ? null
    : t('balance.sum', { amount: amountText({ ...rest, low: Number(openAtLeast) }, currency, words) });
}

/** How much of it: "6–6.5 million", "50 or 200"; more than two numbers only say that they differ. */
export function shortQuantity(quantity: NonNullable<Strand['quantity']>, words: Words): string {
  const { estimate, unit, per, approx, basis, period } = quantity;
  if (estimate.length > 2) return words.t('interval.apart', { count: estimate.length });
  const ends = estimate
    .map((one) => words.interval(estimate.length > 1 ? one : roundedOutward(one, unit), { unit, per, approx }))
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
  const n = (value: number) => tickText(Number(value.toPrecision(2)), t, locale);
  if (middle !== null)
    return spread ? `${n(middle)} ${currency} (${n(low ?? 0)} – ${n(high ?? 0)})` : `${n(middle)} ${currency}`;
  if (low !== null && high !== null)
    return low === high ? `${n(low)} ${currency}` : `${n(low)} – ${n(high)} ${currency}`;
  if (low !== null) return t('interval.orMore', { n: `${n(low)} ${currency}` });
  return t('interval.upTo', { n: `${n(high ?? 0)} ${currency}` });
}

/** The strands, one a row. */
export function strandsTable(
  strands: readonly Strand[],
  currency: string,
  nameOf: (side: Strand['side']) => string,
  words: Words,
): Table {
  const { t } = words;
  const columns = ['direction', 'of', 'quantity', 'kind', 'low', 'middle', 'high', 'currency'] as const;
  return {
    columns: columns.map((column, i) => ({ label: t(`balance.column.${column}`), numeric: i > 3 && i < 7 })),
    rows: strands.map((strand) => [
      nameOf(strand.side),
      strandText(strand, words),
      strand.quantity === null ? '' : shortQuantity(strand.quantity, words),
      t(`balance.kind.${strand.kind}`),
      strand.low,
      strand.middle,
      strand.high,
      strand.kind === 'counted' || strand.kind === 'named' ? '' : currency,
    ]),
  };
}
