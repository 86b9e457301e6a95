// The claim contract: the one schema of what a reader says. Everything that reads, keeps, weighs or shows claims imports this.
// The slots' meaning, case by case, is in docs/reference/claim.md.
import { z } from 'zod';
import { isDecimalText } from '../base/decimal.ts';

export const FRAMES = [
  'transfer',
  'deployment',
  'casualties',
  'meeting',
  'agreement',
  'statistic',
  'effect',
  'position',
] as const;
export const MODALITIES = [
  'asserted',
  'estimated',
  'reported',
  'claimed',
  'denied',
  'planned',
  'hypothetical',
] as const;
export const OUTCOMES = ['killed', 'wounded', 'killed+wounded', 'captured', 'missing', 'deserted'] as const;
export const BASES = ['total', 'increment', 'rate', 'stock', 'capacity', 'share'] as const;
export const PERIODS = ['hour', 'day', 'week', 'month', 'year'] as const;

export const Frame = z.enum(FRAMES);
export const Modality = z.enum(MODALITIES);
export const Outcome = z.enum(OUTCOMES);
export const Basis = z.enum(BASES);
export const Known = z.enum(['stated', 'implied', 'derived']);
export const DecimalText = z.string().refine(isDecimalText, 'an exact decimal such as "1500000" or "0.5"');

const offset = z.int().nonnegative();
/** Where the slot's own words stand; null where it has none (implied or derived). */
const words = { text: z.string().nullable(), start: offset.nullable(), end: offset.nullable() };

/** ISO 3166-1 alpha-2, EU, NATO, UN, or an armed group's short upper-case name. */
export const PartyId = z.string().regex(/^[A-Z][A-Z0-9-]{1,15}$/);
export const PartySlot = z.object({ id: PartyId, ...words, known: Known, rule: z.string().optional() });
export const ItemSlot = z.object({ code: z.string().min(1), ...words });
export const QuantitySlot = z.object({
  low: DecimalText.nullable(),
  high: DecimalText.nullable(),
  unit: z.string().min(1),
  approx: z.boolean(),
  basis: Basis,
  per: z.enum(PERIODS).nullable(),
  /** One number over a whole list of items or several joint givers. */
  shared: z.literal(true).optional(),
  /** Size of the last written digit: "3,1 miljardia" is 100000000. */
  precision: DecimalText.optional(),
  ...words,
});
export const WhenSlot = z.object({ edtf: z.string().min(4), ...words, known: Known });
export const WhereSlot = z.object({ name: z.string().min(1), ...words, known: Known });
export const SourceSlot = z.object({
  /** How the passage cites it: "the National Intelligence Service", or for display. */
  text: z.string(),
  start: offset.nullable().optional(),
  end: offset.nullable().optional(),
  /** From the one that is said to know to the one that speaks. */
  chain: z.array(z.object({ name: z.string(), kind: z.string() })),
  /** Name of the one that is said to know, in English. */
  origin: z.string(),
  known: Known.optional(),
});
export const CauseSlot = z.object({
  text: z.string(),
  variable: z.string().nullable(),
  change: z.enum(['+', '-']).nullable(),
});
export const Quote = z.object({
  exact: z.string().min(1),
  start: offset,
  end: offset,
  prefix: z.string(),
  suffix: z.string(),
});

export const Claim = z.object({
  id: z.string().regex(/^c_[0-9a-f]{16}$/),
  frame: Frame,
  /** Who read: `grammar@1`, `person:NAME`, `model:NAME`. */
  reader: z.string(),
  /** Id of the rule that made it. */
  rule: z.string(),
  from: PartySlot.nullable(),
  to: PartySlot.nullable(),
  /** For transfer, deployment and casualties a code of data/items.tsv; otherwise a short English phrase, or a variable's code. */
  item: ItemSlot.nullable(),
  quantity: QuantitySlot.nullable(),
  when: WhenSlot.nullable(),
  where: WhereSlot.nullable(),
  source: SourceSlot.nullable(),
  modality: Modality,
  quote: Quote,
  outcome: Outcome.optional(),
  sign: z.enum(['+', '-']).optional(),
  cause: CauseSlot.nullable().optional(),
  /** Calibrated probability that a careful reader takes the claim as it stands. */
  certainty: z.number().min(0).max(1).optional(),
  /** What moved the certainty most, with its weight in log-odds: "+0.41 held:theme:relation". */
  reasons: z.array(z.string()).optional(),
});

export type Frame = z.infer<typeof Frame>;
export type Modality = z.infer<typeof Modality>;
export type Outcome = z.infer<typeof Outcome>;
export type Basis = z.infer<typeof Basis>;
export type Per = (typeof PERIODS)[number];
export type PartySlot = z.infer<typeof PartySlot>;
export type ItemSlot = z.infer<typeof ItemSlot>;
export type QuantitySlot = z.infer<typeof QuantitySlot>;
export type WhenSlot = z.infer<typeof WhenSlot>;
export type WhereSlot = z.infer<typeof WhereSlot>;
export type SourceSlot = z.infer<typeof SourceSlot>;
export type CauseSlot = z.infer<typeof CauseSlot>;
export type Quote = z.infer<typeof Quote>;
export type Claim = z.infer<typeof Claim>;

/** What a reader proposes: a claim before the gate has given it its id, its quote's words and its surroundings. */
export type Proposal = Omit<Claim, 'id' | 'quote'> & {
  readonly quote: { readonly start: number; readonly end: number };
};
