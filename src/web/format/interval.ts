// Intervals as words: "about 5 million", "10 million or more", "up to 248". An open end is never hidden.
import type { TFunction } from 'i18next';
import { amountText, outward, pairTexts, rangeText } from './number.ts';

export type Ends = { readonly low: string | null; readonly high: string | null };
type Manner = { readonly approx?: boolean; readonly unit?: string | null; readonly per?: string | null };

/** True where two decimal texts are one number ("5", "5.0"). */
const equal = (a: string, b: string): boolean => a === b || Number(a) === Number(b);

/** The interval without its unit; null where neither end is given. */
export function endsText({ low, high }: Ends, approx: boolean, t: TFunction, locale: string): string | null {
  if (low !== null && high !== null) {
    const n = equal(low, high) ? amountText(low, t, locale) : rangeText(low, high, t, locale);
    return approx ? t('interval.about', { n }) : n;
  }
  if (low !== null) return t(approx ? 'interval.aboutOrMore' : 'interval.orMore', { n: amountText(low, t, locale) });
  if (high !== null) return t(approx ? 'interval.nearly' : 'interval.upTo', { n: amountText(high, t, locale) });
  return null;
}

/** The unit's words behind a number: nothing for a count, "USD", "barrels", "%". */
export function unitText(unit: string | null | undefined, t: TFunction): string {
  if (unit === null || unit === undefined || unit === 'count') return '';
  if (unit === 'percent') return ' %';
  return ` ${t(`unit.${unit}`, { defaultValue: unit })}`;
}

/** An interval with its unit and period: "about 500 million EUR a year". Without a number: "no number". */
export function intervalText(ends: Ends, manner: Manner, t: TFunction, locale: string): string {
  const n = endsText(ends, manner.approx ?? false, t, locale);
  if (n === null) return t('interval.none');
  const per = manner.per ? ` ${t(`per.${manner.per}`)}` : '';
  return `${n}${unitText(manner.unit, t)}${per}`;
}

/** Rounds outward what carries widths that are nobody's figure. Shares keep their decimals. */
export function roundedOutward({ low, high }: Ends, unit: string | null): Ends {
  if (unit === 'percent' || unit === 'ratio') return { low, high };
  return { low: low === null ? null : outward(low, 'low'), high: high === null ? null : outward(high, 'high') };
}

type Envelope = Ends & { readonly lowest: string | null; readonly highest: string | null };

/** The lowest to the highest number that any current figure states; an open end says "over" or "under". */
export function envelopeText(envelope: Envelope, unit: string | null, t: TFunction, locale: string): string | null {
  const { lowest, highest } = envelope;
  if (lowest === null || highest === null) return null;
  const [openBelow, openAbove] = [envelope.low === null, envelope.high === null];
  const units = unitText(unit, t);
  if (equal(lowest, highest)) {
    const one = { low: openBelow ? null : lowest, high: openAbove ? null : highest };
    return `${endsText(openBelow && openAbove ? { low: lowest, high: lowest } : one, false, t, locale)}${units}`;
  }
  if (!openBelow && !openAbove) return `${rangeText(lowest, highest, t, locale)}${units}`;
  const key = openBelow ? (openAbove ? 'open' : 'under') : 'over';
  const [low, high] = pairTexts(lowest, highest, t, locale);
  return `${t(`envelope.${key}`, { low, high })}${units}`;
}
