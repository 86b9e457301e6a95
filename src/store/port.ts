// The port of the store: what the use cases may ask of any adapter. The truth is an append-only log of statements; all that
// is read is a projection of it. Methods are asynchronous, although SQLite works at once, so that PostgreSQL can stand beside
// it. Every database passes test/store/contract. Time, actor and run come in: no store looks at a clock.
import type { Json } from '../base/canonical-json.ts';
import type { Diagnostic } from '../base/diagnostic.ts';
import type { Document } from '../document/document.ts';
import type { Price } from '../exchange/prices.ts';
import type { Rate } from '../exchange/rates.ts';
import type { ImportedFigure } from '../ledger/imported-figure.ts';
import type { LedgerClaim } from '../ledger/ledger-claim.ts';
import type { Claim, Frame } from '../reading/claim.ts';

export const STATEMENT_KINDS = [
  'document-added',
  'document-described',
  'claims-read',
  'figures-imported',
  'decision-made',
  'entity-set',
  'price-set',
  'rate-set',
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

/** Who acts, when, and in which run: the id under which all that one command brought in can be taken back in one act. */
export type By = { readonly actor: string; readonly now: Date; readonly run?: string | undefined };

export type Verdict = 'accept' | 'reject';

/** The accept or reject that stands on a claim or an imported row. */
export type Decision = {
  /** Claim id (`c_…`) or imported row id (`r_…`). */
  readonly subject: string;
  readonly verdict: Verdict;
  readonly reason: string | null;
  /** Who decided; of a decision that was carried over from an older version of the document, who decided there. */
  readonly actor: string;
  readonly time: string;
  readonly seq: number;
};

export type NewVerdict = { readonly subject: string; readonly verdict: Verdict; readonly reason?: string };

/** A slot that an amendment changed, as paths into the claim ("quantity.low") with what stood there and what stands now. */
export type Change = { readonly field: string; readonly old: Json; readonly new: Json };

/** What a person may decide besides accepting and rejecting. */
export type NewAct = { readonly reason?: string } & (
  | {
      /** The new claim stands in place of `subject`, which is kept. */
      readonly verdict: 'amend';
      readonly subject: string;
      readonly claim: Claim;
      readonly changes: readonly Change[];
    }
  /** The subjects repeat the claim `into`: all are one, counted once. */
  | { readonly verdict: 'merge'; readonly subjects: readonly string[]; readonly into: string }
  /** The claims stand in place of `subject`, which is kept. */
  | { readonly verdict: 'split'; readonly subject: string; readonly claims: readonly Claim[] }
  /** Takes back a decision or an entity's setting by its sequence number; an undo can be undone. */
  | { readonly verdict: 'undo'; readonly seq: number }
  /** Takes back all that a run brought in. */
  | { readonly verdict: 'revert'; readonly run: string }
);

export const ACT_KINDS = ['accept', 'reject', 'amend', 'merge', 'split', 'undo', 'revert'] as const;
export type ActKind = (typeof ACT_KINDS)[number];

/** A decision as it stands in the log, of any kind. */
export type DecisionEntry = {
  readonly seq: number;
  readonly time: string;
  readonly actor: string;
  readonly verdict: ActKind;
  readonly reason: string | null;
  /** Claims and imported rows that it is about; empty for undo and revert. */
  readonly subjects: readonly string[];
  /** Claims that stand in the place of the subjects. */
  readonly claims: readonly string[];
  readonly changes: readonly Change[];
  /** Of an undo: the statement that it takes back. */
  readonly target: number | null;
  /** Of a revert: the run. */
  readonly run: string | null;
  /** The statement that this one was carried over from, where a newer version of its document took it along. */
  readonly carried: number | null;
  /** It was taken back and has no effect now. */
  readonly undone: boolean;
};

/** What is set of an origin by a person: the name that it goes by, its Admiralty letter. */
export type NewEntity = {
  readonly kind: 'origin';
  readonly name: string;
  /** The name of the origin that it is the same as. */
  readonly as?: string;
  /** Admiralty letter, A to F. */
  readonly letter?: string;
  readonly reason?: string;
};

export type Entity = {
  readonly kind: 'origin';
  readonly name: string;
  readonly as: string | null;
  readonly letter: string | null;
  /** Of the setting that was made last. */
  readonly reason: string | null;
  readonly actor: string;
  readonly time: string;
  readonly seq: number;
};

/** A decision that has no effect on the new reading or version, since what it was about is not in it. */
export type DecisionLost = {
  readonly seq: number;
  readonly verdict: ActKind | 'add';
  /** The claim that it was about. */
  readonly subject: string;
  readonly quote: string;
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
  /** The document that this text is a newer version of: another text at the same URL, published or added before. */
  readonly versionOf: string | null;
  /** Statements that were made to carry decisions over from the older version. */
  readonly carried: number;
  /** Decisions on the reading or version before that do not apply any more. */
  readonly lost: readonly DecisionLost[];
  /** Such as a publisher that differs from the one kept. */
  readonly diagnostics: readonly Diagnostic[];
};

export type FiguresAdded = { readonly added: number; readonly known: number };

/** A price of an imported book. */
export type StoredPrice = Price & { readonly file: string; readonly added: string; readonly run: string | null };

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

/** Two parties in either direction, one of which may not be named. */
export type Scope = readonly [string | null, string | null];

/** Two parties of which one gave the other something, as claims say; the first by its id is `a`. */
export type Pair = { readonly a: string; readonly b: string; readonly claims: number };

/** A claim that counts, as the ledger takes it: of a frame that makes flows, it stands and is not rejected. */
export type CountingClaim = Omit<StoredClaim, 'claim' | 'decision' | 'standing' | 'instead' | 'behind'> & {
  readonly claim: LedgerClaim;
  /** Null where no decision stands. */
  readonly decision: { readonly verdict: 'accept' } | null;
};

export type StoredFigure = ImportedFigure & {
  readonly file: string;
  readonly added: string;
  readonly run: string | null;
  readonly decision: Decision | null;
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

/** Something brought in under one id. */
export type Run = {
  readonly run: string;
  readonly actor: string;
  /** Of its first statement. */
  readonly time: string;
  readonly statements: number;
  readonly documents: number;
  readonly reverted: boolean;
};

export type Verification =
  | { readonly ok: true; readonly statements: number; readonly head: string }
  /** `seq`: of the first broken statement, or of the one behind what is broken; 0 where none is known. */
  | { readonly ok: false; readonly seq: number; readonly field: string; readonly message: string };

export type Head = { readonly seq: number; readonly hash: string };

/** What can be added in a bulk run. */
export type Adding = {
  /** Document and claims in one transaction; the same again adds nothing. */
  readonly addReading: (reading: NewReading, by: By) => Promise<ReadingAdded>;
  /** All rows in one transaction; rows that are known add nothing. */
  readonly importFigures: (rows: readonly ImportedFigure[], file: string, by: By) => Promise<FiguresAdded>;
};

/** What can be asked, of a store as it is or as it was. */
export type StoreView = {
  /** Where it is, for messages. */
  readonly location: string;
  /** In the order of addition; with `versions` only those that are one of several versions. */
  readonly documents: (filter?: { readonly versions?: boolean }) => Promise<readonly DocumentSummary[]>;
  readonly document: (id: string) => Promise<StoredDocument | null>;
  /** A document without its text and claims. */
  readonly summary: (id: string) => Promise<DocumentSummary | null>;
  /** The texts of some documents by id; what is no document is left out. */
  readonly texts: (documents: readonly string[]) => Promise<ReadonlyMap<string, string>>;
  /** By document in order of addition, then by place in the text. */
  readonly claims: (filter?: ClaimFilter) => Promise<readonly StoredClaim[]>;
  /** How many `claims` would give, whatever the window. */
  readonly countClaims: (filter?: Omit<ClaimFilter, 'limit' | 'offset'>) => Promise<number>;
  /** Any claim that was ever read or written, unless its run was reverted. */
  readonly claim: (id: string) => Promise<StoredClaim | null>;
  /** Between whom claims that stand say that something goes, each pair once, in no order. */
  readonly scopes: () => Promise<readonly Scope[]>;
  /** Between whom claims of a document and of its older version say anything, whether they stand or not; in no order. */
  readonly scopesOf: (document: string) => Promise<readonly Scope[]>;
  /** Between which two parties claims say that something was given or moved, with the number of claims that stand; in no order. */
  readonly pairs: () => Promise<readonly Pair[]>;
  /** Claims that count, of a scope or of a document: page by page, a document's claims in one page. */
  readonly countingClaims: (of: Scope | { readonly document: string }) => AsyncIterable<readonly CountingClaim[]>;
  /** Imported figures in the order of import. */
  readonly figures: () => Promise<readonly StoredFigure[]>;
  readonly figure: (id: string) => Promise<StoredFigure | null>;
  /** Decisions in the order of the log, those on one claim or row where `subject` is given. */
  readonly decisions: (subject?: string) => Promise<readonly DecisionEntry[]>;
  /** The decision that a statement made; null where it made none. */
  readonly decision: (seq: number) => Promise<DecisionEntry | null>;
  /** What is set of origins, by name. */
  readonly entities: () => Promise<readonly Entity[]>;
  /** Prices in the order of import. */
  readonly prices: () => Promise<readonly StoredPrice[]>;
  /** Rates by currency and day, of all currencies or of those named; what was brought in last counts. */
  readonly rates: (currencies?: readonly string[]) => Promise<readonly Rate[]>;
  /** Currencies of which there is a rate, by code. */
  readonly currencies: () => Promise<readonly string[]>;
  readonly runs: () => Promise<readonly Run[]>;
  /** What changed in the claims from the version before to this document; null where it has no older version. */
  readonly versionChange: (id: string) => Promise<VersionChange | null>;
  /** The log after a sequence number (from the start without one). */
  readonly statements: (after?: number, limit?: number) => Promise<readonly Statement[]>;
  /** Sequence number and hash of the last statement; 0 and 64 zeros in an empty store. */
  readonly head: () => Promise<Head>;
};

/** A step of the log: the statement, and the store as it was after it; null for the store before the first of them. */
export type Replayed = { readonly statement: Statement | null; readonly view: StoreView };

export type Store = StoreView &
  Adding & {
    /** Throws UserError T4010 where no claim that stands and no row has that id. The same verdict again adds nothing. */
    readonly decide: (decision: NewVerdict, by: By) => Promise<Decision>;
    /** Throws UserError T4010 to T4014 where the act is about nothing, or about what does not stand. */
    readonly act: (act: NewAct, by: By) => Promise<DecisionEntry>;
    readonly setEntity: (entity: NewEntity, by: By) => Promise<Entity>;
    /** All prices in one transaction; those that are known add nothing. */
    readonly setPrices: (prices: readonly Price[], file: string, by: By) => Promise<FiguresAdded>;
    /** All rates in one transaction; a day's other rate takes the place of the one known. */
    readonly setRates: (rates: readonly Rate[], file: string, by: By) => Promise<FiguresAdded>;
    /**
     * Runs many additions fast: each is a transaction of its own, but is kept for good only when `bulk` has returned; a crash
     * before that loses the last ones whole and breaks nothing.
     */
    readonly bulk: <T>(work: (adding: Adding) => Promise<T>) => Promise<T>;
    /** The store as it was after a statement of the log, or at a time; kept until the store is closed. */
    readonly asRecordedAt: (point: number | Date) => Promise<StoreView>;
    /** Plays the log again: the store as it was at a point, then after each statement since. A view is good until the next. */
    readonly replay: (after: number | Date) => AsyncIterable<Replayed>;
    /**
     * Hashes the log and the texts again and compares every projection with the log played again. With `against`, the hash
     * of a head that was noted down, also whether this store goes on from it. With `upTo` the log up to a statement or a time,
     * with the texts that it names: the tables are those of the end of the log, and are compared there only.
     */
    readonly verify: (against?: string, upTo?: number | Date) => Promise<Verification>;
    /** Recreates every projection from the log. */
    readonly rebuild: () => Promise<void>;
    /** The whole store in canonical order, one JSON value a line, without line ends. */
    readonly dump: () => AsyncIterable<string>;
    readonly close: () => Promise<void>;
  };
