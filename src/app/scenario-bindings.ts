// Use case: what a scenario's parameters stand on in the store, for who runs the model elsewhere, such as a browser: with the text and
// these the same run comes out as `simulate` gives.
import { z } from 'zod';
import { ParameterResult } from '../exchange/scenario/result.ts';
import type { StoreView } from '../store/port.ts';
import { knownFor } from './scenario-evidence.ts';
import { prepared, type ScenarioText, shippedScenarios } from './simulate.ts';

const between = { low: z.number(), high: z.number() };

/** The distributions of src/exchange/sampling. */
type Drawn =
  | { readonly kind: 'uniform' | 'lognormal'; readonly low: number; readonly high: number }
  | { readonly kind: 'pert'; readonly low: number; readonly high: number; readonly mode?: number | undefined }
  | { readonly kind: 'tail'; readonly low: number; readonly p95: number }
  | { readonly kind: 'mixture'; readonly of: readonly Drawn[] }
  | { readonly kind: 'point'; readonly value: number };

const Drawn: z.ZodType<Drawn> = z
  .union([
    z.object({ kind: z.enum(['uniform', 'lognormal']), ...between }),
    z.object({ kind: z.literal('pert'), ...between, mode: z.number().optional() }),
    z.object({ kind: z.literal('tail'), low: z.number(), p95: z.number() }),
    z.object({
      kind: z.literal('mixture'),
      get of() {
        return z.array(Drawn);
      },
    }),
    z.object({ kind: z.literal('point'), value: z.number() }),
  ])
  .meta({ id: 'Distribution' });

export const Bindings = z
  .object({
    scenario: z.object({ file: z.string(), text: z.string() }).readonly(),
    asKnownOn: z.string().nullable(),
    /** What each parameter is drawn from. */
    bounds: z.array(ParameterResult.unwrap().extend({ distribution: Drawn }).readonly()).readonly(),
    /** The policies that hold where nothing is set: those that were known by the day. */
    active: z.array(z.string()).readonly(),
  })
  .readonly();
export type Bindings = z.infer<typeof Bindings>;

/** The bindings of a scenario; of the shipped one where none is given. Throws UserError T3401 to T3405 for its file. */
export async function scenarioBindings(
  store: StoreView,
  asKnownOn: string | null = null,
  scenario: ScenarioText | undefined = shippedScenarios()[0],
): Promise<Bindings> {
  if (!scenario) throw new Error('no scenario ships');
  const known = await knownFor(store, asKnownOn);
  const { model, bounds } = prepared(scenario, { set: new Map(), asKnownOn }, known);
  return { scenario, asKnownOn, bounds, active: model.policies.map(({ name }) => name) };
}
