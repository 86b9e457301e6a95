// Decides when and where a claim happened and whom the passage cites for it. What enters: a
// passage's drafts with their roles. What leaves: the drafts with these slots decided where the weights gain over the
// rules' own by more than the slot's margin; a slot without a margin stays the rules'.
import type { SourceSlot } from '../../claim.ts';
import type { Draft, Passage } from '../../frames/frame.ts';
import { isReporter } from '../../slots/modality.ts';
import type { Place } from '../anchor.ts';
import type { Weights } from '../linear.ts';
import { type Choice, chosenOf } from './chooser.ts';
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

export type SlotJudgement = Readonly<Record<Chosen, Weights>> & { readonly setting: Weights };

/** A draft and where it stands. */
export type Placed = { readonly draft: Draft; readonly place: Place | null };

/** The drafts with their slots decided, in their order. */
export function decideSlots(passage: Passage, placed: readonly Placed[], judgement: SlotJudgement): readonly Draft[] {
  const drafts = placed.map((p) => p.draft);
  if (CHOSEN.every((slot) => marginOf(judgement, slot) === null)) return drafts;
  const around = surroundingsOf(passage, drafts);
  return placed.map(({ draft, place }) => {
    const standing = standingOf(around, draft, place);
    return standing ? decided(standing, judgement) : draft;
  });
}

const marginOf = (judgement: SlotJudgement, slot: Chosen): number | null =>
  judgement.setting.get(`slot.${slot}`) ?? null;

function decided(s: Standing, judgement: SlotJudgement): Draft {
  const { draft } = s;
  const pick = <V>(slot: Chosen, own: V, choicesOf: (s: Standing) => readonly Choice<V>[]): V => {
    const margin = marginOf(judgement, slot);
    if (margin === null) return own;
    const choices = choicesOf(s);
    const lean = judgement.setting.get(`slot.${slot}.lean`) ?? 0;
    const chosen = chosenOf(judgement[slot], draft.frame, choices, { margin, lean });
    return chosen === null || chosen === choices[0] ? own : chosen.value();
  };
  const when = pick('when', draft.when, whenChoices);
  const elsewhere = pick('where', draft.where, whereChoices);
  // The place of an effect in its own clause says whose variable it is.
  const where = draft.frame === 'effect' ? (elsewhere ?? draft.where) : elsewhere;
  const source = pick('source', draft.source, sourceChoices);
  if (when === draft.when && where === draft.where && source === draft.source) return draft;
  const modality = source === draft.source ? draft.modality : modalityBy(draft, source);
  return { ...draft, when, where, source, modality };
}

/** What is only told by those whose word is a report is reported; what a draft says itself of its modality stands. */
const modalityBy = (draft: Draft, source: SourceSlot | null): Draft['modality'] =>
  draft.modality === 'asserted' && draft.frame !== 'position' && source && isReporter(source.chain[0]?.kind ?? '')
    ? 'reported'
    : draft.modality;
