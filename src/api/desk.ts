// What the routes work at: one store, the clock, and the reader. Bound once, when the server starts.
import type { z } from 'zod';
import { newRun } from '../app/run-id.ts';
import type { By, Store, StoreView } from '../store/port.ts';
import type { SeenQuery } from './schemas.ts';

/** From when the ledger is seen. */
export type Seen = z.output<typeof SeenQuery>;

export type Desk = {
  readonly store: Store;
  /** The store as it is, or as it was recorded. */
  readonly view: (seen: Seen) => Promise<StoreView>;
  /** Who acts, now. */
  readonly by: (actor: string) => By;
  /** The same with a run of its own: what brings something in. */
  readonly bringing: (actor: string) => By;
};

/** The desk over a store. */
export function deskOf(store: Store, clock: () => Date = () => new Date()): Desk {
  const by = (actor: string): By => ({ actor, now: clock() });
  return {
    store,
    view: async ({ 'as-recorded-at': point }) => (point === undefined ? store : store.asRecordedAt(point)),
    by,
    bringing: (actor) => ({ ...by(actor), run: newRun(clock()) }),
  };
}

/** The day that a question is seen from; null where there is none. */
export const dayOf = ({ 'as-known-on': day }: Seen): string | null => day ?? null;
