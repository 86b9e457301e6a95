// The judgement: a small trained part after the frames' drafts and before the gate. What enters: a passage, its drafts,
// the weights. What leaves: the drafts that a careful reader would take, their roles decided, each with its certainty; then
// what the frames have left over, where that is likely enough.
import type { Frame as FrameName } from '../claim.ts';
import type { Draft, Passage } from '../frames/frame.ts';
import { leftoversOf } from '../frames/leftover.ts';
import { claimFeaturesOf } from './claim-features.ts';
import { leftoverFeatures } from './leftover-features.ts';
import { scoreOf, scoreWithin, sigmoid, type Weights, weightiestWithin } from './linear.ts';
import { type Ground, groundOf } from './parties-named.ts';
import { decideAll } from './roles.ts';
import type { Judgement } from './weights.ts';

/** Judges the drafts of a passage. */
export function judge(passage: Passage, drafts: readonly Draft[], judgement: Judgement): readonly Draft[] {
  if (drafts.length === 0) return drafts;
  const ground = groundOf(passage, drafts);
  const decided = decideAll(ground, (frame) => marginOf(judgement, frame), judgement.roles);
  const now = decided.map((d) => d.draft);
  const accepted = decided.flatMap(({ draft, probability }) => {
    const { common, own } = claimFeaturesOf(ground, draft, now, probability);
    const score = (weights: Weights): number => scoreWithin(weights, common, draft.frame, own);
    if (sigmoid(score(judgement.accept)) < (judgement.setting.get('accept') ?? 0)) return [];
    const certainty = rounded(sigmoid(score(judgement.certain)));
    return [{ ...draft, certainty, reasons: [...weightiestWithin(judgement.certain, common, draft.frame, own)] }];
  });
  return [...accepted, ...likelyLeftovers(passage, ground, judgement)];
}

/** What the frames have left over, as far as it is likely; it bears on no other draft. */
function likelyLeftovers(passage: Passage, ground: Ground, judgement: Judgement): readonly Draft[] {
  const least = judgement.setting.get('leftover');
  if (least === undefined) return [];
  const certain = judgement['leftover-certain'];
  return leftoversOf(passage, ground.drafts).flatMap((draft) => {
    const features = leftoverFeatures(ground, draft, ground.drafts);
    if (sigmoid(scoreOf(judgement.leftover, features)) < least) return [];
    return [
      {
        ...draft,
        certainty: rounded(sigmoid(scoreOf(certain, features))),
        reasons: [...weightiestWithin(certain, features, '', [])],
      },
    ];
  });
}

/** Least gain for another pair than the rules'; null for frames whose roles stay the rules'. */
export const marginOf = (judgement: Judgement, frame: FrameName): number | null =>
  judgement.setting.get(`role.${frame}`) ?? null;

const rounded = (p: number): number => Math.round(p * 1000) / 1000;
