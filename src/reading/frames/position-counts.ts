// How many a measure is laid on: "blacklisted five men and three firms", "another 105 tankers are shut out", "bringing the
// ships listed to 444". What enters: the stances of a sentence, those told before it. What leaves: the stances, a measure
// with its number, each further number of a list as a stance of its own, and numbers of a list that goes on from a measure.
import { dataTable } from '../../base/data.ts';
import type { PartySlot } from '../claim.ts';
import type { PartyMention, QuantityMention } from '../mentions/mention.ts';
import { lemmaOf, type Tree, textOf } from '../predication/tree.ts';
import { fillOf, partySlot } from '../slots/party.ts';
import { quantitySlot } from '../slots/quantity.ts';
import { quoteOf } from '../slots/quote.ts';
import type { Draft, Passage, SentenceView } from './frame.ts';
import { holderSource, labelOf, overlaps } from './position-slots.ts';

/** Senses of measures that are laid on somebody, whom a list may count. */
const LAID: ReadonlySet<string> = new Set(['sanction', 'forbid', 'act', 'permit']);
/** Those that a list goes on from in later sentences. */
const LISTED: ReadonlySet<string> = new Set(['sanction', 'forbid']);
/** Sentences over which a list goes on, at most. */
const GOES_ON = 4;
/** Tokens between a number and what it counts, at most. */
const BESIDE = 5;

let parts: ReadonlyMap<string, string> | undefined;

/** The part that a word has in a list of measures (data/lexica/measure-words.tsv). */
export function partOf(word: string): string | undefined {
  parts ??= new Map(dataTable('lexica/measure-words.tsv').map((row) => [row.word ?? '', row.part ?? '']));
  return parts.get(word);
}

/** A number of those whom a measure is laid on. */
type Count = { readonly quantity: QuantityMention; readonly first: number; readonly last: number };

/** The stances of a sentence with what they count; `told`: those of the sentences before. */
export function withCounts(
  passage: Passage,
  view: SentenceView,
  drafts: readonly Draft[],
  told: readonly Draft[],
): readonly Draft[] {
  if (view.mentions.quantities.length === 0) return drafts;
  const votes = votesIn(view);
  if (votes) return drafts.map((d) => votedWith(view, d, votes));
  const counts = countsIn(view);
  if (counts.length === 0) return drafts;
  const laid = drafts.findIndex((d) => LAID.has(senseOf(d)) && d.quantity === null && reaches(view, d, counts));
  if (laid !== -1) {
    const own = drafts[laid] as Draft;
    const after = counts.filter((c) => c.last > tokenAt(view, own.quote.start));
    return [
      ...drafts.slice(0, laid),
      ...after.map((c, i) => counted(passage, view, own, c, i === 0)),
      ...drafts.slice(laid + 1).filter((d) => !after.some((c) => isOf(view, d, c) && LAID.has(senseOf(d)))),
    ];
  }
  const before = lastMeasure(passage, view, told);
  if (!before || !view.tree.tokens.some((_, i) => partOf(lemmaOf(view.tree, i)) === 'listing')) return drafts;
  const open = counts.filter((c) => !drafts.some((d) => isOf(view, d, c)));
  return [...drafts, ...open.map((c) => counted(passage, view, { ...before, quote: quoteAt(view, c) }, c, false))];
}

/** Senses of what a parliament or council takes by a vote. */
const VOTED: ReadonlySet<string> = new Set(
  'vote oppose accept act permit support-stance demand forbid condemn decide'.split(' '),
);

/** "by 495 votes to 188", "äänin 98–75", "by 311 to 112": the votes for what a sentence tells of, the first number of them. */
export function votesIn({ tree, mentions }: SentenceView): QuantityMention | null {
  const isVote = (token: number): boolean => partOf(lemmaOf(tree, token)) === 'vote';
  const against = (q: QuantityMention): boolean =>
    textOf(tree, q.first - 1) === 'by' && textOf(tree, q.last) === 'to' && tree.tokens[q.last + 1]?.upos === 'NUM';
  return (
    mentions.quantities.find(
      (q) =>
        q.unit === 'count' &&
        !q.measureOnly &&
        ((q.counted !== null && isVote(q.counted)) || isVote(q.first - 1) || against(q)),
    ) ?? null
  );
}

