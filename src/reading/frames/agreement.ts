// Agreements: treaties, pacts, deals and contracts signed, ratified, concluded, renewed, ended or running out. Read from
// verbs of concluding with an agreement as their object, from names put to one, and from nouns of agreement that name both
// their sides.
import { attributionAt, citingVerbs } from '../discourse/attribution.ts';
import { markersOf } from '../predication/candidates.ts';
import { argumentsOf, type Predication } from '../predication/predication.ts';
import { lemmaOf, subtreeOf } from '../predication/tree.ts';
import { whenOf, whereOf } from '../slots/circumstance.ts';
import { isAppointed, modalityOf } from '../slots/modality.ts';
import { type PartyFill, partiesInRole, partySlot } from '../slots/party.ts';
import { quoteOf } from '../slots/quote.ts';
import { hasMatter, hasPronoun, hasSeal, pactOf, sidesOf, statedSides } from './agreement-pact.ts';
import type { Draft, Frame, Passage, SentenceView } from './frame.ts';
import { clauseStretch } from './stretch.ts';

export const agreement: Frame = { name: 'agreement', read };

type Concluded = {
  readonly p: Predication;
  readonly pact: Predication | null;
  readonly sides: readonly PartyFill[];
  /** How a noun alone tells of it. */
  readonly manner?: 'under' | 'dated';
};

function read(passage: Passage): readonly Draft[] {
  return passage.sentences.flatMap((view) => {
    const all = view.predications.filter((p) => p.entry.family === 'agreement');
    if (all.length === 0) return [];
    const verbs = all.filter((p) => p.entry.wordClass !== 'N').flatMap((p) => concludedBy(passage, view, p));
    const nouns = all
      .filter((n) => n.sense === 'pact' && !verbs.some((v) => v.pact?.trigger === n.trigger))
      .flatMap((n) => standingAlone(passage, view, n));
    const named = all
      .filter((n) => n.sense === 'pact' && ![...verbs, ...nouns].some((c) => c.pact?.trigger === n.trigger))
      .flatMap((n) => namedOnly(passage, view, n));
    const drafts: Draft[] = [];
    for (const c of [...verbs, ...nouns, ...named]) {
      const found = draftsOf(passage, view, c);
      if (!found.some((one) => drafts.some((d) => d.quote.start < one.quote.end && one.quote.start < d.quote.end)))
        drafts.push(...found);
    }
    return drafts;
  });
}

/** Whether the verb tells of an agreement at all: with what it has to have. */
function concludedBy(passage: Passage, view: SentenceView, p: Predication): readonly Concluded[] {
  const pact = pactOf(view, p);
  const sides = statedSides(passage, view, p, pact);
  return tells(passage, view, p, pact, sides) ? [{ p, pact, sides }] : [];
}

function tells(
  passage: Passage,
  view: SentenceView,
  p: Predication,
  pact: Predication | null,
  sides: readonly PartyFill[],
): boolean {
  switch (p.sense) {
    case 'sign':
    case 'ratify':
      return pact !== null || hasPronoun(view, p) || sides.length > 1;
    case 'agree':
      return pact !== null || sides.length > 1 || (p.voice === 'passive' && hasMatter(p));
    case 'subscribe':
      return hasSeal(passage, view, p) && (pact !== null || sides.length > 1 || hasPronoun(view, p));
    case 'begin':
      return hasSeal(passage, view, p) && pact !== null;
    case 'announce':
      return pact !== null && sides.length > 1;
    default:
      return pact !== null && !isUnbounded(view, p, pact);
  }
}

/** A partitive that nothing denies is not completed: "tekee kauppaa" trades, "teki kaupan" has a deal. */
const isUnbounded = (view: SentenceView, p: Predication, pact: Predication): boolean => {
  const feats = view.tree.tokens[pact.trigger]?.feats ?? {};
  const open = feats.Case === 'Par' && feats.Number !== 'Plur';
  return open && lemmaOf(view.tree, pact.trigger) === 'kauppa' && p.voice === 'active' && !p.negated;
};

/** "an agreement between A and B", "A's pact with B": a noun that names both sides by what joins them. */
function standingAlone(passage: Passage, view: SentenceView, n: Predication): readonly Concluded[] {
  const joined = n.args.some(
    (a) => a.found === 'relation' && a.marked && (a.role === 'other' || isBetween(view, a.head)),
  );
  const sides = joined ? statedSides(passage, view, n, null) : [];
  return sides.length > 1 ? [{ p: n, pact: n, sides }] : [];
}

