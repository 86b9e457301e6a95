// An estimate in a few words, and a series by its key. Pure.
import { itemName, partyName } from '../app/names.ts';
import type { Estimate, SeriesIdentity } from '../ledger/model.ts';
import { amountText, roundOutward } from './quantity.ts';

type Shown = Pick<Estimate, 'supported' | 'envelope'>;
type Measured = Pick<SeriesIdentity, 'unit' | 'per'>;

/** The best supported intervals, else how far the numbers reach; "no estimate" without any. */
export function estimateText(estimate: Shown | null, { unit, per }: Measured): string {
  if (estimate === null) return 'no estimate';
  const text = (low: string | null, high: string | null): string =>
    amountText(
      {
        low: low === null ? null : roundOutward(low, 'down'),
        high: high === null ? null : roundOutward(high, 'up'),
        unit: unit ?? 'count',
        approx: false,
        per,
      },
      true,
    );
  const { lowest, highest } = estimate.envelope;
  const supported = estimate.supported.map(({ low, high }) => text(low, high)).filter((one) => one !== '');
  if (supported.length > 0) return supported.join(' or ');
  return lowest === null && highest === null ? 'no number' : `${text(lowest, highest)}, in conflict`;
}

/** How an estimate moved: its best supported part, or, where that stayed, how far the numbers of all origins reach. */
export function movedText(before: Shown | null, after: Shown | null, measured: Measured): string {
  const [was, is] = [estimateText(before, measured), estimateText(after, measured)];
  if (was !== is || before === null || after === null) return `${was} → ${is}`;
  const all = ({ envelope }: Shown): string =>
    estimateText({ supported: [{ ...envelopeEnds(envelope), ...NOBODY }], envelope }, measured);
  return `${is}, all origins ${all(before)} → ${all(after)}`;
}

const NOBODY = { agree: [], independent: 0, figures: [] } as const;

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
