// Which reader is used where none is named, and in which language a text is. Loaded at first use: commands that read nothing
// start fast, and a text whose language is given needs no identification.
import type { Diagnostic } from '../base/diagnostic.ts';
import type { Document } from '../document/document.ts';
import { languageByWords } from '../language/by-words.ts';
import type { Reader } from '../reading/reader.ts';

let grammar: Promise<Reader> | null = null;

/** The grammar. */
export function defaultReader(): Promise<Reader> {
  grammar ??= openGrammar();
  return grammar;
}

async function openGrammar(): Promise<Reader> {
  const { grammarReader } = await import('../reading/read.ts');
  const { isSkeleton, openLanguage, skeletonOnly } = await import('../language/languages.ts');
  const { composedReader } = await import('../reading/composed-reader.ts');
  return composedReader(
    grammarReader(({ language }) =>
      isSkeleton(language) ? skeletonOnly(language ?? '') : openLanguage(language ?? ''),
    ),
  );
}

export type WithLanguage = { readonly document: Document; readonly diagnostic: Diagnostic | null };

/** The document with its language, told from the text where it is not given; a diagnostic where it cannot be read. */
export async function withLanguage(document: Document): Promise<WithLanguage> {
  if (document.language !== null) return { document, diagnostic: null };
  const plain = languageByWords(document.text);
  if (plain !== null) return { document: { ...document, language: plain }, diagnostic: null };
  const { identifyLanguage } = await import('../language/identify.ts');
  const { language, diagnostic } = identifyLanguage(document.text);
  return { document: { ...document, language }, diagnostic };
}
