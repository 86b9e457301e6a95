// Questions that may name two parties.
import { z } from 'zod';
import { SeenQuery } from '../schemas.ts';
import { askedParty } from './asked.ts';

export const PartiesQuery = SeenQuery.extend({ from: askedParty('from').optional(), to: askedParty('to').optional() });

export const IndicatorsQuery = PartiesQuery.extend({
  name: z.string().max(80).optional().meta({ description: 'One indicator; all of them where not given' }),
});
