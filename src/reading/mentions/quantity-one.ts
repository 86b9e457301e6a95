// "one" and "yksi": a count where a noun or a verb of being stands behind them ("yksi sotilas", "one is dead"), an article or a
// pronoun otherwise ("one of the", "one another", "yhdessä").
import type { Sentence } from '../../language/language.ts';
import type { Reading } from './numeral.ts';
import type { Amount } from './quantity-amount.ts';
import { quantityLexicon } from './quantity-lexicon.ts';
import { tokenSpan } from './token-span.ts';

const BEFORE = /^(?:no|the|this|that|any|every|each|which|another|some)$/;
const AFTER =
  /^(?:of|another|other|side|hand|day|way|thing|that|who|which|after|by|and|or|to|would|can|cannot|should|must|might|time|may)$/;
const FINNISH_AFTER =
  /^(?:niistä|heistä|toisensa|kerrallaan|maailman|maan|tapa|asia|kerta|kerran|toisen|toinen|toista|ja)$/;
const ADVERBS = /^(?:yhdessä|yhteen|yhtä|yhdellä)$/;

const hedged = (reading: Reading, first: number): boolean => {
  const match = quantityLexicon(reading.language).hedgesBefore.endingAt(reading.pieces, first);
  return match !== null && match.value !== 'none';
};

/** False where an amount of one is no count. */
export function countsOne(reading: Reading, sentence: Sentence, amount: Amount): boolean {
  const { pieces, language } = reading;
  const { numeral } = amount;
  if (numeral.digits || !numeral.value.eq(1) || numeral.end !== numeral.first + 1 || amount.unit || amount.range)
    return true;
  const word = pieces[numeral.first]?.lower ?? '';
  const next = pieces[numeral.end];
  if (language === 'en') {
    if (word !== 'one') return true;
    const before = pieces[numeral.first - 1]?.lower ?? '';
    if (BEFORE.test(before) || !next || next.kind !== 'word' || AFTER.test(next.lower)) return false;
  } else if (!/^y/.test(word)) return true;
  else if (/k[aä]{2}n$/.test(word)) return false;
  else if (ADVERBS.test(word) || FINNISH_AFTER.test(next?.lower ?? '')) return false;
  if (hedged(reading, numeral.first)) return true;
  const token = next && next.kind === 'word' ? sentence.tokens[tokenSpan(sentence, next).first] : undefined;
  if (!token) return false;
  return (
    token.upos === 'NOUN' ||
    token.upos === 'ADJ' ||
    token.upos === 'PROPN' ||
    token.upos === 'NUM' ||
    (language === 'en' && token.upos === 'AUX')
  );
}
