// Bytes or text -> Document. What enters: a file's bytes (or a text) and the fields that a caller gives. What leaves: the
// document, or null where it is not to be read, and what was noticed. Fields given by the caller come before the file's own.
import type { Diagnostic } from '../base/diagnostic.ts';
import { checkText } from './check-text.ts';
import { decodeText } from './decode.ts';
import { createDocument, type Document, type DocumentFields } from './document.ts';
import { NO_DATE, readFields } from './fields.ts';
import { splitFrontMatter } from './front-matter.ts';
import { firstHeading, headlineOf } from './title.ts';

export type OpenedDocument = { readonly document: Document | null; readonly diagnostics: readonly Diagnostic[] };

/** How the text is laid out: `markdown` may have front matter and a heading. */
export type TextFormat = 'plain' | 'markdown';

/** A document from a file's bytes. */
export function openBytes(
  bytes: Uint8Array,
  fields: DocumentFields = {},
  format: TextFormat = 'plain',
): OpenedDocument {
  const { text, diagnostics } = decodeText(bytes);
  if (text === null) return { document: null, diagnostics };
  const opened = openText(text, fields, format);
  return { document: opened.document, diagnostics: [...diagnostics, ...opened.diagnostics] };
}

/** A document from a text. */
export function openText(text: string, fields: DocumentFields = {}, format: TextFormat = 'plain'): OpenedDocument {
  const matter = format === 'markdown' ? splitFrontMatter(text) : { record: {}, body: text, diagnostics: [] };
  const own = readFields(matter.record);
  const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value != null)) as DocumentFields;
  const title = format === 'markdown' ? firstHeading(matter.body) : headlineOf(matter.body);
  const merged = { title, ...own.fields, ...given };
  const diagnostics = [...matter.diagnostics, ...own.diagnostics, ...checkText(matter.body)];
  if (diagnostics.some(({ severity }) => severity === 'error')) return { document: null, diagnostics };
  const document = createDocument(matter.body, merged);
  return { document, diagnostics: document.published === null ? [...diagnostics, NO_DATE] : diagnostics };
}
