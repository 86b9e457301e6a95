// The tree of an article -> its text: a paragraph a line with an empty line between them, a table's row on one line with
// tabs between its cells, links as their words. White space is that of a browser. Pure.
import { isBlock } from './elements.ts';

/** A cell of figures or names keeps its row on one line; a longer one is a cell that only lays out the page. */
const LONGEST_CELL = 200;
/** Characters that nobody sees and that part words: soft hyphen, zero width space, word joiner, byte order mark. */
const UNSEEN = /[\u00ad\u200b\u2060\ufeff]/g;

type Break = 'line' | 'paragraph' | 'cell' | 'space';
type Part = { readonly words: string } | { readonly break: Break } | { readonly kept: string };

const ELEMENT = 1;
const TEXT = 3;

/** The text of an article's tree. */
export function pageText(root: Node): string {
  const parts: Part[] = [];
  walk(root, parts, { pre: false, cell: false });
  return layOut(parts);
}

type Place = { readonly pre: boolean; readonly cell: boolean };

function walk(node: Node, parts: Part[], place: Place): void {
  if (node.nodeType === TEXT) {
    const text = (node.nodeValue ?? '').replace(UNSEEN, '');
    parts.push(place.pre ? { kept: text } : { words: text });
    return;
  }
  const name = node.nodeType === ELEMENT ? node.nodeName.toLowerCase() : '';
  if (name === 'br') parts.push({ break: place.cell ? 'space' : 'line' });
  const around = breakOf(name, place);
  const isCell = name === 'td' || name === 'th';
  const inside = { pre: place.pre || name === 'pre', cell: place.cell || (isCell && isShort(node)) };
  if (around !== null) parts.push({ break: isCell && !inside.cell ? 'paragraph' : around });
  for (let child = node.firstChild; child !== null; child = child.nextSibling) walk(child, parts, inside);
  if (around !== null && !isCell) parts.push({ break: around });
}

function breakOf(name: string, { cell }: Place): Break | null {
  if (cell) return isBlock(name) ? 'space' : null;
  if (name === 'td' || name === 'th') return 'cell';
  if (name === 'tr') return 'line';
  return isBlock(name) ? 'paragraph' : null;
}

const isShort = (cell: Node): boolean => (cell.textContent ?? '').trim().length <= LONGEST_CELL;

const RANK: Readonly<Record<Break, number>> = { space: 0, cell: 1, line: 2, paragraph: 3 };
const MARK: Readonly<Record<Break, string>> = { space: ' ', cell: '\t', line: '\n', paragraph: '\n\n' };

/** Puts the parts one after the other; of several breaks in a row the strongest stands. */
function layOut(parts: readonly Part[]): string {
  const out: string[] = [];
  let pending: Break | null = null;
  const put = (text: string): void => {
    if (pending !== null && out.length > 0) out.push(MARK[pending]);
    pending = null;
    out.push(text);
  };
  const wait = (next: Break): void => {
    if (pending === null || RANK[next] > RANK[pending]) pending = next;
  };
  for (const part of parts) {
    if ('break' in part) wait(part.break);
    else if ('kept' in part) {
      part.kept.split(/\r?\n/).forEach((line, i) => {
        if (i > 0) wait('line');
        if (line.trim() !== '') put(line);
      });
    } else {
      if (/^[ \t\r\n\f]/.test(part.words)) wait('space');
      const words = part.words.replace(/[ \t\r\n\f]+/g, ' ').replace(/^ | $/g, '');
      if (words !== '') put(words);
      if (words !== '' && /[ \t\r\n\f]$/.test(part.words)) wait('space');
    }
  }
  return out.join('');
}
