// Words for derivations: numbers, ranges, series. English; the pages have words of their own.
import type { Figure, SeriesIdentity, Variant } from './model.ts';

/** Digits in groups of three: "1,500,000.5". */
const grouped = (number: string): string => {
  const [whole = '', fraction] = number.split('.');
  const digits = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? digits : `${digits}.${fraction}`;
};

type Ends = { readonly low: string | null; readonly high: string | null };

/** "6,000,000–6,500,000", "at least 100", "at most 248", "no number". */
export function describeRange({ low, high }: Ends): string {
  if (low === null && high === null) return 'no number';
  if (low === null) return `at most ${grouped(high ?? '')}`;
  if (high === null) return `at least ${grouped(low)}`;
  return low === high ? grouped(low) : `${grouped(low)}–${grouped(high)}`;
}

/** A figure's number as stated. */
export const describeQuantity = (figure: Figure): string =>
  `${figure.approx && figure.low !== null && figure.high !== null ? 'about ' : ''}${describeRange(figure)}`;

/** "KP → RU, ammunition.artillery: transfer, total, count". */
export function describeSeries(series: SeriesIdentity): string {
  const ends = series.to === null ? (series.from ?? 'unknown') : `${series.from ?? 'unknown'} → ${series.to}`;
  const per = series.per === null ? null : `per ${series.per}`;
  const kind = series.kind === 'actual' ? null : series.kind;
  const what = [series.frame, kind, series.basis ?? 'no quantity', series.unit, per, series.outcome, series.period];
  return `${ends}, ${series.item ?? 'no item'}: ${what.filter((word) => word !== null).join(', ')}`;
}

/** "200,000, RU → KP, food: transfer, actual, total, printed by Some Paper": what a misreport says by itself. */
export function describeVariant(variant: Variant): string {
  const publishers = [...new Set(variant.reports.map(({ publisher }) => publisher ?? 'an unnamed page'))].sort();
  const by = publishers.length > 0 ? `, printed by ${publishers.join(', ')}` : '';
  return `${describeRange(variant)} (${describeSeries(variant)})${by}`;
}
