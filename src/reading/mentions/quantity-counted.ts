// What an amount counts: the noun behind it, by the parse where it says so, else by the words' order and, in Finnish, case.
// "some 12,000 North Korean troops" counts troops; "1 500 Pohjois-Korean erikoisjoukkojen sotilasta" counts sotilasta.
import type { LanguageCode, Sentence, Token } from '../../language/language.ts';

const isNominal = (token: Token | undefined): boolean =>
  token !== undefined && (token.upos === 'NOUN' || token.upos === 'PROPN');
const opens = (token: Token): boolean => token.upos === 'PUNCT' && !/^[-‑’'"“”]$/u.test(token.text);

const WINDOW = 7;

/** English: the last noun of the noun phrase that starts behind the number, over "of the". */
function english(tokens: readonly Token[], from: number): number | null {
  let found: number | null = null;
  let of = false;
  for (let i = from; i < Math.min(tokens.length, from + WINDOW); i++) {
    const token = tokens[i] as Token;
    if (isNominal(token)) found = i;
    else if (found !== null) break;
    else if (token.text.toLowerCase() === 'of' && !of && i === from) of = true;
    else if (
      token.upos !== 'ADJ' &&
      token.upos !== 'DET' &&
      token.upos !== 'PRON' &&
      token.upos !== 'NUM' &&
      !(token.upos === 'VERB' && token.feats['VerbForm'] === 'Part') &&
      token.text !== '-'
    )
      break;
    if (opens(token)) break;
  }
  return found;
}

/** Finnish: the first noun in the case that the number asks for, over genitives and adjectives. */
function finnish(tokens: readonly Token[], from: number, grammatical: string): number | null {
  const wanted = grammatical === '' || grammatical === 'Nom' ? 'Par' : grammatical;
  let loose: number | null = null;
  for (let i = from; i < Math.min(tokens.length, from + WINDOW); i++) {
    const token = tokens[i] as Token;
    if (
      opens(token) ||
      (token.upos === 'VERB' && token.feats['VerbForm'] !== 'Part') ||
      token.upos === 'AUX' ||
      token.upos === 'CCONJ' ||
      token.upos === 'SCONJ'
    )
      break;
    if (!isNominal(token)) continue;
    const own = token.feats['Case'];
    if (own === wanted || (grammatical === '' && own !== 'Gen' && own !== undefined && i === from)) return i;
    if (own === 'Gen' || (token.upos === 'PROPN' && own === 'Nom')) continue;
    if (own === 'Par') loose ??= i;
    else break;
  }
  return loose;
}

/**
 * Index of the token that is counted, or null. `last` is one past the amount's last token, `number` its number token, `grammatical` the
 * Finnish case of the number ('' unknown).
 */
export function countedToken(
  sentence: Sentence,
  span: { readonly number: number; readonly last: number },
  language: LanguageCode,
  grammatical: string,
): number | null {
  const { tokens } = sentence;
  const number = tokens[span.number];
  const head = number ? tokens[number.head] : undefined;
  if (
    number &&
    head &&
    number.deprel.startsWith('nummod') &&
    number.head >= span.last &&
    number.head < span.last + WINDOW &&
    isNominal(head)
  )
    return number.head;
  return language === 'en' ? english(tokens, span.last) : finnish(tokens, span.last, grammatical);
}
