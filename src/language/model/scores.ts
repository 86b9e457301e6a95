// Measuring a model on gold tokens with its own tags: UPOS, whole tags, case, lemma, and attachment without punctuation.
import type { GoldSentence } from './conllu.ts';
import { analyseForms, type Model } from './model.ts';
import { compositeTag } from './tagset.ts';

/** Percentages; `case` is over the words that have a case in the gold or in the prediction. */
export type Scores = {
  readonly words: number;
  readonly upos: number;
  readonly tag: number;
  readonly case: number;
  readonly lemma: number;
  readonly uas: number;
  readonly las: number;
  readonly milliseconds: number;
};

const caseOf = (tag: string): string => /\|Case=([^|]+)/.exec(tag)?.[1] ?? '';

/** Scores of a model over gold sentences. */
export function scoreModel(model: Model, sentences: readonly GoldSentence[]): Scores {
  const chosen = new Set(model.cache.design.features);
  const sameLemma = model.cache.design.sameLemma ?? ((lemma: string, gold: string) => lemma === gold);
  const right = { upos: 0, tag: 0, case: 0, lemma: 0, uas: 0, las: 0 };
  const all = { words: 0, cased: 0, attached: 0 };
  const inputs = sentences.map((sentence) => sentence.tokens.map((token) => token.form));
  const begin = performance.now();
  const results = inputs.map((forms) => analyseForms(model, forms));
  const milliseconds = performance.now() - begin;
  sentences.forEach(({ tokens }, s) => {
    const result = results[s]!;
    tokens.forEach((token, i) => {
      const tag = result.tags[i]!;
      const gold = compositeTag(token.upos, token.feats, chosen);
      all.words++;
      if (tag.split('|', 1)[0] === token.upos) right.upos++;
      if (tag === gold) right.tag++;
      if (caseOf(tag) || caseOf(gold)) all.cased++;
      if (caseOf(gold) && caseOf(tag) === caseOf(gold)) right.case++;
      if (sameLemma(result.lemmas[i]!, token.lemma)) right.lemma++;
      if (token.upos === 'PUNCT') return;
      all.attached++;
      if (result.heads[i] !== token.head) return;
      right.uas++;
      if (result.deprels[i] === token.deprel) right.las++;
    });
  });
  const share = (n: number, of: number): number => (of === 0 ? 0 : (100 * n) / of);
  return {
    words: all.words,
    upos: share(right.upos, all.words),
    tag: share(right.tag, all.words),
    case: share(right.case, all.cased),
    lemma: share(right.lemma, all.words),
    uas: share(right.uas, all.attached),
    las: share(right.las, all.attached),
    milliseconds,
  };
}
