// Measuring a model on gold tokens with its own tags: UPOS, whole tags, case, lemma, and attachment without punctuation.
import type { GoldSentence } from './conllu.ts';
import { analyseForms, type Model } from './model.ts';
import { compositeTag } from './tagset.ts';

/** Percentages; `case` is over the words that have a case in the gold or in the prediction. */
export type Scores = {
  readonly tokens: number;
  readonly upos: number;
  readonly tag: number;
  readonly case: number;
  readonly lemma: number;
  readonly uas: number;
  readonly las: number;
  /** The same over words alone, punctuation left out, as it always is for attachment. */
  readonly words: { readonly upos: number; readonly tag: number; readonly lemma: number };
  readonly milliseconds: number;
};

const caseOf = (tag: string): string => /\|Case=([^|]+)/.exec(tag)?.[1] ?? '';

type Counts = { total: number; upos: number; tag: number; lemma: number };

const createCounts = (): Counts => ({ total: 0, upos: 0, tag: 0, lemma: 0 });
const share = (n: number, of: number): number => (of === 0 ? 0 : (100 * n) / of);

const sharesOf = ({ total, upos, tag, lemma }: Counts): Scores['words'] => ({
  upos: share(upos, total),
  tag: share(tag, total),
  lemma: share(lemma, total),
});

/** Scores of a model over gold sentences. */
export function scoreModel(model: Model, sentences: readonly GoldSentence[]): Scores {
  const chosen = new Set(model.cache.design.features);
  const sameLemma = model.cache.design.sameLemma ?? ((lemma: string, gold: string) => lemma === gold);
  const [all, words] = [createCounts(), createCounts()];
  const right = { case: 0, uas: 0, las: 0 };
  let cased = 0;
  const inputs = sentences.map((sentence) => sentence.tokens.map((token) => token.form));
  const begin = performance.now();
  const results = inputs.map((forms) => analyseForms(model, forms));
  const milliseconds = performance.now() - begin;
  sentences.forEach(({ tokens }, s) => {
    const result = results[s]!;
    tokens.forEach((token, i) => {
      const tag = result.tags[i]!;
      const gold = compositeTag(token.upos, token.feats, chosen);
      for (const counts of token.upos === 'PUNCT' ? [all] : [all, words]) {
        counts.total++;
        if (tag.split('|', 1)[0] === token.upos) counts.upos++;
        if (tag === gold) counts.tag++;
        if (sameLemma(result.lemmas[i]!, token.lemma)) counts.lemma++;
      }
      if (caseOf(tag) || caseOf(gold)) cased++;
      if (caseOf(gold) && caseOf(tag) === caseOf(gold)) right.case++;
      if (token.upos === 'PUNCT' || result.heads[i] !== token.head) return;
      right.uas++;
      if (result.deprels[i] === token.deprel) right.las++;
    });
  });
  return {
    tokens: all.total,
    ...sharesOf(all),
    case: share(right.case, cased),
    uas: share(right.uas, words.total),
    las: share(right.las, words.total),
    words: sharesOf(words),
    milliseconds,
  };
}
