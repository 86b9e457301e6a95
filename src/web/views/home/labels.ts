// The words on a strand, in lines that fit: what, how much of it, its worth; of what no number is known, the names, each with its flow.

import type { Words } from '../../words.ts';
import { textWidth, wrapText } from '../parts/wrap.ts';
import { amountText, shortQuantity, strandText } from './data.ts';
import { type Strand, WIDE } from './strands.ts';

/** Words of a line that stand together; `soft` ones are less loud, those with a flow lead to it. */
export type Piece = { readonly text: string; readonly soft?: boolean; readonly flow?: string };
export type Line = readonly Piece[];

const SIZE = 13.5;
/** What the bars and the bends at both sides take. */
const ASIDE = 60;

/** The lines of a strand's words in a picture of so many pixels across: one where it has room, else each part for itself. */
export function labelOf(strand: Strand, currency: string, width: number, words: Words): readonly Line[] {
  const room = width - ASIDE;
  if (strand.kind === 'named') return namedLines(strand, room, words);
  const name = strandText(strand, words);
  const quantity = strand.quantity === null ? null : shortQuantity(strand.quantity, words);
  const isSaid = strand.kind === 'counted' || (strand.kind === 'stated' && strand.quantity?.unit === currency);
  const amount = isSaid ? null : amountText(strand, currency, words, width >= WIDE);
  const parts = [quantity, amount].flatMap((part) => (part === null || part === '' ? [] : [part]));
  const rest = parts.join(' · ');
  if (width >= WIDE && fits(`${name} ${rest}`, room)) return [[{ text: name }, { text: `\u2002${rest}`, soft: true }]];
  const lines = (text: string, soft: boolean): readonly Line[] =>
    wrapText(text, room, SIZE, MOST_LINES).map((line) => [{ text: line, soft }]);
  return [...lines(name, false), ...(fits(rest, room) ? [rest] : parts).flatMap((text) => lines(text, true))];
}

/** About how wide a line of words is drawn: less than what it is given, which must do for the widest. */
export const lineWidth = (line: Line): number => 0.88 * textWidth(line.map(({ text }) => text).join(''), SIZE);

const MOST_LINES = 3;
const fits = (text: string, room: number): boolean => textWidth(text, SIZE) <= room;

/** Names one after the other, broken between them. */
function namedLines({ items, flows = [] }: Strand, width: number, { t, item }: Words): readonly Line[] {
  const lines: Piece[][] = [[{ text: `${t('balance.bare')} `, soft: true }]];
  const room = (line: Line, more: string): boolean => fits(line.map(({ text }) => text).join('') + more, width);
  for (const [i, code] of items.entries()) {
    const name = item(code);
    const comma = i < items.length - 1 ? ', ' : '';
    const last = lines.at(-1) ?? [];
    const line = room(last, name + comma) || last.length === 0 ? last : [];
    if (line !== last) lines.push(line);
    const text = i === 0 ? name : name.charAt(0).toLocaleLowerCase() + name.slice(1);
    line.push({ text, ...(flows[i] === undefined ? {} : { flow: flows[i] }) });
    if (comma) line.push({ text: comma, soft: true });
  }
  return lines;
}
