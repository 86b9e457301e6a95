// What goes over /api about scenarios: those that ship, and what a run is asked; its answer is the library's Simulation.
import { z } from 'zod';
import { nullableText } from './common.ts';

const month = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/, 'a month such as 2026-12');

export const ScenariosView = z.object({
  scenarios: z.array(
    z.object({
      file: z.string(),
      title: z.string(),
      asks: z.string(),
      start: z.string(),
      until: z.string(),
      text: z.string().meta({ description: 'The whole file, YAML' }),
      parameters: z.array(z.object({ name: z.string(), what: z.string(), unit: z.string() })),
      policies: z.array(
        z.object({ name: z.string(), what: z.string(), from: z.string(), until: nullableText, active: z.boolean() }),
      ),
      outputs: z.array(z.object({ name: z.string(), what: z.string() })),
    }),
  ),
});

/** A number or an interval for a parameter, `on` or `off` for a policy, as after `--set`. */
const Setting = z.union([
  z.enum(['on', 'off']),
  z.number().nonnegative(),
  z
    .strictObject({ low: z.number().nonnegative(), high: z.number().nonnegative() })
    .refine(({ low, high }) => low <= high, { path: ['high'], error: 'not below low' }),
]);

export const NewRun = z
  .strictObject({
    /** One that ships, by its file; or the text of another. */
    file: z.string().max(200).optional(),
    text: z.string().max(200_000).optional(),
    set: z.record(z.string().max(100), Setting).default({}),
    draws: z.int().min(100).max(10_000).default(10_000),
    seed: z.string().max(100).default('1'),
    until: month.optional(),
    /** A scenario to compare with, without the settings: the same one (`true`), or one that ships, by its file. */
    compare: z.union([z.literal(true), z.string().max(200)]).optional(),
    /** Hold the outputs against what was said after the day of `as-known-on`. */
    backTest: z.boolean().default(false),
  })
  .meta({ id: 'NewRun' });

export type ScenariosView = z.infer<typeof ScenariosView>;
export type NewRun = z.input<typeof NewRun>;
