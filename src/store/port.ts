// The port of the store: what the use cases may ask of any adapter. The truth is an append-only log of statements; all that
// is read is a projection of it. Methods are asynchronous, although SQLite's adapter works at once, so that PostgreSQL can
// stand beside it. Every adapter passes test/store/store-contract.ts. Time and actor come in, no adapter looks at a clock.
import type { Json } from '../base/canonical-json.ts';
import type { Diagnostic } from '../base/diagnostic.ts';
import type { Document } from '../document/document.ts';
import type { ImportedFigure } from '../ledger/imported-figure.ts';
import type { Claim, Frame } from '../reading/claim.ts';

export const STATEMENT_KINDS = [
  'document-added',
  'document-described',
  'claims-read',
  'figures-imported',
  'decision-made',
] as const;
export type StatementKind = (typeof STATEMENT_KINDS)[number];

/** An entry of the log. `hash` is SHA-256 over seq, time, actor, kind, payload (canonical JSON) and `prev`. */
export type Statement = {
  readonly seq: number;
  /** ISO 8601 in UTC with milliseconds. */
  readonly time: string;
  readonly actor: string;
  readonly kind: StatementKind;
  readonly payload: Json;
  /** Hash of the statement before; 64 zeros at the first. */
  readonly prev: string;
  readonly hash: string;
};

/** Who acts, and when. */
export type By = { readonly actor: string; readonly now: Date };

export type Verdict = 'accept' | 'reject';

export type Decision = {
  /** Claim id (`c_…`) or imported row id (`r_…`). */
  readonly subject: string;
  readonly verdict: Verdict;
  readonly reason: string | null;
  readonly actor: string;
  readonly time: string;
  readonly seq: number;
};

/** What one reader found in one document. */
export type NewReading = {
  readonly document: Document;
  readonly claims: readonly Claim[];
  /** `grammar@1`, `person:NAME`, `model:NAME`; the part before '@' is the reader, what follows its version. */
  readonly reader: string;
  readonly diagnostics: readonly Diagnostic[];
};

export type ReadingAdded = {
  readonly documentId: string;
  /** The text was not in the store before. */
  readonly documentAdded: boolean;
  /** Fields that were unknown until now (a date, a publisher). */
  readonly fieldsAdded: readonly string[];
  /** A reading was kept; false where the same reader had found the same before. */
  readonly readingAdded: boolean;
  readonly claims: number;
  /** Such as a publisher that differs from the one kept. */
  readonly diagnostics: readonly Diagnostic[];
};

export type FiguresAdded = { readonly added: number; readonly known: number };

export type DocumentSummary = Omit<Document, 'text'> & {
  /** When it was added, ISO 8601 in UTC. */
  readonly added: string;
  readonly addedBy: string;
  /** Length of the text in UTF-16 code units. */
  readonly length: number;
  /** Current claims. */
  readonly claims: number;
  readonly rejected: number;
};

export type StoredDocument = {
  readonly document: Document;
  readonly added: string;
  readonly addedBy: string;
  /** Current claims in the order of the text, the rejected ones too. */
  readonly claims: readonly StoredClaim[];
  readonly diagnostics: readonly Diagnostic[];
};

/** A claim of a document's current reading, with the decision that stands. */
export type StoredClaim = {
  readonly claim: Claim;
  readonly documentId: string;
  readonly published: string | null;
  readonly publisher: string | null;
  readonly title: string | null;
  readonly url: string | null;
  /** When its document was added. */
  readonly added: string;
  readonly decision: Decision | null;
};

export type StoredFigure = ImportedFigure & {
  readonly file: string;
  readonly added: string;
  readonly decision: Decision | null;
};

export type ClaimFilter = {
  readonly document?: string;
  readonly frame?: Frame;
  readonly from?: string;
  readonly to?: string;
  /** An item code; its subtree counts. */
  readonly item?: string;
  /** 'open': no decision stands. */
  readonly verdict?: Verdict | 'open';
  readonly limit?: number;
  readonly offset?: number;
};

export type Verification =
  | { readonly ok: true; readonly statements: number; readonly head: string }
  | { readonly ok: false; readonly seq: number; readonly field: string; readonly message: string };

export type Store = {
  /** Where it is, for messages. */
  readonly location: string;
  /** Document and claims in one transaction; the same again adds nothing. */
  readonly addReading: (reading: NewReading, by: By) => Promise<ReadingAdded>;
  /** All rows in one transaction; rows that are known add nothing. */
  readonly importFigures: (rows: readonly ImportedFigure[], file: string, by: By) => Promise<FiguresAdded>;
  /** Throws UserError T4010 where no current claim or row has that id. The same verdict again adds nothing. */
  readonly decide: (
    decision: { readonly subject: string; readonly verdict: Verdict; readonly reason?: string },
    by: By,
  ) => Promise<Decision>;
  readonly documents: () => Promise<readonly DocumentSummary[]>;
  readonly document: (id: string) => Promise<StoredDocument | null>;
  /** By document in order of addition, then by place in the text. */
  readonly claims: (filter?: ClaimFilter) => Promise<readonly StoredClaim[]>;
  readonly claim: (id: string) => Promise<StoredClaim | null>;
  /** Imported figures in the order of import. */
  readonly figures: () => Promise<readonly StoredFigure[]>;
  readonly figure: (id: string) => Promise<StoredFigure | null>;
  /** The log after a sequence number (from the start without one). */
  readonly statements: (after?: number, limit?: number) => Promise<readonly Statement[]>;
  /** Sequence number and hash of the last statement; 0 and 64 zeros in an empty store. */
  readonly head: () => Promise<{ readonly seq: number; readonly hash: string }>;
  /** Hashes the log and the texts again. */
  readonly verify: () => Promise<Verification>;
  /** Recreates every projection from the log. */
  readonly rebuild: () => Promise<void>;
  readonly close: () => Promise<void>;
};
