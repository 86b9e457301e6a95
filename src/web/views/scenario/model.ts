// A scenario run where it is shown: the text and what its parameters stand on come once, then every change is computed here. The same
// functions as on the server, so the same draws and seed give the same numbers. Pure; the worker calls it, and so do tests.
import type { Bindings } from '../../../app/scenario-bindings.ts';
import { betweenEnds } from '../../../exchange/sampling/distribution.ts';
import type { Bound } from '../../../exchange/scenario/bind.ts';
import { checkScenario, type Model } from '../../../exchange/scenario/check.ts';
import { parseScenario } from '../../../exchange/scenario/model.ts';
import { type Difference, differences, type OutputResult, outputResults } from '../../../exchange/scenario/result.ts';
import { type Run, runScenario } from '../../../exchange/scenario/run.ts';
import { type Swing, swingsOf } from '../../../exchange/scenario/tornado.ts';
import type { Settings } from './settings.ts';

export type Opened = { readonly model: Model; readonly bindings: Bindings };

export type Question = {
  readonly set: Settings;
  /** What it is compared with; null: nothing. */
  readonly other: Settings | null;
  readonly draws: number;
  readonly seed: string;
  readonly until: string;
  /** The output whose swings are wanted. */
  readonly output: string;
};

export type Answer = {
  readonly outputs: readonly OutputResult[];
  readonly others: readonly OutputResult[] | null;
  readonly differences: readonly Difference[];
  readonly swings: readonly Swing[];
};

/** Reads and checks the model. Throws UserError where the text does not hold together. */
export const openModel = (bindings: Bindings): Opened => ({
  bindings,
  model: checkScenario(parseScenario(bindings.scenario.text, bindings.scenario.file)),
});

/** Runs it. Throws UserError T3406 or T3407 where a setting makes a month impossible. */
export function answer(opened: Opened, question: Question): Answer {
  const run = runWith(opened, question.set, question);
  const there = question.other === null ? null : runWith(opened, question.other, question);
  const last = run.outputs.find(({ name }) => name === question.output)?.last;
  return {
    outputs: outputResults(opened.model, run),
    others: there ? outputResults(opened.model, there) : null,
    differences: there ? differences(run, there) : [],
    swings: last ? swingsOf(last, run.inputs) : [],
  };
}

function runWith({ model, bindings }: Opened, settings: Settings, { draws, seed, until }: Question): Run {
  const active = new Set(bindings.active);
  const policies = model.policies.filter(({ name }) => {
    const to = settings.get(name);
    return to === undefined ? active.has(name) : to === 'on';
  });
  const bounds = bindings.bounds.map((bound): Bound => {
    const to = settings.get(bound.name);
    if (to === undefined || typeof to === 'string') return bound;
    const shape = model.placed.said.parameters[bound.name]?.shape ?? 'pert';
    return { ...bound, distribution: betweenEnds(to.low, to.high, shape) };
  });
  return runScenario({ ...model, policies }, bounds, { draws, seed, until });
}
