// What goes over /api about looking for documents, and about claims as rows of a table.
import { z } from 'zod';
import { Basis, Frame, Modality } from '../../reading/claim.ts';
import { FlowsQuery, SeenQuery } from '../schemas.ts';

/** Most rows of one window. */
const MOST = 1000;

export const SearchQuery = SeenQuery.extend({
  q: z.string().trim().min(1).max(300).meta({ description: 'Words, in any of their forms; "words as they stand"' }),
  limit: z.coerce.number().int().min(1).max(MOST).default(100),
});

export const SearchView = z.object({
  total: z.int(),
  /** Those that have the words most often first. */
  hits: z.array(
    z.object({
      documentId: z.string(),
      count: z.int(),
      excerpt: z.object({ prefix: z.string(), exact: z.string(), suffix: z.string(), start: z.int() }),
    }),
  ),
});

export const ClaimRowsQuery = FlowsQuery.extend({
  frame: Frame.optional(),
  state: z.enum(['open', 'accepted', 'rejected']).optional(),
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(MOST).default(200),
});
export type ClaimRowsQuery = z.output<typeof ClaimRowsQuery>;

const nullable = z.string().nullable();

export const ClaimRowsView = z.object({
  total: z.int(),
  offset: z.int(),
  rows: z.array(
    z.object({
      id: z.string(),
      documentId: z.string(),
      frame: Frame,
      from: nullable,
      to: nullable,
      item: nullable,
      low: nullable,
      high: nullable,
      unit: nullable,
      approx: z.boolean(),
      basis: Basis.nullable(),
      per: nullable,
      modality: Modality,
      certainty: z.number().nullable(),
      published: nullable,
      publisher: nullable,
      quote: z.string(),
      verdict: z.enum(['accept', 'reject']).nullable(),
    }),
  ),
});

export type SearchView = z.infer<typeof SearchView>;
export type ClaimRowsView = z.infer<typeof ClaimRowsView>;
