// "the 15,000 it has sent", "the 40 Warsaw promised": a number that is the object of the clause behind it, where English leaves
// the relative word out. What enters: a number, a predication. What leaves: yes or no.
import type { QuantityMention } from '../mentions/mention.ts';
import type { Predication } from '../predication/predication.ts';
import type { SentenceView } from './frame.ts';

/** Tokens between such a number and the verb, at most. */
const REACH = 5;

/** Whether a number without a noun stands right before the subject of an active verb that has no object of its own. */
export function isGapObject({ tree }: SentenceView, q: QuantityMention, p: Predication): boolean {
  if (p.entry.wordClass !== 'V' || p.voice !== 'active' || p.trigger <= q.last || p.trigger - q.last > REACH)
    return false;
  if (q.counted !== null && (q.counted < q.first || q.counted >= q.last)) return false;
  const before = tree.tokens[q.first - 1];
  if (before?.upos !== 'DET') return false;
  const between = tree.tokens.slice(q.last, p.trigger);
  const subject = between.findIndex((t) => t.upos === 'PRON' || t.upos === 'PROPN');
  if (subject === -1 || between.some((t) => !/^(?:PRON|PROPN|AUX|ADV|DET)$/u.test(t.upos))) return false;
  const next = tree.tokens[p.trigger + 1];
  return next === undefined || !/^(?:DET|NUM|NOUN|PROPN|PRON|ADJ)$/u.test(next.upos);
}
