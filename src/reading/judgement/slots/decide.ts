// Decides when and where a claim happened and whom the passage cites for it, then how it is put and what its number is of. What
// enters: a passage's drafts with their roles. What leaves: the drafts with these slots decided where the weights gain over the
// rules' own by more than the slot's margin; a slot without a margin stays the rules'.
import type { SourceSlot, WhenSlot, WhereSlot } from '../../claim.ts';
import type { Draft, Passage } from '../../frames/frame.ts';
import { basisOf } from '../../slots/basis.ts';
import { isReporter } from '../../slots/modality.ts';
import type { Place } from '../anchor.ts';
import type { Weights } from '../linear.ts';
import { type Choice, chosenOf } from './chooser.ts';
import { CLASSED, type Classed, classed, numberOf } from './classes.ts';
import { sourceChoices } from './source.ts';
import { type Standing, standingOf, surroundingsOf } from './standing.ts';
import { isByFoe } from './telling.ts';
import { meantDate, whenChoices } from './when.ts';
import { whereChoices } from './where.ts';

/** The slots that are chosen, in this order. */
export const CHOSEN = ['when', 'where', 'source'] as const;
export type Chosen = (typeof CHOSEN)[number];

/** Choices of a slot, the rules' own first; none where there is nothing to choose. */
export const CHOICES: { readonly [S in Chosen]: (s: Standing) => readonly Choice<unknown>[] } = {
  when: whenChoices,
  where: whereChoices,
  source: sourceChoices,
};

export type SlotJudgement = Readonly<Record<Chosen | Classed, Weights>> & { readonly slot: Weights };

/** A draft and where it stands. */
export type Placed = { readonly draft: Draft; readonly place: Place | null };

/** The drafts with their slots decided, in their order. */
export function decideSlots(passage: Passage, placed: readonly Placed[], judgement: SlotJudgement): readonly Draft[] {
  const drafts = placed.map((p) => p.draft);
  if ([...CHOSEN, ...CLASSED].every((slot) => marginOf(judgement, slot) === null)) return drafts;
  const around = surroundingsOf(passage, drafts);
  return placed.map(({ draft, place }) => {
    const standing = standingOf(around, draft, place);
    if (!standing) return draft;
    const chosen = CHOSEN.reduce((s, slot) => chosenIn(s, slot, judgement), standing);
    const told = classedIn(claimedIn(chosen), 'modality', judgement);
    const when = meantDate(told);
    const now = rebased(told, draft, when === told.draft.when ? told.draft : { ...told.draft, when });
    return classedIn({ ...told, draft: now }, 'basis', judgement).draft;
  });
}

/** A draft whose date or way of being put is another than its frame saw has the basis of its number anew. */
function rebased(s: Standing, before: Draft, now: Draft): Draft {
  const { passage, view, main } = s;
  const { quantity, frame, when, modality } = now;
  if (quantity === null || !REBASED.has(frame)) return now;
  if (when?.edtf === before.when?.edtf && modality === before.modality) return now;
  const mention = numberOf(s);
  if (!mention || mention.basis !== null || mention.per !== null || mention.unit === 'percent') return now;
  const told = {
    language: passage.language,
    view,
    quantity: mention,
    p: main,
    frame,
    when: when?.edtf ?? null,
    modality,
  };
  return { ...now, quantity: { ...quantity, basis: basisOf(told) } };
}

const REBASED: ReadonlySet<Draft['frame']> = new Set<Draft['frame']>(['transfer', 'deployment', 'casualties']);

const marginOf = (judgement: SlotJudgement, slot: Chosen | Classed): number | null => judgement.slot.get(slot) ?? null;

function chosenIn(s: Standing, slot: Chosen, judgement: SlotJudgement): Standing {
  const margin = marginOf(judgement, slot);
  if (margin === null) return s;
  const choices = CHOICES[slot](s);
  const lean = judgement.slot.get(`${slot}.lean`) ?? 0;
  const chosen = chosenOf(judgement[slot], s.draft.frame, choices, { margin, lean });
  return chosen === null || chosen === choices[0] ? s : withSlot(s, slot, chosen.value());
}

/** What a side of a war says of the other is its claim, whichever sides and source were chosen at last. */
const claimedIn = (s: Standing): Standing =>
  s.draft.modality === 'asserted' && REBASED.has(s.draft.frame) && isByFoe(s)
    ? { ...s, draft: { ...s.draft, modality: 'claimed' } }
    : s;

function classedIn(s: Standing, slot: Classed, judgement: SlotJudgement): Standing {
  const margin = marginOf(judgement, slot);
  if (margin === null) return s;
  const draft = classed(s, slot, judgement[slot], margin);
  return draft === s.draft ? s : { ...s, draft };
}

const withSlot = (s: Standing, slot: Chosen, value: unknown): Standing => ({
  ...s,
  draft: filled(s.draft, slot, value),
});

/** The draft with another filler of a slot. */
export function filled(draft: Draft, slot: Chosen, value: unknown): Draft {
  switch (slot) {
    case 'when':
      return { ...draft, when: value as WhenSlot | null };
    case 'where':
      // The place of an effect in its own clause says whose variable it is.
      return draft.frame === 'effect' && value === null ? draft : { ...draft, where: value as WhereSlot | null };
    case 'source': {
      const source = value as SourceSlot | null;
      return { ...draft, source, modality: modalityBy(draft, source) };
    }
  }
}

/** What is only told by those whose word is a report is reported; what a draft says itself of its modality stands. */
const modalityBy = (draft: Draft, source: SourceSlot | null): Draft['modality'] =>
  draft.modality === 'asserted' && draft.frame !== 'position' && source && isReporter(source.chain[0]?.kind ?? '')
    ? 'reported'
    : draft.modality;
