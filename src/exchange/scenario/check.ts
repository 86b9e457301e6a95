// Does a scenario hold together? Enters: a file's parts. Leaves: the model in the order in which it is computed, or a UserError with
// file, line and remedy. Holds afterwards: every name is known, every unit fits, what is computed from each other has a stock in
// between, both ends of a flow count the same thing (what leaves a stock arrives somewhere). Pure.
import type { UserError } from '../../base/diagnostic.ts';
import { type Formula, FormulaError, parseFormula } from '../indicators/formula.ts';
import { divided, multiplied, NO_UNIT, parseUnit, sameUnit, type Unit, unitText } from '../indicators/units.ts';
import { type FaultCode, faultAt, type Placed, type Written } from './model.ts';

/** A flow or a variable: computed each month from stocks, parameters and what stands before it. */
export type Computed = { readonly name: string; readonly formula: Formula };
export type StockPart = {
  readonly name: string;
  readonly start: Formula;
  readonly gains: readonly string[];
  readonly loses: readonly string[];
};
export type PolicyPart = {
  readonly name: string;
  /** Months from the start; the last one counts. */
  readonly from: number;
  readonly until: number;
  readonly set: readonly { readonly parameter: string; readonly formula: Formula }[];
};
export type OutputPart = { readonly name: string; readonly of: string; readonly sum: boolean; readonly unit: string };

export type Model = {
  readonly placed: Placed;
  readonly parameters: readonly string[];
  readonly stocks: readonly StockPart[];
  readonly computed: readonly Computed[];
  readonly policies: readonly PolicyPart[];
  readonly outputs: readonly OutputPart[];
};

const MONTH: Unit = new Map([['month', 1]]);

/** Months since year 0. */
export const monthNumber = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;

/** The month so many after another. */
export function monthAfter(start: string, months: number): string {
  const number = monthNumber(start) + months;
  return `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`;
}

/** Checks a scenario. Throws UserError T3402 to T3404. */
export function checkScenario(placed: Placed): Model {
  const { said } = placed;
  const fail = (path: readonly PropertyKey[], code: FaultCode, message: string, hint: string): UserError =>
    faultAt(placed, path, { code, message, hint });
  checkNames(placed);
  const unitAt = (text: string, path: readonly PropertyKey[]): Unit => {
    const unit = parseUnit(text);
    if (unit) return unit;
    throw fail(
      path,
      'T3403',
      `"${text}" is no unit.`,
      'Write names with * and / between, such as shell/month or ratio.',
    );
  };
  const units = new Map<string, Unit>();
  for (const part of ['parameters', 'stocks', 'variables'] as const)
    for (const [name, { unit }] of Object.entries(said[part])) units.set(name, unitAt(unit, [part, name, 'unit']));
  for (const [name, flow] of Object.entries(said.flows)) units.set(name, flowUnit(placed, units, name, flow));

  const parameters = Object.keys(said.parameters);
  const formulaAt = (
    written: Written,
    path: readonly PropertyKey[],
    wanted: Unit,
    known: ReadonlySet<string>,
  ): Formula => {
    const formula = read(placed, written, path);
    // A bare number takes the unit of its place.
    if (formula.kind === 'number' && sameUnit(formula.unit, NO_UNIT)) return formula;
    const unit = unitOf(formula, { placed, path, units, known });
    if (sameUnit(unit, wanted)) return formula;
    throw fail(
      path,
      'T3403',
      `The formula gives ${unitText(unit)}, and ${unitText(wanted)} is wanted.`,
      'Mend the formula or the unit; flows go by the month: a factor such as 12[month/year] turns years into months.',
    );
  };
  const inParameters = new Set(parameters);
  const everywhere = new Set(units.keys());
  const unitNamed = (name: string): Unit => units.get(name) ?? NO_UNIT;

  const stocks = Object.entries(said.stocks).map(
    ([name, { start }]): StockPart => ({
      name,
      start: formulaAt(start, ['stocks', name, 'start'], unitNamed(name), inParameters),
      gains: Object.keys(said.flows).filter((flow) => said.flows[flow]?.to === name),
      loses: Object.keys(said.flows).filter((flow) => said.flows[flow]?.from === name),
    }),
  );
  const computed = [
    ...Object.entries(said.variables).map(([name, { formula }]) => ({
      name,
      written: formula,
      path: ['variables', name, 'formula'],
    })),
    ...Object.entries(said.flows).map(([name, { rate }]) => ({ name, written: rate, path: ['flows', name, 'rate'] })),
  ].map(({ name, written, path }) => ({ name, path, formula: formulaAt(written, path, unitNamed(name), everywhere) }));
  const begins = monthNumber(said.start);
  const policies = Object.entries(said.policies).map(([name, policy]): PolicyPart => {
    const set = Object.entries(policy.set).map(([parameter, written]) => {
      const path = ['policies', name, 'set', parameter];
      if (!inParameters.has(parameter)) throw unknown(placed, path, parameter, parameters);
      return { parameter, formula: formulaAt(written, path, unitNamed(parameter), inParameters) };
    });
    const until = policy.until === undefined ? Number.POSITIVE_INFINITY : monthNumber(policy.until) - begins;
    return { name, from: monthNumber(policy.from) - begins, until, set };
  });
  const outputs = Object.entries(said.outputs).map(([name, { of, sum }]): OutputPart => {
    const unit = units.get(of);
    if (unit === undefined || inParameters.has(of))
      throw unknown(
        placed,
        ['outputs', name, 'of'],
        of,
        [...everywhere].filter((one) => !inParameters.has(one)),
      );
    if (sum && !said.flows[of])
      throw fail(
        ['outputs', name, 'sum'],
        'T3402',
        `"${of}" is no flow, and only flows are summed over the months.`,
        'Take "sum" out, or name a flow.',
      );
    return { name, of, sum, unit: unitText(sum ? multiplied(unit, MONTH) : unit) };
  });
  return { placed, parameters, stocks, computed: ordered(placed, computed), policies, outputs };
}

