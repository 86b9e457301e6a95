// A figure that is told once more for another time: "in August it had been 240", "the total was 30 million". What enters: a
// number of a sentence, the figure told last. What leaves: that figure's anchor, for this number.
import type { QuantityMention } from '../mentions/mention.ts';
import type { Lexicon } from '../predication/lexicon.ts';
import { childBy, partOf } from '../predication/tree.ts';
import type { Anchor } from './figure-anchors.ts';
import type { SentenceView } from './frame.ts';

/** A figure and where it was told. */
export type Told = { readonly anchor: Anchor; readonly quantity: QuantityMention; readonly sentence: number };

/** The anchor of the figure told last, where a bare number is what "it" or a word for a number is said to be. */
export function figureAgain(
  view: SentenceView,
  q: QuantityMention,
  told: Told | null,
  lexicon: Lexicon,
): Anchor | null {
  if (told === null || q.counted !== null || q.unit === 'percent' || q.unit !== told.quantity.unit) return null;
  if (view.index - told.sentence > 1 || !isSaidOfIt(view, q, lexicon)) return null;
  return { ...told.anchor, token: q.headToken, p: null, further: true, again: true };
}

/** Parts of words for a number. */
const NUMBERS: ReadonlySet<string> = new Set(['number-of', 'together', 'said-number']);

/** "it had been 240", "the number was 240". */
function isSaidOfIt({ tree }: SentenceView, { headToken }: QuantityMention, lexicon: Lexicon): boolean {
  const subject = childBy(tree, headToken, 'nsubj');
  if (subject === -1 || childBy(tree, headToken, 'cop') === -1) return false;
  const { upos, feats } = tree.tokens[subject] ?? {};
  if (upos === 'PRON') return feats?.Number === 'Sing' && feats.Person === '3' && feats.Gender === undefined;
  return NUMBERS.has(partOf(tree, subject, lexicon));
}
