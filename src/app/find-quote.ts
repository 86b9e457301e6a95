// Where the words that a person quotes stand in a text. White space need not be the same: a terminal breaks lines. Pure.

import { UserError } from '../base/diagnostic.ts';
import { say } from '../base/said.ts';
import type { Span } from '../base/span.ts';
import type { Document } from '../document/document.ts';

/** The one place of the words; of several the one at `start`. Throws UserError T1912 where there is none or no single one. */
export function findQuote(document: Document, words: string, start?: number): Span {
  const places = placesOf(document.text, words);
  const [first] = places;
  if (first === undefined) throw notThere(document.id, words);
  const chosen =
    start === undefined ? (places.length === 1 ? first : undefined) : places.find((one) => one.start === start);
  if (chosen === undefined) throw whichOne(places, start);
  return chosen;
}

function placesOf(text: string, words: string): readonly Span[] {
  const parts = words
    .trim()
    .split(/\s+/u)
    .filter((part) => part !== '');
  if (parts.length === 0) return [];
  const pattern = new RegExp(parts.map((part) => RegExp.escape(part)).join('\\s+'), 'gu');
  return Array.from(text.matchAll(pattern), ({ index, 0: exact }) => ({ start: index, end: index + exact.length }));
}

const notThere = (id: string, words: string): UserError =>
  new UserError(
    {
      code: 'T1912',
      severity: 'error',
      message: say`The words “${words.length > 60 ? `${words.slice(0, 59)}…` : words}” do not stand in ${id}.`,
      hint: say`Copy them from the text as they are: tosite show ${id} --text`,
    },
    2,
  );

const whichOne = (places: readonly Span[], start: number | undefined): UserError =>
  new UserError(
    {
      code: 'T1912',
      severity: 'error',
      message:
        start === undefined
          ? `The words stand ${places.length} times in the text.`
          : `The words do not stand at character ${start}.`,
      hint: say`Say which with --start: ${places
        .slice(0, 20)
        .map((one) => one.start)
        .join(', ')}.`,
    },
    2,
  );
