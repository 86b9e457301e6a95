// Use case: a scenario over what the store holds: bands by month, what matters most, two scenarios beside each other, a back-test.

import { createHash } from 'node:crypto';
import { z } from 'zod';
import { dataNames, dataText } from '../base/data.ts';
import { UserError } from '../base/diagnostic.ts';
import { say } from '../base/said.ts';
import {
  type Bound,
  bindParameters,
  isKnownBy,
  type Known,
  labelled,
  type Setting,
  seriesOf,
} from '../exchange/scenario/bind.ts';
import { checkScenario, type Model, monthNumber } from '../exchange/scenario/check.ts';
import { parseScenario } from '../exchange/scenario/model.ts';
import {
  Difference,
  differences,
  Held,
  heldAgainst,
  OutputResult,
  outputResults,
  ParameterResult,
  parameterResults,
} from '../exchange/scenario/result.ts';
import { type Run, runScenario } from '../exchange/scenario/run.ts';
import type { StoreView } from '../store/port.ts';
import { knownFor } from './scenario-evidence.ts';

export type ScenarioText = { readonly file: string; readonly text: string };

/** What the person sets: a number or an interval for a parameter, `on` or `off` for a policy. */
export type Settings = ReadonlyMap<string, Setting | 'on' | 'off'>;

export type SimulateQuestion = {
  /** The shipped scenario where not given. */
  readonly scenario?: ScenarioText | undefined;
  readonly set?: Settings | undefined;
  readonly draws?: number | undefined;
  readonly seed?: string | undefined;
  /** The last month; the file's own where not given. */
  readonly until?: string | undefined;
  readonly asKnownOn?: string | null | undefined;
  /** A scenario to compare with, without the settings. */
  readonly compare?: ScenarioText | undefined;
  /** Hold the outputs against what was said after the day that `asKnownOn` names. */
  readonly backTest?: boolean | undefined;
};

const scenarioText = { file: z.string(), text: z.string(), sha256: z.string() };
const month = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/);

/** `tosite simulate --json`: a run, with all that it takes to run it again. */
export const Simulation = z
  .object({
    scenario: z.object({ ...scenarioText, title: z.string(), asks: z.string() }).readonly(),
    /** The log that it rests on: its last statement and that one's hash. */
    ledger: z.object({ seq: z.int(), hash: z.string() }).readonly(),
    asKnownOn: z.string().nullable(),
    seed: z.string(),
    draws: z.int(),
    start: month,
    until: month,
    set: z.array(z.object({ name: z.string(), to: z.string() }).readonly()).readonly(),
    policies: z
      .array(
        z
          .object({
            name: z.string(),
            what: z.string(),
            from: month,
            until: month.nullable(),
            active: z.boolean(),
            /** The day on which it became known; null: it is not said. */
            known: z.string().nullable(),
            /** What it is held up by: a source, or an assumption. */
            by: z.enum(['source', 'assumption']),
            why: z.string(),
            /** Ids of figures, as `tosite explain` takes them. */
            figures: z.array(z.string()).readonly(),
          })
          .readonly(),
      )
      .readonly(),
    parameters: z.array(ParameterResult).readonly(),
    outputs: z.array(OutputResult).readonly(),
    compared: z
      .object({ ...scenarioText, outputs: z.array(Difference).readonly() })
      .readonly()
      .nullable(),
    held: z.array(Held).readonly().nullable(),
  })
  .readonly();
export type Simulation = z.infer<typeof Simulation>;

const FOLDER = 'scenarios';

/** The scenarios that ship, by file. */
export const shippedScenarios = (): readonly ScenarioText[] =>
  dataNames(FOLDER, '.yaml').map((name) => ({ file: `data/${FOLDER}/${name}`, text: dataText(`${FOLDER}/${name}`) }));

/** What a person writes after --set: "name=5", "name=1..3", "policy=off". Null where it is none of these. */
export function parseSetting(text: string): readonly [string, Setting | 'on' | 'off'] | null {
  const [, name, value = ''] = /^(\p{L}[\p{L}\d_]*)=(.+)$/u.exec(text) ?? [];
  if (name === undefined) return null;
  if (value === 'on' || value === 'off') return [name, value];
  const [, low, high = low] =
    /^(\d+(?:\.\d+)?(?:e[-+]?\d+)?)(?:\.\.(\d+(?:\.\d+)?(?:e[-+]?\d+)?))?$/i.exec(value) ?? [];
  if (low === undefined || Number(low) > Number(high)) return null;
  return [name, { low: Number(low), high: Number(high) }];
}

