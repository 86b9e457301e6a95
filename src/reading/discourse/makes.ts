// Who makes the arms and machines that a text calls by name ("Pantsirs", "Su-35-hävittäjiä"). What enters: a sentence, where its
// thing stands. What leaves: the states that make it, or nobody. Data: data/makes.tsv. It never brings in a party of its own: it
// only speaks for one that the text names.
import { dataTable } from '../../base/data.ts';
import type { SentenceView } from '../frames/frame.ts';
import { createOwnNote } from '../notes.ts';

/** A name of a make in a sentence. */
type Make = { readonly start: number; readonly end: number; readonly makers: readonly string[] };

/** A name and its makers. */
type Named = { readonly name: string; readonly makers: readonly string[] };

/** Letters that names are found by; none is shorter. */
const BEGINNING = 2;

let table: ReadonlyMap<string, readonly Named[]> | undefined;

/** The names by their beginnings, the longest first; of one name that stands twice the last row. */
function namesBeginning(beginning: string): readonly Named[] {
  if (!table) {
    const rows = dataTable('makes.tsv').flatMap(({ names = '', makers: of = '' }) => {
      const states = of.split(' ');
      return names.split('|').map((name) => [name, states] as const);
    });
    const named = [...new Map(rows)].map(([name, makers]): Named => ({ name, makers }));
    named.sort((a, b) => b.name.length - a.name.length);
    table = Map.groupBy(named, ({ name }) => name.slice(0, BEGINNING));
  }
  return table.get(beginning) ?? [];
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
  for (const { name, makers } of namesBeginning(word.slice(0, BEGINNING)))
    if (word.startsWith(name) && isEnding(name, word.slice(name.length))) return makers;
  return undefined;
}

/** Endings of a number, a mark or a short name: a plural, a case behind a colon, the rest of a compound; of words any case too. */
const isEnding = (name: string, rest: string): boolean =>
  /^(?:|['’]?s|[-:].*)$/u.test(rest) ||
  (name.length > 4 && /^\p{L}+$/u.test(name) && /^\p{Ll}{1,7}(?:-.*)?$/u.test(rest)) ||
  (/\d$/u.test(name) && /^\p{L}{1,3}$/u.test(rest));
