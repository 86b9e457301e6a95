// Words before a number that say how large it is, which English parsers take for prepositions or for parts of a verb ("over a
// million", "send up to 20"). What enters: tokens as parsed. What leaves: the same tokens, those words on the number's phrase,
// and the phrase in the place at its verb that it fills.
import type { Token } from '../../language/language.ts';

/** Words that are prepositions elsewhere and before a number say how large it is. */
const SIZES = new Set(['over', 'under', 'about', 'around', 'above', 'below', 'near', 'nearly', 'upwards']);
const SPANS = new Set([
  'second',
  'minute',
  'hour',
  'day',
  'week',
  'month',
  'year',
  'decade',
  'century',
  'mile',
  'kilometre',
]);

/** "lost over a million soldiers", "up to ten are to stand": before a number such a word is no preposition, and what it stands in an object or subject. */
export function mendedSizes(tokens: readonly Token[]): readonly Token[] {
  const sized: { readonly word: number; readonly head: number }[] = [];
  for (let i = 0; i < tokens.length; i += 1) {
    if (isSize(tokens, i)) sized.push({ word: i, head: tokens[i]?.head ?? -1 });
    else if (partedFrom(tokens, i) !== -1)
      sized.push({ word: i, head: partedFrom(tokens, i) }, { word: i + 1, head: partedFrom(tokens, i) });
  }
  if (sized.length === 0) return tokens;
  const out = [...tokens];
  for (const { word, head } of sized) {
    const phrase = out[head];
    const own = out[word];
    if (!phrase || !own || SPANS.has(phrase.lemma.toLowerCase())) continue;
    out[word] = { ...own, head, deprel: 'advmod' };
    if (!/^(?:obl|xcomp)/u.test(phrase.deprel) || out.some((t) => t.head === head && t.deprel === 'case')) continue;
    const relation = openPlace(out, head, phrase.head);
    if (relation) out[head] = { ...phrase, deprel: relation };
  }
  return out;
}

function isSize(tokens: readonly Token[], index: number): boolean {
  const [token, next, after] = [tokens[index], tokens[index + 1], tokens[index + 2]];
  if (token?.deprel !== 'case' || token.head <= index) return false;
  const sized =
    next?.upos === 'NUM'
      ? !/^(?:19|20)\d\d$/u.test(next.text)
      : after?.upos === 'NUM' && (next?.upos === 'SYM' || /^(?:a|half|the)$/iu.test(next?.text ?? ''));
  const word = token.text.toLowerCase();
  if (word === 'up') return next?.text === 'to' && after?.upos === 'NUM';
  return sized && (SIZES.has(word) || (word === 'to' && isUp(tokens[index - 1])));
}

const isUp = (token: Token | undefined): boolean => token?.deprel === 'case' && token.text.toLowerCase() === 'up';

/** Verbs that go up to what they come to ("goes up to 300", "adds up to"). */
const RISING = new Set('add go come climb shoot run move creep edge step live own face stand rise jump'.split(' '));

/**
 * "send up to 20 drones": the parser takes "up" for the verb's own. Gives the head of the number's phrase, or -1 where the verb
 * is one that goes up, or no number stands there.
 */
function partedFrom(tokens: readonly Token[], index: number): number {
  const [up, to, number] = [tokens[index], tokens[index + 1], tokens[index + 2]];
  if (up?.deprel !== 'compound:prt' || up.text !== 'up' || to?.text !== 'to') return -1;
  if (number?.upos !== 'NUM' && number?.upos !== 'SYM') return -1;
  if (RISING.has(tokens[up.head]?.lemma.toLowerCase() ?? '')) return -1;
  let head = index + 2;
  while (tokens[head]?.upos === 'NUM' && (tokens[head]?.head ?? -1) > head) head = tokens[head]?.head ?? head;
  return head;
}

/** The place at a verb that a phrase without a preposition fills: its object behind it, its subject before it. */
function openPlace(tokens: readonly Token[], phrase: number, verb: number): string | null {
  if (tokens[verb]?.upos !== 'VERB') return null;
  const has = (relation: string): boolean => tokens.some((t) => t.head === verb && t.deprel.startsWith(relation));
  if (phrase > verb) return has('obj') || has('aux:pass') ? null : 'obj';
  return has('nsubj') ? null : has('aux:pass') ? 'nsubj:pass' : 'nsubj';
}
