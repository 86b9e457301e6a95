// Tariffs of so many per cent as measures of a state: "put a tariff of 25 per cent on Brazil", "duties were doubled to 50 per
// cent", "50 prosentin tulli". What enters: a sentence with the stances read in it and before. What leaves: a draft for each
// such number in no stance's words yet, and the number of those that have none.
import type { PartySlot } from '../claim.ts';
import { attributionAt } from '../discourse/attribution.ts';
import { subjectOf } from '../discourse/speech.ts';
import type { QuantityMention } from '../mentions/mention.ts';
import { isPassive } from '../predication/candidates.ts';
import { type Lexicon, lexiconOf } from '../predication/lexicon.ts';
import { ancestorsOf, lemmaOf, relationOf, textOf } from '../predication/tree.ts';
import { modalityOf } from '../slots/modality.ts';
import { fillOf, partySlot } from '../slots/party.ts';
import { quantitySlot } from '../slots/quantity.ts';
import { quoteOf } from '../slots/quote.ts';
import { clauseAround } from './bare-clause.ts';
import type { Draft, Passage, SentenceView } from './frame.ts';
import { partOf } from './position-counts.ts';
import { aimedAt, holderSource, labelOf, overlaps, spokenBy } from './position-slots.ts';
import { clauseStretch } from './stretch.ts';

/** Tokens between a tariff and its number, at most. */
const BESIDE = 8;

/** The stances of a sentence with its tariffs; `told`: those of the sentences before. */
export function withTariffs(
  passage: Passage,
  view: SentenceView,
  read: readonly Draft[],
  told: readonly Draft[],
): readonly Draft[] {
  const lexicon = lexiconOf(passage.language);
  let drafts = read;
  for (const q of view.mentions.quantities) {
    const noun = q.unit === 'percent' ? tariffOf(view, q) : -1;
    if (noun === -1) continue;
    const span = quoteOf(view, Math.min(noun, q.first), Math.max(noun + 1, q.last));
    const own = drafts.filter((d) => overlaps(d.quote, span) && LAYING.has(senseOf(d)));
    const threat = own.find((d) => senseOf(d) === 'threaten');
    if (threat) drafts = drafts.filter((d) => d === threat || !own.includes(d));
    else if (own.some((d) => d.quantity !== null)) continue;
    const holder = own.length > 0 ? null : holderOf(passage, view, noun, q, [...told, ...drafts]);
    if (own.length > 0)
      drafts = drafts.map((d) => (own.includes(d) ? { ...d, quantity: quantitySlot(q, 'share') } : d));
    else if (holder !== null) drafts = [...drafts, draftOf(passage, view, noun, q, holder, lexicon)];
  }
  return drafts;
}

const senseOf = ({ rule }: Draft): string => rule.slice('position.'.length);

/** The tariff that a percentage is of: the nearest in its clause, before or behind it; -1 where none is. */
function tariffOf({ tree }: SentenceView, { first, last }: QuantityMention): number {
  const isTariff = (i: number): boolean =>
    partOf(lemmaOf(tree, i)) === 'tariff' || partOf(textOf(tree, i)) === 'tariff';
  for (let k = 0; k <= BESIDE; k += 1) {
    if (k < 3 && isTariff(last + k)) return last + k;
    if (first - 1 - k >= 0 && isTariff(first - 1 - k)) return first - 1 - k;
  }
  return -1;
}

/** Senses of what a state lays on others. */
const LAYING: ReadonlySet<string> = new Set(['sanction', 'act', 'threaten', 'tariff']);

/** Whose tariff it is: the doer of its clause, its owner, who has laid or threatened one before, else whom the passage is about. */
function holderOf(
  passage: Passage,
  view: SentenceView,
  noun: number,
  q: QuantityMention,
  told: readonly Draft[],
): PartySlot | null {
  const { tree, mentions } = view;
  const owner = mentions.parties.find(
    (m) => m.last <= noun && noun - m.last <= 2 && relationOf(tree, m.headToken) !== 'nsubj',
  );
  for (const verb of ancestorsOf(tree, noun).filter((i) => tree.tokens[i]?.upos === 'VERB')) {
    const subject = isPassive(tree, verb) ? -1 : subjectOf(tree, verb);
    const doer = subject === -1 || subject >= noun ? null : spokenBy(passage, view, subject);
    if (doer) return doer;
  }
  const own = owner ? partySlot(fillOf(passage.discourse, owner)) : null;
  if (own) return own;
  const before = told.findLast((d) => d.from !== null && LAYING.has(senseOf(d)));
  const id =
    before?.from?.id ??
    mentions.parties.find((m) => m.id !== null && m.first < q.first)?.id ??
    passage.discourse.topic[0];
  return id ? { id, text: null, start: null, end: null, known: 'implied', rule: 'position.decree' } : null;
}

function draftOf(
  passage: Passage,
  view: SentenceView,
  noun: number,
  q: QuantityMention,
  from: PartySlot,
  lexicon: Lexicon,
): Draft {
  const clause = clauseAround(view, noun, lexicon);
  const { first, last } = clause ? clauseStretch(view.tree, clause.trigger) : { first: noun, last: q.last };
  const [start, end] = [Math.min(noun, q.first), Math.max(noun + 1, q.last)];
  const holds = first <= start && end <= last;
  const span = holds ? { first, last } : { first: start, last: end };
  const modality = clause ? modalityOf({ ...clause, negated: false }) : 'asserted';
  return {
    frame: 'position',
    rule: 'position.tariff',
    from,
    to: partySlot(aimedAt(passage, view, { sense: 'sanction', holder: from.id, ...span })),
    item: { code: labelOf('sanction'), text: null, start: null, end: null },
    quantity: quantitySlot(q, 'share'),
    when: null,
    where: null,
    source: attributionAt(passage, view, noun)?.slot ?? holderSource(passage, view, from),
    modality: modality === 'hypothetical' || modality === 'planned' ? modality : 'asserted',
    quote: quoteOf(view, span.first, span.last),
  };
}
