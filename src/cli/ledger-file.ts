// Opening the ledger for one command, and who acts in it.
import { newRun } from '../app/run-id.ts';
import type { By, Store } from '../store/port.ts';
import type { Io } from './io.ts';

export type StoreOptions = { readonly store: string; readonly json?: boolean };

/** Opens the store, runs the work, closes it. `create` where a missing ledger is to be made. */
export async function withStore<T>(path: string, create: boolean, work: (store: Store) => Promise<T>): Promise<T> {
  const { openStore } = await import('../store/open.ts');
  const store = await openStore(path, { create });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** The person at the keyboard, now. */
export const by = (io: Io): By => ({ actor: io.env.USER || 'local', now: new Date(io.clock()) });

/** The person at the keyboard bringing something in: each call gives the time, and all calls the one run of this command. */
export function bringing(io: Io): () => By {
  const run = newRun(new Date(io.clock()));
  return () => ({ ...by(io), run });
}
