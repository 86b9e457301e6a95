// What goes over /api about origins: the JSON of `tosite sources --json`.
import { z } from 'zod';
import { ORIGIN_KINDS } from '../../ledger/origins.ts';
import { SeenQuery } from '../schemas.ts';
import { nullableText } from './common.ts';

export const OriginRow = z.object({
  origin: z.string(),
  body: z.string(),
  kind: z.enum(ORIGIN_KINDS),
  admiralty: z.string(),
  figures: z.int(),
  current: z.int(),
  misreported: z.int(),
  reports: z.int(),
  documents: z.int(),
  pages: z.int(),
  copies: z.array(z.object({ page: z.string(), publisher: nullableText, of: z.string(), ofPublisher: nullableText })),
  publishers: z.array(z.string()),
  chains: z.array(z.object({ publisher: nullableText, outlet: nullableText, speaker: nullableText, reports: z.int() })),
  dependent: z.array(z.object({ body: z.string(), why: z.string() })),
  independent: z.int(),
});

export const OriginsView = z
  .object({
    origins: z.array(OriginRow),
    bodies: z.int(),
    independentBodies: z.int(),
    circular: z.array(z.array(z.string())),
    reliance: z.array(
      z.object({ from: z.string(), to: z.string(), kind: z.enum(['cites', 'fed', 'part']), reports: z.int() }),
    ),
  })
  .meta({ id: 'Origins' });

export const OriginsQuery = SeenQuery.extend({
  name: z.string().max(200).optional().meta({ description: 'One origin or body, by any of its names' }),
});

export const NewOriginSetting = z
  .strictObject({
    name: z.string().trim().min(1).max(200).meta({ description: 'An origin by any of its names' }),
    as: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .optional()
      .meta({ description: 'The origin that it is, by any of its names' }),
    letter: z.enum(['A', 'B', 'C', 'D', 'E', 'F']).optional().meta({ description: 'Its Admiralty letter' }),
    reason: z.string().trim().max(1000).optional(),
  })
  .refine(({ as, letter }) => as !== undefined || letter !== undefined, 'as, letter or both');

export const OriginSettingMade = z.object({
  setting: z.object({
    kind: z.literal('origin'),
    name: z.string(),
    as: nullableText,
    letter: nullableText,
    reason: nullableText,
    actor: z.string(),
    time: z.string(),
    seq: z.int(),
  }),
});

export type OriginsView = z.infer<typeof OriginsView>;
export type OriginSettingMade = z.infer<typeof OriginSettingMade>;
