// Declared dependence as a table: TSV with the columns a, b, rank, reason. Inputs go by the names that a balance gives them: a series'
// key for a quantity, "price:" and the id for a price.
import { parseTsv, type Row } from '../base/data.ts';
import { UserError } from '../base/diagnostic.ts';
import type { Dependence } from './sampling/dependence.ts';

/** Reads the table. Throws UserError T3213 where a row is no dependence with its reason. */
export function parseDependences(text: string, file: string): readonly Dependence[] {
  let rows: readonly Row[];
  try {
    rows = parseTsv(text, file);
  } catch (error) {
    throw noDependence(error instanceof Error ? error.message : 'it is no table', file);
  }
  return rows.map(({ a = '', b = '', rank = '', reason = '' }, i) => {
    const number = Number(rank);
    if (a === '' || b === '' || a === b) throw noDependence(`row ${i + 1} does not name two inputs`, file);
    if (!/^-?\d(\.\d{1,6})?$/.test(rank) || Math.abs(number) >= 1)
      throw noDependence(`"${rank.slice(0, 20)}" in row ${i + 1} is no rank correlation between -1 and 1`, file);
    if (reason === '') throw noDependence(`row ${i + 1} gives no reason`, file);
    return { a, b, rank: number, reason };
  });
}

/** The error about a dependence that cannot be. */
export const noDependence = (why: string, file?: string): UserError =>
  new UserError(
    {
      code: 'T3213',
      severity: 'error',
      message: `The declared dependences cannot be taken: ${why}.`,
      hint: 'Give a TSV of a, b, rank, reason; a and b are inputs as the spread in `tosite balance --json` names them.',
      ...(file === undefined ? {} : { at: { file } }),
    },
    2,
  );
