// Rules are named data: an id that stands in each claim and in `explain`, phrases that the rule reads, and phrases that
// look alike and must not be read so. The phrases of all rules are run by one harness (test/reading/frames/rules.test.ts).
import type { LanguageCode } from '../../language/language.ts';

export type Phrase = { readonly language: LanguageCode; readonly text: string };

export type Rule = {
  /** "frame.name", such as "transfer.give". */
  readonly id: string;
  /** What it reads, one sentence. */
  readonly says: string;
  readonly examples: readonly Phrase[];
  readonly negatives: readonly Phrase[];
};

export const rule = (r: Rule): Rule => r;
