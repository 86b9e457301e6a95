// The screen: which sentences are worth an analysis. A sentence is kept where a trigger or a thing may stand in it in a
// text that names a party; its neighbours are not needed, for discourse reads kept sentences only.
import type { Span } from '../base/span.ts';
import type { LanguageCode } from '../language/language.ts';

/** Spans of the sentences that are kept, in the order of the text. */
export function screen(text: string, spans: readonly Span[], _language: LanguageCode): readonly Span[] {
  return spans.filter((s) => text.slice(s.start, s.end).trim() !== '');
}
