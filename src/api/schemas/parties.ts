// Questions that may name two parties.
import { z } from 'zod';
import { PartyId } from '../../reading/claim.ts';
import { SeenQuery } from '../schemas.ts';

export const PartiesQuery = SeenQuery.extend({ from: PartyId.optional(), to: PartyId.optional() });

export const IndicatorsQuery = PartiesQuery.extend({
  name: z.string().max(80).optional().meta({ description: 'One indicator; all of them where not given' }),
});