/** One name, one thing. */
function checkNames(placed: Placed): void {
  const { said } = placed;
  const seen = new Set<string>();
  for (const part of ['parameters', 'stocks', 'flows', 'variables'] as const)
    for (const name of Object.keys(said[part])) {
      if (seen.has(name) || ['min', 'max', 'months'].includes(name))
        throw faultAt(placed, [part, name], {
          code: 'T3402',
          message: `The name "${name}" is taken.`,
          hint: 'Give it a name of its own.',
        });
      seen.add(name);
    }
  if (monthNumber(said.until) < monthNumber(said.start))
    throw faultAt(placed, ['until'], {
      code: 'T3402',
      message: `It ends in ${said.until}, before it begins in ${said.start}.`,
      hint: 'Give a later month.',
    });
}

function flowUnit(
  placed: Placed,
  units: ReadonlyMap<string, Unit>,
  name: string,
  flow: Placed['said']['flows'][string],
): Unit {
  const ends = (['from', 'to'] as const).flatMap((end) => {
    const stock = flow[end];
    if (stock === null) return [];
    const unit = placed.said.stocks[stock] ? units.get(stock) : undefined;
    if (unit === undefined) throw unknown(placed, ['flows', name, end], stock, Object.keys(placed.said.stocks));
    return [unit];
  });
  const [first, second] = ends;
  if (first === undefined)
    throw faultAt(placed, ['flows', name], {
      code: 'T3402',
      message: `The flow "${name}" joins no stock.`,
      hint: 'Give it a stock under "from" or "to", or make it a variable.',
    });
  if (second && !sameUnit(first, second))
    throw faultAt(placed, ['flows', name], {
      code: 'T3403',
      message: `The flow "${name}" leaves ${unitText(first)} and enters ${unitText(second)}: what leaves a stock arrives as the same.`,
      hint: 'Let the two stocks count the same thing, or make two flows.',
    });
  return divided(first, MONTH);
}

const unknown = (placed: Placed, path: readonly PropertyKey[], name: string, known: readonly string[]): UserError =>
  faultAt(placed, path, {
    code: 'T3402',
    message: `"${name.slice(0, 60)}" is not known here.`,
    hint: `Take one of ${known.slice(0, 30).join(', ') || 'those that you add'}, or add it.`,
  });

function read(placed: Placed, written: Written, path: readonly PropertyKey[]): Formula {
  try {
    return parseFormula(String(written));
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    throw faultAt(placed, path, {
      code: 'T3401',
      message: `The formula cannot be read: ${error.message}.`,
      hint: `Mend it at its character ${error.at + 1}.`,
    });
  }
}

type Where = {
  readonly placed: Placed;
  readonly path: readonly PropertyKey[];
  readonly units: ReadonlyMap<string, Unit>;
  readonly known: ReadonlySet<string>;
};

function unitOf(formula: Formula, where: Where): Unit {
  const { placed, path, units, known } = where;
  if (formula.kind === 'number') return formula.unit;
  if (formula.kind === 'months')
    throw faultAt(placed, path, {
      code: 'T3402',
      message: 'months() is for indicators: a scenario goes by the month.',
      hint: 'Take it out.',
    });
  if (formula.kind === 'input') {
    const unit = known.has(formula.name) ? units.get(formula.name) : undefined;
    if (unit) return unit;
    throw unknown(placed, path, formula.name, [...known]);
  }
  const [left, right] = [unitOf(formula.left, where), unitOf(formula.right, where)];
  if (formula.operator === '*') return multiplied(left, right);
  if (formula.operator === '/') return divided(left, right);
  if (sameUnit(left, right)) return left;
  throw faultAt(placed, path, {
    code: 'T3403',
    message: `"${formula.operator}" stands between ${unitText(left)} and ${unitText(right)}.`,
    hint: 'Bring both to one unit, for example with a factor such as 12[month/year] or 1[month].',
  });
}

/** Names that a formula takes. */
export function namesIn(formula: Formula): readonly string[] {
  if (formula.kind === 'binary') return [...namesIn(formula.left), ...namesIn(formula.right)];
  return formula.kind === 'number' ? [] : [formula.name];
}

type Unordered = Computed & { readonly path: readonly PropertyKey[] };

/** Each after those that it takes; a circle is a fault, since no month would have a number to begin with. */
function ordered(placed: Placed, computed: readonly Unordered[]): readonly Computed[] {
  const byName = new Map(computed.map((one) => [one.name, one]));
  const done = new Map<string, Computed>();
  const visit = (one: Unordered, above: readonly string[]): void => {
    if (done.has(one.name)) return;
    if (above.includes(one.name))
      throw faultAt(placed, one.path, {
        code: 'T3404',
        message: `${[...above.slice(above.indexOf(one.name)), one.name].join(' → ')} is a circle without a stock in it.`,
        hint: 'Let one of them look at a stock: what a stock holds is known at the beginning of the month.',
      });
    for (const name of namesIn(one.formula)) {
      const next = byName.get(name);
      if (next) visit(next, [...above, one.name]);
    }
    done.set(one.name, { name: one.name, formula: one.formula });
  };
  for (const one of computed) visit(one, []);
  return [...done.values()];
}
