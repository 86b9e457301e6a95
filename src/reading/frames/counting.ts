// Numbers that count nothing which could change hands: of frost, of a formula, of those who are cited. What enters: a sentence
// and a number of it. What leaves: yes or no.
import type { QuantityMention } from '../mentions/mention.ts';
import type { SentenceView } from './frame.ts';

/** "miinus kaksikymmentä", "10^6": a number below nothing or beside a sign of powers is no number of things. */
export const isOfThings = ({ tree }: SentenceView, q: QuantityMention): boolean =>
  !/^-/u.test(q.low ?? q.high ?? '') && tree.texts[q.first - 1] !== '^' && tree.texts[q.last] !== '^';

/** "two congressional aides said": the number of those who are cited, who are no party and no item. */
export function isOfSource({ mentions }: SentenceView, { counted }: QuantityMention): boolean {
  if (counted === null) return false;
  const holds = (m: { readonly first: number; readonly last: number }): boolean =>
    counted >= m.first && counted < m.last;
  return mentions.sources.some(holds) && !mentions.parties.some(holds) && !mentions.items.some(holds);
}
