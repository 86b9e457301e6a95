// Scenarios made in a test: a file's text, run over flows that are given.
import { type Bound, bindParameters, type Known, type Setting } from '../../../src/exchange/scenario/bind.ts';
import { checkScenario, type Model } from '../../../src/exchange/scenario/check.ts';
import { parseScenario } from '../../../src/exchange/scenario/model.ts';
import { type Run, runScenario, type Watch } from '../../../src/exchange/scenario/run.ts';

export const NOTHING_KNOWN: Known = { flows: [], labels: new Map(), indicator: () => null };

const HEAD = 'title: Made\nasks: What?\nstart: 2024-01\nuntil: 2024-12\n';

/** A scenario of a year with these parts. */
export const scenario = (parts: string): string => `${HEAD}${parts}`;

export const modelOf = (text: string): Model => checkScenario(parseScenario(text, 'made.yaml'));

type Asked = {
  readonly known?: Known;
  readonly set?: ReadonlyMap<string, Setting>;
  readonly until?: string;
  readonly draws?: number;
  readonly seed?: string;
  readonly watch?: Watch;
};

export const bound = (text: string, { known = NOTHING_KNOWN, set = new Map() }: Asked = {}): readonly Bound[] =>
  bindParameters(modelOf(text).placed, known, set);

export function ran(text: string, asked: Asked = {}): Run {
  const { until = '2024-12', draws = 100, seed = '1', watch } = asked;
  return runScenario(modelOf(text), bound(text, asked), { seed, draws, until }, watch);
}
