// The mentions of a text as lines: type, words, value; in the order of the text. Pure.
import type { ToldMention, ToldValue } from '../reading/told-mentions.ts';
import { clip, padRight, printable } from './text.ts';

const TYPE = 8;
/** The share of the line that the text's own words get. */
const WORDS = 0.45;

/** "7000000..", "400..500 ~ tonne a year": an interval as bare numbers, with what else the words settle. */
function amount({ low, high, unit, approx, basis, per }: Extract<ToldValue, { low: unknown }>): string {
  const interval = low !== null && low === high ? low : `${low ?? ''}..${high ?? ''}`;
  return [approx ? '~' : '', interval, unit === 'count' ? '' : unit, per ? `a ${per}` : '', basis ?? '']
    .filter((part) => part !== '')
    .join(' ');
}

function told(value: ToldValue): string {
  if ('low' in value) return amount(value);
  if ('edtf' in value) return value.edtf ?? 'not resolved';
  if ('code' in value) return value.code;
  if ('manner' in value) return `${value.id ?? 'not resolved'} (${value.manner})`;
  return [value.name, value.state ?? '', value.kind ?? ''].filter((part) => part !== '').join(', ');
}

/** A block of lines within `width` columns, with an empty line before it. */
export function mentionList(mentions: readonly ToldMention[], width: number): string {
  const words = Math.floor((width - TYPE - 4) * WORDS);
  const lines = mentions.map(({ type, text, value }) => {
    const plain = clip(printable(text).replace(/\s+/gu, ' '), words);
    return clip(`${padRight(type, TYPE)}  ${padRight(plain, words)}  ${printable(told(value))}`, width);
  });
  return `\n${mentions.length} mentions\n${lines.map((line) => `${line}\n`).join('')}`;
}
