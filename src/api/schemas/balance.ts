// What is asked about the two sides weighed; the answer is the library's Balance.
import { z } from 'zod';
import { DEFAULT_OPTIONS } from '../../exchange/balance-model.ts';
import { POOLS, SHAPES } from '../../exchange/choices.ts';
import { SeenQuery } from '../schemas.ts';
import { askedParty } from './asked.ts';

export const BalanceQuery = SeenQuery.extend({
  from: askedParty('from'),
  to: askedParty('to'),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'a currency such as EUR')
    .default(DEFAULT_OPTIONS.currency),
  draws: z.coerce.number().int().min(100).max(10_000).default(DEFAULT_OPTIONS.draws),
  seed: z.string().max(100).default(DEFAULT_OPTIONS.seed),
  shape: z.enum(SHAPES).default(DEFAULT_OPTIONS.shape),
  pool: z.enum(POOLS).default(DEFAULT_OPTIONS.pool),
  tail: z.coerce
    .number()
    .gt(1)
    .max(1000)
    .optional()
    .meta({ description: 'An open end above falls off: 95 % lies below this many times its bound' }),
});
