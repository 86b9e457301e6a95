// Pass 7: the envelope: the lowest and the highest number that any current figure states, as stated, without widths. It is open
// where the figure that states the number is open: "4 m to over 10 m".
import { canonicalDecimal, type Decimal, decimalText, toDecimal } from '../base/decimal.ts';
import type { Envelope, Figure } from './model.ts';

type Ends = Pick<Figure, 'low' | 'high'>;

type End = { readonly value: Decimal; readonly open: boolean };

/** The number at a figure's lower (or upper) end: its other one, open, where that end is not given. */
function endOf({ low, high }: Ends, side: 'low' | 'high'): End | null {
  const [own, other] = side === 'low' ? [low, high] : [high, low];
  if (own !== null) return { value: toDecimal(own), open: false };
  return other === null ? null : { value: toDecimal(other), open: true };
}

/** The outermost end; where a closed and an open one are equal, the open one reaches further. */
function outermost(ends: readonly End[], isFurther: (a: Decimal, b: Decimal) => boolean): End | null {
  return ends.reduce<End | null>((best, end) => {
    if (best === null || isFurther(end.value, best.value)) return end;
    return end.value.eq(best.value) && end.open ? end : best;
  }, null);
}

const stated = (end: End | null): string | null => (end === null ? null : decimalText(end.value));
const closed = (end: End | null): string | null => (end === null || end.open ? null : canonicalDecimal(end.value));

/** The envelope of figures; all null where none states a number. */
export function envelopeOf(figures: readonly Ends[]): Envelope {
  const ends = (side: 'low' | 'high'): readonly End[] =>
    figures.flatMap((figure) => {
      const end = endOf(figure, side);
      return end ? [end] : [];
    });
  const lowest = outermost(ends('low'), (a, b) => a.lt(b));
  const highest = outermost(ends('high'), (a, b) => a.gt(b));
  return { low: closed(lowest), high: closed(highest), lowest: stated(lowest), highest: stated(highest) };
}
