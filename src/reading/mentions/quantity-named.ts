// Numbers that belong to a name by what stands beside them and by the parse: "Windows 11", "day one", "the Thirty Years' War",
// "net zero". Designations that digits alone show are told in quantity-names.ts.
import type { Sentence, Token } from '../../language/language.ts';
import { isNeighbour } from './neighbours.ts';
import type { Reading } from './numeral.ts';
import { partyHint } from './party-screen.ts';
import type { Amount } from './quantity-amount.ts';
import { tokenSpan } from './token-span.ts';

const PHRASE_ENDS: ReadonlySet<string> = new Set(['VERB', 'AUX', 'ADP', 'PUNCT', 'CCONJ', 'SCONJ']);

/** Bare digits behind a proper noun that they hang on, with nothing behind them to count: "the iPhone 15 has". */
function numbersName({ pieces, text, language }: Reading, sentence: Sentence, { numeral }: Amount): boolean {
  const [before, own] = [pieces[numeral.first - 1], pieces[numeral.first]];
  if (!before || !own?.apart || before.kind !== 'word' || !/\p{Lu}/u.test(text.slice(before.start, before.end)))
    return false;
  if (numeral.end !== numeral.first + 1 || own.end - own.start > 4) return false;
  if (partyHint(text, before, language) === 'name') return false;
  const [name, number] = [tokenSpan(sentence, before).first, tokenSpan(sentence, own).first];
  const [a, b]: (Token | undefined)[] = [sentence.tokens[name], sentence.tokens[number]];
  const next = sentence.tokens[number + 1];
  if (!a || (next && !PHRASE_ENDS.has(next.upos))) return false;
  if (a.upos === 'NOUN') return name > 0 && b?.head === name && b.deprel === 'flat';
  return a.upos === 'PROPN' && (b?.head === name || a.head === number);
}

/** The greatest number that is written out behind "chapter", "phase" or "series". */
const FEW = 20;

/** A number word behind a word that takes a number as its name: "phase two", "number one", "Formula One". */
function namedByWord(reading: Reading, { numeral }: Amount): boolean {
  if (numeral.end !== numeral.first + 1 || numeral.value.gt(FEW) || numeral.factor.gt(1) || numeral.floor) return false;
  const { pieces } = reading;
  const designator = reading.lexicon.designators.endingAt(pieces, numeral.first);
  const capital = designator && pieces[designator.first]?.capital && designator.first > 0;
  return designator !== null && pieces[numeral.first]?.apart === true && (designator.value.firm || capital === true);
}

/** A number word with a capital inside a sentence, before another capital: "the Thirty Years' War", "the Five Eyes". */
function opensName({ pieces }: Reading, { numeral }: Amount): boolean {
  const [before, own, next] = [pieces[numeral.first - 1], pieces[numeral.first], pieces[numeral.end]];
  const inside = before?.kind === 'word' && (!before.capital || numeral.first === 1) && own?.capital === true;
  return inside && next?.kind === 'word' && next.capital;
}

/** "net zero", "zero tolerance". */
function emptyZero({ pieces, language }: Reading, { numeral }: Amount): boolean {
  const at = pieces[numeral.end]?.lower === '-' ? numeral.end + 1 : numeral.end;
  const from = pieces[numeral.first - 1]?.lower === '-' ? numeral.first - 2 : numeral.first - 1;
  return (
    numeral.value.isZero() &&
    (isNeighbour(language, 'zero-before', pieces[from]) || isNeighbour(language, 'zero-after', pieces[at]))
  );
}

/** True where an amount is part of a name or a set phrase, and no quantity. */
export function isNamed(reading: Reading, sentence: Sentence, amount: Amount): boolean {
  if (amount.range) return false;
  if (amount.numeral.digits) return !amount.unit && numbersName(reading, sentence, amount);
  if (reading.language === 'en' && opensName(reading, amount)) return true;
  return !amount.unit && (namedByWord(reading, amount) || emptyZero(reading, amount));
}
