// Text for terminals: safe characters, display width, wrapping, columns. Pure.
import { stripVTControlCharacters } from 'node:util';

/** Characters that would steer a terminal or turn its text round. */
const UNSAFE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** The text with controls written as their codes, so that no text can steer the terminal. Line ends and tabs stay. */
export const printable = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(UNSAFE, (c) => `⟨U+${(c.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`);

let segmenter: Intl.Segmenter | undefined;

/** The signs of a text, each with what is written onto it. Their rules are loaded only where a text is not plain. */
function graphemesOf(text: string): Intl.Segments {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return segmenter.segment(text);
}

const WIDE = /\p{Emoji_Presentation}|[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]/u;
const PLAIN = /^[\u0020-\u007e\u00a0-\u02ff\u2010-\u2027\u2030-\u205e\u2190-\u21ff]*$/u;

/** Columns that the text takes, colours not counted. */
export function displayWidth(text: string): number {
  if (PLAIN.test(text)) return text.length;
  const visible = stripVTControlCharacters(text);
  if (PLAIN.test(visible)) return visible.length;
  let width = 0;
  for (const { segment } of graphemesOf(visible)) width += WIDE.test(segment) ? 2 : 1;
  return width;
}

/** The text cut to a width, with an ellipsis where something is left out. Plain text only. */
export function clip(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let out = '';
  for (const { segment } of graphemesOf(text)) {
    if (displayWidth(out + segment) > width - 1) break;
    out += segment;
  }
  return `${out.trimEnd()}…`;
}

export const padRight = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - displayWidth(text)));
export const padLeft = (text: string, width: number): string =>
  ' '.repeat(Math.max(0, width - displayWidth(text))) + text;

/** White space where a line may break: no-break spaces hold. */
const BREAK = /[^\S\u00a0\u202f]+/u;

/** Lines of at most `width` columns, broken at spaces; a longer word stands alone. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(BREAK).filter((w) => w !== '')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && displayWidth(longer) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  if (line !== '') lines.push(line);
  return lines;
}

/** Colours and weights; plain text where colour is off. */
export type Ink = {
  readonly bold: (text: string) => string;
  readonly soft: (text: string) => string;
  readonly given: (text: string) => string;
  readonly received: (text: string) => string;
  readonly warn: (text: string) => string;
  readonly colour: boolean;
};

export function ink(colour: boolean): Ink {
  const style =
    (open: string) =>
    (text: string): string =>
      colour && text !== '' ? `\u001b[${open}m${text}\u001b[0m` : text;
  return {
    bold: style('1'),
    soft: style('2'),
    given: style('1;34'),
    received: style('1;31'),
    warn: style('33'),
    colour,
  };
}
