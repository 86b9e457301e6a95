// Use case: how a number of the balance came about. An id of it names its direction: "worth:KP-RU:…", "balance:KP-RU".
import { say } from '../base/said.ts';
import { explainBalanceId } from '../exchange/explain-balance.ts';
import { explainId } from '../ledger/explain.ts';
import { step } from '../ledger/explain-words.ts';
import type { Derivation } from '../ledger/model.ts';
import type { StoreView } from '../store/port.ts';
import { type BalanceOptions, balance, pricesOf } from './balance.ts';
import { openPair } from './ledger.ts';

const ID = /^(?:worth|balance|unobserved):([^:-]+)-([^:-]+)(?::|$)/;

/** No party: the other side of lives, which go to nobody. */
const NOBODY = '_';

/** True for the ids that a balance gives its numbers, and for those of prices. */
export const isOfBalance = (id: string): boolean => ID.test(id) || id.startsWith('p_');

/** The derivation of such a number by the choices that it was made with; null where nothing has the id. */
export async function explainBalance(
  store: StoreView,
  id: string,
  asKnownOn: string | null,
  options: Partial<BalanceOptions> = {},
): Promise<Derivation | null> {
  const prices = await pricesOf(store);
  const [, a = 'KP', b = 'RU'] = ID.exec(id) ?? [];
  if (b === NOBODY) return explainLives(store, id, a, asKnownOn);
  // A price belongs to no direction: any pair will do.
  const { balance: weighed } = await balance(store, { a, b, asKnownOn, options });
  const ledger = await openPair(store, { from: a, to: b, asKnownOn });
  return explainBalanceId(id, { balance: weighed, prices, derive: (one) => explainId(one, ledger) });
}

/** Losses stand in every exchange of their state, and in none of its sums. */
async function explainLives(
  store: StoreView,
  id: string,
  from: string,
  asKnownOn: string | null,
): Promise<Derivation | null> {
  const quantity = explainId(id.slice('worth:'.length), await openPair(store, { from, asKnownOn }));
  if (quantity === null) return null;
  return step(
    say`worth of lives, ${id.slice('worth:'.length)}`,
    say`none: ${say`lives are not priced`}`,
    'exchange.worth',
    [quantity],
  );
}
