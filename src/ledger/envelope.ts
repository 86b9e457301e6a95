// Pass 7: the envelope: the lowest and the highest number that any current figure states, as stated, without widths. It is open
// where the figure that states the number is open: "4 m to over 10 m".
import { compareDecimals } from '../base/decimal.ts';
import type { Envelope, Figure } from './model.ts';

type End = { readonly value: string; readonly open: boolean };

/**
 * The outermost end; a figure that is open there has its other number, open. Where a closed and an open one are equal, the
 * open one reaches further.
 */
function outermost(figures: readonly Pick<Figure, 'low' | 'high'>[], side: 'low' | 'high'): End | null {
  const outward = side === 'low' ? -1 : 1;
  let value: string | null = null;
  let open = false;
  for (const { low, high } of figures) {
    const own = side === 'low' ? low : high;
    const end = own ?? (side === 'low' ? high : low);
    if (end === null) continue;
    const order = value === null ? outward : compareDecimals(end, value);
    if (order !== outward && (order !== 0 || own !== null)) continue;
    value = end;
    open = own === null;
  }
  return value === null ? null : { value, open };
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
