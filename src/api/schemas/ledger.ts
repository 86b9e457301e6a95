// What goes over /api about figures and estimates: pieces of the ledger's JSON, by pages.
import { z } from 'zod';
import { EstimateJson, FigureJson } from '../../ledger/flow-schema.ts';
import { ImportedFigure } from '../../ledger/imported-figure.ts';
import { FLOW_FRAMES } from '../../ledger/model.ts';
import { Basis, Outcome, PERIODS } from '../../reading/claim.ts';
import { ActView } from '../correction-schemas.ts';
import { nextField, pageFields } from '../paging.ts';
import { DecisionView, FlowsQuery, ReportView } from '../schemas.ts';
import { Kind, nullableText } from './common.ts';

/** What makes a series one, with its keys. */
export const SeriesIdentity = {
  series: z.string(),
  flow: z.string(),
  from: nullableText,
  to: nullableText,
  frame: z.enum(FLOW_FRAMES),
  item: nullableText,
  basis: Basis.nullable(),
  unit: nullableText,
  per: z.enum(PERIODS).nullable(),
  outcome: Outcome.nullable(),
  kind: Kind,
  period: nullableText,
};

export const FigureEntry = FigureJson.extend({
  series: z.string(),
  flow: z.string(),
  unit: nullableText,
  basis: Basis.nullable(),
}).meta({ id: 'Figure' });

export const EstimateEntry = z.object({ ...SeriesIdentity, estimate: EstimateJson, figures: z.int() }).meta({
  id: 'Estimate',
});

const page = { asKnownOn: nullableText, next: nextField };
export const FiguresView = z.object({ ...page, figures: z.array(FigureEntry) });
export const EstimatesView = z.object({ ...page, estimates: z.array(EstimateEntry) });
export const PagedFlowsQuery = FlowsQuery.extend(pageFields);

/** A figure with the series that it stands in and what stands behind it. */
export const FigureView = z.object({ figure: FigureEntry, reports: z.record(z.string(), ReportView) });

/** An imported figure, with what was decided about it. */
export const RowView = z.object({
  row: ImportedFigure.extend({
    file: z.string(),
    added: z.string(),
    run: nullableText,
    decision: DecisionView.nullable(),
  }),
  history: z.array(ActView),
});

export type FigureEntry = z.infer<typeof FigureEntry>;
export type FiguresView = z.infer<typeof FiguresView>;
export type EstimatesView = z.infer<typeof EstimatesView>;
export type FigureView = z.infer<typeof FigureView>;
