// One number over several things: "200 tonnes of flour, rice and tinned fish" weighs all, "2 million dollars in food and fuel" is
// paid in all, "nine million artillery and rocket rounds" counts both kinds of one noun; "ten tanks and shells" counts the tanks only. What enters: a sentence's things with
// their numbers. What leaves: the things, those that share a number with it.
import type { QuantityMention } from '../mentions/mention.ts';
import { isMoney } from '../slots/quantity.ts';
import type { SentenceView } from './frame.ts';
import { listAround, type Thing } from './things.ts';

/** Units in which loads of several goods are measured together. */
const LOAD = /^(?:tonne|kilogram|litre|barrel|cubic-metre|lorry|wagon)$/u;

/** The things of a sentence, each with the number that it shares with those before it. */
export function withSharedLoads(view: SentenceView, things: readonly Thing[]): readonly Thing[] {
  return things.reduce<readonly Thing[]>((list, t) => {
    const now = list.find((x) => x.first === t.first && x.quantity === t.quantity) ?? t;
    const q = now.quantity;
    if (q === null || q.first >= now.first || hasCase(view, now) || (isMoney(q) && !comesIn(view, q, now))) return list;
    const isLoad = isMoney(q) || LOAD.test(q.unit);
    const sharing = isLoad ? loadOf(view, list, now) : kindsOf(view, list, now);
    if (sharing.length === 0) return list;
    return list.map((x) => (x === now || sharing.includes(x) ? { ...x, quantity: q, shared: true } : x));
  }, things);
}

/** "2 million dollars in food": a sum, "in", the first of what it comes in. */
const comesIn = ({ tree }: SentenceView, q: QuantityMention, first: Thing): boolean =>
  first.first - q.last === 1 &&
  tree.tokens[q.last]?.upos === 'ADP' &&
  /^(?:in|of)$/iu.test(tree.tokens[q.last]?.text ?? '');

/** Cases say themselves what a number covers (shared-numbers.ts). */
const hasCase = ({ tree }: SentenceView, t: Thing): boolean => tree.tokens[t.headToken]?.feats.Case !== undefined;

/** The things without a number that stand in one list behind a load's first. */
const loadOf = (view: SentenceView, things: readonly Thing[], first: Thing): readonly Thing[] =>
  listAround(view, things, first).filter((t) => t.first > first.first && t.quantity === null);

/** "cruise, anti-ship and air-defence missiles": those that a counted modifier shares its noun with. */
function kindsOf({ tree }: SentenceView, things: readonly Thing[], first: Thing): readonly Thing[] {
  const kinds: Thing[] = [];
  let last = first;
  for (const next of things.slice(things.indexOf(first) + 1)) {
    const between = tree.tokens.slice(last.last, next.first);
    const joined = between.length > 0 && between.every((t) => t.upos === 'CCONJ' || t.text === ',');
    if (!joined || next.quantity !== null || !isModifier(last)) break;
    kinds.push(next);
    last = next;
  }
  const noun = tree.tokens[last.last - 1];
  return kinds.length > 0 && noun?.upos === 'NOUN' && noun.feats.Number === 'Plur' ? kinds : [];

  function isModifier(t: Thing): boolean {
    const word = tree.tokens[t.last - 1];
    return (
      word?.upos === 'ADJ' || (word?.upos === 'NOUN' && word.feats.Number === 'Sing' && word.feats.Case === undefined)
    );
  }
}
