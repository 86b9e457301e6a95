// Arms of a kind that their owner keeps, however they are said to be sent: "is sending Israel a THAAD battery", "has two destroyers
// in the strait". What enters: a sentence's things and its predications of moving people. What leaves: whether a thing is such
// arms and goes or stands somewhere, where nobody trades or hands it over.
import type { Lexicon } from '../predication/lexicon.ts';
import type { Predication } from '../predication/predication.ts';
import type { SentenceView } from './frame.ts';
import type { Thing } from './things.ts';
import { isTrade } from './trade-sums.ts';

const ARMS = /^(?:weapon|missile)\b/u;

/** Parts of a compound that are tried as its kind, at most: "b-2-kone" is a "b-2". */
const PARTS = 3;

/** Whether a word, or the first part of a compound, is of such a kind. */
function isKeptKind(word: string, lexicon: Lexicon): boolean {
  const parts = word.split('-', PARTS);
  return parts.some((_, n) => lexicon.markers.get(parts.slice(0, n + 1).join('-')) === 'kept');
}

/** Whether a thing is arms of a kind that is moved and kept. */
export const isKeptArms = ({ tree }: SentenceView, t: Thing, lexicon: Lexicon): boolean =>
  ARMS.test(t.code) &&
  t.mention !== null &&
  Array.from({ length: t.last - t.first }, (_, i) => t.first + i).some((i) =>
    isKeptKind(tree.bases[i]?.lower ?? '', lexicon),
  );

/** Whether such arms go or stand somewhere, by a verb or as somebody's, where no verb sells them or hands them over. */
export const isOwnArms = (view: SentenceView, t: Thing, moves: readonly Predication[], lexicon: Lexicon): boolean =>
  isKeptArms(view, t, lexicon) &&
  (isOwned(view, t) ||
    t.quantity !== null ||
    moves.some((p) => p.entry.wordClass === 'V' && p.args.some((a) => a.role === 'people' && isOf(t, a.head)))) &&
  !view.predications.some(
    (p) =>
      p.entry.family === 'transfer' &&
      (isTrade(p, lexicon) || lexicon.markers.get(p.entry.lemma) === 'hands' || p.sense === 'ask') &&
      p.args.some((a) => a.role === 'theme' && (isOf(t, a.head) || a.tokens.includes(t.headToken))),
  );

/** Tokens of a phrase in which the name of a ship's owner may stand before the word for it. */
const NAMED = 6;

/** Whether a demonym or a genitive before the things says whose they are. */
export const isOwned = ({ tree, mentions }: SentenceView, t: Thing): boolean =>
  mentions.parties.some(
    (m) =>
      (m.start < t.end && t.start < m.end) ||
      (m.headToken < t.headToken && t.headToken - m.headToken < NAMED && tree.heads[m.headToken] === t.headToken),
  );

const isOf = ({ headToken, quantity }: Thing, head: number): boolean =>
  head === headToken || (quantity !== null && head >= quantity.first && head < quantity.last);
