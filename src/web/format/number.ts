// Numbers as words: exact decimals in, text out. Large round numbers get a word ("6.5 million"); a number that a word
// would have to round keeps its digits ("168,679"). What is drawn is rounded, and a tick of a scale; nothing else.
import type { TFunction } from 'i18next';
import { nearest, trimmed } from '../../base/rounding.ts';
import { numberFormat } from './intl.ts';

const WORDS = [
  { key: 'trillion', digits: 12 },
  { key: 'billion', digits: 9 },
  { key: 'million', digits: 6 },
] as const;

type Word = (typeof WORDS)[number]['key'] | null;
type Scaled = { readonly digits: string; readonly word: Word };

/** Moves the decimal point `places` to the left, exactly. */
function shift(decimal: string, places: number): string {
  const [, sign = '', whole = '0', part = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal) ?? [];
  const padded = whole.padStart(places + 1, '0');
  const cut = padded.length - places;
  return trimmed(`${sign}${padded.slice(0, cut)}.${padded.slice(cut)}${part}`);
}

/** The number with the largest word that leaves at most three decimals, or with all its digits. */
export function scaled(decimal: string): Scaled {
  const plain = trimmed(decimal);
  const size = plain.replace('-', '').split('.')[0]?.length ?? 0;
  const word = WORDS.find(({ digits }) => size > digits);
  if (!word) return { digits: plain, word: null };
  const moved = shift(plain, word.digits);
  return (moved.split('.')[1] ?? '').length > 3 ? { digits: plain, word: null } : { digits: moved, word: word.key };
}

/** Groups an exact decimal's digits after the manner of the locale. */
export function grouped(decimal: string, locale: string): string {
  const format = numberFormat(locale, { maximumFractionDigits: 20 });
  return format.format(decimal as `${number}`);
}

/** One number: "6.5 million", "15,000". */
export function amountText(decimal: string, t: TFunction, locale: string): string {
  const { digits, word } = scaled(decimal);
  const n = grouped(digits, locale);
  return word ? t(`number.${word}`, { n, count: Number(digits) }) : n;
}

/** Below this a number without a word would be read with the word of the number after it. */
const SMALL = 1000;

/** Two numbers that are read together: "6", "6.5 million"; the first goes without its word where both have the same. */
export function pairTexts(low: string, high: string, t: TFunction, locale: string): readonly [string, string] {
  const [a, b] = [scaled(low), scaled(high)];
  if (a.word === b.word) return [grouped(a.digits, locale), amountText(high, t, locale)];
  if (a.word === null && Math.abs(Number(low)) < SMALL) return [grouped(low, locale), grouped(high, locale)];
  return [amountText(low, t, locale), amountText(high, t, locale)];
}

/** Two numbers joined: "6–6.5 million" where they share a word, "900,000–1.2 million" where not. */
export const rangeText = (low: string, high: string, t: TFunction, locale: string): string =>
  pairTexts(low, high, t, locale).join('–');

/** A short exact number: "14.6 m", "248"; digits where no word fits. */
export function shortText(decimal: string, t: TFunction, locale: string): string {
  const { digits, word } = scaled(decimal);
  const n = grouped(digits, locale);
  return word ? t(`tick.${word}`, { n }) : n;
}

/** What is drawn, short, to the nearest two digits: "15 bn". */
export const drawnText = (value: string, t: TFunction, locale: string): string => shortText(nearest(value), t, locale);

/** A short tick: "100 k", "5 m". */
export function tickText(value: number, t: TFunction, locale: string): string {
  const n = (by: number) => numberFormat(locale, { maximumSignificantDigits: 3 }).format(value / by);
  if (value >= 1e12) return t('tick.trillion', { n: n(1e12) });
  if (value >= 1e9) return t('tick.billion', { n: n(1e9) });
  if (value >= 1e6) return t('tick.million', { n: n(1e6) });
  if (value >= 1e3) return t('tick.thousand', { n: n(1e3) });
  return n(1);
}
