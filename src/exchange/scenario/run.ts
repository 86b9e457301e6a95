// Runs a scenario month by month, all draws at once. Enters: a checked model, its drawn parameters, the last month. Leaves: for each
// output its band by month and its draws in the last month. Holds: flows are computed from what stocks hold at the beginning of the
// month, and each moves the same amount out of one stock and into the other. A stock that would fall below nothing is an error.
import { drawInputs } from '../sampling/draw.ts';
import { type Percentiles, percentiles } from '../sampling/summary.ts';
import type { Bound } from './bind.ts';
import { type Model, monthAfter, monthNumber, type PolicyPart } from './check.ts';
import { type Column, type Columns, type Compiled, compile } from './compile.ts';
import { faultAt } from './model.ts';

export type Sampled = { readonly seed: string; readonly draws: number; readonly until: string };

export type MonthBand = Percentiles & { readonly month: string };
export type OutputRun = {
  readonly name: string;
  /** The stock, flow or variable that it is of. */
  readonly of: string;
  readonly unit: string;
  readonly band: readonly MonthBand[];
  /** The draws of the last month. */
  readonly last: Column;
};
export type Run = {
  readonly outputs: readonly OutputRun[];
  /** The draws of each parameter, as the file has it, before policies. */
  readonly inputs: ReadonlyMap<string, Column>;
  /** The policies that it ran with. */
  readonly policies: Model['policies'];
};

/** Called after each month with all columns of it; the columns are written anew in the next. */
export type Watch = (month: string, columns: ReadonlyMap<string, Column>) => void;

/** Runs it; the same model, parameters, seed and draws give the same numbers. Throws UserError T3406 and T3407. */
export function runScenario(
  model: Model,
  bounds: readonly Bound[],
  { seed, draws, until }: Sampled,
  watch?: Watch,
): Run {
  const inputs = drawInputs(
    bounds.map(({ name, distribution }) => ({ name, distribution })),
    { seed, draws },
  );
  const columns: Columns = new Map(inputs);
  const policies = policyColumns(model.policies, columns, draws);
  const steps = model.computed.map(({ name, formula }) => {
    const work = compile(formula, columns, draws);
    // What only names a stock keeps what that held at the beginning of the month.
    return { name, work: formula.kind === 'input' ? () => work().slice() : work };
  });
  const stocks = startStocks(model, columns, draws);
  const sums = new Map(model.outputs.filter(({ sum }) => sum).map(({ name }) => [name, new Float64Array(draws)]));
  const bands = model.outputs.map((): MonthBand[] => []);
  const { start } = model.placed.said;
  const months = monthNumber(until) - monthNumber(start) + 1;
  for (let t = 0; t < months; t += 1) {
    const month = monthAfter(start, t);
    for (const [name, drawn] of inputs) columns.set(name, drawn);
    for (const { from, until: last, set } of policies)
      if (t >= from && t <= last) for (const [name, column] of set) columns.set(name, column);
    for (const { name, work } of steps) {
      const column = work();
      if (!hasNumbers(column)) throw noNumber(model, name, month);
      columns.set(name, column);
    }
    moveStocks(model, stocks, columns, month);
    model.outputs.forEach(({ name, of }, i) => {
      const now = columns.get(of) ?? new Float64Array(draws);
      const sum = sums.get(name);
      if (sum) add(sum, now, 1);
      bands[i]?.push({ month, ...percentiles(sum ?? now) });
    });
    watch?.(month, columns);
  }
  const outputs = model.outputs.map(({ name, of, unit }, i) => ({
    name,
    of,
    unit,
    band: bands[i] ?? [],
    last: (sums.get(name) ?? columns.get(of) ?? new Float64Array(draws)).slice(),
  }));
  return { outputs, inputs, policies: model.policies };
}

type Dated = { readonly from: number; readonly until: number; readonly set: readonly (readonly [string, Column])[] };

/** What each policy makes of the parameters: computed once, from those of the file. */
const policyColumns = (policies: readonly PolicyPart[], columns: Columns, draws: number): readonly Dated[] =>
  policies.map(({ from, until, set }) => ({
    from,
    until,
    set: set.map(({ parameter, formula }) => [parameter, compile(formula, columns, draws)().slice()] as const),
  }));

function startStocks({ stocks }: Model, columns: Columns, draws: number): ReadonlyMap<string, Column> {
  const started = stocks.map(({ name, start }) => {
    const work: Compiled = compile(start, columns, draws);
    return [name, work().slice()] as const;
  });
  for (const [name, column] of started) columns.set(name, column);
  return new Map(started);
}

function add(to: Column, amount: Column, sign: 1 | -1): void {
  for (let i = 0; i < to.length; i += 1) to[i] = (to[i] as number) + sign * (amount[i] as number);
}

/** Nought times anything is nought, unless it is infinite or no number: one sum asks all of them. */
function hasNumbers(column: Column): boolean {
  let sum = 0;
  for (let i = 0; i < column.length; i += 1) sum += (column[i] as number) * 0;
  return sum === 0;
}

/** What rounding may leave under nothing, as a share of what the stock held. */
const ROUNDING = 1e-9;

function moveStocks(model: Model, stocks: ReadonlyMap<string, Column>, columns: Columns, month: string): void {
  for (const { name, gains, loses } of model.stocks) {
    const stock = stocks.get(name);
    if (!stock) continue;
    const before = stock.slice();
    for (const flow of gains) add(stock, columns.get(flow) ?? before, 1);
    for (const flow of loses) add(stock, columns.get(flow) ?? before, -1);
    let under = 0;
    for (let i = 0; i < stock.length; i += 1) {
      const left = stock[i] as number;
      if (left >= 0) continue;
      if (left < -ROUNDING * Math.max(1, before[i] as number)) under += 1;
      else stock[i] = 0;
    }
    if (under > 0) throw negative(model, { name, loses, month, share: under / stock.length });
  }
}

function negative(
  model: Model,
  {
    name,
    loses,
    month,
    share,
  }: { readonly name: string; readonly loses: readonly string[]; readonly month: string; readonly share: number },
) {
  const [flow = name] = loses;
  const path = loses.length === 0 ? ['stocks', name] : ['flows', flow, 'rate'];
  return faultAt(model.placed, path, {
    code: 'T3406',
    message: `The stock "${name}" falls below nothing in ${month}, in ${percentOf(share)} % of the draws.`,
    hint: `Hold what leaves it (${loses.join(', ') || 'a negative flow'}) to what is there, such as min(RATE, ${name} / 1[month]).`,
  });
}

/** Two digits, and never nothing of something. */
const percentOf = (share: number): string => (share >= 0.1 ? (share * 100).toFixed(0) : (share * 100).toPrecision(2));

const noNumber = (model: Model, name: string, month: string) =>
  faultAt(model.placed, [model.placed.said.flows[name] ? 'flows' : 'variables', name], {
    code: 'T3407',
    message: `"${name}" is no number in ${month}: something is divided by nothing.`,
    hint: 'Keep the divisor above 0, for example with max(…, 1).',
  });
