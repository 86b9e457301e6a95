// Pieces of the schemas that several resources share.
import { z } from 'zod';
import { FlowJson } from '../../ledger/flow-schema.ts';
import { Claim } from '../../reading/claim.ts';

export const nullableText = z.string().nullable();

export const Kind = z.enum(['actual', 'planned', 'hypothetical']);

/** The ledger's own schemas by the names that the reference gives them. */
export const Flow = FlowJson.meta({ id: 'Flow' });
export const ClaimJson = Claim.meta({ id: 'Claim' });

/** A query's yes or no. */
export const flag = z
  .enum(['true', 'false'])
  .default('false')
  .transform((text) => text === 'true');

/** A path that ends in an id. */
export const idOf = (description: string) => z.object({ id: z.string().min(1).max(1000).meta({ description }) });
