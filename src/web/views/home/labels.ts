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

/** The lines of a strand's words in a picture of so many pixels across. */
export function labelOf(strand: Strand, currency: string, width: number, words: Words): readonly Line[] {
  if (strand.kind === 'named') return namedLines(strand, width - ASIDE, words);
  const name = strandText(strand, words);
  const quantity = strand.quantity === null ? null : shortQuantity(strand.quantity, words);
  const isWide = width >= WIDE;
  const amount = strand.kind === 'counted' ? null : amountText(strand, currency, words, isWide);
  const rest = [quantity, amount].filter((part) => part !== null);
  if (isWide) return [[{ text: name }, { text: `\u2002${rest.join(' · ')}`, soft: true }]];
  const cut = (text: string): string => wrapText(text, width - ASIDE, SIZE, 1)[0] ?? '';
  return [[{ text: cut(name) }], [{ text: cut(rest.join(' · ')), soft: true }]];
}

/** Names one after the other, broken between them. */
function namedLines({ items, flows = [] }: Strand, width: number, { t, item }: Words): readonly Line[] {
  const lines: Piece[][] = [[{ text: `${t('balance.bare')} `, soft: true }]];
  const room = (line: Line, more: string): boolean =>
    textWidth(line.map(({ text }) => text).join('') + more, SIZE) <= width;
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
