// Of the port: documents, their readings and claims, how they are asked for, and what a newer version changed.
import type { Diagnostic } from '../base/diagnostic.ts';
import type { Document } from '../document/document.ts';
import type { Claim, Frame } from '../reading/claim.ts';
import type { Decision, DecisionLost, Verdict } from './port-decisions.ts';

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
  /** The document that this text is a newer version of: another text at the same URL, published or added before. */
  readonly versionOf: string | null;
  /** Statements that were made to carry decisions over from the older version. */
  readonly carried: number;
  /** Decisions on the reading or version before that do not apply any more. */
  readonly lost: readonly DecisionLost[];
  /** Such as a publisher that differs from the one kept. */
  readonly diagnostics: readonly Diagnostic[];
};

export type DocumentSummary = Omit<Document, 'text'> & {
  /** When it was added, ISO 8601 in UTC. */
  readonly added: string;
  readonly addedBy: string;
  /** The run that brought it in; null where none was named. */
  readonly run: string | null;
  /** Versions of the same URL: the next newer and the next older document, where there are such. */
  readonly newer: string | null;
  readonly older: string | null;
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
  readonly run: string | null;
  readonly newer: string | null;
  readonly older: string | null;
  /** Who has read it, each reader once. */
  readonly readers: readonly string[];
  /** Current claims in the order of the text, the rejected ones too; of an older version those that stood in it. */
  readonly claims: readonly StoredClaim[];
  readonly diagnostics: readonly Diagnostic[];
};

/**
 * `current`: it counts, unless it is rejected. `superseded`: its reader's newer reading has it no more. `version`: its document
 * has a newer version. `replaced`: amended or split. `merged`: it repeats another claim.
 */
export type Standing = 'current' | 'superseded' | 'version' | 'replaced' | 'merged';

/** A claim with the decision that stands on it. */
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
  readonly standing: Standing;
  /** Claims that stand in its place: what it was amended to or split into, or the one that it repeats. */
  readonly instead: readonly string[];
  /** The claims that it stands in place of. */
  readonly behind: readonly string[];
};

export type ClaimFilter = {
  readonly document?: string;
  readonly frame?: Frame;
  readonly from?: string;
  readonly to?: string;
  /** Two parties, in either direction. */
  readonly pair?: readonly [string, string];
  /** An item code; its subtree counts. */
  readonly item?: string;
  /** 'open': no decision stands. */
  readonly verdict?: Verdict | 'open';
  /** Claims that do not stand any more as well. */
  readonly all?: boolean;
  readonly limit?: number;
  readonly offset?: number;
};

/** What a newer version of a document changed in its claims: compared by frame, slots and the exact quote. */
export type VersionChange = {
  readonly older: string;
  readonly newer: string;
  readonly added: readonly StoredClaim[];
  readonly gone: readonly StoredClaim[];
  readonly kept: readonly { readonly before: StoredClaim; readonly now: StoredClaim }[];
};
