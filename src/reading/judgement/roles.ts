// Decides who has which role in a draft: the pair of parties with the highest score under a log-linear model over the
// features of both sides and of the pair. What enters: a passage's drafts. What leaves: the drafts with their sides
// decided anew, each with the reasons. A side on which the rules have read several parties apart stays theirs.
import type { Frame as FrameName, PartySlot } from '../claim.ts';
import type { Draft } from '../frames/frame.ts';
import { type Anchored, anchoredAt, type Place, placeIn } from './anchor.ts';
import { type Feature, nameOf, namesOf } from './feature.ts';
import { reasonsFor, softmax, sumOf, type Weights, weigherOf } from './linear.ts';
import { type Choice, pairFeatures } from './pair-features.ts';
import { candidatesOf, type Ground, type Named } from './parties-named.ts';
import { partyFeatures, type Side, scopesOf, sideFeatures } from './role-features.ts';

/** The choices of a draft: ids for each side (null: none) with their features; pairs that may stand. */
export type Choices = {
  readonly anchored: Anchored;
  readonly from: readonly Choice[];
  readonly to: readonly Choice[];
  readonly pairs: readonly Pair[];
  /** Index of the rules' own pair. */
  readonly own: number;
};
/** Indexes into both sides, and what speaks for them together. */
export type Pair = { readonly from: number; readonly to: number; readonly features: readonly Feature[] };

/** Frames whose second side is always empty. */
const ONE_SIDED: ReadonlySet<FrameName> = new Set<FrameName>(['statistic', 'casualties']);

/** What a draft's sides may be; null where it stands nowhere or leaves no choice. */
export function choicesOf(
  ground: Ground,
  draft: Draft,
  place: Place | null = placeIn(ground.passage, draft),
): Choices | null {
  if (!place) return null;
  const anchored = anchoredAt(place, draft, ground.drafts);
  const named = ground.namedIn[place.view.index];
  const ids = [null, ...candidatesOf(ground, place.view.index, [draft.from, draft.to])];
  const common = ids.map((id) => partyFeatures(ground, anchored, id));
  const choiceOf = (side: Side, id: string | null, at: number): Choice => ({
    id,
    features: sideFeatures(ground, anchored, side, id, common[at]),
    here: id === null ? undefined : named?.get(id)?.[0]?.mention,
    used: id !== null && anchored.uses.has(id),
  });
  const sideOf = (side: Side): readonly Choice[] => {
    const own = draft[side]?.id ?? null;
    const fixed = isApart(anchored, side) || (side === 'to' && ONE_SIDED.has(draft.frame));
    return fixed ? [choiceOf(side, own, ids.indexOf(own))] : ids.map((id, at) => choiceOf(side, id, at));
  };
  const [from, to] = [sideOf('from'), sideOf('to')];
  return { anchored, from, to, ...pairsOf(ground, anchored, from, to) };
}

/** The pairs that may stand: of different parties, of one party, or the rules' own. */
function pairsOf(
  ground: Ground,
  anchored: Anchored,
  from: readonly Choice[],
  to: readonly Choice[],
): Pick<Choices, 'pairs' | 'own'> {
  const { draft } = anchored;
  const [giver, receiver] = [draft.from?.id ?? null, draft.to?.id ?? null];
  const pairs: Pair[] = [];
  let own = -1;
  from.forEach((f, i) => {
    to.forEach((t, j) => {
      const isOwn = f.id === giver && t.id === receiver;
      if (isOwn && own === -1) own = pairs.length;
      if (!isOwn && f.id === t.id) return;
      pairs.push({ from: i, to: j, features: pairFeatures(ground, anchored, f, t, isOwn) });
    });
  });
  return { pairs, own };
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

/** Scores of all pairs. */
export function pairScores(c: Choices, weights: Weights): readonly number[] {
  const weigher = (of: Side | 'pair') => weigherOf(weights, scopesOf(of, c.anchored.draft));
  const [giver, receiver, together] = [weigher('from'), weigher('to'), weigher('pair')];
  const from = c.from.map((choice) => sumOf(giver, choice.features));
  const to = c.to.map((choice) => sumOf(receiver, choice.features));
  return c.pairs.map((p) => (from[p.from] ?? 0) + (to[p.to] ?? 0) + sumOf(together, p.features));
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
  const c = choicesOf(ground, draft, place);
  if (!c || c.own === -1) return { draft, place, probability: 0.5 };
  const scores = pairScores(c, weights);
  const rules = scores[c.own] ?? 0;
  let best = c.own;
  let most = rules;
  scores.forEach((s, i) => {
    if (s > most && s > rules + margin && !isReversed(draft, c, i)) [best, most] = [i, s];
  });
  const probability = softmax(scores)[best] ?? 0;
  const [was, now] = [c.pairs[c.own], c.pairs[best]];
  if (best === c.own || !was || !now) return { draft, place, probability };
  const from = was.from === now.from ? draft.from : slotOf(ground, c, 'from', was.from, now.from, weights);
  const to = was.to === now.to ? draft.to : slotOf(ground, c, 'to', was.to, now.to, weights);
  return { draft: { ...draft, from, to }, place, probability };
}

/**
 * A side that the text states, or that is publicly known of such goods, is never exchanged with the other: to swap giver and
 * receiver is the worst of errors.
 */
function isReversed({ from, to }: Draft, c: Choices, pair: number): boolean {
  const p = c.pairs[pair];
  if (!p || from?.id === to?.id || !(isSettled(from) || isSettled(to))) return false;
  return (c.from[p.from]?.id ?? null) === (to?.id ?? null) && (c.to[p.to]?.id ?? null) === (from?.id ?? null);
}

const isSettled = (slot: PartySlot | null): boolean => slot?.known === 'stated' || slot?.rule === 'discourse.exchange';

function slotOf(ground: Ground, c: Choices, side: Side, was: number, now: number, weights: Weights): PartySlot | null {
  const [before, chosen] = [c[side][was], c[side][now]];
  const id = chosen?.id ?? null;
  if (!before || !chosen || id === null) return null;
  const reasons = reasonsFor(weights, scopesOf(side, c.anchored.draft), chosen.features, before.features);
  const rule = ['judged', ...namesOf([...new Set(reasons)])].join(' ');
  const nearest = nearestMention(ground, c.anchored, id);
  if (!nearest) return { id, text: null, start: null, end: null, known: 'implied', rule };
  const { text, start, end } = nearest.mention;
  return { id, text, start, end, known: nearest.mention.id === null ? 'implied' : 'stated', rule };
}

/** The mention in the draft's own sentence that stands nearest, those that only speak last. */
function nearestMention(ground: Ground, a: Anchored, id: string): Named | undefined {
  const away = (n: Named): number => Math.abs(n.mention.headToken - (a.main?.trigger ?? a.at)) + (n.speaks ? 100 : 0);
  return (ground.bySentence[a.view.index] ?? []).filter((n) => n.id === id).sort((x, y) => away(x) - away(y))[0];
}
