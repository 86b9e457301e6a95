// Rules are named data: an id that stands in each claim and in `explain`, and what it reads, in one sentence. Phrases that
// a rule reads, and phrases that look alike and must not be read so, stand beside its frame in FRAME.corpus.tsv under the
// rule's id; one harness runs them all (test/reading/frames/corpus.test.ts), another asks that no rule lacks either.

export type Rule = {
  /** "frame.sense", such as "transfer.give". */
  readonly id: string;
  /** What it reads, one sentence. */
  readonly says: string;
};

export const rule = (r: Rule): Rule => r;
