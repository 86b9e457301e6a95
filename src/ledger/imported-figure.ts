// A figure that came in a table and not in a text: one checked row, in the ledger's own units. It has no quote and says so.
import { z } from 'zod';
import { isEdtf } from '../base/edtf.ts';
import { Basis, DecimalText, Modality, Outcome, PartyId, PERIODS } from '../reading/claim.ts';
import { FLOW_FRAMES } from './model.ts';

const Edtf = z.string().refine(isEdtf, 'a date in EDTF such as 2024-12-18, 2024-12 or 2023-09/..');

export const ImportedFigure = z.object({
  /** `r_` and 16 hex digits: a hash of the row's content. */
  id: z.string().regex(/^r_[0-9a-f]{16}$/),
  /** The row's own id in its file. */
  label: z.string().min(1),
  /** Record number in the file, the header being 1. */
  row: z.int().min(2),
  stated: Edtf,
  origin: z.string().min(1),
  speaker: z.string().nullable(),
  via: z.string().nullable(),
  url: z.string().nullable(),
  from: PartyId.nullable(),
  to: PartyId.nullable(),
  frame: z.enum(FLOW_FRAMES),
  item: z.string().nullable(),
  calibre: DecimalText.nullable(),
  low: DecimalText.nullable(),
  high: DecimalText.nullable(),
  unit: z.string().min(1),
  approx: z.boolean(),
  basis: Basis,
  per: z.enum(PERIODS).nullable(),
  asOf: Edtf.nullable(),
  period: Edtf.nullable(),
  modality: Modality,
  /** Row id (`r_…`) of the same file. */
  derivedFrom: z.string().nullable(),
  alternatives: z.array(z.string()),
  note: z.string(),
  outcome: Outcome.nullable(),
});
export type ImportedFigure = z.infer<typeof ImportedFigure>;
