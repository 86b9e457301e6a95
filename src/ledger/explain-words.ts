// Words for derivations: numbers, ranges, series, steps. As data that says itself in English; the pages have words of their own.
import { english, listed, type Said, say, word } from '../base/said.ts';
import type { Derivation, Figure, SeriesIdentity, Variant } from './model.ts';

type Ends = { readonly low: string | null; readonly high: string | null };
const n = (number: string) => ({ number });

/** "6,000,000–6,500,000", "at least 100", "at most 248", "no number". */
export function rangeSaid({ low, high }: Ends): Said {
  if (low === null) return high === null ? say`no number` : say`at most ${n(high)}`;
  if (high === null) return say`at least ${n(low)}`;
  return low === high ? say`${n(low)}` : say`${n(low)}–${n(high)}`;
}

/** The same as a text. */
export const describeRange = (ends: Ends): string => english(rangeSaid(ends));

/** A figure's number as stated. */
export const quantitySaid = (figure: Figure): Said =>
  figure.approx && figure.low !== null && figure.high !== null ? say`about ${rangeSaid(figure)}` : rangeSaid(figure);

/** "KP → RU, ammunition.artillery: transfer, total, count". */
export function seriesSaid(series: SeriesIdentity): Said {
  const { from, to, item, per, outcome, period } = series;
  const giver = from === null ? say`unknown` : { party: from };
  const ends = to === null ? say`${giver}` : say`${giver} → ${{ party: to }}`;
  const what = [
    word(series.frame),
    series.kind === 'actual' ? null : word(series.kind),
    series.basis === null ? say`no quantity` : word(series.basis),
    series.unit === null ? null : word(series.unit),
    per === null ? null : word(`per ${per}`),
    outcome === null ? null : word(outcome),
    period === null ? null : { day: period },
  ].filter((part) => part !== null);
  return say`${ends}, ${item === null ? say`no item` : { item }}: ${listed(what, ', ')}`;
}

/** "200,000 (RU → KP, food: transfer, total), printed by Some Paper": what a misreport says by itself. */
export function variantSaid(variant: Variant): Said {
  const publishers = [...new Set(variant.reports.map(({ publisher }) => publisher ?? ''))].sort();
  const said = say`${rangeSaid(variant)} (${seriesSaid(variant)})`;
  if (publishers.length === 0) return said;
  return say`${said}, printed by ${listed(
    publishers.map((one) => (one === '' ? say`an unnamed page` : one)),
    ', ',
  )}`;
}

/** A step of a derivation. */
export const step = (label: Said, detail: Said, rule?: string, children: readonly Derivation[] = []): Derivation => ({
  label: english(label),
  detail: english(detail),
  said: { label, detail },
  ...(rule === undefined ? {} : { rule }),
  children,
});

/** A step under other words. */
export const resaid = (derivation: Derivation, said: Partial<Derivation['said']>): Derivation => {
  const both = { ...derivation.said, ...said };
  return { ...derivation, label: english(both.label), detail: english(both.detail), said: both };
};
