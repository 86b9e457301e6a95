// Token ranges that quotes take: a thing's own words with its number.
import { isMoney } from '../slots/quantity.ts';
import type { Thing } from './things.ts';

/** Tokens between goods and the sum that they are worth, at most ("three batteries bought from India for $375 million"). */
const WORTH = 14;

/** First token of the thing or its number, and one past the last. */
export function ownWords(thing: Thing): [number, number] {
  const q = thing.quantity;
  const before = q && q.first < thing.first && thing.first - q.last <= (thing.shared ? 1 : 6);
  const after = q && q.last > thing.last && q.first - thing.last <= (isMoney(q) ? WORTH : 4) && !thing.shared;
  return [before ? q.first : thing.first, after ? q.last : thing.last];
}
