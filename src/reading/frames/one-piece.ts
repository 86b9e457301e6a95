// One piece: a weapon under an indefinite article ("a Patriot battery") or alone of its kind ("its only battery") is counted
// once; "a second battery" tells its place in a row. What enters: a thing without a number. What leaves: the number, with the words that say it; null where none do.
import type { QuantityMention } from '../mentions/mention.ts';
import type { Lexicon } from '../predication/lexicon.ts';
import { childrenBy, lemmaOf, relationOf } from '../predication/tree.ts';
import { oneCounted } from '../slots/quantity.ts';
import type { SentenceView } from './frame.ts';
import type { Thing } from './things.ts';

/** Things that come by the piece, each of which matters. */
const PIECES =
  /^(?:weapon|missile|drone|container|equipment\.(?:vehicle|energy|radar|personal|medical|engineering))(?:\.|$)/u;
/** Tokens between the article and the thing, at most. */
const APART = 4;

/** The number one of a thing that stands in the singular under an article; an apposition only says what something is. */
export function onePiece(view: SentenceView, thing: Thing, lexicon: Lexicon): QuantityMention | null {
  if (thing.quantity !== null || thing.mention === null || !PIECES.test(thing.code)) return null;
  const { tree } = view;
  const head = tree.tokens[thing.headToken];
  if (head?.feats.Number !== 'Sing' || /^(?:appos|compound|amod)$/u.test(relationOf(tree, thing.headToken)))
    return null;
  const word = childrenBy(tree, thing.headToken, 'det', 'amod').find(
    (i) =>
      i < thing.headToken &&
      thing.first - i <= APART &&
      ((tree.tokens[i]?.feats.Definite === 'Ind' && tree.tokens[i]?.feats.PronType === 'Art') ||
        lexicon.markers.get(lemmaOf(tree, i)) === 'sole'),
  );
  const token = word === undefined ? undefined : tree.tokens[word];
  if (word === undefined || !token) return null;
  if (tree.tokens.slice(word, thing.last).some((t) => t.feats.NumType === 'Ord')) return null;
  const { start, end, text } = token;
  return oneCounted({ start, end, text, first: word, last: word + 1, headToken: word }, thing.headToken);
}
