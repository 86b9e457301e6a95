// The library's entry `tosite`: reading, keeping, reconciling and explaining, for other programs. What the command line and
// the workbench do, they do with these functions. `tosite/reading` and `tosite/ledger` are the parts that keep nothing.
export { canonicalDecimal, isDecimalText } from '../base/decimal.ts';
export { type Diagnostic, type Severity, UserError } from '../base/diagnostic.ts';
export { createDocument, type Document, type DocumentFields } from '../document/document.ts';
export type { OpenedDocument } from '../document/open-document.ts';
export type { FlowJson, LedgerJson } from '../ledger/flow-schema.ts';
export type { Derivation } from '../ledger/model.ts';
export type { Sources } from '../ledger/sources.ts';
export type { Claim, Frame, Modality } from '../reading/claim.ts';
export type { Reader, Reading } from '../reading/reader.ts';
export { type OpenOptions, openStore } from '../store/open.ts';
export type {
  By,
  ClaimFilter,
  Decision,
  DecisionEntry,
  DocumentSummary,
  Statement,
  Store,
  StoredClaim,
  StoredDocument,
  StoredFigure,
  StoredPrice,
  StoreView,
  Verdict,
  Verification,
} from '../store/port.ts';
export { type Added, addOpened, addText } from './add-text.ts';
export { type Balance, type BalanceAsked, type BalanceOptions, balance } from './balance.ts';
export { type Correction, corrections } from './changes.ts';
export { type Edits, editsOf, FIELDS, type Field, parseEdits } from './claim-fields.ts';
export { addClaim, amend, draftClaim, merge, type NewClaim, split, undo } from './correct.ts';
export { decide } from './decide.ts';
export { type ClaimView, type DocumentView, documents, documentView, type Found, find } from './documents.ts';
export { type EffectsView, effects } from './effects.ts';
export { derivationOf, explain } from './explain.ts';
export { type Counted, type ExportTable, exportTable } from './export-table.ts';
export { findQuote } from './find-quote.ts';
export { type Imported, importFigures } from './import-figures.ts';
export { type ImportedWorths, importPrices, importRates } from './import-worths.ts';
export { type IndicatorsQuestion, type IndicatorsView, type IndicatorView, indicators } from './indicators.ts';
export { type ExchangeView, exchange, type LedgerQuestion, ledger } from './ledger.ts';
export { type MeasuresQuestion, type MeasuresView, measures } from './measures.ts';
export { itemName, partyId, partyName } from './names.ts';
export { openSource, type SourceFormat } from './open-source.ts';
export { readDocument, readText } from './read-text.ts';
export { type ReviewItem, type ReviewQueue, reviewQueue } from './review.ts';
export { newRun } from './run-id.ts';
export { type NewOriginSetting, setOrigin } from './set-origin.ts';
export { type SimulateQuestion, type Simulation, shippedScenarios, simulate } from './simulate.ts';
export { sources } from './sources.ts';
export { suggestSlots } from './suggest.ts';
