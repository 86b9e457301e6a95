// What goes over /api, as Zod schemas over the library's own: the pages import the types, the routes check with them.

import { z } from 'zod';
import { NAME_LANGUAGES } from '../app/names.ts';
import type { Said as SaidWords } from '../base/said.ts';
import { Said } from '../base/said-schema.ts';
import { DocumentSchema } from '../document/document.ts';
import { isWebAddress, publishedDate } from '../document/fields.ts';
import { EstimateJson, FigureJson, LedgerDiagnostic } from '../ledger/flow-schema.ts';
import { STATED_BY } from '../ledger/model.ts';
import { Basis, Frame, Modality, Outcome, PERIODS } from '../reading/claim.ts';
import { nextField } from './paging.ts';
import { AskedDay, AskedItem, askedParty, LogPoint } from './schemas/asked.ts';
import { ClaimJson, Flow } from './schemas/common.ts';

/** Where an error lies: a field of the request, a span of its text, or a file, row and column. */
const Place = z.object({
  field: z.string().optional(),
  file: z.string().optional(),
  line: z.int().optional(),
  column: z.string().optional(),
  start: z.int().optional(),
  end: z.int().optional(),
});
export const ErrorEnvelope = z
  .object({
    error: z.object({
      code: z.string(),
      message: z.string(),
      hint: z.string(),
      /** Both as data, for other languages than English. */
      said: z.object({ message: Said, hint: Said }).readonly().optional(),
      at: Place.nullable(),
    }),
  })
  .meta({ id: 'Error' });
export type ErrorEnvelope = z.infer<typeof ErrorEnvelope>;

const nullableText = z.string().nullable();

/** A diagnostic as the API gives it. */
export const DiagnosticView = LedgerDiagnostic.extend({
  span: z.object({ start: z.int(), end: z.int() }).optional(),
});

export const DecisionView = z
  .object({
    /** The statement that made it. */
    seq: z.int(),
    subject: z.string(),
    verdict: z.enum(['accept', 'reject']),
    reason: nullableText,
    actor: z.string(),
    time: z.string(),
  })
  .meta({ id: 'Decision' });

/** A claim of a document, with the decision that stands and what it counts in. */
export const ClaimView = z
  .object({
    claim: ClaimJson,
    documentId: z.string(),
    decision: DecisionView.nullable(),
    /** Key of the series and id of the figure that the claim counts in; null where it counts in none. */
    series: nullableText,
    figure: nullableText,
  })
  .meta({ id: 'ClaimInDocument' });

export const DocumentSummaryView = DocumentSchema.omit({ text: true })
  .extend({
    added: z.string(),
    length: z.int(),
    claims: z.int(),
    rejected: z.int(),
    /** The run that brought it in. */
    run: nullableText,
    /** Versions of the same address. */
    newer: nullableText,
    older: nullableText,
  })
  .meta({ id: 'DocumentSummary' });

export const DocumentView = z
  .object({
    document: DocumentSchema,
    added: z.string(),
    claims: z.array(ClaimView),
    diagnostics: z.array(DiagnosticView),
  })
  .meta({ id: 'Document' });

/** A text read without being kept. */
export const ReadingView = z.object({
  document: DocumentSchema,
  claims: z.array(ClaimView),
  diagnostics: z.array(DiagnosticView),
});

/** What stands behind a figure: a quote in a document, or a row of an imported file. */
export const ReportView = z
  .object({
    id: z.string(),
    stated: z.string(),
    statedBy: z.enum(STATED_BY),
    origin: z.string(),
    modality: Modality,
    speaker: nullableText,
    quote: nullableText,
    documentId: nullableText,
    title: nullableText,
    publisher: nullableText,
    /** The document whose text its own nearly is word for word, and who published that. */
    copyOf: z.object({ document: z.string(), publisher: nullableText }).nullable(),
    url: nullableText,
    file: nullableText,
    row: z.int().nullable(),
    label: nullableText,
    via: nullableText,
    note: nullableText,
    decision: DecisionView.nullable(),
  })
  .meta({ id: 'Report' });

export const ExchangeView = z.object({
  from: z.string(),
  to: z.string(),
  asKnownOn: nullableText,
  /** Series from `from` to `to`. */
  given: z.array(Flow),
  /** Series from `to` to `from`. */
  received: z.array(Flow),
  /** Casualties and statistics of either. */
  about: z.array(Flow),
  /** What stands behind the series that give no number, by report id. */
  reports: z.record(z.string(), ReportView),
  diagnostics: z.array(LedgerDiagnostic),
});

export const FlowsView = z.object({
  asKnownOn: nullableText,
  flows: z.array(Flow),
  diagnostics: z.array(LedgerDiagnostic),
  next: nextField,
});

/** A figure of another flow, with what its number counts. */
export const LinkedFigure = z.object({
  figure: FigureJson,
  series: z.string(),
  item: nullableText,
  unit: nullableText,
  per: z.enum(PERIODS).nullable(),
});

/** The estimate of a series after each day on which a figure of it was stated. */
export const FlowHistoryView = z.object({
  series: z.string(),
  points: z.array(
    z.object({
      day: z.string().meta({ description: 'EDTF day, month or year, by whose end it was known' }),
      estimate: EstimateJson,
    }),
  ),
});

