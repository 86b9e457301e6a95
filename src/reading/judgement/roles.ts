// Decides who has which role in a draft: the pair of parties with the highest score under a log-linear model over the
// features of both sides and of the pair. What enters: a passage's drafts. What leaves: the drafts with their sides
// decided anew, each with the reasons. A side on which the rules have read several parties apart stays theirs.
import type { Frame as FrameName, PartySlot } from '../claim.ts';
import type { Draft, SentenceView } from '../frames/frame.ts';
import { strikes } from '../frames/whose-dead.ts';
import { type Anchored, anchoredAt, isOther, type Place, placeIn } from './anchor.ts';
import { type Feature, nameOf, namesOf } from './feature.ts';
import type { Weights } from './linear.ts';
import { type Pairing, pairFeatures, pairingOf, placeAmong, weighPairs } from './pair-features.ts';
import { candidatesOf, type Ground, type Named, type Seen } from './parties-named.ts';
import { reasonsFor } from './reasons.ts';
import { countUse, noUses, sideFeatures, type Uses, weighParty, weighSide } from './role-features.ts';
import { type Scale, type Side, type Sums, scaleOf, scopesOf } from './scale.ts';

/** Who may be on the sides of a draft: places among the parties of its pairing. */
type Stand = { readonly pairing: Pairing; readonly from: readonly number[]; readonly to: readonly number[] };

/** The choices of a draft: ids for each side (null: none) with their features; pairs that may stand. */
export type Choices = {
  readonly anchored: Anchored;
  readonly from: readonly Choice[];
  readonly to: readonly Choice[];
  readonly pairs: readonly Pair[];
  /** Index of the rules' own pair. */
  readonly own: number;
};
export type Choice = { readonly id: string | null; readonly features: readonly Feature[] };
/** Indexes into both sides, and what speaks for them together. */
export type Pair = { readonly from: number; readonly to: number; readonly features: readonly Feature[] };

/** Frames whose second side is always empty. */
const ONE_SIDED: ReadonlySet<FrameName> = new Set<FrameName>(['statistic', 'casualties']);

/** The first so many numbers. */
const FIRST: readonly (readonly number[])[] = Array.from({ length: 16 }, (_, n) =>
  Array.from({ length: n }, (_, i) => i),
);

/** Who may be on the sides of a draft. */
function standOf(ground: Ground, draft: Draft, place: Place): Stand {
  const anchored = anchoredAt(place, draft, ground.ofFrame.get(draft.frame) ?? [], ground.drafts);
  const pairing = pairingOf(anchored, candidatesOf(ground, place.view.index, draft));
  const all = FIRST[pairing.parties.length] ?? [];
  return {
    pairing,
    from: isApart(anchored, 'from') ? [pairing.from] : all,
    to: ONE_SIDED.has(draft.frame) || isApart(anchored, 'to') ? [pairing.to] : all,
  };
}

/** Whether two of them may be the pair: different parties, or the rules' own. */
const mayPair = ({ from, to }: Pairing, giver: number, receiver: number): boolean =>
  giver !== receiver || (giver === from && receiver === to);

/** What a draft's sides may be, with all that speaks for it; null where it stands nowhere or leaves no choice. */
export function choicesOf(ground: Ground, draft: Draft): Choices | null {
  const place = placeIn(ground.passage, draft);
  if (!place) return null;
  const stand = standOf(ground, draft, place);
  const { pairing } = stand;
  const { anchored, parties } = pairing;
  const sideOf = (side: Side): readonly Choice[] =>
    stand[side].map((at): Choice => {
      const seen = parties[at] as Seen;
      return { id: seen.id, features: sideFeatures(ground, anchored, side, seen) };
    });
  const pairs: Pair[] = [];
  let own = -1;
  stand.from.forEach((f, from) => {
    stand.to.forEach((t, to) => {
      if (!mayPair(pairing, f, t)) return;
      if (f === pairing.from && t === pairing.to) own = pairs.length;
      pairs.push({ from, to, features: pairFeatures(pairing, f, t) });
    });
  });
  return { anchored, from: sideOf('from'), to: sideOf('to'), pairs, own };
}