/** "under a treaty of 2017": a noun that says when or under what; its sides are understood. */
function namedOnly(passage: Passage, view: SentenceView, n: Predication): readonly Concluded[] {
  const { tree } = view;
  const phrase = new Set(subtreeOf(tree, n.trigger));
  const manner = markersOf(tree, n.trigger).some((m) => UNDER.has(m))
    ? 'under'
    : view.mentions.dates.some((d) => phrase.has(d.headToken))
      ? 'dated'
      : null;
  if (manner === null || view.mentions.items.some((m) => n.trigger >= m.first && n.trigger < m.last)) return [];
  return [{ p: n, pact: n, sides: statedSides(passage, view, n, null), manner }];
}

/** Adpositions that say what an agreement lays down. */
const UNDER = new Set(['under', 'nojalla', 'perusteella', 'myötä']);

const isBetween = (view: SentenceView, head: number): boolean =>
  view.tree.children[head]?.some((c) => view.tree.tokens[c]?.deprel === 'case') === true;

/** A draft for each pair of sides: several who agree with one, one who agrees with several. */
function draftsOf(passage: Passage, view: SentenceView, c: Concluded): readonly Draft[] {
  const pairs = pairsOf(passage, view, c);
  const [whole] = pairs.flatMap(([from, to]) => (from ? [draftOf(passage, view, c, from, to ?? null)] : []));
  if (!whole) return [];
  return pairs.flatMap(([from, to], i): readonly Draft[] => {
    if (i === 0) return [whole];
    const own = [to, from].find((f) => f?.mention && !pairs.slice(0, i).some((x) => x.some((o) => o?.id === f.id)));
    if (!from || !own?.mention) return [];
    const { end } = whole.quote;
    const start = own.mention.start < end ? own.mention.start : whole.quote.start;
    return [{ ...whole, from: partySlot(from), to: partySlot(to ?? null), quote: { start, end } }];
  });
}

function pairsOf(
  passage: Passage,
  view: SentenceView,
  { p, pact, sides }: Concluded,
): readonly (readonly (PartyFill | undefined)[])[] {
  const others = [p, ...(pact ? [pact] : [])].flatMap((x) => partiesInRole(view, passage.discourse, x, 'other'));
  const own = sides.filter((s) => !others.some((o) => o.id === s.id));
  if (p.sense !== 'announce' && own.length > 0 && others.length > 0 && own.length + others.length > 2)
    return own.flatMap((a) => others.filter((o, i) => others.findIndex((x) => x.id === o.id) === i).map((b) => [a, b]));
  return [sidesOf(passage, view, p, sides)];
}

function draftOf(
  passage: Passage,
  view: SentenceView,
  { p, pact, manner }: Concluded,
  from: PartyFill,
  to: PartyFill | null,
): Draft {
  const cited = attributionAt(passage, view, p.trigger);
  const when = whenOf(view, p, citingVerbs(passage, view));
  const context = {
    attribution: cited,
    when: when?.edtf ?? null,
    published: passage.document.published,
    present: isAppointed(view.tree, p),
  };
  return {
    frame: 'agreement',
    rule: `agreement.${manner ?? p.sense}`,
    from: partySlot(from),
    to: partySlot(to),
    item: { code: pact ? 'agreement' : p.sense, text: null, start: null, end: null },
    quantity: null,
    when,
    where: whereOf(view, p),
    source: cited?.slot ?? null,
    modality: isNothing(view, p) ? 'denied' : modalityOf(p, context),
    quote: quoteFor(view, p, pact),
  };
}

/** "Nothing was signed": a negative pronoun as what is agreed. */
const isNothing = (view: SentenceView, p: Predication): boolean =>
  argumentsOf(p, 'pact').some((a) => /^(?:nothing|none)$/u.test(view.tree.tokens[a.head]?.lemma.toLowerCase() ?? ''));

/** Tokens that a quote may reach out to its agreement's noun. */
const REACH = 12;

/** The clause; of a participle or relative clause the noun that it is about too. */
function quoteFor(view: SentenceView, p: Predication, pact: Predication | null): Draft['quote'] {
  const { first, last } = clauseStretch(view.tree, p.trigger);
  if (!pact || Math.abs(pact.trigger - p.trigger) > REACH) return quoteOf(view, first, last);
  return quoteOf(view, Math.min(first, pact.trigger), Math.max(last, pact.trigger + 1));
}
