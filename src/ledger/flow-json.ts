// The ledger → its public JSON.
import type { FigureJson, FlowJson, LedgerJson } from './flow-schema.ts';
import type { Ledger } from './ledger.ts';
import type { Figure, Series } from './model.ts';

function sourceOf(figure: Figure): FigureJson['source'] {
  for (const { evidence } of figure.reports)
    if (evidence.kind === 'row')
      return { url: evidence.url, file: evidence.file, row: evidence.row, label: evidence.label };
  return null;
}

export const figureJson = (figure: Figure): FigureJson => ({
  id: figure.id,
  origin: figure.origin,
  body: figure.body,
  low: figure.low,
  high: figure.high,
  approx: figure.approx,
  shared: figure.shared,
  sharedOver: [...figure.sharedOver],
  stated: figure.stated,
  statedBy: figure.statedBy,
  asOf: figure.asOf,
  period: figure.period,
  calibre: figure.calibre,
  speaker: figure.speaker,
  modality: figure.modality,
  reports: figure.reports.length,
  reportIds: figure.reports.map(({ id }) => id),
  derivedFrom: figure.derivedFrom,
  alternatives: [...figure.alternatives],
  supersededBy: figure.supersededBy,
  source: sourceOf(figure),
});

export const seriesJson = (series: Series): FlowJson => ({
  key: series.key,
  flow: series.flowKey,
  from: series.from,
  to: series.to,
  frame: series.frame,
  item: series.item,
  basis: series.basis,
  unit: series.unit,
  per: series.per,
  outcome: series.outcome,
  kind: series.kind,
  period: series.period,
  estimate: {
    supported: series.estimate.supported.map(({ low, high, agree, independent }) => ({
      low,
      high,
      agree: [...agree],
      independent,
    })),
    outliers: [...series.estimate.outliers],
    envelope: { ...series.estimate.envelope },
    independentOrigins: series.estimate.independentOrigins,
    bodies: series.estimate.bodies,
    conflict: series.estimate.conflict,
  },
  denied: series.denied.map(({ id }) => id),
  figures: series.figures.map(figureJson),
});

/** The public JSON of some series of a ledger. */
export const ledgerJsonOf = (ledger: Ledger, series: readonly Series[]): LedgerJson => ({
  asKnownOn: ledger.asKnownOn,
  flows: series.map(seriesJson),
  diagnostics: ledger.diagnostics.map(({ code, severity, message, hint }) => ({ code, severity, message, hint })),
});
