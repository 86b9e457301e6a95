// People who are trained: "Britain trained 5,000 Ukrainian recruits, Norway 200", "Paris would train them for free". What
// enters: a sentence's named things and predications. What leaves: trainings given, each in its predication.
import type { QuantityMention } from '../mentions/mention.ts';
import type { Lexicon } from '../predication/lexicon.ts';
import type { Predication } from '../predication/predication.ts';
import { childrenBy, lemmaOf } from '../predication/tree.ts';
import { isHardware } from './admitting.ts';

import type { SentenceView } from './frame.ts';
import type { Thing } from './things.ts';

/** "Britain trained 5,000 Ukrainian recruits": people who are trained are the count of a training given. */
export function trainedOf(
  view: SentenceView,
  named: readonly Thing[],
  predications: readonly Predication[],
  lexicon: Lexicon,
): readonly Thing[] {
  return predications.flatMap((p) => {
    if (p.sense !== 'train' || p.entry.wordClass !== 'V') return [];
    const trainee = p.args.find((a) => a.role === 'trainee');
    if (!trainee) return trainsAlone(view, named, p, lexicon);
    if (named.some((t) => isHardware(t.code) && trainee.tokens.includes(t.headToken))) return [];
    const people = named.find((t) => t.code.startsWith('personnel') && trainee.tokens.includes(t.headToken));
    const ofTrainee = (q: QuantityMention): boolean =>
      !q.measureOnly &&
      q.unit === 'count' &&
      (q.counted === trainee.head || q.headToken === trainee.head || isOfThem(view, q, trainee.head));
    const quantity = people?.quantity ?? view.mentions.quantities.find(ofTrainee) ?? null;
    const token = view.tree.tokens[trainee.head];
    const learns = LEARNING.has(lexicon.markers.get(p.entry.lemma) ?? '');
    if (!token || (learns && !people) || (begins(p, lexicon) && !isCourse(view, p, lexicon))) return [];
    const { start, end, text } = token;
    const at = people ?? { start, end, text, first: trainee.head, last: trainee.head + 1, headToken: trainee.head };
    const first: Thing = { ...at, code: 'training', mention: null, quantity, shared: false, by: p };
    return quantity === null || learns ? [first] : [first, ...othersOf(view, quantity, p)];
  });
}

/** Markers of verbs whose subjects learn: of learning, and of beginning what must be a course. */
const LEARNING: ReadonlySet<string> = new Set(['learns', 'begins']);

const begins = (p: Predication, lexicon: Lexicon): boolean => lexicon.markers.get(p.entry.lemma) === 'begins';

/** "began a course", "started training": what is begun is a training. */
const isCourse = ({ tree }: SentenceView, p: Predication, lexicon: Lexicon): boolean =>
  childrenBy(tree, p.trigger, 'obj', 'xcomp').some((c) =>
    (lexicon.triggers.get(lemmaOf(tree, c)) ?? []).some((e) => e.sense === 'train'),
  );

/** "…, Norway 200 and Latvia 50": counts without a noun right behind a party, where a trainer has its count before. */
function othersOf(view: SentenceView, before: QuantityMention, p: Predication): readonly Thing[] {
  const { tokens } = view.tree;
  return view.mentions.quantities.flatMap((q) => {
    const { start, end, first, last, headToken, text } = q;
    const isBare = q.unit === 'count' && !q.measureOnly && q.counted === null && first > before.last;
    const m = view.mentions.parties.find((x) => x.id !== null && x.last === first && x.first > p.trigger);
    const joins = m !== undefined && /^(?:PUNCT|CCONJ)$/u.test(tokens[m.first - 1]?.upos ?? '');
    if (!isBare || !joins) return [];
    return [
      { start, end, first, last, headToken, text, code: 'training', mention: null, quantity: q, shared: false, by: p },
    ];
  });
}

/** "has trained 8,000 of them", "heistä 8 000": a count right beside the pronoun of those who are trained. */
const isOfThem = ({ tree }: SentenceView, q: QuantityMention, pronoun: number): boolean =>
  q.counted === null &&
  tree.tokens[pronoun]?.upos === 'PRON' &&
  ((q.first > pronoun && q.first - pronoun <= 2) || (pronoun >= q.last && pronoun - q.last <= 1));

/** "Paris would train them for free": to train is to give training, whoever is trained, where the verb is one of the trainer's. */
function trainsAlone(view: SentenceView, named: readonly Thing[], p: Predication, lexicon: Lexicon): readonly Thing[] {
  const token = view.tree.tokens[p.trigger];
  const marker = lexicon.markers.get(p.entry.lemma) ?? '';
  if (!token || !TRAINS.has(marker) || named.some((t) => t.code === 'training')) return [];
  const { start, end, text } = token;
  const at = { start, end, text, first: p.trigger, last: p.trigger + 1, headToken: p.trigger };
  const quantity = bareCount(view, p);
  return [{ ...at, code: 'training', mention: null, quantity, shared: false, by: p }];
}

/** "plans to train another 500 next year": a count without a noun right behind a verb of training is of those who are trained. */
const bareCount = ({ tree, mentions }: SentenceView, p: Predication): QuantityMention | null =>
  mentions.quantities.find(
    (q) =>
      q.unit === 'count' &&
      !q.measureOnly &&
      q.first > p.trigger &&
      q.first - p.trigger <= BARE &&
      tree.tokens.slice(p.trigger + 1, q.first).every((t) => /^(?:DET|ADJ|ADV)$/u.test(t.upos)) &&
      !mentions.items.some((m) => q.counted !== null && q.counted >= m.first && q.counted < m.last) &&
      /^(?:PUNCT|ADV|ADJ|ADP|CCONJ)$/u.test(tree.tokens[q.last]?.upos ?? 'PUNCT'),
  ) ?? null;

/** Tokens from a verb of training to such a count, at most. */
const BARE = 3;

/** Markers of the verbs of trainers; "train" itself is light. */
const TRAINS: ReadonlySet<string> = new Set(['trains', 'light']);
