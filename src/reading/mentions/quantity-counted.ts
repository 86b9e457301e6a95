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
      !(token.upos === 'VERB' && token.feats.VerbForm === 'Part') &&
      token.text !== '-'
    )
      break;
    if (opens(token)) break;
  }
  return found;
}

/** "400 pinnasta pintaan ammuttavaa ohjusta", "25 käytöstä poistettua vaunua": a word of the participle that what is counted has before it. */
function qualifies(tokens: readonly Token[], at: number): boolean {
  const head = tokens[at]?.head ?? -1;
  const { feats, head: noun = -1 } = tokens[head] ?? {};
  return head > at && head - at < WINDOW && noun !== -1 && feats?.VerbForm === 'Part' && feats.Case !== undefined;
}

/** Finnish: the first noun in the case that the number asks for, over genitives and adjectives. */
function finnish(tokens: readonly Token[], from: number, grammatical: string): number | null {
  const wanted = grammatical === '' || grammatical === 'Nom' ? 'Par' : grammatical === 'One' ? 'Nom' : grammatical;
  let loose: number | null = null;
  let adjective: number | null = null;
  for (let i = from; i < Math.min(tokens.length, from + WINDOW); i++) {
    const token = tokens[i] as Token;
    if (
      opens(token) ||
      (token.upos === 'VERB' && token.feats.VerbForm !== 'Part') ||
      token.upos === 'AUX' ||
      token.upos === 'CCONJ' ||
      token.upos === 'SCONJ'
    )
      break;
    const own = token.feats.Case;
    if (qualifies(tokens, i)) continue;
    // A partitive such as "ammusta" looks like an elative; right behind the number it is what is counted in either case.
    const alike = i === from && wanted === 'Par' && own === 'Ela';
    if (token.upos === 'ADJ' && (own === wanted || alike)) adjective = i;
    if (!isNominal(token)) continue;
    if (alike || own === wanted || (grammatical === '' && own !== 'Gen' && own !== undefined && i === from)) return i;
    if (own === 'Gen' || (token.upos === 'PROPN' && own === 'Nom')) continue;
    if (own === 'Par') loose ??= i;
    else break;
  }
  return loose ?? adjective;
}

/** Cases in which a Finnish number may count a noun, by the number's own. */
function agrees(token: Token, grammatical: string): boolean {
  const own = token.feats.Case;
  if (own === undefined) return true;
  if (grammatical === '') return own !== 'Nom' || token.feats.Number === 'Plur';
  return own === (grammatical === 'Nom' ? 'Par' : grammatical === 'One' ? 'Nom' : grammatical);
}

/**
 * True where a finite verb, a pause or another number stands between, so that the tree cannot be right; so where "and" opens what is
 * counted next: "kontteja yli 20 000 ja ohjuksia ainakin sata".
 */
const broken = (tokens: readonly Token[], from: number, to: number): boolean =>
  (tokens[from]?.upos === 'CCONJ' && !tokens.slice(from, to).some(({ upos }) => upos === 'NUM')) ||
  tokens
    .slice(from, to)
    .some(
      (token) =>
        opens(token) ||
        /^\d{1,3}(?:[ .,]\d{3})+$/u.test(token.text) ||
        token.upos === 'AUX' ||
        (token.upos === 'VERB' && token.feats.VerbForm !== 'Part'),
    );

/** What a Finnish sum in the genitive belongs to: "viiden miljardin euron paketti". */
export function ownedToken(sentence: Sentence, last: number): number | null {
  const { tokens } = sentence;
  for (let i = last; i < Math.min(tokens.length, last + 4); i++) {
    const token = tokens[i] as Token;
    if (isNominal(token)) return i;
    if (token.upos !== 'ADJ' && !(token.upos === 'VERB' && token.feats.VerbForm === 'Part')) return null;
  }
  return null;
}

/** Where an amount stands: its number's token, one past its last token, and the number's Finnish case ('' unknown, 'One' for yksi). */
export type CountedAt = { readonly number: number; readonly last: number; readonly case: string };

/** Index of the token that is counted, or null. */
export function countedToken(sentence: Sentence, at: CountedAt, language: LanguageCode): number | null {
  const { tokens } = sentence;
  const number = tokens[at.number];
  const head = number ? tokens[number.head] : undefined;
  const near =
    number && number.head >= at.last && number.head < at.last + WINDOW && !broken(tokens, at.last, number.head);
  if (number && head && near && number.deprel.startsWith('nummod') && isNominal(head))
    if (language === 'en' || (agrees(head, at.case) && !qualifies(tokens, number.head))) return number.head;
  return language === 'en' ? english(tokens, at.last) : finnish(tokens, at.last, at.case);
}
