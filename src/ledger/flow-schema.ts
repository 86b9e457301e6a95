// The JSON of `tosite ledger --json` and of the API as Zod schemas. Numbers are decimal strings, an open end is null.
// A "flow" here is one series; fields beyond the first published shape are only ever added.

import { z } from 'zod';
import { Said } from '../base/said-schema.ts';
import { Basis, DecimalText, Modality, Outcome, PERIODS } from '../reading/claim.ts';
import { DEPARTURES, FLOW_FRAMES, STATED_BY } from './model.ts';

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

/** A number that departs from its own origin's figure: a likely misreport, in no estimate. */
export const VariantJson = z.object({
  departure: z.enum(DEPARTURES),
  why: z.string(),
  /** The same as data, for other languages. */
  said: Said,
  /** Figure ids that it goes back to. */
  of: z.array(z.string()),
  from: z.string().nullable(),
  to: z.string().nullable(),
  frame: z.enum(FLOW_FRAMES),
  item: z.string().nullable(),
  low: end,
  high: end,
  approx: z.boolean(),
  unit: z.string().nullable(),
  basis: Basis.nullable(),
  per: z.enum(PERIODS).nullable(),
  outcome: Outcome.nullable(),
  kind: z.enum(['actual', 'planned', 'hypothetical']),
  period: edtf.nullable(),
  origin: z.string(),
  stated: edtf,
  publishers: z.array(z.string()),
  reports: z.int(),
  reportIds: z.array(z.string()),
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
  statedBy: z.enum(STATED_BY),
  asOf: edtf.nullable(),
  period: edtf.nullable(),
  calibre: z.string().nullable(),
  speaker: z.string().nullable(),
  modality: Modality,
  /** Texts that tell it; copies of one text are one. */
  reports: z.int().positive(),
  /** Ids of the claims and imported rows behind it. */
  reportIds: z.array(z.string()),
  /** Of those the ones in a text that is another's nearly word for word: no reports of their own. */
  copies: z.array(z.object({ report: z.string(), of: z.string(), publisher: z.string().nullable() })),
  /** Who printed it, by name. */
  publishers: z.array(z.string()),
  /** The party that the page credits with it, which gave no number itself. */
  namedInstead: z.string().nullable(),
  derivedFrom: z.string().nullable(),
  alternatives: z.array(z.string()),
  supersededBy: z.string().nullable(),
  variants: z.array(VariantJson),
  /** Letter of the origin, digit of the figure: "F3". */
  admiralty: z.string().regex(/^[A-F][1-6]$/),
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
  /** ICD 203's levels, with the reason. */
  confidence: z.object({ level: z.enum(['high', 'moderate', 'low']), why: z.string(), said: Said }),
  /** First and last figure of the body that spoke most often. */
  trend: z
    .object({ direction: z.enum(['rising', 'falling', 'steady']), body: z.string(), from: z.string(), to: z.string() })
    .nullable(),
  asKnownOn: edtf.nullable(),
});

/** Parts that should add up to a figure, or what lies between two totals: nobody's statement, in no estimate. */
export const CheckJson = z.object({
  kind: z.enum(['sum', 'growth', 'rate', 'possible-sum']),
  body: z.string(),
  period: z.string().nullable(),
  low: end,
  high: end,
  figures: z.array(z.string()),
  /** The figure that it is held against, and whether the two meet. */
  against: z.string().nullable(),
  agrees: z.boolean().nullable(),
  why: z.string(),
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
  checks: z.array(CheckJson),
  /** More than one entry where current figures count from different days (null: none stated): no pace across them. */
  starts: z.array(
    z.object({ start: z.string().nullable(), bodies: z.array(z.string()), figures: z.array(z.string()) }),
  ),
  /** One number for windows that start on different days: possibly one statement. */
  sameNumbers: z.array(
    z.object({
      number: DecimalText,
      starts: z.array(z.object({ start: z.string(), figures: z.array(z.string()) })),
    }),
  ),
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

export type VariantJson = z.infer<typeof VariantJson>;
export type CheckJson = z.infer<typeof CheckJson>;
export type FigureJson = z.infer<typeof FigureJson>;
export type RegionJson = z.infer<typeof RegionJson>;
export type EstimateJson = z.infer<typeof EstimateJson>;
export type FlowJson = z.infer<typeof FlowJson>;
export type LedgerJson = z.infer<typeof LedgerJson>;
