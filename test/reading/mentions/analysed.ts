// Sentences for tests of mentions, analysed by the registry's analysers; a language that cannot be opened here is skipped.

import type { LanguageCode, Sentence } from '../../../src/language/language.ts';
import { openLanguage } from '../../../src/language/languages.ts';
import type { MentionContext } from '../../../src/reading/mentions/mention.ts';

type Finder<M> = (sentence: Sentence, context: MentionContext) => readonly M[];

/** False, or the reason why a language's tests cannot run here. */
export function missing(language: LanguageCode): string | false {
  try {
    openLanguage(language);
    return false;
  } catch (error) {
    return `${language} cannot be opened here: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** What a finder says of a text, sentence by sentence, in one list. */
export function found<M>(find: Finder<M>, language: LanguageCode, text: string): readonly M[] {
  const context: MentionContext = { text, language, published: '2025-03' };
  return openLanguage(language)
    .analyse(text)
    .flatMap((sentence) => find(sentence, context));
}
