// Things that a sentence gives without their noun: bare counts, lots ("the deliveries"), people who are trained. What
// enters: a sentence's named things and predications, codes of the things that the passage has named. What leaves: things.
import type { QuantityMention } from '../mentions/mention.ts';
import type { Lexicon } from '../predication/lexicon.ts';
import type { Predication } from '../predication/predication.ts';
import { relationOf } from '../predication/tree.ts';
import { isPerson } from './admitting.ts';
import type { SentenceView } from './frame.ts';
import { isCountable, type Thing } from './things.ts';

/** Things of a sentence that no item of it names. */
export const unnamedThings = (
  view: SentenceView,
  named: readonly Thing[],
  predications: readonly Predication[],
  lexicon: Lexicon,
  before: readonly string[],
): readonly Thing[] => [
  ...ellipsesOf(view, named, predications, before),
  ...trainedOf(view, named, predications),
  ...lotsOf(view, named, predications, lexicon, before),
];

/** "Britain trained 5,000 Ukrainian recruits": people who are trained are the count of a training given. */
function trainedOf(
  view: SentenceView,
  named: readonly Thing[],
  predications: readonly Predication[],
): readonly Thing[] {
  return predications.flatMap((p) => {
    if (p.sense !== 'train' || p.entry.wordClass !== 'V') return [];
    const trainee = p.args.find((a) => a.role === 'trainee');
    if (!trainee) return [];
    const people = named.find((t) => t.code.startsWith('personnel') && trainee.tokens.includes(t.headToken));
    const quantity = people?.quantity ?? view.mentions.quantities.find((q) => q.counted === trainee.head) ?? null;
    const token = view.tree.tokens[trainee.head];
    if (!token) return [];
    const { start, end, text } = token;
    const at = people ?? { start, end, text, first: trainee.head, last: trainee.head + 1, headToken: trainee.head };
    return [{ ...at, code: 'training', mention: null, quantity, shared: false, by: p }];
  });
}

/** "Deliveries are to begin in 2026": a lot that comes or goes, of the things named last. */
function lotsOf(
  view: SentenceView,
  named: readonly Thing[],
  predications: readonly Predication[],
  lexicon: Lexicon,
  before: readonly string[],
): readonly Thing[] {
  return predications.flatMap((lot) => {
    if (lot.entry.wordClass !== 'N' || lexicon.markers.get(lot.entry.lemma) !== 'lot') return [];
    const head = view.tree.heads[lot.trigger] ?? -1;
    const by = predications.find((p) => p.trigger === head && p.entry.wordClass === 'V');
    const code = named.findLast((t) => t.last <= lot.trigger && t.mention !== null)?.code ?? before.at(-1);
    const token = view.tree.tokens[lot.trigger];
    const own = named.some(
      (t) => Math.abs(t.headToken - lot.trigger) <= 3 || lot.args.some((a) => a.tokens.includes(t.headToken)),
    );
    if (!by || !token || code === undefined || isPerson(code) || own || relationOf(view.tree, lot.trigger) !== 'nsubj')
      return [];
    const { start, end, text } = token;
    const at = { start, end, text, first: lot.trigger, last: lot.trigger + 1, headToken: lot.trigger };
    return [{ ...at, code, mention: null, quantity: null, shared: false, by }];
  });
}

/**
 * "Denmark has promised 19 jets, Norway six": a count without a noun, given or right after a party, is one of the things
 * named last.
 */
function ellipsesOf(
  view: SentenceView,
  named: readonly Thing[],
  predications: readonly Predication[],
  before: readonly string[],
): readonly Thing[] {
  const { tokens } = view.tree;
  return view.mentions.quantities.flatMap((q) => {
    if (
      q.measureOnly ||
      !/^(?:count|percent|tonne|barrel|litre|cubic-metre)$/u.test(q.unit) ||
      named.some((t) => t.quantity === q)
    )
      return [];
    if (q.counted !== null && tokens[q.counted]?.upos !== 'PRON' && !(q.counted >= q.first && q.counted < q.last))
      return [];
    const by = predications.find((p) => p.sense === 'flow' && isSubjectOf(view, q, p));
    const given =
      by !== undefined ||
      predications.some((p) =>
        p.args.some((a) => a.role === 'theme' && (a.head === q.headToken || a.head === q.counted)),
      );
    const gap = view.mentions.parties.some((m) => m.last <= q.first && q.first - m.last <= 1 && m.id !== null);
    const fits = (c: string): boolean =>
      !isPerson(c) && (q.unit === 'percent' || isCountable(c) === (q.unit === 'count'));
    const code =
      named.findLast((t) => t.last <= q.first && t.mention !== null && fits(t.code))?.code ?? before.findLast(fits);
    if (code === undefined || !(given || (gap && predications.length > 0))) return [];
    const { start, end, first, last, headToken, text } = q;
    const thing = { start, end, first, last, headToken, text, code, mention: null, quantity: q, shared: false };
    return [by === undefined ? thing : { ...thing, by }];
  });
}

/** "and 9,000 have come back": a bare number right before the verb that it is the subject of. */
const isSubjectOf = (view: SentenceView, q: QuantityMention, p: Predication): boolean =>
  p.entry.wordClass === 'V' &&
  p.trigger > q.last - 1 &&
  view.tree.tokens.slice(q.last, p.trigger).every((t) => /^(?:AUX|ADV|PART)$/u.test(t.upos));
