// What goes over /api about lists of documents.
import { z } from 'zod';
import { nextField, pageFields } from '../paging.ts';
import { DocumentSummaryView, SeenQuery } from '../schemas.ts';

export const DocumentsQuery = SeenQuery.extend({
  ...pageFields,
  order: z
    .enum(['added', 'published'])
    .default('added')
    .meta({ description: 'As they were added; or by publication, the latest first, undated ones last' }),
});

export const DocumentsView = z.object({
  documents: z.array(DocumentSummaryView),
  total: z.int().meta({ description: 'Of all pages' }),
  next: nextField,
});

export type DocumentsView = z.infer<typeof DocumentsView>;
