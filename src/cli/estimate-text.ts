// An estimate in a few words, and a series by its key. Pure.
import { itemName, partyName } from '../app/names.ts';
import { roundedOutward } from '../base/rounding.ts';
import type { Estimate, SeriesIdentity, ShownRegion } from '../ledger/model.ts';
import { amountText } from './quantity.ts';

type Shown = { readonly supported: readonly { readonly shown: ShownRegion }[] } & Pick<Estimate, 'envelope'>;
type Measured = Pick<SeriesIdentity, 'unit' | 'per'>;

/** The best supported intervals, else how far the numbers reach; "no estimate" without any. */
export function estimateText(estimate: Shown | null, { unit, per }: Measured): string {
  if (estimate === null) return 'no estimate';
  const text = ({ low, high, approx, meeting }: ShownRegion): string => {
    const ends = meeting ? roundedOutward({ low, high }, unit) : { low, high };
    return amountText({ ...ends, unit: unit ?? 'count', approx, per }, true);
  };
  const { lowest: low, highest: high } = estimate.envelope;
  const supported = estimate.supported.map(({ shown }) => text(shown)).filter((one) => one !== '');
  if (supported.length > 0) return supported.join(' or ');
  return low === null && high === null
    ? 'no number'
    : `${text({ low, high, approx: false, meeting: false })}, in conflict`;
}

/** How an estimate moved: its best supported part, or, where that stayed, how far the numbers of all origins reach. */
export function movedText(before: Shown | null, after: Shown | null, measured: Measured): string {
  const [was, is] = [estimateText(before, measured), estimateText(after, measured)];
  if (was !== is || before === null || after === null) return `${was} → ${is}`;
  const all = ({ envelope }: Shown): string =>
    estimateText(
      { supported: [{ shown: { ...envelopeEnds(envelope), approx: false, meeting: false } }], envelope },
      measured,
    );
  return `${is}, all origins ${all(before)} → ${all(after)}`;
}

/** Open where a number goes on beyond it; where both ends are, the lowest number stands for its beginning. */
const envelopeEnds = ({ low, high, lowest }: Estimate['envelope']): Pick<Estimate['envelope'], 'low' | 'high'> => ({
  low: low ?? (high === null ? lowest : null),
  high,
});

/** Who gives what to whom, and what kind of number it is. */
export function seriesName(series: SeriesIdentity): string {
  const { from, to, item, frame, basis, outcome, kind, period } = series;
  const parties = [from, to]
    .filter((id) => id !== null)
    .map(partyName)
    .join(' → ');
  const marks = [
    frame === 'transfer' ? null : (outcome ?? frame),
    basis === null || basis === 'total' ? null : basis,
    kind === 'actual' ? null : kind,
    period,
  ].filter((mark) => mark !== null);
  return `${parties}: ${item === null ? frame : itemName(item)}${marks.length > 0 ? ` (${marks.join(', ')})` : ''}`;
}
