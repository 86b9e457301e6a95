// Use case: read a document and keep it with its claims. The same text read by the same reader adds nothing.
import type { Diagnostic } from '../base/diagnostic.ts';
import type { Document, DocumentFields } from '../document/document.ts';
import type { OpenedDocument } from '../document/open-document.ts';
import type { Claim } from '../reading/claim.ts';
import type { Reader } from '../reading/reader.ts';
import type { By, Store } from '../store/port.ts';
import { keptNotes } from './kept-notes.ts';
import { openSource, type SourceFormat } from './open-source.ts';
import { readDocument } from './read-text.ts';
import { defaultReader } from './reader.ts';

export type Added = {
  /** Null where the text is not fit to be kept; `diagnostics` say why. */
  readonly document: Document | null;
  readonly claims: readonly Claim[];
  /** False where the store had this text and this reading already. */
  readonly added: boolean;
  readonly diagnostics: readonly Diagnostic[];
};

type AddOptions = { readonly format?: SourceFormat; readonly reader?: Reader };

/** Reads a text and keeps it. */
export const addText = async (
  store: Store,
  text: string,
  fields: DocumentFields,
  by: By,
  options: AddOptions = {},
): Promise<Added> => addOpened(store, await openSource(text, fields, options.format), by, options.reader);

/** Reads an opened document and keeps it, in one transaction. What cannot be read is not kept. */
export async function addOpened(store: Store, opened: OpenedDocument, by: By, reader?: Reader): Promise<Added> {
  if (opened.document === null) return { document: null, claims: [], added: false, diagnostics: opened.diagnostics };
  const used = reader ?? (await defaultReader());
  const { document, claims, diagnostics } = await readDocument(opened.document, opened.diagnostics, used);
  // A text that could not be read is no reading of it; what was wrong may be wrong of its fields too.
  if (diagnostics.some(({ severity }) => severity === 'error'))
    return { document: null, claims: [], added: false, diagnostics };
  const kept = await store.addReading({ document, claims, reader: used.id, diagnostics }, by);
  return {
    document,
    claims,
    added: kept.documentAdded || kept.readingAdded || kept.fieldsAdded.length > 0,
    diagnostics: [...diagnostics, ...keptNotes(kept)],
  };
}
