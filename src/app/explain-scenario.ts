// Use case: what a number of a scenario rests on: an output (`scenario:OUTPUT`) by the parameters and policies that it is computed from,
// those first that explain its spread; a parameter or a policy (`scenario:NAME`) by its figures, its source or its assumption.
import { toDecimal } from '../base/decimal.ts';
import { listed, type Said, say, word } from '../base/said.ts';
import { explainPrice } from '../exchange/explain-balance.ts';
import { explainId } from '../ledger/explain.ts';
import { resaid, step } from '../ledger/explain-words.ts';
import type { Derivation } from '../ledger/model.ts';
import type { StoreView } from '../store/port.ts';
import { pricesOf } from './balance.ts';
import { openLedger } from './ledger.ts';
import { type SimulateQuestion, type Simulation, simulate } from './simulate.ts';

const PREFIX = 'scenario:';

/** The derivations of figures and prices; what is not known here is left out. */
type Derive = (ids: readonly string[]) => readonly Derivation[];

export const isOfScenario = (id: string): boolean => id.startsWith(PREFIX);

/** The derivation of a part of a scenario as it runs by the question; null where it has no such name. */
export async function explainScenario(
  store: StoreView,
  id: string,
  question: SimulateQuestion,
): Promise<Derivation | null> {
  const name = id.slice(PREFIX.length);
  const run = await simulate(store, question);
  const ledger = await openLedger(store, question.asKnownOn ?? null);
  const prices = await pricesOf(store);
  const derive: Derive = (ids) =>
    ids.flatMap((one) => {
      const price = prices.find(({ id }) => id === one);
      return price ? explainPrice(price) : (explainId(one, ledger) ?? []);
    });
  return explainOutput(run, name, derive) ?? explainParameter(run, name, derive) ?? explainPolicy(run, name, derive);
}

function explainOutput(run: Simulation, name: string, derive: Derive): Derivation | null {
  const output = run.outputs.find((one) => one.name === name);
  const last = output?.band.at(-1);
  if (!output || !last) return null;
  const shares = new Map(output.spread.map(({ input, share }) => [input, share]));
  const ordered = output.parameters.toSorted((a, b) => (shares.get(b) ?? 0) - (shares.get(a) ?? 0));
  const drawn = say`P5 ${last.p5}, P95 ${last.p95}; ${run.draws} draws, seed ${run.seed}, from ${run.scenario.file}`;
  const set = run.set.map((one) => say`${one.name} = ${one.to}`);
  return step(
    say`${saidOf('output', output.name, output.what)}: ${withUnit(say`${last.p50}`, output.unit)} in ${{ day: last.month }}`,
    set.length === 0 ? drawn : say`${drawn}, with ${listed(set, ', ')}`,
    'scenario.output',
    [
      ...ordered.flatMap((input) => {
        const parameter = explainParameter(run, input, derive);
        const share = shares.get(input);
        const part =
          share === undefined
            ? say`no spread of its own`
            : say`${{ number: (share * 100).toFixed(1) }} % of the spread`;
        return parameter ? [resaid(parameter, { detail: say`${part}; ${parameter.said.detail}` })] : [];
      }),
      ...output.policies.flatMap((policy) => explainPolicy(run, policy, derive) ?? []),
    ],
  );
}

/** As many digits as a derivation is read by. */
const shortOf = (number: string): string => toDecimal(number).toSignificantDigits(6).toFixed();

/** Words of the scenario's file, which the pages have in other languages for the one that ships. */
const saidOf = (part: 'output' | 'parameter' | 'policy', name: string, text: string) => ({
  text,
  key: `scenario.${part}.${name}`,
});

const withUnit = (said: Said, unit: string): Said => (unit === 'ratio' ? said : say`${said} ${word(unit)}`);

function explainParameter(run: Simulation, name: string, derive: Derive): Derivation | null {
  const parameter = run.parameters.find((one) => one.name === name);
  if (!parameter) return null;
  const { what, unit, by, ends, why, figures } = parameter;
  const end = (number: string | null) => (number === null ? say`open` : { number: shortOf(number) });
  const numbers = ends.map(({ low, high }) => (low === high ? say`${end(low)}` : say`${end(low)} to ${end(high)}`));
  return step(
    say`${name}: ${withUnit(listed(numbers, ', '), unit)}`,
    say`${saidOf('parameter', name, what)}; ${word(by)}: ${why}`,
    `scenario.${by}`,
    derive(figures),
  );
}

function explainPolicy(run: Simulation, name: string, derive: Derive): Derivation | null {
  const policy = run.policies.find((one) => one.name === name);
  if (!policy) return null;
  const { what, from, until, active, by, why, figures } = policy;
  const first = { day: from };
  const label = until === null ? say`policy ${name}, ${first} on` : say`policy ${name}, ${first} to ${{ day: until }}`;
  return step(
    active ? label : say`${label} (off)`,
    say`${saidOf('policy', name, what)}; ${word(by)}: ${why}`,
    'scenario.policy',
    derive(figures),
  );
}
