// What a list, a package or a hold is said to have in it: "on the list are mortars", "anti-ship missiles lay in the hold",
// "mukana on talvivaatteita". No verb gives there. What enters: a thing of a sentence. What leaves: a predication of being
// part of what is given, that says no sides (they are the passage's, flows.ts), or null.
import { dataTable } from '../../base/data.ts';
import type { LanguageCode } from '../../language/language.ts';
import { cells } from '../mentions/lexicon-names.ts';
import { isNegated } from '../predication/cues.ts';
import { type Entry, type Lexicon, MARKER } from '../predication/lexicon.ts';
import type { Predication } from '../predication/predication.ts';
import { childrenBy, marksIn, type Tree } from '../predication/tree.ts';
import type { Lower } from '../spelling.ts';
import { isHardware } from './admitting.ts';
import type { SentenceView } from './frame.ts';
import type { Thing } from './things.ts';

/** Tokens between a thing and the word of what it is part of, at most. */
const REACH = 12;

const ENTRY: Entry = {
  lemma: '',
  wordClass: 'V',
  sense: 'comprise',
  family: 'transfer',
  patterns: [],
  byRelation: new Map(),
  cue: null,
};

/** What a word, a case or an adposition does where a lot has something in it: the verb of being, the lot, being within it. */
type Part = 'being' | 'lot' | 'within';

const parts = new Map<LanguageCode, ReadonlyMap<string, string>>();

/** The parts that words of data/lexica/LANG/lot-words.tsv play. */
function partsIn(language: LanguageCode): ReadonlyMap<string, string> {
  let found = parts.get(language);
  if (!found) {
    found = new Map(
      dataTable(`lexica/${language}/lot-words.tsv`).flatMap((row) =>
        cells(row, 'words').map((word) => [word, row.part ?? ''] as const),
      ),
    );
    parts.set(language, found);
  }
  return found;
}

const plays = ({ language }: Lexicon, word: string | undefined, part: Part): boolean =>
  word !== undefined && partsIn(language).get(word) === part;

/** The predication of a thing that is said to be in a lot; null where it is in none. */
export function partOfLot({ tree }: SentenceView, thing: Thing, lexicon: Lexicon): Predication | null {
  if (!isHardware(thing.code)) return null;
  const at = lotBeside(tree, thing, lexicon);
  if (at === -1) return null;
  const kind = lexicon.markerOf(tree.bases[at] as Lower);
  const verb = verbOver(tree, at, thing, lexicon);
  if (verb === -1) return null;
  const off = childrenBy(tree, at, 'case').some((c) => tree.lemmas[c] === 'off');
  return {
    trigger: at,
    entry: ENTRY,
    sense: 'comprise',
    args: [],
    form: 'finite',
    voice: 'active',
    negated: [verb, at, thing.headToken].some((i) => isNegated(tree, i)) || isNotBeside(tree, verb) || off,
    // What lies on the table may be given.
    cues: kind === TABLE && !off ? [{ kind: 'hypothetical', token: at, negated: false }] : [],
    containers: [],
    clause: { first: Math.min(at, thing.first), last: Math.max(at + 1, thing.last) },
  };
}

/** A negation right before the verb or the lot between, whatever the parser hangs it on. */
const isNotBeside = (tree: Tree, verb: number): boolean =>
  [verb - 1, verb - 2].some((i) => tree.tokens[i]?.upos === 'AUX' && tree.tokens[i]?.feats.Polarity === 'Neg');

/** The nearest word of a lot in a case or with an adposition of being in it; -1 where none is. */
function lotBeside(tree: Tree, thing: Thing, lexicon: Lexicon): number {
  const marks = marksIn(tree, lexicon);
  let best = -1;
  for (let i = Math.max(0, thing.first - REACH); i < Math.min(tree.tokens.length, thing.last + REACH); i += 1) {
    if (((marks[i] ?? 0) & MARKER) === 0 || (i >= thing.first && i < thing.last)) continue;
    const kind = lexicon.markerOf(tree.bases[i] as Lower);
    const lot = kind === 'inside' || kind === 'lot' || kind === TABLE || plays(lexicon, tree.lemmas[i], 'lot');
    if (kind === 'among' || (lot && isIn(tree, i, lexicon)))
      if (best === -1 || Math.abs(i - thing.first) < Math.abs(best - thing.first)) best = i;
  }
  return best;
}

/** Kind of the words of what is talked of ("on the table", "off the table"). */
const TABLE = 'table';

const isIn = (tree: Tree, i: number, lexicon: Lexicon): boolean =>
  /^AD[VP]$/u.test(tree.tokens[i]?.upos ?? '') ||
  plays(lexicon, tree.tokens[i]?.feats.Case, 'within') ||
  childrenBy(tree, i, 'case').some((c) => plays(lexicon, tree.lemmas[c], 'within'));

/** The verb of being between or beside the lot and the thing; -1 where another verb stands between. */
function verbOver(tree: Tree, lot: number, thing: Thing, lexicon: Lexicon): number {
  const [first, last] = [Math.min(lot, thing.first), Math.max(lot, thing.last)];
  let found = -1;
  for (let i = Math.max(0, first - 3); i < Math.min(tree.tokens.length, last + 3); i += 1) {
    const within = i > first && i < last;
    const being = plays(lexicon, tree.lemmas[i], 'being');
    if (being && (within || found === -1)) found = i;
    else if (within && !being && tree.tokens[i]?.upos === 'VERB' && tree.tokens[i]?.feats.VerbForm === 'Fin') return -1;
  }
  return found;
}

/** "Swedish jets: 100 to 150 Gripens", "rockets (2,000 GMLRS)": things without a number that are told and counted right behind. */
export const isCountedBehind = ({ tree }: SentenceView, t: Thing, things: readonly Thing[]): boolean =>
  t.quantity === null &&
  /^[:(]$/u.test(tree.texts[t.last] ?? '') &&
  things.some(({ code, quantity }) => code === t.code && quantity !== null && quantity.first === t.last + 1);
