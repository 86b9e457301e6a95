// Derivations for people: why a figure or a flow says what it says, down to the claims and rows behind it.
import type { Ledger } from './ledger.ts';
import type { Derivation, Figure, Series } from './model.ts';

/** How the figure came to be: its reports, its origin, what it derives from, what replaces it. */
export function explainFigure(figure: Figure, _ledger: Ledger): Derivation {
  return { label: figure.id, detail: '', children: [] };
}

/** How the series' estimate came to be, figure by figure. */
export function explainFlow(series: Series, _ledger: Ledger): Derivation {
  return { label: series.key, detail: '', children: [] };
}

/** Explains whatever has this id in the ledger: a figure id, a series key, a flow key, a claim or row id; null where nothing has. */
export function explainId(_id: string, _ledger: Ledger): Derivation | null {
  return null;
}