/** A stance in whose words, or right behind them, the votes stand, with their number. */
function votedWith(view: SentenceView, d: Draft, votes: QuantityMention): Draft {
  const last = view.tree.tokens.findLastIndex((t) => t.start < d.quote.end);
  const near = votes.first >= tokenAt(view, d.quote.start) && votes.first - last <= 2;
  return d.quantity !== null || !near || !VOTED.has(senseOf(d))
    ? d
    : { ...d, quantity: { ...quantitySlot(votes, 'total'), unit: 'count' } };
}

const senseOf = ({ rule }: Draft): string => rule.slice('position.'.length);

/** Numbers with what they count, where that is a body. */
function countsIn(view: SentenceView): readonly Count[] {
  return view.mentions.quantities.flatMap((quantity): readonly Count[] => {
    if (quantity.unit !== 'count' || quantity.measureOnly) return [];
    const noun = nounOf(view.tree, quantity);
    return noun === -1 ? [] : [{ quantity, first: quantity.first, last: Math.max(noun + 1, quantity.last) }];
  });
}

/** The body that a number counts; -1 where it counts something else. */
function nounOf({ tokens, ...tree }: Tree, { counted: at, first, last }: QuantityMention): number {
  const whole = { tokens, ...tree };
  if (at !== null && partOf(lemmaOf(whole, at)) === 'body') return at;
  for (let i = first; i < Math.min(tokens.length, last + BESIDE); i += 1) {
    if (partOf(lemmaOf(whole, i)) === 'body') return i;
    if (i >= last && !/^(?:ADJ|DET|PROPN|NOUN|ADV|PUNCT)$/u.test(tokens[i]?.upos ?? '')) return -1;
  }
  return -1;
}

const tokenAt = ({ tree }: SentenceView, start: number): number => tree.tokens.findIndex((t) => t.end > start);

/** Whether the first of the numbers is in a stance's words, or right behind them. */
const reaches = (view: SentenceView, d: Draft, counts: readonly Count[]): boolean => {
  const first = tokenAt(view, d.quote.start);
  const last = view.tree.tokens.findLastIndex((t) => t.start < d.quote.end);
  return counts.some((c) => c.last > first && c.first - last <= 2);
};

const isOf = (view: SentenceView, d: Draft, c: Count): boolean => overlaps(d.quote, quoteAt(view, c));

const quoteAt = (view: SentenceView, { first, last }: Count): Draft['quote'] => quoteOf(view, first, last);

/** A measure as it is laid on those counted: the first number keeps its words, another has its own. */
function counted(passage: Passage, view: SentenceView, own: Draft, c: Count, isFirst: boolean): Draft {
  const to = beside(passage, view, own, c) ?? own.to;
  const start = Math.min(tokenAt(view, own.quote.start), c.first);
  const last = Math.max(c.last, view.tree.tokens.findLastIndex((t) => t.start < own.quote.end) + 1);
  return {
    ...own,
    to,
    quantity: quantitySlot(c.quantity, 'increment'),
    quote: isFirst ? quoteOf(view, start, last) : quoteAt(view, c),
  };
}

/** "two Chinese refineries", "three firms in India": whose they are. */
function beside(passage: Passage, view: SentenceView, own: Draft, c: Count): PartySlot | null {
  const at = (m: PartyMention): boolean =>
    m.id !== null &&
    m.id !== own.from?.id &&
    ((m.first >= c.first && m.last <= c.last) ||
      (m.first === c.last + 1 && /^(?:in|of|from)$/u.test(lemmaOf(view.tree, c.last))));
  const m = view.mentions.parties.find(at);
  return m ? partySlot(fillOf(passage.discourse, m)) : null;
}

/** The measure that a list goes on from, without its own words: its holder as implied. */
function lastMeasure(passage: Passage, view: SentenceView, told: readonly Draft[]): Draft | null {
  const from = passage.sentences[Math.max(0, view.index - GOES_ON)]?.sentence.start ?? 0;
  const last = told.findLast((d) => d.quote.start >= from && LISTED.has(senseOf(d)) && d.from !== null);
  if (!last?.from) return null;
  const implied = (slot: PartySlot | null): PartySlot | null =>
    slot && { id: slot.id, text: null, start: null, end: null, known: 'implied', rule: 'position.decree' };
  const holder = implied(last.from);
  return {
    ...last,
    rule: 'position.sanction',
    from: holder,
    to: implied(last.to),
    item: { code: labelOf('sanction'), text: null, start: null, end: null },
    when: null,
    where: null,
    source: holderSource(passage, view, holder),
    modality: 'asserted',
  };
}
