// Decides who has which role in a draft: the pair of parties with the highest score under a log-linear model over the
// features of both sides and of the pair. What enters: a passage's drafts. What leaves: the drafts with their sides
// decided anew, each with the reasons. A side on which the rules have read several parties apart stays theirs.
import type { Frame as FrameName, PartySlot } from '../claim.ts';
import type { Draft } from '../frames/frame.ts';
import { type Anchored, anchoredAt, type Place, placeIn } from './anchor.ts';
import { type Feature, nameOf, namesOf } from './feature.ts';
import { type Weigher, type Weights, weigherOf } from './linear.ts';
import { type Party, pairFeatures, pairScore } from './pair-features.ts';
import { candidatesOf, type Ground, type Named } from './parties-named.ts';
import { reasonsFor } from './reasons.ts';
import { type Side, scopesOf, sideFeatures, tellParty, tellSide } from './role-features.ts';
import { newSheet, sumOn } from './sheet.ts';

/** Who may be on the sides of a draft; the numbers of those who may be on each. */
type Stand = {
  readonly anchored: Anchored;
  readonly parties: readonly Party[];
  readonly from: readonly number[];
  readonly to: readonly number[];
};

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

/** Who may be on the sides of a draft. */
function standOf(ground: Ground, draft: Draft, place: Place): Stand {
  const anchored = anchoredAt(place, draft, ground.drafts);
  const named = ground.namedIn[place.view.index];
  const ids = [null, ...candidatesOf(ground, place.view.index, [draft.from, draft.to])];
  const parties = ids.map(
    (id): Party => ({
      id,
      here: id === null ? undefined : named?.get(id)?.[0]?.mention,
      used: id !== null && anchored.uses.has(id),
    }),
  );
  const all = ids.map((_, at) => at);
  const sideOf = (side: Side): readonly number[] => {
    const fixed = isApart(anchored, side) || (side === 'to' && ONE_SIDED.has(draft.frame));
    return fixed ? [ids.indexOf(draft[side]?.id ?? null)] : all;
  };
  return { anchored, parties, from: sideOf('from'), to: sideOf('to') };
}

/** Whether two of them may be the pair: different parties, or the rules' own. */
const mayPair = (from: Party, to: Party, isOwn: boolean): boolean => isOwn || from.id !== to.id;

const isOwnPair = ({ from: giver, to: receiver }: Draft, from: Party, to: Party): boolean =>
  from.id === (giver?.id ?? null) && to.id === (receiver?.id ?? null);

/** What a draft's sides may be, with all that speaks for it; null where it stands nowhere or leaves no choice. */
export function choicesOf(ground: Ground, draft: Draft): Choices | null {
  const place = placeIn(ground.passage, draft);
  if (!place) return null;
  const stand = standOf(ground, draft, place);
  const { anchored, parties } = stand;
  const sideOf = (side: Side): readonly Choice[] =>
    stand[side].map((at): Choice => {
      const id = parties[at]?.id ?? null;
      return { id, features: sideFeatures(ground, anchored, side, id) };
    });
  const pairs: Pair[] = [];
  let own = -1;
  stand.from.forEach((f, from) => {
    stand.to.forEach((t, to) => {
      const [giver, receiver] = [parties[f] as Party, parties[t] as Party];
      const isOwn = isOwnPair(draft, giver, receiver);
      if (!mayPair(giver, receiver, isOwn)) return;
      if (isOwn) own = pairs.length;
      pairs.push({ from, to, features: pairFeatures(ground, anchored, giver, receiver, isOwn) });
    });
  });
  return { anchored, from: sideOf('from'), to: sideOf('to'), pairs, own };
}

/** Whether the rules have read several parties on this side, each on its own: drafts alike but for it. */
function isApart({ draft, others }: Anchored, side: Side): boolean {
  return others.some(
    (d) =>
      d.quote.start === draft.quote.start &&
      d.quote.end === draft.quote.end &&
      d.item?.start === draft.item?.start &&
      d.item?.code === draft.item?.code &&
      d.quantity?.start === draft.quantity?.start &&
      d[side]?.id !== draft[side]?.id,
  );
}

/** The scores of pairs, those of a giver after the other; NaN where a pair may not stand. `own`: the rules' (-1: none). */
type Scored = { readonly scores: readonly number[]; readonly own: number };

const sheet = newSheet();

