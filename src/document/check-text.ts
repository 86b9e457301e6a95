// What a text holds that a reader should be told of, or that makes it unfit. Pure; spans index the text as it is.
import { Buffer } from 'node:buffer';
import type { Diagnostic } from '../base/diagnostic.ts';
import { EMPTY, MAX_DOCUMENT_BYTES, tooLarge } from './decode.ts';

/** Bidirectional controls: they can make a text look different from what it says. */
const BIDI = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** Diagnostics about the text itself. An error among them means that it is not to be read. */
export function checkText(text: string): readonly Diagnostic[] {
  const size = Buffer.byteLength(text);
  if (size > MAX_DOCUMENT_BYTES) return [tooLarge(size)];
  if (!/\S/u.test(text)) return [EMPTY];
  const surrogate = text.isWellFormed() ? -1 : loneSurrogate(text);
  if (surrogate >= 0) return [malformed(surrogate)];
  return [...nulCharacters(text), ...bidiControls(text)];
}

function loneSurrogate(text: string): number {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0xd800 || unit > 0xdfff) continue;
    const next = text.charCodeAt(i + 1);
    if (unit <= 0xdbff && next >= 0xdc00 && next <= 0xdfff) i++;
    else return i;
  }
  return -1;
}

const malformed = (start: number): Diagnostic => ({
  code: 'T1011',
  severity: 'error',
  message: `The text holds half a character (a lone surrogate) at offset ${start}, so that it cannot be stored unchanged.`,
  hint: 'Make the JSON again from the original text; a cut in the middle of an emoji is the common cause.',
  span: { start, end: start + 1 },
});

function nulCharacters(text: string): readonly Diagnostic[] {
  const first = text.indexOf('\0');
  if (first < 0) return [];
  const count = text.split('\0').length - 1;
  return [
    {
      code: 'T1009',
      severity: 'warning',
      message: `The text holds ${count} NUL character${count === 1 ? '' : 's'}, the first at offset ${first}; kept as they are.`,
      hint: 'Look whether the file is damaged. Words that a NUL cuts in two are not read.',
      span: { start: first, end: first + 1 },
    },
  ];
}

function bidiControls(text: string): readonly Diagnostic[] {
  const found = [...text.matchAll(BIDI)];
  const first = found[0];
  if (!first) return [];
  const code = first[0].codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0');
  return [
    {
      code: 'T1010',
      severity: 'warning',
      message: `The text holds ${found.length} bidirectional control${found.length === 1 ? '' : 's'} (first: U+${code} at offset ${first.index}): it may look different from what it says.`,
      hint: 'Check the quotes against the source. Tosite shows such characters by their codes.',
      span: { start: first.index, end: first.index + 1 },
    },
  ];
}
