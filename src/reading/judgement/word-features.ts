// The words around what is judged, by their base forms: what the lexicon's senses leave untold ("spend" beside "give", "spare"
// beside "part"). What enters: a tree and a token. What leaves: features. Only words that stand in several of the texts that are
// learnt from get weights, so that no text is known by heart.
import type { Tree } from '../predication/tree.ts';
import { kindOf } from './feature.ts';
import { type Sheet, tell } from './sheet.ts';

const NONE = 'none';

/** Longest base form that is a feature, in UTF-16 units; a longer one is no word. */
const LONGEST = 40;

const at = kindOf('word-at');
const above = kindOf('word-above');
const before = kindOf('word-before');
const after = kindOf('word-after');
const trigger = kindOf('word-trigger');
const overTrigger = kindOf('word-over-trigger');

/** The word itself, the one that it hangs on, and its neighbours. */
export function tellWords(found: Sheet, tree: Tree, token: number): void {
  tell(found, at(baseOf(tree, token)));
  tell(found, above(baseOf(tree, tree.heads[token] ?? -1)));
  tell(found, before(baseOf(tree, token - 1)));
  tell(found, after(baseOf(tree, token + 1)));
}

/** The word that a claim was read from, and the one that it hangs on. */
export function tellTriggerWords(found: Sheet, tree: Tree, token: number): void {
  tell(found, trigger(baseOf(tree, token)));
  tell(found, overTrigger(baseOf(tree, tree.heads[token] ?? -1)));
}

function baseOf({ tokens }: Tree, token: number): string {
  const lemma = tokens[token]?.lemma;
  if (lemma === undefined || lemma.length > LONGEST) return NONE;
  return lemma.toLowerCase();
}
