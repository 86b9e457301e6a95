// Who makes the arms and machines that a text calls by name ("Pantsirs", "Su-35-hävittäjiä"). What enters: a sentence, where its
// thing stands. What leaves: the states that make it, or nobody. Data: data/makes.tsv. It never brings in a party of its own: it
// only speaks for one that the text names.
import { dataTable } from '../../base/data.ts';
import type { SentenceView } from '../frames/frame.ts';
import { createOwnNote } from '../notes.ts';

/** A name of a make in a sentence. */
type Make = { readonly start: number; readonly end: number; readonly makers: readonly string[] };

let table: ReadonlyMap<string, readonly string[]> | undefined;
let longest = 0;

function makers(): ReadonlyMap<string, readonly string[]> {
  if (!table) {
    const rows = dataTable('makes.tsv').flatMap(({ names = '', makers: of = '' }) => {
      const states = of.split(' ');
      return names.split('|').map((name) => [name, states] as const);
    });
    table = new Map(rows);
    longest = Math.max(...rows.map(([name]) => name.length));
  }
  return table;
}

const NOBODY: readonly string[] = [];

/** The makers of a thing by the name in its own words or right beside them. */
export function makersOf(view: SentenceView, text: string, start: number, end: number): readonly string[] {
  const found = makes.of(view.tree) ?? makes.keep(view.tree, makesIn(text, view.sentence.start, view.sentence.end));
  for (const make of found) {
    if (make.start < end && make.end > start) return make.makers;
    const [from, to] = make.end <= start ? [make.end, start] : [end, make.start];
    if (to - from <= BESIDE && isOnePhrase(text.slice(from, to))) return make.makers;
  }
  return NOBODY;
}

const makes = createOwnNote<readonly Make[]>();

/** Characters between a name and the thing that bears it, at most. */
const BESIDE = 14;

/** Whether words may stand inside one phrase: no comma, no conjunction, no other bound between them. */
const isOnePhrase = (between: string): boolean =>
  !/[,;:.!?()–—]|\s(?:and|or|as|to|from|plus|ja|tai|sekä|eli)\s/u.test(between);

/** All names of makes in a stretch of the text. */
function makesIn(text: string, from: number, to: number): readonly Make[] {
  const found: Make[] = [];
  const words = [...text.slice(from, to).matchAll(WORD)];
  words.forEach((word, i) => {
    const own = word[0].toLowerCase();
    if (!MAY.test(word[0])) return;
    const next = words[i + 1]?.[0].toLowerCase();
    const of = (next !== undefined && makersNamed(`${own} ${next}`)) || makersNamed(own);
    if (of) found.push({ start: from + word.index, end: from + word.index + word[0].length, makers: of });
  });
  return found;
}

const WORD = /[\p{L}\p{N}][\p{L}\p{N}/'’-]*/gu;
/** Names have a capital or a number. */
const MAY = /[\p{Lu}\p{N}]/u;

/** The makers of a name with whatever ending: a longer name goes first. */
function makersNamed(word: string): readonly string[] | undefined {
  const known = makers();
  for (let length = Math.min(word.length, longest); length > 1; length -= 1) {
    const found = known.get(word.slice(0, length));
    if (found && isEnding(word.slice(0, length), word.slice(length))) return found;
  }
  return undefined;
}

/** Endings of a number, a mark or a short name: a plural, a case behind a colon, the rest of a compound; of words any case too. */
const isEnding = (name: string, rest: string): boolean =>
  /^(?:|['’]?s|[-:].*)$/u.test(rest) ||
  (name.length > 4 && /^\p{L}+$/u.test(name) && /^\p{Ll}{1,7}(?:-.*)?$/u.test(rest)) ||
  (/\d$/u.test(name) && /^\p{L}{1,3}$/u.test(rest));
