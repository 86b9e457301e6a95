// "one" and "yksi": a count where a noun or a verb of being stands behind them ("yksi sotilas", "one is dead"), an article or a
// pronoun otherwise ("one of the", "one another", "yhdessä").
import type { Sentence } from '../../language/language.ts';
import { isNeighbour } from './neighbours.ts';
import type { Reading } from './numeral.ts';
import type { Amount } from './quantity-amount.ts';
import { tokenSpan } from './token-span.ts';

const hedged = (reading: Reading, first: number): boolean => {
  const match = reading.lexicon.hedgesBefore.endingAt(reading.pieces, first);
  return match !== null && match.value !== 'none';
};

/** False where an amount of one is no count. */
export function countsOne(reading: Reading, sentence: Sentence, amount: Amount): boolean {
  const { pieces, language } = reading;
  const { numeral } = amount;
  if (numeral.digits || !numeral.value.eq(1) || numeral.end !== numeral.first + 1 || amount.range) return true;
  const before = pieces[numeral.first - 1];
  if (amount.unit && before?.lower !== 'at') return true;
  const next = pieces[numeral.end];
  if (isNeighbour(language, 'adverb', pieces[numeral.first]) || isNeighbour(language, 'not-one', before)) return false;
  if (hedged(reading, numeral.first)) return true;
  if (next?.kind !== 'word' || isNeighbour(language, 'one-after', next)) return false;
  const token = sentence.tokens[tokenSpan(sentence, next).first];
  if (!token) return false;
  return (
    token.upos === 'NOUN' ||
    token.upos === 'ADJ' ||
    token.upos === 'PROPN' ||
    token.upos === 'NUM' ||
    (language === 'en' && token.upos === 'AUX')
  );
}
