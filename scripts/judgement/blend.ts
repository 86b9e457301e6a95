// What is learnt anew is averaged with what is shipped: each fit reads some passages better and others worse, their mean reads
// passages that neither has seen better than both (docs/decisions/0079-means-of-fits.md; the parts as of decisions 0080 and 0081). What
// enters: weights by feature. What leaves: their mean, without what decides nothing. Pure.
import type { Weights } from '../../src/reading/judgement/linear.ts';
import type { Judgement } from '../../src/reading/judgement/weights.ts';

/** The part that stays, by model; 1 where what is learnt anew is no better than what is shipped. */
export const KEPT = {
  roles: 0.2,
  accept: 0.3,
  certain: 0.5,
  number: 1,
  when: 0.2,
  where: 1,
  source: 0.8,
  modality: 0,
  basis: 0.5,
} as const satisfies Partial<Record<keyof Judgement, number>>;

/** Means that are smaller decide nothing. */
const FAINT = 0.02;

/** The mean of two models, in the order of features; a feature that one lacks has no weight there. */
export function blended(shipped: Weights, learnt: Weights, kept: number): Weights {
  if (kept === 1) return shipped;
  return new Map(
    [...new Set([...shipped.keys(), ...learnt.keys()])]
      .sort()
      .map((f) => [f, rounded(kept * (shipped.get(f) ?? 0) + (1 - kept) * (learnt.get(f) ?? 0))] as const)
      .filter(([, w]) => Math.abs(w) >= FAINT),
  );
}

const rounded = (w: number): number => Math.round(w * 1000) / 1000;

/** All models of a judgement, or those named `only`; the others, and what is set by hand, stay as they are shipped. */
export function blendedJudgement(shipped: Judgement, learnt: Judgement, only: readonly string[] = []): Judgement {
  const models = Object.entries(KEPT).map(([model, kept]) => {
    const name = model as keyof typeof KEPT;
    const stays = only.length > 0 && !only.includes(name);
    return [name, stays ? shipped[name] : blended(shipped[name], learnt[name], kept)] as const;
  });
  return { ...learnt, ...Object.fromEntries(models), setting: shipped.setting, slot: shipped.slot };
}
