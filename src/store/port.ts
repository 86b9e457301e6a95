// The port of the store: what the use cases may ask of any adapter. The truth is an append-only log of statements; all that
// is read is a projection of it. Methods are asynchronous, although SQLite works at once, so that PostgreSQL can stand beside
// it. Every database passes test/store/contract. Time, actor and run come in: no store looks at a clock.
import type { Price } from '../exchange/prices.ts';
import type { Rate } from '../exchange/rates.ts';
import type { ImportedFigure } from '../ledger/imported-figure.ts';
import type { Decision, DecisionEntry, Entity, NewAct, NewEntity, NewVerdict } from './port-decisions.ts';
import type {
  ClaimFilter,
  DocumentSummary,
  NewReading,
  ReadingAdded,
  StoredClaim,
  StoredDocument,
  VersionChange,
} from './port-documents.ts';
import type { CountingClaims, FiguresAdded, Pair, Scope, StoredFigure, StoredPrice } from './port-ledger.ts';
import type { By, Head, Run, Statement, Verification } from './port-log.ts';

export * from './port-decisions.ts';
export * from './port-documents.ts';
export * from './port-ledger.ts';
export * from './port-log.ts';

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
  /** Claims that count, of a scope or of a document: page by page, a document's claims in one. */
  readonly countingClaims: (of: Scope | { readonly document: string }) => AsyncIterable<readonly CountingClaims[]>;
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
