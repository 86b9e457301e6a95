// Tolls that a phrase tells of (data/lexica/LANG/toll-phrases.tsv): "took 28 lives", "left 84 men dead", "39 in hospital",
// "sai surmansa"; and the numbers beside those that other rules read ("45 civilians and 73 soldiers have died"). What enters:
// a sentence, the drafts of its other tolls. What leaves: drafts of the frame `casualties` for numbers that are none of theirs.
import type { Outcome } from '../claim.ts';
import { attributionAt, attributionOf, citingVerbs } from '../discourse/attribution.ts';
import type { QuantityMention } from '../mentions/mention.ts';
import { lexiconOf } from '../predication/lexicon.ts';
import { ancestorsOf, isVerbal, textOf } from '../predication/tree.ts';
import { whenOf, whereMeant, whereOf } from '../slots/circumstance.ts';
import { modalityOf } from '../slots/modality.ts';
import { fillOf, type PartyFill, partySlot } from '../slots/party.ts';
import { basisByTime, quantitySlot } from '../slots/quantity.ts';
import { quoteOf } from '../slots/quote.ts';
import { bareClause } from './bare-clause.ts';
import type { Draft, Passage, SentenceView } from './frame.ts';
import { idiomsIn } from './idioms.ts';
import { SOLDIERS } from './people-counts.ts';

type Told = {
  readonly outcome: Outcome;
  readonly rule: string;
  readonly quantity: QuantityMention;
  /** Token range of the phrase. */
  readonly first: number;
  readonly last: number;
};

/** Drafts of the toll phrases of a sentence; `last` is whose losses the passage has told of. */
export function phrasedTolls(
  passage: Passage,
  view: SentenceView,
  others: readonly Draft[],
  last: PartyFill | null,
): readonly Draft[] {
  const free = view.mentions.quantities.filter(
    (q) => isCount(view, q) && !others.some((d) => d.quantity?.start === q.start),
  );
  if (free.length === 0) return [];
  const used = new Set<QuantityMention>();
  const joined = others.flatMap((d) =>
    free
      .filter((q) => !used.has(q) && isBeside(view, q, d))
      .flatMap((q): readonly Draft[] => {
        used.add(q);
        const told = {
          outcome: d.outcome as Outcome,
          rule: 'casualties.beside',
          quantity: q,
          first: q.first,
          last: q.last,
        };
        const draft = draftOf(passage, view, told, last);
        return draft ? [{ ...draft, when: d.when, where: d.where, source: d.source, modality: d.modality }] : [];
      }),
  );
  const phrases = idiomsIn(view, lexiconOf(passage.language), 'toll-phrases').flatMap(({ row, first, last: end }) => {
    const quantity = nearest(view, free, first, end);
    return quantity ? [{ outcome: row.outcome as Outcome, rule: 'casualties.phrase', quantity, first, last: end }] : [];
  });
  const phrased = phrases
    .toSorted((a, b) => awayFrom(a) - awayFrom(b))
    .flatMap((t): readonly Draft[] => {
      if (used.has(t.quantity)) return [];
      used.add(t.quantity);
      const draft = draftOf(passage, view, t, last);
      return draft ? [draft] : [];
    });
  return [...joined, ...phrased];
}

/** Tokens between a phrase and its number; none where the number is a part of it. */
const awayFrom = ({ quantity: q, first, last }: Told): number => Math.max(0, first - q.last, q.first - last);

/** Tokens between two numbers of one list, at most. */
const LIST = 6;

/** A number of people that "and" or a comma joins to the number of a toll before or behind it. */
function isBeside(view: SentenceView, q: QuantityMention, d: Draft): boolean {
  const other = view.mentions.quantities.find((x) => x.start === d.quantity?.start);
  if (!other || !isOfPeople(view, q) || !isOfPeople(view, other)) return false;
  const quoted = view.tree.tokens.findLastIndex((t) => t.end <= d.quote.end) + 1;
  const after = quoted <= q.first ? Math.max(other.last, quoted) : other.last;
  const [from, to] = q.last <= other.first ? [q.last, other.first] : [after, q.first];
  const between = view.tree.tokens.slice(from, to);
  return (
    to - from <= LIST &&
    between.some((t) => t.upos === 'CCONJ' || t.text === ',') &&
    between.every((t) => !isVerbal(t) && !/^[;:.–—]$/u.test(t.text))
  );
}

