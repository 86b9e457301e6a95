// What goes over /api about the register of decisions.
import { z } from 'zod';
import { ActView } from '../correction-schemas.ts';
import { nextField, pageFields } from '../paging.ts';
import { RecordedQuery } from '../schemas.ts';

export const DecisionsQuery = RecordedQuery.extend({
  ...pageFields,
  subject: z.string().max(60).optional().meta({ description: 'On this claim or imported row' }),
});
export const DecisionsView = z.object({ decisions: z.array(ActView), next: nextField });
export type DecisionsView = z.infer<typeof DecisionsView>;
