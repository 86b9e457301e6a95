// The judgement: a small trained part after the frames' drafts and before the gate. What enters: a passage, its drafts,
// the weights. What leaves: the drafts that a careful reader would take, those of numbers in their likeliest frame among them,
// their roles decided, each with its certainty; when, where and by whom of all of them decided.
import type { Frame as FrameName } from '../claim.ts';
import type { Draft, Passage } from '../frames/frame.ts';
import { claimFeaturesOf } from './claim-features.ts';
import type { Feature } from './feature.ts';
import { sigmoid, sumOf, type Weigher, weigherOf, weightiest } from './linear.ts';
import { frameOdds, numberDrafts, oddsOf, weighedNumbers } from './numbers.ts';
import { groundOf } from './parties-named.ts';
import { decideAll } from './roles.ts';
import { decideSlots, type Placed } from './slots/decide.ts';
import type { Judgement } from './weights.ts';

/** Judges the drafts of a passage. */
export function judge(passage: Passage, drafts: readonly Draft[], judgement: Judgement): readonly Draft[] {
  if (drafts.length === 0) return drafts;
  const ground = groundOf(passage, drafts);
  const numbers = weighedNumbers(ground);
  const odds = frameOdds(numbers, judgement.number);
  const decided = decideAll(
    ground,
    numberDrafts(ground, numbers, odds),
    (f) => marginOf(judgement, f),
    judgement.roles,
  );
  const now = decided.slice(0, drafts.length).map((d) => d.draft);
  const least = judgement.setting.get('accept') ?? 0;
  const accepted: Placed[] = [];
  for (const { draft, place, probability } of decided) {
    const features = claimFeaturesOf(ground, { draft, place, sure: probability, counted: oddsOf(odds, draft) }, now);
    const accept = weigherOf(judgement.accept, ['', draft.frame]);
    if (sigmoid(sumOf(accept, features)) < leastFor(draft, least)) continue;
    const { certainty, reasons } = certaintyOf(weigherOf(judgement.certain, ['', draft.frame]), features);
    accepted.push({ draft: { ...draft, certainty, reasons }, place });
  }
  return decideSlots(passage, oncePerNumber(accepted), judgement);
}

/**
 * Who gives to whom, both named as such by the sentence, is seldom wrong: half the probability is enough. (The corpora hold
 * few passages of one sentence, and there the judgement asks too much.)
 */
const leastFor = ({ frame, from, to }: Draft, least: number): number =>
  frame === 'transfer' && from?.known === 'stated' && to?.known === 'stated' ? least / 2 : least;

const certaintyOf = (weigh: Weigher, features: readonly Feature[]): Required<Pick<Draft, 'certainty' | 'reasons'>> => ({
  certainty: rounded(sigmoid(sumOf(weigh, features))),
  reasons: [...weightiest(weigh, features)],
});

/** Least gain for another pair than the rules'; null for frames whose roles stay the rules'. */
export const marginOf = (judgement: Judgement, frame: FrameName): number | null =>
  judgement.setting.get(`role.${frame}`) ?? null;

const rounded = (p: number): number => Math.round(p * 1000) / 1000;

/** A number of the text belongs to one claim of one thing: of drafts of several frames on it the surer stands. */
export function oncePerNumber<P extends { readonly draft: Draft }>(placed: readonly P[]): readonly P[] {
  const surest = new Map<number, Draft>();
  for (const { draft } of placed) {
    const at = draft.quantity?.start;
    if (at == null) continue;
    const known = surest.get(at);
    if (known === undefined || (draft.certainty ?? 0) > (known.certainty ?? 0)) surest.set(at, draft);
  }
  return placed.filter(({ draft }) => {
    const at = draft.quantity?.start;
    return at == null || surest.get(at)?.frame === draft.frame;
  });
}