/** Whether the rules have read several parties on this side, each on its own: drafts alike but for it. */
function isApart({ draft, fellows }: Anchored, side: Side): boolean {
  for (const d of fellows)
    if (
      d.quote.start === draft.quote.start &&
      d.quote.end === draft.quote.end &&
      d.item?.start === draft.item?.start &&
      d.item?.code === draft.item?.code &&
      d.quantity?.start === draft.quantity?.start &&
      d[side]?.id !== draft[side]?.id
    )
      return true;
  return false;
}

/** The scores of a draft's pairs, those of a giver after the other; NaN where a pair may not stand. Used again for the next. */
let scores = new Float64Array(256);
const sums: Sums = { from: 0, to: 0 };

/** Scores all pairs of a draft. */
function scorePairs(ground: Ground, { pairing, from, to }: Stand, scale: Scale): void {
  const { anchored, parties } = pairing;
  const { length } = parties;
  if (scores.length < length * length) scores = new Float64Array(length * length);
  weighPairs(scores, pairing, from, to, scale.pair);
  const uses = usesOf(pairing);
  for (let at = 0; at < length; at += 1) {
    const seen = parties[at] as Seen;
    weighParty(sums, ground, anchored, seen, scale);
    const giving = sums.from + weighSide(anchored, 'from', seen.id, uses[at], scale);
    const receiving = sums.to + weighSide(anchored, 'to', seen.id, uses[at], scale);
    for (let other = 0; other < length; other += 1) {
      const [as, back] = [at * length + other, other * length + at];
      scores[as] = (scores[as] ?? 0) + giving;
      scores[back] = (scores[back] ?? 0) + receiving;
    }
  }
  for (let at = 0; at < length; at += 1) if (!mayPair(pairing, at, at)) scores[at * length + at] = Number.NaN;
}

/** How often the other drafts of its frame have each of the parties on either side. */
function usesOf({ anchored: { fellows, draft }, parties }: Pairing): readonly (Uses | undefined)[] {
  const uses = parties.map((): Uses | undefined => undefined);
  const count = (side: Side, slot: PartySlot): void => {
    const at = placeAmong(parties, slot);
    if (at === -1) return;
    const found = uses[at] ?? noUses();
    uses[at] = found;
    countUse(found, side, slot);
  };
  for (const d of fellows) {
    if (!isOther(d, draft)) continue;
    if (d.from) count('from', d.from);
    if (d.to) count('to', d.to);
  }
  return uses;
}

/** The names under which features are weighed. */
export const named = (of: Side | 'pair', { anchored }: Choices, features: readonly Feature[]): readonly string[] =>
  scopesOf(of, anchored.draft.frame).flatMap((scope) => features.map((f) => `${scope}|${nameOf(f)}`));

export type Decided = {
  readonly draft: Draft;
  readonly place: Place | null;
  /** Probability of the pair that was chosen. */
  readonly probability: number;
};

/** All drafts of a passage decided, those of its numbers last; a frame without a margin stays the rules'. */
export function decideAll(
  ground: Ground,
  ofNumbers: readonly Draft[],
  marginOf: (frame: FrameName) => number | null,
  weights: Weights,
): readonly Decided[] {
  return [...ground.drafts, ...ofNumbers].map((draft): Decided => {
    const margin = marginOf(draft.frame);
    if (margin !== null) return decideRoles(ground, draft, weights, margin);
    return { draft, place: placeIn(ground.passage, draft), probability: 0.5 };
  });
}

