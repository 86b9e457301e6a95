// What goes over /api about completing and correcting: a person's claims, amendments, splits, merges, undoing, the review queue and
// the correction register.
import { z } from 'zod';
import { Said } from '../base/said-schema.ts';
import { FLOW_FRAMES } from '../ledger/model.ts';
import {
  Basis,
  Claim,
  ItemSlot,
  Outcome,
  PartySlot,
  PERIODS,
  QuantitySlot,
  SourceSlot,
  WhenSlot,
  WhereSlot,
} from '../reading/claim.ts';
import { ACT_KINDS, STATEMENT_KINDS } from '../store/port.ts';
import { LogPoint } from './schemas/asked.ts';
import { ClaimJson, flag } from './schemas/common.ts';
import { ClaimView, SeenQuery } from './schemas.ts';

const nullableText = z.string().nullable();
const end = nullableText;
const claimId = z.string().regex(/^c_[0-9a-f]{16}$/, 'the id of a claim (c_…)');
const reason = z.string().trim().max(1000).optional();

/** Words of a document, in UTF-16 units. */
const span = { start: z.int().nonnegative(), end: z.int().positive() };
const offset = z
  .string()
  .regex(/^\d{1,9}$/, 'a place in the text')
  .transform(Number);
const inOrder = ({ start, end: last }: { start: number; end: number }): boolean => start < last;

export const SpanQuery = z
  .object({ start: offset, end: offset })
  .refine(inOrder, { path: ['end'], error: 'after the start' });

/** Fields of a claim and their values as people write them; an empty one empties the slot. */
const Fields = z.record(z.string().max(40), z.string().max(500).nullable());

export const NewClaim = z
  .strictObject({ ...span, fields: Fields })
  .refine(inOrder, { path: ['end'], error: 'after the start' });
export const NewAmendment = z.strictObject({ fields: Fields, reason });
export const NewSplit = z.strictObject({ parts: z.array(Fields).min(2).max(50), reason });
/** The claims repeat the one that the address names. */
export const NewMerge = z.strictObject({ claims: z.array(claimId).min(1).max(200), reason });
/** A statement by its number, or the last decision on a claim or row; without either the last one made here. */
export const NewUndo = z.strictObject({
  seq: z.int().positive().optional(),
  subject: z.string().max(60).optional(),
  reason,
});

export const ReviewQuery = SeenQuery.extend({ limit: z.coerce.number().int().min(1).max(500).default(20) });
export const ChangesQuery = SeenQuery.extend({
  since: LogPoint.prefault('0').meta({ description: 'After this statement, day or time' }),
  all: flag.meta({ description: 'Estimates that are new, too' }),
});

/** The last statements of the log, or the last before one of them. */
export const LogQuery = SeenQuery.extend({
  before: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});

/** What the selected words could fill a claim with; first what stands inside them. */
export const SuggestionsView = z.object({
  span: z.object({ start: z.int(), end: z.int() }),
  parties: z.array(PartySlot),
  items: z.array(ItemSlot),
  quantities: z.array(QuantitySlot),
  dates: z.array(WhenSlot),
  places: z.array(WhereSlot),
  sources: z.array(SourceSlot),
  /** What the grammar would say of these words; null where it says nothing. */
  draft: Claim.omit({ id: true, quote: true, reader: true }).nullable(),
});

/** A decision of any kind, as it stands in the log. */
export const ActView = z
  .object({
    seq: z.int(),
    time: z.string(),
    actor: z.string(),
    verdict: z.enum(ACT_KINDS),
    reason: nullableText,
    subjects: z.array(z.string()),
    claims: z.array(z.string()),
    /** Fields that an amendment changed, with what stood there and what stands now. */
    changes: z.array(z.object({ field: z.string(), old: z.unknown(), new: z.unknown() })),
    /** Of an undo: the statement that it takes back. */
    target: z.int().nullable(),
    undone: z.boolean(),
  })
  .meta({ id: 'Act' });

export const ClaimMade = z.object({ claim: ClaimView });
export const AmendmentMade = z.object({ decision: ActView, claim: ClaimView });
export const SplitMade = z.object({ decision: ActView, claims: z.array(ClaimView) });
export const ActMade = z.object({ decision: ActView });

