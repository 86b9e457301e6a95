// A unit left out because it has just been said: "35 miljardin kruunun sijasta 85 miljardia", "an annual ceiling of 500,000"
// behind barrels. Only a number that counts nothing of its own takes it, and only from the quantity before.
import type { Sentence } from '../../language/language.ts';
import type { QuantityMention } from './mention.ts';
import type { Reading } from './numeral.ts';
import type { Amount } from './quantity-amount.ts';
import type { Unit } from './quantity-lexicon.ts';

type Draft = { readonly mention: QuantityMention; readonly end: number; readonly unit: Unit | null };

const isMoney = (unit: string): boolean => /^[A-Z]{3}$/.test(unit) || unit === 'krona';
const carries = (unit: string): boolean => isMoney(unit) || unit === 'barrel' || unit === 'tonne' || unit === 'percent';

/** The draft with the unit of the quantity before it, where it leaves its own out. */
export function inheritUnit(
  _reading: Reading,
  _sentence: Sentence,
  draft: Draft,
  before: Draft | null,
  amount: Amount,
): Draft {
  if (draft.unit || !before || draft.mention.counted !== null || (amount.numeral.digits && amount.numeral.factor.eq(1)))
    return draft;
  if (!isMoney(before.mention.unit) || amount.numeral.factor.lt(1_000_000)) return draft;
  return carries(before.mention.unit)
    ? { ...draft, unit: before.unit, mention: { ...draft.mention, unit: before.mention.unit } }
    : draft;
}
