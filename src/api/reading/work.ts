// What threads that read can be asked to do: plain data there and back.
import { openSource, type SourceFormat } from '../../app/open-source.ts';
import { readDocument } from '../../app/read-text.ts';
import { defaultReader } from '../../app/reader.ts';
import { suggestSlots } from '../../app/suggest.ts';
import type { Diagnostic } from '../../base/diagnostic.ts';
import type { Span } from '../../base/span.ts';
import type { Document, DocumentFields } from '../../document/document.ts';

/** Each piece of work by its name. */
export const WORK = {
  reader: async () => (await defaultReader()).id,
  open: (text: string, fields: DocumentFields, format: SourceFormat) => openSource(text, fields, format),
  read: (document: Document, noticed: readonly Diagnostic[]) => readDocument(document, noticed),
  suggest: (document: Document, span: Span) => suggestSlots(document, span),
} as const;

export type Work = typeof WORK;
export type WorkName = keyof Work;
export type Order = { readonly name: WorkName; readonly given: readonly unknown[] };
