// Use case: what a number of the shipped scenario rests on: an output (`scenario:OUTPUT`) by the parameters that explain its spread,
// a parameter (`scenario:PARAMETER`) by its figures, its source or its assumption.
import { explainId } from '../ledger/explain.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Derivation } from '../ledger/model.ts';
import type { StoreView } from '../store/port.ts';
import { openLedger } from './ledger.ts';
import { type Simulation, simulate } from './simulate.ts';

const PREFIX = 'scenario:';

export const isOfScenario = (id: string): boolean => id.startsWith(PREFIX);

/** The derivation of an output or a parameter, as the scenario runs where nothing is set; null where it has no such name. */
export async function explainScenario(
  store: StoreView,
  id: string,
  asKnownOn: string | null,
): Promise<Derivation | null> {
  const name = id.slice(PREFIX.length);
  const run = await simulate(store, { asKnownOn });
  const ledger = await openLedger(store, asKnownOn);
  return explainOutput(run, name, ledger) ?? explainParameter(run, name, ledger);
}

function explainOutput(run: Simulation, name: string, ledger: Ledger): Derivation | null {
  const output = run.outputs.find((one) => one.name === name);
  const last = output?.band.at(-1);
  if (!output || !last) return null;
  return {
    label: `${output.what}: ${last.p50}${output.unit === 'ratio' ? '' : ` ${output.unit}`} in ${last.month}`,
    detail: `P5 ${last.p5}, P95 ${last.p95}; ${run.draws} draws, seed ${run.seed}, from ${run.scenario.file}`,
    rule: 'scenario.output',
    children: output.spread.flatMap(({ input, share }) => {
      const parameter = explainParameter(run, input, ledger);
      const part = `${(share * 100).toFixed(1)} % of the spread`;
      return parameter ? [{ ...parameter, detail: `${part}; ${parameter.detail}` }] : [];
    }),
  };
}

function explainParameter(run: Simulation, name: string, ledger: Ledger): Derivation | null {
  const parameter = run.parameters.find((one) => one.name === name);
  if (!parameter) return null;
  const { what, unit, by, ends, why, figures } = parameter;
  const numbers = ends.map(({ low, high }) => (low === high ? low : `${low ?? 'open'} to ${high ?? 'open'}`));
  return {
    label: `${name}: ${numbers.join(', ')} ${unit}`,
    detail: `${what}; ${by}: ${why}`,
    rule: `scenario.${by}`,
    children: figures.flatMap((figure) => explainId(figure, ledger) ?? []),
  };
}
