// What goes over /api about lists of documents.
import { z } from 'zod';
import { nextField, pageFields } from '../paging.ts';
import { DocumentSummaryView, SeenQuery } from '../schemas.ts';
import { ClaimJson, nullableText } from './common.ts';

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

export const VersionsView = z.object({
  older: nullableText,
  newer: nullableText,
  readers: z.array(z.string()).meta({ description: 'Who has read it' }),
  change: z
    .object({
      added: z.array(ClaimJson),
      gone: z.array(ClaimJson),
      kept: z.array(z.object({ before: z.string(), now: z.string() })),
    })
    .nullable()
    .meta({ description: 'Null where there is no older version' }),
});

export type DocumentsView = z.infer<typeof DocumentsView>;
