// The judgement: a small trained part after the frames' drafts and before the gate. What enters: a passage, its drafts,
// the weights. What leaves: the drafts that a careful reader would take, their roles decided, each with its certainty, and
// what the frames have left over, where that is likely enough; when, where and by whom of all of them decided.
import type { Frame as FrameName } from '../claim.ts';
import type { Draft, Passage } from '../frames/frame.ts';
import { leftoversOf } from '../frames/leftover.ts';
import { claimFeaturesOf } from './claim-features.ts';
import type { Feature } from './feature.ts';
import { leftoverFeatures } from './leftover-features.ts';
import { sigmoid, sumOf, type Weigher, weigherOf, weightiest } from './linear.ts';
import { type Ground, groundOf } from './parties-named.ts';
import { decideAll } from './roles.ts';
import { choiceWeightsOf } from './slots/chooser.ts';
import { CHOSEN, decideSlots, type SlotJudgement } from './slots/decide.ts';
import type { Judgement } from './weights.ts';

/** Judges the drafts of a passage. */
export function judge(passage: Passage, drafts: readonly Draft[], judgement: Judgement): readonly Draft[] {
  if (drafts.length === 0) return drafts;
  const ground = groundOf(passage, drafts);
  const decided = decideAll(ground, (frame) => marginOf(judgement, frame), judgement.roles);
  const now = decided.map((d) => d.draft);
  const accepted = decided.flatMap(({ draft, probability }) => {
    const features = claimFeaturesOf(ground, draft, now, probability);
    const accept = weigherOf(judgement.accept, ['', draft.frame]);
    if (sigmoid(sumOf(accept, features)) < leastFor(draft, judgement.setting.get('accept') ?? 0)) return [];
    return [{ ...draft, ...certaintyOf(weigherOf(judgement.certain, ['', draft.frame]), features) }];
  });
  return decideSlots(
    passage,
    oncePerNumber([...accepted, ...likelyLeftovers(passage, ground, judgement)]),
    slotJudgementOf(judgement),
  );
}

/**
 * Who gives to whom, both named as such by the sentence, is seldom wrong: half the probability is enough. (The corpora hold
 * few passages of one sentence, and there the judgement asks too much.)
 */
const leastFor = ({ frame, from, to }: Draft, least: number): number =>
  frame === 'transfer' && from?.known === 'stated' && to?.known === 'stated' ? least / 2 : least;

/** What the frames have left over, as far as it is likely; it bears on no other draft. */
function likelyLeftovers(passage: Passage, ground: Ground, judgement: Judgement): readonly Draft[] {
  const least = judgement.setting.get('leftover');
  if (least === undefined) return [];
  const accept = weigherOf(judgement.leftover, ['']);
  const certain = weigherOf(judgement['leftover-certain'], ['']);
  return leftoversOf(passage, ground.drafts).flatMap((draft) => {
    const features = leftoverFeatures(ground, draft, ground.drafts);
    return sigmoid(sumOf(accept, features)) < least ? [] : [{ ...draft, ...certaintyOf(certain, features) }];
  });
}

const certaintyOf = (weigh: Weigher, features: readonly Feature[]): Required<Pick<Draft, 'certainty' | 'reasons'>> => ({
  certainty: rounded(sigmoid(sumOf(weigh, features))),
  reasons: [...weightiest(weigh, features)],
});

/** Least gain for another pair than the rules'; null for frames whose roles stay the rules'. */
export const marginOf = (judgement: Judgement, frame: FrameName): number | null =>
  judgement.setting.get(`role.${frame}`) ?? null;

const slotJudgements = new WeakMap<Judgement, SlotJudgement>();

/** The choosers of slots of a judgement, made once. */
function slotJudgementOf(judgement: Judgement): SlotJudgement {
  let known = slotJudgements.get(judgement);
  if (!known) {
    const [when, where, source] = CHOSEN.map((slot) => choiceWeightsOf(judgement[slot]));
    const none: ReturnType<typeof choiceWeightsOf> = new Map();
    known = {
      weights: { when: when ?? none, where: where ?? none, source: source ?? none },
      marginOf: (slot) => judgement.setting.get(`slot.${slot}`) ?? null,
    };
    slotJudgements.set(judgement, known);
  }
  return known;
}

const rounded = (p: number): number => Math.round(p * 1000) / 1000;

/** A number of the text belongs to one claim of one thing: of drafts of several frames on it the surer stands. */
function oncePerNumber(drafts: readonly Draft[]): readonly Draft[] {
  const surest = new Map<number, Draft>();
  for (const draft of drafts) {
    const at = draft.quantity?.start;
    const known = at == null ? undefined : surest.get(at);
    if (at != null && (known === undefined || (draft.certainty ?? 0) > (known.certainty ?? 0))) surest.set(at, draft);
  }
  return drafts.filter((draft) => {
    const at = draft.quantity?.start;
    return at == null || surest.get(at)?.frame === draft.frame;
  });
}
