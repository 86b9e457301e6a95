// Token ranges that quotes take: a thing's own words with its number.
import type { Thing } from './things.ts';

/** First token of the thing or its number, and one past the last. */
export function ownWords(thing: Thing): [number, number] {
  const q = thing.quantity;
  const before = q && q.first < thing.first && thing.first - q.last <= (thing.shared ? 1 : 6);
  const after = q && q.last > thing.last && q.first - thing.last <= 4 && !thing.shared;
  return [before ? q.first : thing.first, after ? q.last : thing.last];
}
