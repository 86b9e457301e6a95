// The library's entry `tosite/ledger`: claims and figures to flows, pure: no store, no clock.
export { type Diagnostic, UserError } from '../base/diagnostic.ts';
export { explainId } from './explain.ts';
export type { FlowJson, LedgerJson } from './flow-schema.ts';
export { parseFigures } from './import-figures.ts';
export type { ImportedFigure } from './imported-figure.ts';
export { type Ledger, ledgerJson, reconcile } from './ledger.ts';
export type { Derivation, Figure, Report, Series } from './model.ts';
export { reportsOf } from './report.ts';
