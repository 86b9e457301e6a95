// Evaluates an indicator over flows and the counters of ceilings. Enters: an indicator, flows (the ledger's JSON), ceilings, the
// parties asked about. Leaves: rows, each with its interval and what went into it. Holds: what is open stays open; a floor over a
// floor is no bound, and what its numbers give as they stand is said apart. Pure.
import { type Decimal, decimalText, toDecimal } from '../../base/decimal.ts';
import { daysBetween } from '../../base/edtf.ts';
import type { Days } from '../measures/touches.ts';
import { type Binding, bindingsOf, type Ledgers } from './bindings.ts';
import type { Formula } from './formula.ts';
import type { Indicator } from './indicator.ts';
import type { IndicatorRow } from './indicator-row.ts';
import type { Question } from './select.ts';
import { dividedBy, endsOf, exactly, greater, lesser, minus, plus, type Span, times } from './span.ts';

/** The rows of an indicator, in a stable order; of rows that say the same of the same origins the first. */
export function evaluate(indicator: Indicator, ledgers: Ledgers, question: Question): readonly IndicatorRow[] {
  const { a, b } = question.parties;
  const id = `indicator:${indicator.name}:${a}-${b}`;
  const rows = bindingsOf(indicator, ledgers, question).flatMap((binding) => rowOf(indicator, binding));
  const once = new Map<string, Omit<IndicatorRow, 'id'>>();
  for (const row of rows) {
    const { label, low, high, asWritten, supposed, used } = row;
    const key = JSON.stringify([label, low, high, asWritten, supposed, used.map(({ stated, days }) => [stated, days])]);
    if (!once.has(key)) once.set(key, row);
  }
  return [...once.values()].map((row, i) => ({ id: `${id}:${i + 1}`, ...row }));
}

function rowOf(indicator: Indicator, { label, said, parts }: Binding): readonly Omit<IndicatorRow, 'id'>[] {
  const used = indicator.inputs.flatMap(({ name }) => parts.get(name)?.used ?? []);
  const result = compute(indicator.formula, (name) => parts.get(name)?.span ?? null, parts);
  if (result === null) return [];
  const shown = (value: Decimal | null): string | null => {
    if (value === null) return null;
    const scaled = indicator.unit === 'percent' ? value.times(100) : value;
    return decimalText(toDecimal(scaled.toSignificantDigits(12).toFixed()));
  };
  const { low, high } = endsOf(result);
  const plainOf = (name: string): Span | null => {
    const plain = parts.get(name)?.plain;
    return plain ? { low: plain, high: plain } : null;
  };
  const plain = low === null && high === null ? compute(indicator.formula, plainOf, parts) : null;
  const currency = used.map(({ unit }) => unit).find((unit) => /^[A-Z]{3}$/.test(unit));
  return [
    {
      label,
      ...(said === undefined ? {} : { said }),
      low: shown(low),
      high: shown(high),
      unit: currency === undefined ? indicator.unit : indicator.unit.replace('money', currency),
      approx: used.some(({ approx }) => approx),
      asWritten: plain === null ? null : shown(plain.low),
      supposed: used.some(({ kind }) => kind !== 'actual'),
      used,
    },
  ];
}

type Lookup = (name: string) => Span | null;

/** Null where an input is missing, a window is not known, or the divisor is zero. */
function compute(formula: Formula, look: Lookup, parts: Binding['parts']): Span | null {
  switch (formula.kind) {
    case 'number':
      return exactly(formula.value);
    case 'input':
      return look(formula.name);
    case 'months':
      return monthsOf(parts.get(formula.name)?.pace ?? null);
    case 'binary': {
      const [left, right] = [compute(formula.left, look, parts), compute(formula.right, look, parts)];
      if (left === null || right === null) return null;
      if (formula.operator === '+') return plus(left, right);
      if (formula.operator === '-') return minus(left, right);
      if (formula.operator === 'min') return lesser(left, right);
      if (formula.operator === 'max') return greater(left, right);
      return formula.operator === '*' ? times(left, right) : dividedBy(left, right);
    }
  }
}

/** Days of a month on average: 365.2425 a year, by twelve. */
const MONTH = toDecimal('30.436875');

/** How many months a window with both ends has, the last day counting. */
function monthsOf(days: Days | null): Span | null {
  if (days === null || days.first === null || days.last === null) return null;
  const length = toDecimal(daysBetween(days.first, days.last) + 1);
  return exactly(length.div(MONTH).toSignificantDigits(12).toFixed());
}
