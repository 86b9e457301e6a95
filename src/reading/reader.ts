// The port of readers. A reader takes a document and says what it claims; the grammar is the first one, a person's or a
// model's answers come through the same port and the same gate.
import type { Diagnostic } from '../base/diagnostic.ts';
import type { Document } from '../document/document.ts';
import type { Claim } from './claim.ts';

export type Reading = {
  readonly document: Document;
  readonly claims: readonly Claim[];
  readonly diagnostics: readonly Diagnostic[];
};

export interface Reader {
  /** `grammar@1`, `person:NAME`, `model:NAME`: stands in every claim that the reader makes. */
  readonly id: string;
  /** Never throws on any text; what goes wrong is a diagnostic. */
  read(document: Document): Reading;
  /** The same of several documents, where that is quicker than one after the other. */
  readAll?(documents: readonly Document[]): readonly Reading[];
}

/** What a reader says of several documents, in their order. */
export const readAllBy = (reader: Reader, documents: readonly Document[]): readonly Reading[] =>
  reader.readAll ? reader.readAll(documents) : documents.map((document) => reader.read(document));
