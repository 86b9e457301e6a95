// Indicators → the few that stand over an exchange, and all their rows. Pure.
import type { IndicatorView } from '../../../app/indicators.ts';

type IndicatorRow = IndicatorView['rows'][number];

export type Headline = {
  readonly indicator: IndicatorView;
  readonly row: IndicatorRow;
  /** Another row that says something else of the same. */
  readonly beside: IndicatorRow | null;
};

/** What stands first where it has a number; then whatever has no unit of its own, and so can be compared. */
const FIRST = [
  'troop-revenue-to-exports',
  'worth-to-return',
  'oil-to-ceiling',
  'casualties-to-deployed',
  'shells-per-month',
];

const hasBound = ({ low, high }: IndicatorRow): boolean => low !== null || high !== null;
const isShare = ({ unit }: IndicatorView): boolean => unit === 'ratio' || unit === 'percent';

/** One month without a delivery is no headline of the whole exchange; it stands beside it. */
const isZero = ({ low, high }: IndicatorRow): boolean => Number(low ?? 1) === 0 && Number(high ?? 1) === 0;

/** At most so many headlines: of each indicator the last row that has a bound and is not nought, and one that differs: by another origin where there is one. */
export function headlinesOf(indicators: readonly IndicatorView[], most = 4): readonly Headline[] {
  const rank = (indicator: IndicatorView): number => {
    const at = FIRST.indexOf(indicator.name);
    return at >= 0 ? at : FIRST.length + (isShare(indicator) ? 0 : 1);
  };
  return indicators
    .toSorted((a, b) => rank(a) - rank(b))
    .flatMap((indicator): readonly Headline[] => {
      const rows = indicator.rows.filter((row) => hasBound(row) && !row.supposed);
      const row = rows.findLast((one) => !isZero(one)) ?? rows.at(-1);
      if (!row) return [];
      const others = rows.filter((one) => one.low !== row.low || one.high !== row.high);
      const beside =
        others.findLast((one) => one.label !== row.label && !isZero(one)) ??
        others.findLast((one) => !isZero(one)) ??
        others.at(-1) ??
        null;
      return [{ indicator, row, beside }];
    })
    .slice(0, most);
}
