// How numbers are rounded for reading, the same in every view: a bound outward to three digits (a floor never up, a ceiling never down),
// one of four stays as it is; what is drawn to the nearest two. What is stated is not rounded. Exact decimal texts in and out. Pure.

/** Digits of a bound, and of what is drawn or worked out. */
export const [BOUND_DIGITS, DRAWN_DIGITS] = [3, 2];

type Ends = { readonly low: string | null; readonly high: string | null };

/** A bound in three digits, away from the interval's inside; one of four digits is exact. */
export const outward = (decimal: string, end: 'low' | 'high'): string =>
  shortened(decimal, BOUND_DIGITS + 1, () => false) === trimmed(decimal)
    ? trimmed(decimal)
    : shortened(decimal, BOUND_DIGITS, () => end === 'high');

/** A number with at most so many digits, to the nearest. */
export const nearest = (decimal: string, digits = DRAWN_DIGITS): string =>
  shortened(decimal, digits, (rest) => rest >= '5');

/** Both ends outward. Shares keep their decimals. */
export function roundedOutward({ low, high }: Ends, unit: string | null): Ends {
  if (unit === 'percent' || unit === 'ratio') return { low, high };
  return { low: low === null ? null : outward(low, 'low'), high: high === null ? null : outward(high, 'high') };
}

/** The end of a drawn interval, both to the nearest. */
export const roundedDraws = ({ low, high }: Ends): Ends => ({
  low: low === null ? null : nearest(low),
  high: high === null ? null : nearest(high),
});

export const trimmed = (decimal: string): string => (decimal.includes('.') ? decimal.replace(/\.?0*$/, '') : decimal);

function shortened(decimal: string, digits: number, isUp: (rest: string) => boolean): string {
  const [, whole, part = ''] = /^(\d+)(?:\.(\d+))?$/.exec(decimal) ?? [];
  if (whole === undefined) return decimal;
  const all = whole + part;
  const cut = Math.max(all.search(/[1-9]/), 0) + digits;
  const rest = all.slice(cut);
  if (!/[1-9]/.test(rest)) return trimmed(decimal);
  const kept = `${BigInt(all.slice(0, cut)) + (isUp(rest) ? 1n : 0n)}${'0'.repeat(rest.length)}`;
  const padded = kept.padStart(part.length + 1, '0');
  return trimmed(`${padded.slice(0, padded.length - part.length)}.${padded.slice(padded.length - part.length)}`);
}