export const FlowView = z.object({
  key: z.string(),
  from: nullableText,
  to: nullableText,
  item: nullableText,
  asKnownOn: nullableText,
  series: z.array(Flow),
  /** By report id; denials too. */
  reports: z.record(z.string(), ReportView),
  /** Figures of other flows that these are computed from, and those that are computed from these. */
  linked: z.array(LinkedFigure),
});

/** A derivation tree; a step that rests on a claim brings its quote. */
export type DerivationView = {
  label: string;
  detail: string;
  /** Both as data, for other languages than English. */
  said: { readonly label: SaidWords; readonly detail: SaidWords };
  rule?: string | undefined;
  claim?: string | undefined;
  quote?: z.infer<typeof QuoteInDocument> | undefined;
  source?: { file: string; row: number; label: string; url: string | null } | undefined;
  children: DerivationView[];
};
const QuoteInDocument = z.object({
  documentId: z.string(),
  exact: z.string(),
  prefix: z.string(),
  suffix: z.string(),
  publisher: nullableText,
  published: nullableText,
});
export const DerivationView: z.ZodType<DerivationView> = z
  .object({
    label: z.string(),
    detail: z.string(),
    said: z.object({ label: Said, detail: Said }).readonly(),
    rule: z.string().optional(),
    claim: z.string().optional(),
    quote: QuoteInDocument.optional(),
    source: z.object({ file: z.string(), row: z.int(), label: z.string(), url: nullableText }).optional(),
    get children() {
      return z.array(DerivationView);
    },
  })
  .meta({ id: 'Derivation' });

/** Which language names are given in. */
export const LanguageQuery = z.object({ language: z.enum(NAME_LANGUAGES).default('en') });

/** Names of parties and items by id and code. */
export const NamesView = z.object({
  parties: z.record(z.string(), z.string()),
  items: z.record(z.string(), z.string()),
  /** Pairs between which something flows, with the number of claims and imported figures, the fullest first. */
  pairs: z.array(z.object({ from: z.string(), to: z.string(), reports: z.int() })),
});

export const DecisionMade = z.object({ decision: DecisionView });

const field = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .nullish()
    .transform((text) => (text ? text : null));

export const NewDocument = z.strictObject({
  text: z.string(),
  /** `markdown` may have front matter, `html` is a saved web page. */
  format: z.enum(['plain', 'markdown', 'html']).default('plain'),
  published: field(40).refine(
    (text) => text === null || publishedDate(text) === text,
    'a date such as 2024-12-15, 2024-12 or 2024',
  ),
  publisher: field(300),
  url: field(2000).refine(
    (url) => url === null || isWebAddress(url),
    'an address that begins with https:// or http://',
  ),
  title: field(500),
  language: field(20),
});

export const NewDecision = z.strictObject({
  claim: z.string().regex(/^[cr]_[0-9a-f]{16}$/, 'the id of a claim (c_…) or of an imported row (r_…)'),
  kind: z.enum(['accept', 'reject']),
  reason: z.string().trim().max(1000).optional(),
  /** The decision that the person saw on the claim (null: none). Where another stands there by now, nothing is decided. */
  seen: z.int().positive().nullable().optional(),
});

/** From when the ledger is seen: what was published by a day, and what was recorded by a point of the log. */
export const SeenQuery = z.object({
  'as-known-on': AskedDay.optional(),
  'as-recorded-at': LogPoint.optional().meta({
    description: 'The ledger as it was: after a statement of its log, or at a time (UTC), or at the end of a day',
  }),
});
/** Of what has no date of publication: only what was recorded by a point of the log. */
export const RecordedQuery = SeenQuery.pick({ 'as-recorded-at': true });
export const ExchangeQuery = SeenQuery.extend({ from: askedParty('from'), to: askedParty('to') });
export const FlowsQuery = SeenQuery.extend({
  from: askedParty('from').optional(),
  to: askedParty('to').optional(),
  item: AskedItem.optional(),
});

/** What a person can name in a claim. */
export const VocabularyView = z.object({
  parties: z.array(z.object({ id: z.string(), name: z.string() })),
  items: z.array(z.object({ code: z.string(), name: z.string() })),
  /** What the fields hold that take one word of a list. */
  frames: z.array(Frame),
  modalities: z.array(Modality),
  bases: z.array(Basis),
  periods: z.array(z.string()),
  outcomes: z.array(Outcome),
});

export type ClaimView = z.infer<typeof ClaimView>;
export type DecisionView = z.infer<typeof DecisionView>;
export type DocumentView = z.infer<typeof DocumentView>;
export type DocumentSummaryView = z.infer<typeof DocumentSummaryView>;
export type ReadingView = z.infer<typeof ReadingView>;
export type ReportView = z.infer<typeof ReportView>;
export type ExchangeView = z.infer<typeof ExchangeView>;
export type FlowView = z.infer<typeof FlowView>;
export type FlowHistoryView = z.infer<typeof FlowHistoryView>;
export type LinkedFigure = z.infer<typeof LinkedFigure>;
export type FlowsView = z.infer<typeof FlowsView>;
export type VocabularyView = z.infer<typeof VocabularyView>;
export type NamesView = z.infer<typeof NamesView>;
export type DiagnosticView = z.infer<typeof DiagnosticView>;