/** Runs a scenario. Throws UserError T3401 to T3407 for the file, T3408 for what is set. */
export async function simulate(store: StoreView, question: SimulateQuestion = {}): Promise<Simulation> {
  const { set = new Map(), draws = 10_000, seed = '1', asKnownOn = null, compare } = question;
  const scenario = question.scenario ?? shippedScenarios()[0];
  if (!scenario) throw new Error('no scenario ships');
  const known = await knownFor(store, asKnownOn);
  const here = prepared(scenario, { set, asKnownOn }, known);
  const { said } = here.model.placed;
  const until = lastMonth(question.until, said);
  const run = runScenario(here.model, here.bounds, { seed, draws, until });
  const outputs = outputResults(here.model, run);
  const { seq, hash } = await store.head();
  return {
    scenario: { ...scenario, sha256: sha256(scenario.text), title: said.title, asks: said.asks },
    ledger: { seq, hash },
    ...{ asKnownOn, seed, draws, start: said.start, until },
    set: [...set].map(([name, to]) => ({ name, to: typeof to === 'string' ? to : `${to.low}..${to.high}` })),
    policies: Object.entries(said.policies).map(([name, policy]) => ({
      ...{ name, what: policy.what, from: policy.from, until: policy.until ?? null },
      active: here.model.policies.some((one) => one.name === name),
      known: policy.known ?? null,
      by: policy.source === undefined ? ('assumption' as const) : ('source' as const),
      why: policy.source ?? policy.assumption ?? '',
      figures: labelled(policy.evidence, known.flows),
    })),
    parameters: parameterResults(here.bounds),
    outputs,
    compared: compare ? comparison(run, compare, { known, asKnownOn }, { seed, draws, until }) : null,
    held: question.backTest ? held(here.model, outputs, await knownFor(store), asKnownOn ?? '') : null,
  };
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

type Prepared = { readonly model: Model; readonly bounds: readonly Bound[] };

type Asked = { readonly set: Settings; readonly asKnownOn: string | null };

/** A scenario's model with the policies that hold, and what stands for its parameters. Throws as `simulate` does. */
export function prepared(scenario: ScenarioText, { set, asKnownOn }: Asked, known: Known): Prepared {
  const model = checkScenario(parseScenario(scenario.text, scenario.file));
  const { policies, parameters } = model.placed.said;
  for (const [name, to] of set) {
    const isPolicy = typeof to === 'string';
    const there = Object.keys(isPolicy ? policies : parameters);
    if (!there.includes(name)) throw notThere(name, isPolicy ? 'policy' : 'parameter', there);
  }
  const numbers = new Map([...set].flatMap(([name, to]) => (typeof to === 'string' ? [] : [[name, to] as const])));
  const isActive = (name: string): boolean => {
    const to = set.get(name);
    if (to !== undefined) return to === 'on';
    const { active = false, known: since } = policies[name] ?? {};
    return active && isKnownBy(since, asKnownOn);
  };
  return {
    model: { ...model, policies: model.policies.filter(({ name }) => isActive(name)) },
    bounds: bindParameters(model.placed, known, numbers),
  };
}

const notThere = (name: string, kind: string, known: readonly string[]): UserError =>
  new UserError(
    {
      code: 'T3408',
      severity: 'error',
      message: say`The scenario has no ${kind} "${name.slice(0, 60)}".`,
      hint: say`Take one of: ${known.join(', ') || 'none, it has no such part'}.`,
    },
    2,
  );

/** Fifty years: a scenario of more says nothing. */
const MOST_MONTHS = 600;

function lastMonth(
  asked: string | undefined,
  { start, until }: { readonly start: string; readonly until: string },
): string {
  const last = asked ?? until;
  const months = monthNumber(last) - monthNumber(start) + 1;
  if (months >= 1 && months <= MOST_MONTHS) return last;
  throw new UserError(
    {
      code: 'T3408',
      severity: 'error',
      message: say`The scenario begins in ${start} and cannot run until ${last}.`,
      hint: say`Give a month from ${start} on, at most ${MOST_MONTHS} months.`,
    },
    2,
  );
}

function comparison(
  run: Run,
  other: ScenarioText,
  { known, asKnownOn }: { readonly known: Known; readonly asKnownOn: string | null },
  sampled: Parameters<typeof runScenario>[2],
): Simulation['compared'] {
  const { model, bounds } = prepared(other, { set: new Map(), asKnownOn }, known);
  return {
    ...other,
    sha256: sha256(other.text),
    outputs: differences(run, runScenario(model, bounds, sampled)),
  };
}

const held = (model: Model, outputs: readonly OutputResult[], all: Known, after: string): readonly Held[] =>
  outputs.flatMap((output) => {
    const told = model.placed.said.outputs[output.name]?.told;
    return told ? heldAgainst(output, seriesOf(told, output.unit, all), after) : [];
  });