/** The draft with the sides that score highest; the rules' own stand unless another pair gains more than `margin`. */
export function decideRoles(ground: Ground, draft: Draft, weights: Weights, margin: number): Decided {
  const place = placeIn(ground.passage, draft);
  if (!place) return { draft, place, probability: 0.5 };
  const stand = standOf(ground, draft, place);
  const { parties, from: giver, to: receiver } = stand.pairing;
  scorePairs(ground, stand, scaleOf(weights, draft.frame));
  const rules = scores[giver * parties.length + receiver] ?? 0;
  let [from, to, most] = [giver, receiver, rules];
  for (const f of stand.from)
    for (const t of stand.to) {
      if (f !== giver && isStriker(draft, place.view, parties[f])) continue;
      const score = scores[f * parties.length + t] ?? 0;
      const isBest = score > most && score > rules + margin;
      if (isBest && !isReversed(draft, stand.pairing, f, t) && !isTakerGiving(draft, stand.pairing, f))
        [from, to, most] = [f, t, score];
    }
  const probability = probabilityOf(stand, most);
  if (from === giver && to === receiver) return { draft, place, probability };
  const slotOn = (side: Side, was: number, now: number): PartySlot | null =>
    was === now ? draft[side] : slotOf(ground, stand.pairing, side, was, now, weights);
  return {
    draft: { ...draft, from: slotOn('from', giver, from), to: slotOn('to', receiver, to) },
    place,
    probability,
  };
}

/** Whoever strikes in the sentence of a toll is never whose dead it counts, where the rules have them for another's. */
const isStriker = ({ frame, from }: Draft, view: SentenceView, seen: Seen | undefined): boolean =>
  frame === 'casualties' &&
  from !== null &&
  view.mentions.parties.some((m) => m.id !== null && m.id === seen?.id && strikes(view, m));

/** Probability of a pair by its score, by softmax over those that may stand. */
function probabilityOf({ pairing: { parties }, from, to }: Stand, of: number): number {
  let top = Number.NEGATIVE_INFINITY;
  for (const f of from)
    for (const t of to) {
      const score = scores[f * parties.length + t] ?? 0;
      if (score > top) top = score;
    }
  let sum = 0;
  for (const f of from)
    for (const t of to) {
      const score = scores[f * parties.length + t] ?? 0;
      if (!Number.isNaN(score)) sum += Math.exp(score - top);
    }
  return Math.exp(of - top) / sum;
}

/** "India bought": who is said to take what is given is no giver of it, whoever else may have given. */
const isTakerGiving = ({ rule, frame, to }: Draft, pairing: Pairing, giver: number): boolean =>
  frame === 'transfer' && rule === 'transfer.receive' && to?.known === 'stated' && giver === pairing.to;

/**
 * A side that the text states, or that is publicly known of such goods, is never exchanged with the other: to swap giver and
 * receiver is the worst of errors.
 */
const isReversed = (draft: Draft, { from, to }: Pairing, giver: number, receiver: number): boolean =>
  from !== to && (isSettled(draft.from) || isSettled(draft.to)) && giver === to && receiver === from;

const isSettled = (slot: PartySlot | null): boolean => slot?.known === 'stated' || slot?.rule === 'discourse.exchange';

function slotOf(
  ground: Ground,
  { anchored, parties }: Pairing,
  side: Side,
  was: number,
  now: number,
  weights: Weights,
): PartySlot | null {
  const { id } = parties[now] as Seen;
  if (id === null) return null;
  const [chosen, before] = [now, was].map((at) => sideFeatures(ground, anchored, side, parties[at] as Seen));
  const reasons = reasonsFor(weights, scopesOf(side, anchored.draft.frame), chosen ?? [], before ?? []);
  const rule = ['judged', ...namesOf([...new Set(reasons)])].join(' ');
  const nearest = nearestMention(parties[now] as Seen, anchored);
  if (!nearest) return { id, text: null, start: null, end: null, known: 'implied', rule };
  const { text, start, end } = nearest.mention;
  return { id, text, start, end, known: nearest.mention.id === null ? 'implied' : 'stated', rule };
}

/** The mention in the draft's own sentence that stands nearest, those that only speak last. */
function nearestMention({ named }: Seen, a: Anchored): Named | undefined {
  const away = (n: Named): number => Math.abs(n.mention.headToken - (a.main?.trigger ?? a.at)) + (n.speaks ? 100 : 0);
  let [nearest, least]: [Named | undefined, number] = [undefined, Number.POSITIVE_INFINITY];
  for (const n of named) if (away(n) < least) [nearest, least] = [n, away(n)];
  return nearest;
}