export const HistoryView = z.object({
  claim: z.string(),
  /** Whether it counts, and if not, why not. */
  standing: z.enum(['current', 'superseded', 'version', 'replaced', 'merged']),
  /** Claims that stand in its place, and those that it stands in place of. */
  instead: z.array(z.string()),
  behind: z.array(z.string()),
  /** On this claim and on those behind it, in the order of the log. */
  decisions: z.array(ActView),
});

export const LogView = z.object({
  head: z.object({ seq: z.int(), hash: z.string() }),
  /** In the order of the log. */
  statements: z.array(
    z.object({
      seq: z.int(),
      time: z.string(),
      actor: z.string(),
      kind: z.enum(STATEMENT_KINDS),
      run: nullableText,
      says: z.string(),
      said: Said,
      reason: nullableText,
      undone: z.boolean(),
      hash: z.string(),
    }),
  ),
});

/** Whether the chain of the log holds, and every projection says what the log says. */
export const VerificationView = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), statements: z.int(), head: z.string() }),
  z.object({
    ok: z.literal(false),
    seq: z
      .int()
      .meta({ description: 'Of the first broken statement, or of the one behind what is broken; 0: none is known' }),
    field: z.string(),
    message: z.string(),
  }),
]);
export type VerificationView = z.infer<typeof VerificationView>;

export const EstimateView = z.object({
  supported: z.array(
    z.object({
      low: end,
      high: end,
      agree: z.array(z.string()),
      independent: z.int(),
      /** As it is shown: in numbers that somebody has stated, or in which several figures meet. */
      shown: z.object({ low: end, high: end, approx: z.boolean(), meeting: z.boolean() }),
    }),
  ),
  envelope: z.object({ low: end, high: end, lowest: end, highest: end }),
  independentOrigins: z.int(),
});

/** What makes a series one. */
const Identity = z.object({
  from: nullableText,
  to: nullableText,
  frame: z.enum(FLOW_FRAMES),
  item: nullableText,
  basis: Basis.nullable(),
  unit: nullableText,
  per: z.enum(PERIODS).nullable(),
  outcome: Outcome.nullable(),
  kind: z.enum(['actual', 'planned', 'hypothetical']),
  period: nullableText,
});

export const ReviewView = z.object({
  /** Claims on which no decision stands. */
  open: z.int(),
  items: z.array(
    z.object({
      claim: ClaimJson,
      documentId: z.string(),
      title: nullableText,
      publisher: nullableText,
      published: nullableText,
      certainty: z.number().nullable(),
      /** What rejecting (or, of what was set aside, accepting) it would change; null where no estimate rests on it. */
      impact: z
        .object({
          series: z.string(),
          identity: Identity,
          verdict: z.enum(['reject', 'accept']),
          before: EstimateView.nullable(),
          after: EstimateView.nullable(),
          size: z.number(),
        })
        .nullable(),
    }),
  ),
});

export const ChangesView = z.object({
  changes: z.array(
    z.object({
      seq: z.int(),
      time: z.string(),
      actor: z.string(),
      why: z.string(),
      said: Said,
      reason: nullableText,
      series: z.string(),
      identity: Identity,
      change: z.enum(['new', 'moved', 'gone']),
      before: EstimateView.nullable(),
      after: EstimateView.nullable(),
    }),
  ),
});

export type SuggestionsView = z.infer<typeof SuggestionsView>;
export type ActView = z.infer<typeof ActView>;
export type ClaimMade = z.infer<typeof ClaimMade>;
export type AmendmentMade = z.infer<typeof AmendmentMade>;
export type SplitMade = z.infer<typeof SplitMade>;
export type ActMade = z.infer<typeof ActMade>;
export type HistoryView = z.infer<typeof HistoryView>;
export type EstimateView = z.infer<typeof EstimateView>;
export type LogView = z.infer<typeof LogView>;
export type ReviewView = z.infer<typeof ReviewView>;
export type ChangesView = z.infer<typeof ChangesView>;
