// Views that a noun or an adposition gives to somebody: "in X's view", "X:n mielestä", "for X, the deal is dead", "X's position
// is that …", "the message from X was clear". What enters: a token of a sentence that such a word or a comma is. What leaves:
// who holds the view and the words that say it. The order of words decides, not the tree.
import { dataTable } from '../../base/data.ts';
import type { Lexicon } from '../predication/lexicon.ts';
import { COLON, COMMA, END, punctuationOf, QUOTE, signAt } from '../predication/punctuation.ts';
import { isVerbal, lemmaOf, partOf, type Tree, textOf } from '../predication/tree.ts';
import type { Passage, SentenceView } from './frame.ts';
import { endFrom, type Holder, holderIn, type Spoken, startBefore } from './position-spoken.ts';

/** Words of a view that a clause says, at least. */
const SHORTEST = 3;
/** Tokens before a word of view within which its holder stands, at most. */
const BEFORE = 5;

/** The view that a word of view gives to somebody. */
export function viewAt(passage: Passage, view: SentenceView, i: number, lexicon: Lexicon): Spoken | null {
  const kind = lexicon.markers.get(textOf(view.tree, i)) ?? partOf(view.tree, i, lexicon);
  if ((kind !== 'opinion' && kind !== 'stance') || (isVerbal(view.tree.tokens[i]) && !isOwned(view.tree, i)))
    return null;
  return heldAs(passage, view, i) ?? (kind === 'opinion' ? inView(passage, view, i) : null);
}

/** "X:n sanoin": a noun that is taken for a verb, behind its owner's genitive. */
const isOwned = (tree: Tree, i: number): boolean =>
  textOf(tree, i) === 'sanoin' && tree.tokens[i - 1]?.feats.Case === 'Gen';

/** "X:n mielestä", "in X's view", "in the eyes of X": somebody's word for the clause around it. */
function inView(passage: Passage, view: SentenceView, i: number): Spoken | null {
  const { tree } = view;
  const speaker = ownerOf(passage, view, i);
  if (!speaker) return null;
  const back = openingOf(tree, Math.min(i, speaker.first));
  const behind = Math.max(i + 1, speaker.last);
  const last = endFrom(tree, signAt(punctuationOf(tree), behind) & COMMA ? behind + 1 : behind);
  const opens = opensClause(tree, back) && last - behind >= SHORTEST;
  const first = opens ? back : startBefore(tree, breakBefore(tree, back), false);
  const said = opens ? last - behind : back - first;
  return said < SHORTEST
    ? null
    : { rule: 'position.opinion', holder: speaker.slot, said: { first, last }, first, last };
}

/** "…, in X's words": the break before a view that stands last. */
const breakBefore = (tree: Tree, back: number): number =>
  (signAt(punctuationOf(tree), back - 1) & (COMMA | QUOTE)) !== 0 ? back - 1 : back;

/** "X's position is that …", "X:n viesti oli selvä": somebody's stance as the subject of what it is. */
function heldAs(passage: Passage, view: SentenceView, i: number): Spoken | null {
  const { tree } = view;
  const speaker = ownerOf(passage, view, i);
  if (!speaker) return null;
  const behind = Math.max(i + 1, speaker.last);
  if (!/^(?:Nom|Ess)$/u.test(tree.tokens[i]?.feats.Case ?? 'Nom')) return null;
  const is = [behind, behind + 1, behind + 2].find((k) => isBeing(tree, k));
  if (is === undefined) return null;
  const [first, last] = [Math.min(i, speaker.first), endFrom(tree, is + 2)];
  return last - is - 1 < 1 ? null : { rule: 'position.view', holder: speaker.slot, said: { first, last }, first, last };
}

let parts: ReadonlyMap<string, string> | undefined;

/** The part that a word has in saying whose a view is (data/lexica/view-words.tsv). */
export function partIn(word: string): string | undefined {
  parts ??= new Map(dataTable('lexica/view-words.tsv').map((row) => [row.word ?? '', row.part ?? '']));
  return parts.get(word);
}

const isBeing = (tree: Tree, token: number): boolean => partIn(lemmaOf(tree, token)) === 'being';

/** Whose the word is: of whom stands right before it, or behind it with "of", "from", "in". */
function ownerOf(passage: Passage, view: SentenceView, i: number): Holder | null {
  const { tree } = view;
  const before = holderIn(passage, view, Math.max(0, i - BEFORE), i);
  if (before && i - before.last <= 2) return before;
  if (partIn(textOf(tree, i + 1)) !== 'of') return null;
  const behind = holderIn(passage, view, i + 2, i + 2 + BEFORE);
  return behind && behind.first - i <= 3 ? behind : null;
}

/** "For X, the deal is dead": who stands with an adposition at the beginning of a clause, parted from it by a comma. */
export function viewFor(passage: Passage, view: SentenceView, comma: number): Spoken | null {
  const { tree } = view;
  const speaker = comma > 5 ? null : holderIn(passage, view, 1, comma);
  if (speaker?.last !== comma) return null;
  const first = openingOf(tree, speaker.first);
  if (!opensClause(tree, first) || partIn(textOf(tree, first)) !== 'for') return null;
  const last = endFrom(tree, comma + 1);
  const is = tree.tokens.findIndex((_, k) => k > comma && k < last && isBeing(tree, k));
  return is === -1
    ? null
    : { rule: 'position.view-for', holder: speaker.slot, said: { first: comma + 1, last }, first, last };
}

/** Where the adpositions and articles before a token begin. */
function openingOf(tree: Tree, token: number): number {
  let at = token;
  while (at > 0 && /^(?:ADP|DET)$/u.test(tree.tokens[at - 1]?.upos ?? '')) at -= 1;
  return at;
}

/** Whether a clause begins at a token: behind nothing, a break, or a conjunction. */
const opensClause = (tree: Tree, at: number): boolean =>
  at === 0 ||
  (signAt(punctuationOf(tree), at - 1) & (END | QUOTE | COMMA | COLON)) !== 0 ||
  /^(?:CCONJ|SCONJ)$/u.test(tree.tokens[at - 1]?.upos ?? '');
