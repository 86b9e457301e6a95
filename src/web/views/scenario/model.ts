// A scenario run where it is shown: the text and what its parameters stand on come once, then every change is computed here. The same
// functions as on the server, so the same draws and seed give the same numbers. Pure; the worker calls it, and so do tests.
import type { Bindings } from '../../../app/scenario-bindings.ts';
import { betweenEnds } from '../../../exchange/sampling/distribution.ts';
import type { Bound } from '../../../exchange/scenario/bind.ts';
import { checkScenario, type Model } from '../../../exchange/scenario/check.ts';
import { parseScenario } from '../../../exchange/scenario/model.ts';
import { type Difference, differences, type OutputResult, outputResults } from '../../../exchange/scenario/result.ts';
import { type Run, runScenario } from '../../../exchange/scenario/run.ts';
import { parametersBehind, type Swing, swingsOf } from '../../../exchange/scenario/tornado.ts';
import { type Settings, settingsText } from './settings.ts';

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

/** The run that is compared with, and what it was asked. */
export type Kept = { readonly key: string; readonly run: Run; readonly outputs: readonly OutputResult[] };

/** Runs it. Throws UserError T3406 or T3407 where a setting makes a month impossible. */
export const answer = (opened: Opened, question: Question): Answer => answerBeside(opened, question, null)[0];

/** The same, with the comparison of the question before, which is taken where it is the same; and the one for the next. */
export function answerBeside(opened: Opened, question: Question, kept: Kept | null): readonly [Answer, Kept | null] {
  const run = runWith(opened, question.set, question);
  const other = comparisonOf(opened, question, kept);
  const last = run.outputs.find(({ name }) => name === question.output)?.last;
  const answered = {
    outputs: outputResults(opened.model, run, (name) => name === question.output),
    others: other?.outputs ?? null,
    differences: other ? differences(run, other.run) : [],
    swings: last ? swingsOf(last, inputsBehind(opened.model, question.output, run)) : [],
  };
  return [answered, other];
}

/** Only what an output hangs on: draws of other parameters would show chance as if it were an effect. */
function inputsBehind(model: Model, output: string, { inputs }: Run): Run['inputs'] {
  const behind = parametersBehind(model, output);
  return new Map([...inputs].filter(([name]) => behind.has(name)));
}

function comparisonOf(opened: Opened, question: Question, kept: Kept | null): Kept | null {
  const { other, draws, seed, until } = question;
  if (other === null) return null;
  const key = JSON.stringify([settingsText(other), draws, seed, until, question.output]);
  if (kept?.key === key) return kept;
  const run = runWith(opened, other, question);
  return { key, run, outputs: outputResults(opened.model, run, (name) => name === question.output) };
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
