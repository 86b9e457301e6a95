// Use case: read a document and keep it with its claims. The same text read by the same reader adds nothing.
import type { Diagnostic } from '../base/diagnostic.ts';
import type { Document, DocumentFields } from '../document/document.ts';
import type { OpenedDocument } from '../document/open-document.ts';
import type { Claim } from '../reading/claim.ts';
import type { Reader, Reading } from '../reading/reader.ts';
import type { By, Store } from '../store/port.ts';
import { keptNotes } from './kept-notes.ts';
import { openSource, type SourceFormat } from './open-source.ts';
import { type Noticed, readDocument, readDocuments } from './read-text.ts';
import { defaultReader } from './reader.ts';

export type Added = {
  /** Null where the text is not fit to be kept; `diagnostics` say why. */
  readonly document: Document | null;
  readonly claims: readonly Claim[];
  /** False where the store had this text and this reading already. */
  readonly added: boolean;
  readonly diagnostics: readonly Diagnostic[];
};

/** Who reads an opened document, and where: in this thread (the default), or in another. */
export type Reads = {
  /** `grammar@1` */
  readonly id: string;
  /** `noticed` are the diagnostics of opening it. */
  readonly read: (document: Document, noticed: readonly Diagnostic[]) => Promise<Reading>;
};

type AddOptions = { readonly format?: SourceFormat } & ReadOptions;
type ReadOptions = {
  readonly reader?: Reader | undefined;
  readonly reads?: Reads | undefined;
  /** A text that this reader has read before, and of which nothing more is told, is not read again. */
  readonly skipKnown?: boolean;
};

const inThisThread = (reader: Reader): Reads => ({
  id: reader.id,
  read: (document, noticed) => readDocument(document, noticed, reader),
});

/** Reads a text and keeps it. */
export const addText = async (
  store: Store,
  text: string,
  fields: DocumentFields,
  by: By,
  options: AddOptions = {},
): Promise<Added> => addOpened(store, await openSource(text, fields, options.format), by, options);

/** Reads an opened document and keeps it, in one transaction. What cannot be read is not kept. */
export async function addOpened(
  store: Store,
  opened: OpenedDocument,
  by: By,
  { reader, reads, skipKnown = false }: ReadOptions = {},
): Promise<Added> {
  if (opened.document === null) return { document: null, claims: [], added: false, diagnostics: opened.diagnostics };
  const used = reads ?? inThisThread(reader ?? (await defaultReader()));
  const known = skipKnown ? await knownReading(store, opened.document, used.id) : null;
  if (known) return { ...known, added: false, diagnostics: opened.diagnostics };
  const { document, claims, diagnostics } = await used.read(opened.document, opened.diagnostics);
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

/**
 * Several opened documents in their order, each kept in a transaction of its own, but read together: that is quicker. `by`
 * is asked for each when it is kept.
 */
export async function* addTogether(
  store: Store,
  opened: readonly OpenedDocument[],
  by: () => By,
  { skipKnown = false }: Pick<ReadOptions, 'skipKnown'> = {},
): AsyncGenerator<Added> {
  const reader = await defaultReader();
  const read = new Map<Document, Reading>();
  /** Reads with the first that is asked for all after it that the store does not know either. */
  const readFrom = async (document: Document): Promise<void> => {
    const rest = opened.flatMap((one) => (one.document ? [one.document] : []));
    const unread: Noticed[] = [];
    for (const one of rest.slice(rest.indexOf(document)))
      if (one === document || !skipKnown || !(await knownReading(store, one, reader.id)))
        unread.push({ document: one, noticed: [] });
    const readings = await readDocuments(unread, reader);
    unread.forEach((one, i) => {
      read.set(one.document, readings[i] as Reading);
    });
  };
  const reads: Reads = {
    id: reader.id,
    read: async (document, noticed) => {
      if (!read.has(document)) await readFrom(document);
      const reading = read.get(document) as Reading;
      return { ...reading, diagnostics: [...noticed, ...reading.diagnostics] };
    },
  };
  for (const one of opened) yield await addOpened(store, one, by(), { reads, skipKnown });
}

const TOLD = ['published', 'publisher', 'url', 'title', 'language'] as const;

/** The document with its claims, where this reader has read it and nothing of what is told of it is new or other. */
async function knownReading(
  store: Store,
  document: Document,
  reader: string,
): Promise<Pick<Added, 'document' | 'claims'> | null> {
  const stored = await store.document(document.id);
  if (!stored?.readers.includes(reader)) return null;
  const isNew = TOLD.some((field) => document[field] !== null && document[field] !== stored.document[field]);
  return isNew ? null : { document: stored.document, claims: stored.claims.map(({ claim }) => claim) };
}
