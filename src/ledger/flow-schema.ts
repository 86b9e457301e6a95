// The JSON of `tosite ledger --json` and of the API as Zod schemas. Numbers are decimal strings, an open end is null.
// A "flow" here is one series; fields beyond the first published shape are only ever added.
import { z } from 'zod';
import { Basis, DecimalText, Modality, Outcome, PERIODS } from '../reading/claim.ts';
import { FLOW_FRAMES } from './model.ts';

const end = DecimalText.nullable();
const edtf = z.string();

export const FigureSource = z.object({
  url: z.string().nullable(),
  file: z.string(),
  /** Record number, the header being 1. */
  row: z.int(),
  /** The row's own id in the file. */
  label: z.string(),
});

export const FigureJson = z.object({
  id: z.string().regex(/^f_[0-9a-f]{16}$/),
  origin: z.string(),
  body: z.string(),
  low: end,
  high: end,
  approx: z.boolean(),
  shared: z.boolean(),
  /** Flow keys over which a shared number stands. */
  sharedOver: z.array(z.string()),
  stated: edtf,
  /** How that date is known: 'added' means that the document is undated. */
  statedBy: z.enum(['stated', 'published', 'added']),
  asOf: edtf.nullable(),
  period: edtf.nullable(),
  calibre: z.string().nullable(),
  speaker: z.string().nullable(),
  modality: Modality,
  reports: z.int().positive(),
  /** Ids of the claims and imported rows behind it. */
  reportIds: z.array(z.string()),
  derivedFrom: z.string().nullable(),
  alternatives: z.array(z.string()),
  supersededBy: z.string().nullable(),
  /** Null where the figure was read from texts only. */
  source: FigureSource.nullable(),
});

export const RegionJson = z.object({
  low: end,
  high: end,
  /** Bodies, by name. */
  agree: z.array(z.string()),
  independent: z.int(),
});

export const EstimateJson = z.object({
  supported: z.array(RegionJson),
  outliers: z.array(z.string()),
  /** `low`/`high` null: open, or no number; `lowest`/`highest` are the numbers themselves. */
  envelope: z.object({ low: end, high: end, lowest: end, highest: end }),
  independentOrigins: z.int(),
  /** Bodies that give a current number. */
  bodies: z.int(),
  conflict: z.boolean(),
});

export const FlowJson = z.object({
  /** Key of the series, readable and stable. */
  key: z.string(),
  /** Key of the flow that it is part of: "KP-RU:ammunition.artillery". */
  flow: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  frame: z.enum(FLOW_FRAMES),
  item: z.string().nullable(),
  /** Null with `unit` null where no report gives a number. */
  basis: Basis.nullable(),
  unit: z.string().nullable(),
  per: z.enum(PERIODS).nullable(),
  outcome: Outcome.nullable(),
  kind: z.enum(['actual', 'planned', 'hypothetical']),
  period: edtf.nullable(),
  estimate: EstimateJson,
  /** Ids of the claims (or rows) that deny it. */
  denied: z.array(z.string()),
  figures: z.array(FigureJson),
});

export const LedgerDiagnostic = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  message: z.string(),
  hint: z.string(),
});

export const LedgerJson = z.object({
  /** The day the ledger is seen from; null: all that is known. */
  asKnownOn: edtf.nullable(),
  flows: z.array(FlowJson),
  diagnostics: z.array(LedgerDiagnostic),
});

export type FigureJson = z.infer<typeof FigureJson>;
export type RegionJson = z.infer<typeof RegionJson>;
export type EstimateJson = z.infer<typeof EstimateJson>;
export type FlowJson = z.infer<typeof FlowJson>;
export type LedgerJson = z.infer<typeof LedgerJson>;
