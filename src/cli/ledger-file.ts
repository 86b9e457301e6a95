// Opening the ledger for one command, and who acts in it.
import { newRun } from '../app/run-id.ts';
import type { By, Store, StoreView } from '../store/port.ts';
import type { Io } from './io.ts';

export type StoreOptions = { readonly store: string; readonly json?: boolean };
/** Of a command that asks: what was published, and what was recorded, by then. */
export type PastOptions = StoreOptions & { readonly asKnownOn?: string; readonly asRecordedAt?: number | Date };
/** Of a command that decides. */
export type ActorOptions = StoreOptions & { readonly actor?: string };

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

/** Runs a question on the ledger as it is, or as it was. */
export const withView = <T>(options: PastOptions, work: (view: StoreView) => Promise<T>): Promise<T> =>
  withStore(options.store, false, async (store) =>
    work(options.asRecordedAt === undefined ? store : await store.asRecordedAt(options.asRecordedAt)),
  );

/** The person at the keyboard, now: by the name given, else by the login name. */
export const by = (io: Io, actor?: string): By => ({
  actor: actor ?? (io.env.USER || io.env.LOGNAME || io.login() || 'local'),
  now: new Date(io.clock()),
});

/** The person at the keyboard bringing something in: each call gives the time, and all calls the one run of this command. */
export function bringing(io: Io): () => By {
  const run = newRun(new Date(io.clock()));
  return () => ({ ...by(io), run });
}
