// Numbers that count nothing which could change hands: of frost, of a formula, of those who are cited, of a ceiling. What
// enters: a sentence and a number of it. What leaves: yes or no.
import type { QuantityMention } from '../mentions/mention.ts';
import { markersOf } from '../predication/candidates.ts';
import { childBy, type Tree } from '../predication/tree.ts';
import type { SentenceView } from './frame.ts';

/** "miinus kaksikymmentä", "10^6", "capped at 500": a number below nothing, of powers or of a ceiling is no number of things. */
export const isOfThings = (view: SentenceView, q: QuantityMention): boolean => {
  const { texts } = view.tree;
  return !(
    /^-/u.test(q.low ?? q.high ?? '') ||
    texts[q.first - 1] === '^' ||
    texts[q.last] === '^' ||
    isCeiling(view, q) ||
    (q.unit !== 'percent' && isDifference(view, q))
  );
};

/** Senses of becoming more or less. */
const CHANGING: ReadonlySet<string> = new Set(['wax', 'wane', 'raise', 'lower']);

/** "rose by 370,000 barrels", "down 230 million dollars from August": by how much something has changed, not how much there is. */
function isDifference({ tree, predications }: SentenceView, q: QuantityMention): boolean {
  if (isCompared(tree, q)) return true;
  const heads = [q.headToken, q.counted ?? q.headToken];
  return heads.some((token) => {
    const verb = tree.heads[token] ?? -1;
    // "raised its aid by 2 billion": what somebody adds is given, too.
    if (!markersOf(tree, token).includes('by') || childBy(tree, verb, 'obj') !== -1) return false;
    return predications.some((p) => p.trigger === verb && p.voice === 'active' && CHANGING.has(p.sense));
  });
}

/** ", up 200 from August": by how much something is more or less than something else. */
export const isCompared = ({ texts, tokens }: Tree, q: QuantityMention): boolean =>
  /^(?:up|down)$/iu.test(texts[q.first - 1] ?? '') &&
  tokens[q.first - 2]?.upos === 'PUNCT' &&
  texts.slice(q.last, q.last + BEHIND).includes('from');

/** Tokens behind a number in which stands what it is compared with. */
const BEHIND = 3;

/** Prepositions and cases of what something may come to: "capped at", "limited to", "rajoitettu 500 tynnyriin". */
const UP_TO: ReadonlySet<string> = new Set(['at', 'to', 'Ill']);

/** "caps such supplies at 500,000 barrels": what something is held down to. */
function isCeiling({ tree, predications }: SentenceView, { headToken, counted }: QuantityMention): boolean {
  return [headToken, counted ?? headToken].some(
    (token) =>
      predications.some((p) => p.sense === 'forbid' && p.trigger === tree.heads[token]) &&
      markersOf(tree, token).some((m) => UP_TO.has(m)),
  );
}

/** "two congressional aides said": the number of those who are cited, who are no party and no item. */
export function isOfSource({ mentions }: SentenceView, { counted }: QuantityMention): boolean {
  if (counted === null) return false;
  const holds = (m: { readonly first: number; readonly last: number }): boolean =>
    counted >= m.first && counted < m.last;
  return mentions.sources.some(holds) && !mentions.parties.some(holds) && !mentions.items.some(holds);
}
