// Use case: what the selected words of a document could fill a claim with. The language's analyser is loaded at first use.
import type { Span } from '../base/span.ts';
import type { Document } from '../document/document.ts';
import type { Suggestions } from '../reading/suggest.ts';
import { withLanguage } from './reader.ts';

/** Suggestions for a span; none where the text's language cannot be read. Throws UserError where an analyser must be installed. */
export async function suggestSlots(document: Document, span: Span): Promise<Suggestions> {
  const told = await withLanguage(document);
  const { isLanguageCode, openLanguage } = await import('../language/languages.ts');
  const { language } = told.document;
  if (told.diagnostic !== null || language === null || !isLanguageCode(language)) return { ...NOTHING, span };
  const { suggest } = await import('../reading/suggest.ts');
  return suggest(told.document, span, openLanguage(language));
}

const NOTHING: Omit<Suggestions, 'span'> = {
  parties: [],
  items: [],
  quantities: [],
  dates: [],
  places: [],
  sources: [],
  draft: null,
};
