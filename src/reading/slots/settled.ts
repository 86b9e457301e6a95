// What a draft's number says of the draft as a whole. What enters: a draft as its frame made it. What leaves: it, estimated where
// its number is told as an estimate ("arviolta 3 000", "an estimated 3,000") and nothing else is said of it; and what is estimated
// without a date is a total. Pure.
import type { LanguageCode } from '../../language/codes.ts';
import type { Draft } from '../frames/frame.ts';
import { lexiconOf } from '../predication/lexicon.ts';

export function settled(draft: Draft, language: LanguageCode): Draft {
  const { quantity, modality, frame } = draft;
  if (quantity === null || frame === 'position' || (modality !== 'asserted' && modality !== 'estimated')) return draft;
  const isEstimate = modality === 'estimated' || isEstimated(quantity.text ?? '', language);
  if (!isEstimate) return draft;
  const adds = quantity.basis === 'increment' && (draft.when === null || modality === 'asserted');
  return { ...draft, modality: 'estimated', quantity: adds ? { ...quantity, basis: 'total' } : quantity };
}

/** Whether the words of a number hold one that marks a whole statement as an estimate. */
function isEstimated(words: string, language: LanguageCode): boolean {
  const { cues } = lexiconOf(language);
  for (const word of words.toLowerCase().split(' '))
    if (cues.get(word)?.some((c) => c.as === 'A' && c.kind === 'estimated')) return true;
  return false;
}
