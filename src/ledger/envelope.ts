// Pass 7: the envelope: the lowest and the highest number that any current figure states, as stated, without widths. It is open
// where the figure that states the number is open: "4 m to over 10 m".
import { compareDecimals } from '../base/decimal.ts';
import type { Envelope, Figure } from './model.ts';

type End = { readonly value: string; readonly open: boolean };

/** The number at a figure's lower (or upper) end: its other one, open, where that end is not given. */
function endOf({ low, high }: Pick<Figure, 'low' | 'high'>, side: 'low' | 'high'): End | null {
  const [own, other] = side === 'low' ? [low, high] : [high, low];
  if (own !== null) return { value: own, open: false };
  return other === null ? null : { value: other, open: true };
}

/** The outermost end; where a closed and an open one are equal, the open one reaches further. */
function outermost(figures: readonly Pick<Figure, 'low' | 'high'>[], side: 'low' | 'high'): End | null {
  const outward = side === 'low' ? -1 : 1;
  let best: End | null = null;
  for (const figure of figures) {
    const end = endOf(figure, side);
    if (end === null) continue;
    const order = best === null ? outward : compareDecimals(end.value, best.value);
    if (order === outward || (order === 0 && end.open)) best = end;
  }
  return best;
}

/** The envelope of figures with canonical numbers; all null where none states one. */
export function envelopeOf(figures: readonly Pick<Figure, 'low' | 'high'>[]): Envelope {
  const [lowest, highest] = [outermost(figures, 'low'), outermost(figures, 'high')];
  return {
    low: lowest === null || lowest.open ? null : lowest.value,
    high: highest === null || highest.open ? null : highest.value,
    lowest: lowest?.value ?? null,
    highest: highest?.value ?? null,
  };
}
