// Formulas → closures over columns: a column holds one number a draw. Enters: a formula, and where the columns of names are looked
// up. Leaves: a function that computes the formula for all draws at once into an array of its own. No text is ever run as code.
import type { Formula, Operator } from '../indicators/formula.ts';

export type Column = Float64Array;
/** The columns of this month, by name; who runs the model changes what a name holds. */
export type Columns = Map<string, Column>;
/** Computes; the array is the same each time, and is written anew. */
export type Compiled = () => Column;

type Fill = (out: Column, a: Column, b: Column) => void;

// Each loop is written out: one that took the operation as a function would call it millions of times.
const FILLS: Readonly<Record<Operator, Fill>> = {
  '+': (out, a, b) => {
    for (let i = 0; i < out.length; i += 1) out[i] = (a[i] as number) + (b[i] as number);
  },
  '-': (out, a, b) => {
    for (let i = 0; i < out.length; i += 1) out[i] = (a[i] as number) - (b[i] as number);
  },
  '*': (out, a, b) => {
    for (let i = 0; i < out.length; i += 1) out[i] = (a[i] as number) * (b[i] as number);
  },
  '/': (out, a, b) => {
    for (let i = 0; i < out.length; i += 1) out[i] = (a[i] as number) / (b[i] as number);
  },
  min: (out, a, b) => {
    for (let i = 0; i < out.length; i += 1) out[i] = Math.min(a[i] as number, b[i] as number);
  },
  max: (out, a, b) => {
    for (let i = 0; i < out.length; i += 1) out[i] = Math.max(a[i] as number, b[i] as number);
  },
};

/** Compiles a formula for so many draws. What it names must be in the columns when it is called. */
export function compile(formula: Formula, columns: Columns, draws: number): Compiled {
  switch (formula.kind) {
    case 'number': {
      const column = new Float64Array(draws).fill(Number(formula.value));
      return () => column;
    }
    case 'binary': {
      const out = new Float64Array(draws);
      const [left, right] = [compile(formula.left, columns, draws), compile(formula.right, columns, draws)];
      const fill = FILLS[formula.operator];
      return () => {
        fill(out, left(), right());
        return out;
      };
    }
    default:
      return () => {
        const column = columns.get(formula.name);
        if (!column) throw new Error(`no column of ${formula.name}`);
        return column;
      };
  }
}
