// What the routes ask for, as one type: the use cases bound to a store (workbench.ts), or a stand-in in a test.
import type { z } from 'zod';
import type { CorrectionService } from './correction-service.ts';
import type {
  ClaimView,
  DecisionView,
  DerivationView,
  DocumentSummaryView,
  DocumentView,
  ExchangeQuery,
  ExchangeView,
  FlowsQuery,
  FlowsView,
  FlowView,
  NamesView,
  NewDecision,
  NewDocument,
  ReadingView,
  SeenQuery,
  VocabularyView,
} from './schemas.ts';

/** From when the ledger is seen. */
export type Seen = z.output<typeof SeenQuery>;

export type Service = CorrectionService & {
  readonly exchange: (query: z.output<typeof ExchangeQuery>) => Promise<ExchangeView>;
  readonly flows: (query: z.output<typeof FlowsQuery>) => Promise<FlowsView>;
  /** By the key of a flow or of one of its series; null where there is none. */
  readonly flow: (key: string, seen: Seen) => Promise<FlowView | null>;
  readonly documents: (seen: Seen) => Promise<readonly DocumentSummaryView[]>;
  readonly document: (id: string, seen: Seen) => Promise<DocumentView | null>;
  /** Reads and keeps. UserError where the text is not fit to read. */
  readonly addDocument: (input: z.output<typeof NewDocument>, actor: string) => Promise<DocumentView>;
  readonly read: (input: z.output<typeof NewDocument>) => Promise<ReadingView>;
  readonly claim: (id: string) => Promise<ClaimView | null>;
  /** ApiError 409 where another decision stands than the one that was seen. */
  readonly decide: (decision: z.output<typeof NewDecision>, actor: string) => Promise<DecisionView>;
  readonly explain: (id: string, seen: Seen) => Promise<DerivationView | null>;
  readonly names: () => Promise<NamesView>;
  readonly vocabulary: () => VocabularyView;
};