/** A number whose noun is people or nationals, no word of harm. */
const isOfPeople = (view: SentenceView, q: QuantityMention): boolean =>
  q.counted !== null &&
  !view.predications.some((p) => p.entry.family === 'casualties' && p.trigger === q.counted) &&
  (view.mentions.items.some(
    (m) => m.code.startsWith('personnel') && m.first <= Number(q.counted) && Number(q.counted) < m.last,
  ) ||
    view.mentions.parties.some((m) => m.headToken === q.counted));

/** A count of people or of nothing named: no sum, no measure, no count of things. */
const isCount = (view: SentenceView, q: QuantityMention): boolean =>
  q.unit === 'count' &&
  !q.measureOnly &&
  !view.mentions.items.some(
    (m) => !m.code.startsWith('personnel') && q.counted !== null && q.counted >= m.first && q.counted < m.last,
  );

/** Tokens between a phrase and the number that it counts, at most: before it, behind it. */
const BEFORE = 9;
const BEHIND = 3;

/** The number within a phrase, else the nearest one before it in its stretch, else right behind it. */
function nearest(
  view: SentenceView,
  free: readonly QuantityMention[],
  first: number,
  last: number,
): QuantityMention | undefined {
  const whole = (from: number, to: number): boolean => {
    for (let i = from; i < to; i += 1) if (/^[;:.]$/u.test(textOf(view.tree, i))) return false;
    return true;
  };
  return (
    free.find((q) => q.first >= first && q.last <= last) ??
    free.find((q) => q.first >= last && q.first - last <= BEHIND && whole(last, q.first)) ??
    free.findLast((q) => q.last <= first && first - q.last <= BEFORE && whole(q.last, first))
  );
}

function draftOf(passage: Passage, view: SentenceView, t: Told, last: PartyFill | null): Draft | null {
  const from = whose(passage, view, t) ?? last;
  if (!from) return null;
  const { tree } = view;
  const q = t.quantity;
  const verb = ancestorsOf(tree, t.first).find((i) => isVerbal(tree.tokens[i])) ?? t.first;
  const p = { ...bareClause(view, verb, lexiconOf(passage.language)), negated: false };
  const when = whenOf(view, p, citingVerbs(passage, view));
  const people = view.mentions.items.find(
    (m) => m.code.startsWith('personnel') && q.counted !== null && q.counted >= m.first && q.counted < m.last,
  );
  return {
    frame: 'casualties',
    rule: t.rule,
    from: partySlot(from),
    to: null,
    item: people
      ? { code: people.code, text: people.text, start: people.start, end: people.end }
      : { code: SOLDIERS, text: null, start: null, end: null },
    quantity: quantitySlot(q, basisByTime(when) ?? 'total'),
    when,
    where: whereOf(view, p) ?? whereMeant(passage, view, p),
    source: attributionOf(passage, view, p),
    modality: modalityOf(p, {
      attribution: attributionAt(passage, view, verb),
      when: when?.edtf ?? null,
      published: passage.document.published,
      about: from.id,
    }),
    outcome: t.outcome,
    quote: quoteOf(view, Math.min(t.first, q.first), Math.max(t.last, q.last)),
  };
}

/** Tokens around a number within which a party says whose they are. */
const BESIDE = 3;

/** The party in the number's own words, else the last one named before it in its sentence. */
function whose(passage: Passage, view: SentenceView, { quantity: q, first, last }: Told): PartyFill | null {
  const parties = view.mentions.parties;
  const own = parties.find(
    (m) => m.first >= q.first && m.first - q.last <= BESIDE && m.first < Math.max(first, q.last + BESIDE),
  );
  const within = parties.find((m) => m.first >= first && m.last <= last);
  const before = parties.findLast((m) => m.last <= q.first);
  for (const m of [own, before, within]) {
    const fill = m ? fillOf(passage.discourse, m) : null;
    if (fill) return fill;
  }
  return null;
}
