// How many a training is given to: "50,000 Ukrainians have received basic training". What enters: a training that is given, the
// predication over it. What leaves: the count of people in its clause, or null.
import type { QuantityMention } from '../mentions/mention.ts';
import type { Predication } from '../predication/predication.ts';
import type { SentenceView } from './frame.ts';
import type { Thing } from './things.ts';

/** Tokens between a training and those who get it, at most. */
const REACH = 6;

/** The count of those who get a training. */
export function traineesOf(view: SentenceView, thing: Thing, main: Predication): QuantityMention | null {
  if (thing.code !== 'training' || thing.mention === null || main.entry.wordClass === 'N') return null;
  const { items, parties, quantities } = view.mentions;
  const isPeople = (token: number): boolean =>
    items.some((m) => m.code.startsWith('personnel') && token >= m.first && token < m.last) ||
    parties.some((m) => m.manner === 'demonym' && token >= m.first && token < m.last);
  const near = quantities.filter(
    (q) => q.unit === 'count' && !q.measureOnly && isPeople(q.counted ?? q.last) && isBeside(view, q, thing),
  );
  return near.length === 1 ? (near[0] ?? null) : null;
}

/** Few words and no comma or conjunction between. */
function isBeside({ tree }: SentenceView, q: QuantityMention, thing: Thing): boolean {
  const [from, to] = q.last <= thing.first ? [q.last, thing.first] : [thing.last, q.first];
  return to - from <= REACH && !tree.tokens.slice(from, to).some((t) => t.upos === 'PUNCT' || t.upos === 'CCONJ');
}
