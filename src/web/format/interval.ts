// Intervals as words: "about 5 million", "10 million or more", "up to 248". An open end is never hidden.
import type { TFunction } from 'i18next';
import { amountText, pairTexts, rangeText } from './number.ts';

export type Ends = { readonly low: string | null; readonly high: string | null };
type Manner = { readonly approx?: boolean; readonly unit?: string | null; readonly per?: string | null };

/** True where two decimal texts are one number ("5", "5.0"). */
const equal = (a: string, b: string): boolean => a === b || Number(a) === Number(b);

/** The interval, each of its words where the language has them; null where neither end is given. */
export function endsText({ low, high }: Ends, manner: Manner, t: TFunction, locale: string): string | null {
  const { approx, unit, per } = manner;
  const last = high ?? low;
  if (last === null) return null;
  const measured = (n: string) => `${n}${unitText(unit, last, t)}${per ? ` ${t(`per.${per}`)}` : ''}`;
  if (low !== null && high !== null) {
    const n = measured(equal(low, high) ? amountText(low, t, locale) : rangeText(low, high, t, locale));
    return approx ? t('interval.about', { n }) : n;
  }
  const n = measured(amountText(last, t, locale));
  if (low !== null) return t(approx ? 'interval.aboutOrMore' : 'interval.orMore', { n });
  return t(approx ? 'interval.nearly' : 'interval.upTo', { n });
}

/** The unit's words behind a number: nothing for a count, "USD", "barrels", "%". */
export function unitText(unit: string | null | undefined, number: string, t: TFunction): string {
  if (unit === null || unit === undefined || unit === 'count') return '';
  if (unit === 'percent') return ' %';
  return ` ${t(`unit.${unit}`, { defaultValue: unit, count: Number(number) })}`;
}

/** An interval with its unit and period: "about 500 million EUR a year". Without a number: "no number". */
export const intervalText = (ends: Ends, manner: Manner, t: TFunction, locale: string): string =>
  endsText(ends, manner, t, locale) ?? t('interval.none');

type Envelope = Ends & { readonly lowest: string | null; readonly highest: string | null };

/** The lowest to the highest number that any current figure states; an open end says "over" or "under". */
export function envelopeText(envelope: Envelope, unit: string | null, t: TFunction, locale: string): string | null {
  const { lowest, highest } = envelope;
  if (lowest === null || highest === null) return null;
  const [openBelow, openAbove] = [envelope.low === null, envelope.high === null];
  const units = unitText(unit, highest, t);
  if (equal(lowest, highest)) {
    const one = { low: openBelow ? null : lowest, high: openAbove ? null : highest };
    return endsText(openBelow && openAbove ? { low: lowest, high: lowest } : one, { unit }, t, locale);
  }
  if (!openBelow && !openAbove) return `${rangeText(lowest, highest, t, locale)}${units}`;
  const key = openBelow ? (openAbove ? 'open' : 'under') : 'over';
  const [low, high] = pairTexts(lowest, highest, t, locale);
  return `${t(`envelope.${key}`, { low, high })}${units}`;
}
