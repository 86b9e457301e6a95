// Decides when and where a claim happened and whom the passage cites for it. What enters: a
// passage's drafts with their roles. What leaves: the drafts with these slots decided where the weights gain over the
// rules' own by more than the slot's margin; a slot without a margin stays the rules'.
import type { SourceSlot } from '../../claim.ts';
import type { Draft, Passage } from '../../frames/frame.ts';
import { isReporter } from '../../slots/modality.ts';
import { type Choice, type ChoiceWeights, chosenOf } from './chooser.ts';
import { sourceChoices } from './source.ts';
import { type Standing, standingOf, surroundingsOf } from './standing.ts';
import { whenChoices } from './when.ts';
import { whereChoices } from './where.ts';

/** The slots that are chosen. Modality and basis are not: the rules are as often right (decision 0055). */
export const CHOSEN = ['when', 'where', 'source'] as const;
export type Chosen = (typeof CHOSEN)[number];

/** Choices of a slot, the rules' own first. */
export const CHOICES: { readonly [S in Chosen]: (s: Standing) => readonly Choice<unknown>[] } = {
  when: whenChoices,
  where: whereChoices,
  source: sourceChoices,
};

export type SlotJudgement = {
  readonly weights: Readonly<Record<Chosen, ChoiceWeights>>;
  readonly marginOf: (slot: Chosen) => number | null;
};

/** The drafts with their slots decided, in their order. */
export function decideSlots(passage: Passage, drafts: readonly Draft[], judgement: SlotJudgement): readonly Draft[] {
  const slots = CHOSEN.flatMap((slot) => {
    const margin = judgement.marginOf(slot);
    return margin === null ? [] : [{ slot, margin }];
  });
  if (slots.length === 0) return drafts;
  const around = surroundingsOf(passage, drafts);
  return drafts.map((draft) => {
    const standing = standingOf(around, draft);
    if (!standing) return draft;
    return slots.reduce(
      (now, { slot, margin }) => decided(slot, standing, now, judgement.weights[slot], margin),
      draft,
    );
  });
}

function decided(slot: Chosen, s: Standing, draft: Draft, weights: ChoiceWeights, margin: number): Draft {
  const pick = <V>(choices: readonly Choice<V>[]): Choice<V> | null => {
    const chosen = chosenOf(weights, draft.frame, choices, margin);
    return chosen === null || chosen === choices[0] ? null : chosen;
  };
  switch (slot) {
    case 'when': {
      const chosen = pick(whenChoices(s));
      return chosen ? { ...draft, when: chosen.value } : draft;
    }
    case 'where': {
      const chosen = pick(whereChoices(s));
      // The place of an effect in its own clause says whose variable it is.
      const stands = draft.frame === 'effect' && draft.where !== null && chosen?.value === null;
      return chosen && !stands ? { ...draft, where: chosen.value } : draft;
    }
    case 'source': {
      const chosen = pick(sourceChoices(s));
      return chosen ? { ...draft, source: chosen.value, modality: modalityBy(draft, chosen.value) } : draft;
    }
  }
}

/** What is only told by those whose word is a report is reported; what a draft says itself of its modality stands. */
const modalityBy = (draft: Draft, source: SourceSlot | null): Draft['modality'] =>
  draft.modality === 'asserted' && draft.frame !== 'position' && source && isReporter(source.chain[0]?.kind ?? '')
    ? 'reported'
    : draft.modality;
