// "the two leaders", "the two discussed drones": a number that says who acts counts nothing. What enters: a sentence's tree
// and mentions. What leaves: the mentions; such numbers measure only.
import type { Mentions } from './frames/frame.ts';
import type { PartyMention, QuantityMention } from './mentions/mention.ts';
import { childBy, relationOf, type Tree } from './predication/tree.ts';

/** The mentions, where numbers that only name the two sides of the text count nothing. */
export function withoutCountedSides(tree: Tree, mentions: Mentions): Mentions {
  const both = mentions.parties.filter((m) => m.id === null && m.name === 'both');
  if (both.length === 0 || mentions.quantities.length === 0) return mentions;
  const isSide = (q: QuantityMention): boolean => both.some((m) => isOfSide(tree, q, m));
  if (!mentions.quantities.some(isSide)) return mentions;
  const quantities = mentions.quantities.map((q) => (isSide(q) ? { ...q, measureOnly: true } : q));
  return { ...mentions, quantities };
}

/** Whether a number stands in the words for both, with the noun that it counts; without a noun, as the subject of an act. */
function isOfSide(tree: Tree, q: QuantityMention, m: PartyMention): boolean {
  if (q.first < m.first || q.last > m.last) return false;
  if (q.counted !== null) return q.counted < m.last;
  const verb = tree.heads[m.headToken] ?? -1;
  return relationOf(tree, m.headToken) === 'nsubj' && childBy(tree, verb, 'obj') !== -1;
}
