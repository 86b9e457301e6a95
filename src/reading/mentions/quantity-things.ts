// A number that stands away from what it counts: "the number of shells is about 5 million", "kranaatteja on toimitettu kolme
// miljoonaa". What enters: a sentence and the number's token. What leaves: whether its clause names things that it counts, so that
// no currency said before is its unit.
import type { Sentence, Token } from '../../language/language.ts';
import { findItems } from './items.ts';
import type { ItemMention, MentionContext } from './mention.ts';
import { hasNeighbours, isNeighbour } from './neighbours.ts';
import { piecesOf } from './pieces.ts';

/** Classes of things that are counted one by one, and those of them that nobody pays. */
const COUNTED = /^(?:ammunition|container|drone|equipment|missile|personnel|weapon)\b/u;
const LIFELESS = /^(?:ammunition|container|drone|missile)\b/u;

/** Where a number stands: its tokens, the clause's own, and whether a word of its kind stands at a token. */
type Standing = {
  readonly tokens: readonly Token[];
  readonly first: number;
  readonly clause: number;
  readonly isTally: (at: number) => boolean;
};

/** The token on which the clause of a number hangs: its own verb, or itself where the number is what is said. */
function clauseOf(tokens: readonly Token[], number: number): number {
  let at = number;
  const headOf = (i: number): number => tokens[i]?.head ?? -1;
  while (tokens[at]?.upos === 'NUM' && tokens[headOf(at)]?.upos === 'NUM') at = headOf(at);
  const isSaid = tokens.some((t) => t.head === at && t.deprel.startsWith('nsubj'));
  return isSaid ? at : headOf(at);
}

const isSubject = (token: Token | undefined, clause: number): boolean =>
  token !== undefined && token.head === clause && token.deprel.startsWith('nsubj');

/** "the number of shells", "shell deliveries", "kranaattien määrä": the things are what a word for a number is of. */
function isTallied({ tokens, clause, isTally }: Standing, { headToken }: ItemMention): boolean {
  const head = tokens[headToken]?.head ?? -1;
  return isTally(head) && isSubject(tokens[head], clause);
}

/** "kranaatteja on toimitettu kolme miljoonaa": a partitive of the number's own verb. */
function isParted({ tokens, clause }: Standing, { headToken }: ItemMention): boolean {
  const { feats, head, deprel = '' } = tokens[headToken] ?? {};
  return feats?.Case === 'Par' && feats.Number === 'Plur' && head === clause && /^(?:nsubj|obj)/u.test(deprel);
}

/** "the shells stand at 3 million"; "sent shells, about 3 million in all": what the clause is about, what the number is added to. */
function isSubjectOrAdded({ tokens, clause, first }: Standing, { headToken, code }: ItemMention): boolean {
  const token = tokens[headToken];
  if (!LIFELESS.test(code) || !token) return false;
  return isSubject(token, clause) || (token.deprel === 'obj' && tokens[first - 1]?.text === ',');
}

/** True where the clause names things before its number, which is of them; a word for a price says that it is of money. */
export function countsNamed(
  sentence: Sentence,
  { first, headToken }: { readonly first: number; readonly headToken: number },
  { text, language, published }: MentionContext,
): boolean {
  const { tokens } = sentence;
  const clause = clauseOf(tokens, headToken);
  if (clause === -1 || !hasNeighbours(language, 'tally')) return false;
  const pieces = piecesOf(text, sentence);
  const isA = (kind: string, token: number): boolean =>
    isNeighbour(
      language,
      kind,
      pieces.find((p) => p.start === tokens[token]?.start),
    );
  const pricedFrom = (from: number): boolean => tokens.some((_, i) => i >= from && isA('price', i));
  const pause = tokens.findLastIndex(({ text: sign }, i) => i < first && /^[,;:–—]$/u.test(sign));
  const at: Standing = { tokens, first, clause, isTally: (token) => isA('tally', token) };
  const things = findItems(sentence, { text, language, published }).filter(
    (item) => COUNTED.test(item.code) && item.last <= first,
  );
  return (
    (things.some((item) => isTallied(at, item)) && !pricedFrom(pause + 1)) ||
    (things.some((item) => isParted(at, item) || isSubjectOrAdded(at, item)) && !pricedFrom(0))
  );
}
