// A sentence as data (said.ts), as a Zod schema.
import { z } from 'zod';
import type * as Types from './said.ts';

const SaidValue: z.ZodType<Types.SaidValue> = z
  .lazy(() =>
    z.union([
      z.string(),
      Said,
      z.object({ number: z.string() }).readonly(),
      z.object({ day: z.string() }).readonly(),
      z.object({ party: z.string() }).readonly(),
      z.object({ item: z.string() }).readonly(),
      z.object({ quote: z.string() }).readonly(),
      z.object({ text: z.string(), key: z.string() }).readonly(),
      z.object({ list: z.array(SaidValue).readonly(), by: z.string() }).readonly(),
    ]),
  )
  .meta({ id: 'SaidValue' });
export const Said: z.ZodType<Types.Said> = z
  .object({ words: z.string(), values: z.array(SaidValue).readonly() })
  .readonly()
  .meta({ id: 'Said' });
