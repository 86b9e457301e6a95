// Quantities and dates in words, the same in every view of the command line. Pure.
import type { StatedBy } from '../ledger/model.ts';

type Amount = {
  readonly low: string | null;
  readonly high: string | null;
  readonly unit: string;
  readonly approx: boolean;
  readonly basis?: string;
  readonly per?: string | null;
  readonly shared?: boolean | undefined;
};

/** Digits in groups of three: "1 000 000". Exact: what is written is the number. */
export function groupDigits(value: string): string {
  const [whole = '', fraction] = value.replace(/^-/, '').split('.');
  const grouped = whole.replace(/(?<=\d)(?=(\d{3})+$)/g, '\u00a0');
  return `${value.startsWith('-') ? '−' : ''}${grouped}${fraction === undefined ? '' : `.${fraction}`}`;
}

const SCALES = [
  [12, 'tn'],
  [9, 'bn'],
  [6, 'm'],
] as const;

/** A short exact form where it exists with at most three decimals: "5.6 bn", "1.65 m"; digits otherwise. */
export function shortNumber(value: string, from = 6): string {
  const whole = /^\d+$/.test(value) ? value : null;
  for (const [zeros, name] of SCALES) {
    if (whole === null || zeros < from || whole.length <= zeros || !whole.endsWith('0'.repeat(zeros - 3))) continue;
    const fraction = whole.slice(-zeros).replace(/0+$/, '');
    return `${groupDigits(whole.slice(0, -zeros))}${fraction === '' ? '' : `.${fraction}`}\u00a0${name}`;
  }
  return groupDigits(value);
}

const UNIT_WORDS: Readonly<Record<string, string>> = {
  count: '',
  percent: '%',
  ratio: '×',
  'round-trip': 'round trips',
};
const PLURALS = new Set(['tonne', 'barrel', 'container', 'litre']);

function unitWord(unit: string, value: string | null): string {
  const known = UNIT_WORDS[unit];
  if (known !== undefined) return known;
  return PLURALS.has(unit) && value !== '1' ? `${unit}s` : unit.replaceAll('-', ' ');
}

/** The interval in words: "1 000 000 or more", "up to 9 bn EUR", "about 10 000–12 000". Empty where no end is known. */
export function amountText(amount: Amount, short = false): string {
  const { low, high, approx } = amount;
  const number = (value: string): string => shortNumber(value, short ? 6 : 9);
  const unit = unitWord(amount.unit, high ?? low);
  const withUnit = (text: string): string => (unit === '' ? text : `${text}\u00a0${unit}`);
  const about = approx ? 'about ' : '';
  const per = amount.per ? ` a ${amount.per}` : '';
  const shared = amount.shared ? ', shared' : '';
  const end = `${per}${shared}`;
  if (low !== null && high !== null)
    return `${about}${withUnit(low === high ? number(low) : rangeText(number(low), number(high)))}${end}`;
  if (low !== null) return `${about}${withUnit(number(low))}${per} or more${shared}`;
  return high === null ? '' : `${approx ? 'nearly' : 'up to'} ${withUnit(number(high))}${end}`;
}

/** "2.5–3 bn" for "2.5 bn" and "3 bn". */
export function rangeText(low: string, high: string): string {
  const [, scale = ''] = /(\u00a0[a-z]+)$/.exec(high) ?? [];
  return `${scale !== '' && low.endsWith(scale) ? low.slice(0, -scale.length) : low}–${high}`;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const SEASONS: Readonly<Record<string, string>> = { '21': 'spring', '22': 'summer', '23': 'autumn', '24': 'winter' };

function pointText(point: string): string {
  const about = /[~%]/.test(point) ? 'about ' : '';
  const doubt = /[?%]/.test(point) ? '?' : '';
  const [, year = '', part, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(point.replace(/[~?%]/g, '')) ?? [];
  if (year === '') return point;
  const name = part === undefined ? '' : (SEASONS[part] ?? MONTHS[Number(part) - 1]);
  if (name === undefined) return point;
  return `${about}${[day === undefined ? '' : String(Number(day)), name, year].filter((x) => x !== '').join(' ')}${doubt}`;
}

/** An EDTF date in words: "autumn 2024", "since Jul 2023", "by 3 Dec 2024"; what it does not know stays EDTF. */
export function dateText(edtf: string): string {
  const [start = '', end] = edtf.split('/');
  if (end === undefined) return pointText(start);
  if (end === '..' || end === '') return start === '..' || start === '' ? edtf : `since ${pointText(start)}`;
  if (start === '..' || start === '') return `by ${pointText(end)}`;
  return `${pointText(start)} – ${pointText(end)}`;
}

/** The day of a statement; that of adding is none, which is said. */
export const statedText = ({ stated, statedBy }: { readonly stated: string; readonly statedBy: StatedBy }): string =>
  statedBy === 'added' ? `undated, added ${dateText(stated)}` : dateText(stated);
