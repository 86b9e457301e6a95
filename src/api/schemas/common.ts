// Pieces of the schemas that several resources share.
import { z } from 'zod';
import { FlowJson } from '../../ledger/flow-schema.ts';
import { Claim } from '../../reading/claim.ts';

export const nullableText = z.string().nullable();

/** Two ends as decimal texts; null is open. */
export const Ends = z.object({ low: nullableText, high: nullableText });

/** First and last day; null is open or not known. */
export const Days = z.object({ first: nullableText, last: nullableText });

export const Percentiles = z.object({ p5: z.number(), p50: z.number(), p95: z.number() });

/** How much of a spread an input explains, 0 to 1. */
export const Share = z.object({ input: z.string(), share: z.number() });

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
