// Pass 1: units. A quantity whose unit has a named factor is given in the table's unit, and keeps what was written beside it.
import { dataTable } from '../base/data.ts';
import { canonicalDecimal, decimalText, toDecimal } from '../base/decimal.ts';
import type { Quantity } from './model.ts';

type Factor = { readonly id: string; readonly to: string; readonly factor: string };

let factors: ReadonlyMap<string, Factor> | null = null;

function factorOf(unit: string): Factor | undefined {
  factors ??= new Map(
    dataTable('unit-factors.tsv').map(({ id = '', from = '', to = '', factor = '' }) => [from, { id, to, factor }]),
  );
  return factors.get(unit);
}

const canonical = (end: string | null): string | null => (end === null ? null : canonicalDecimal(end));

/** The quantity in the ledger's unit, with canonical numbers. */
export function normaliseUnit(quantity: Omit<Quantity, 'written'>): Quantity {
  const { low, high } = { low: canonical(quantity.low), high: canonical(quantity.high) };
  const factor = factorOf(quantity.unit);
  if (!factor) {
    const { unit, approx, basis, per, shared } = quantity;
    return { low, high, unit, approx, basis, per, shared, written: null };
  }
  const turned = (end: string | null): string | null =>
    end === null ? null : decimalText(toDecimal(end).times(toDecimal(factor.factor)));
  const written = { low, high, unit: quantity.unit, factor: factor.id };
  return { ...quantity, low: turned(low), high: turned(high), unit: factor.to, written };
}