/** Scores of all pairs. */
function scoredPairs(ground: Ground, stand: Stand, weights: Weights): Scored {
  const { anchored, parties } = stand;
  const weigher = (of: Side | 'pair') => weigherOf(weights, scopesOf(of, anchored.draft));
  const [givers, receivers, together] = [weigher('from'), weigher('to'), weigher('pair')];
  const [from, to]: [number[], number[]] = [[], []];
  for (let at = 0; at < parties.length; at += 1) {
    const id = parties[at]?.id ?? null;
    sheet.count = 0;
    tellParty(sheet, ground, anchored, id);
    const common = sheet.count;
    from.push(stand.from.includes(at) ? sumAs('from', anchored, id, givers) : 0);
    sheet.count = common;
    to.push(stand.to.includes(at) ? sumAs('to', anchored, id, receivers) : 0);
  }
  const scores: number[] = [];
  let own = -1;
  for (const f of stand.from)
    for (const t of stand.to) {
      const [giver, receiver] = [parties[f] as Party, parties[t] as Party];
      const isOwn = isOwnPair(anchored.draft, giver, receiver);
      if (isOwn) own = scores.length;
      scores.push(
        mayPair(giver, receiver, isOwn)
          ? (from[f] ?? 0) + (to[t] ?? 0) + pairScore(ground, anchored, giver, receiver, isOwn, together)
          : Number.NaN,
      );
    }
  return { scores, own };
}

/** The sum of what is written of a party with what is to say of it on a side. */
function sumAs(side: Side, anchored: Anchored, id: string | null, weigher: Weigher): number {
  tellSide(sheet, anchored, side, id);
  return sumOn(sheet, weigher);
}

/** The names under which features are weighed. */
export const named = (of: Side | 'pair', { anchored }: Choices, features: readonly Feature[]): readonly string[] =>
  scopesOf(of, anchored.draft).flatMap((scope) => features.map((f) => `${scope}|${nameOf(f)}`));

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
  const { scores, own } = scoredPairs(ground, stand, weights);
  if (own === -1) return { draft, place, probability: 0.5 };
  const rules = scores[own] ?? 0;
  let [best, most] = [own, rules];
  for (let i = 0; i < scores.length; i += 1) {
    const score = scores[i] ?? 0;
    if (score > most && score > rules + margin && !isReversed(draft, pairAt(stand, i))) [best, most] = [i, score];
  }
  const probability = probabilityOf(scores, most);
  if (best === own) return { draft, place, probability };
  const [was, now] = [pairAt(stand, own), pairAt(stand, best)];
  const slotOn = (side: Side): PartySlot | null =>
    was[side] === now[side] ? draft[side] : slotOf(ground, stand.anchored, side, was[side], now[side], weights);
  return { draft: { ...draft, from: slotOn('from'), to: slotOn('to') }, place, probability };
}

type PartyPair = { readonly from: Party; readonly to: Party };

function pairAt({ parties, from, to }: Stand, i: number): PartyPair {
  const [f, t] = [from[Math.floor(i / to.length)] ?? 0, to[i % to.length] ?? 0];
  return { from: parties[f] as Party, to: parties[t] as Party };
}

/** Probability of a pair by its score, by softmax over those that may stand. */
function probabilityOf(scores: readonly number[], of: number): number {
  let top = Number.NEGATIVE_INFINITY;
  for (const score of scores) if (score > top) top = score;
  let sum = 0;
  for (const score of scores) if (!Number.isNaN(score)) sum += Math.exp(score - top);
  return Math.exp(of - top) / sum;
}

/**
 * A side that the text states, or that is publicly known of such goods, is never exchanged with the other: to swap giver and
 * receiver is the worst of errors.
 */
const isReversed = ({ from, to }: Draft, pair: PartyPair): boolean =>
  from?.id !== to?.id &&
  (isSettled(from) || isSettled(to)) &&
  pair.from.id === (to?.id ?? null) &&
  pair.to.id === (from?.id ?? null);

const isSettled = (slot: PartySlot | null): boolean => slot?.known === 'stated' || slot?.rule === 'discourse.exchange';

function slotOf(
  ground: Ground,
  anchored: Anchored,
  side: Side,
  was: Party,
  { id }: Party,
  weights: Weights,
): PartySlot | null {
  if (id === null) return null;
  const [chosen, before] = [id, was.id].map((one) => sideFeatures(ground, anchored, side, one));
  const reasons = reasonsFor(weights, scopesOf(side, anchored.draft), chosen ?? [], before ?? []);
  const rule = ['judged', ...namesOf([...new Set(reasons)])].join(' ');
  const nearest = nearestMention(ground, anchored, id);
  if (!nearest) return { id, text: null, start: null, end: null, known: 'implied', rule };
  const { text, start, end } = nearest.mention;
  return { id, text, start, end, known: nearest.mention.id === null ? 'implied' : 'stated', rule };
}

/** The mention in the draft's own sentence that stands nearest, those that only speak last. */
function nearestMention(ground: Ground, a: Anchored, id: string): Named | undefined {
  const away = (n: Named): number => Math.abs(n.mention.headToken - (a.main?.trigger ?? a.at)) + (n.speaks ? 100 : 0);
  return (ground.bySentence[a.view.index] ?? []).filter((n) => n.id === id).sort((x, y) => away(x) - away(y))[0];
}
