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
}
