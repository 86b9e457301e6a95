// What the routes work at: one store, the clock, threads that read, additions under way. Opened when the server starts.
import type { z } from 'zod';
import { keepMore } from '../app/reconciled.ts';
import { newRun } from '../app/run-id.ts';
import type { By, Store, StoreView } from '../store/port.ts';
import { type Additions, additionsOf } from './additions.ts';
import { type Askers, openAskers } from './asking/askers.ts';
import { openReaders, type Readers } from './reading/readers.ts';
import type { SeenQuery } from './schemas.ts';

/** From when the ledger is seen. */
export type Seen = z.output<typeof SeenQuery>;

export type Desk = {
  readonly store: Store;
  /** The store as it is, or as it was recorded. */
  readonly view: (seen: Pick<Seen, 'as-recorded-at'>) => Promise<StoreView>;
  readonly readers: Readers;
  /** What answers long questions beside the server; null where nobody else can open the store. */
  readonly askers: Askers | null;
  readonly additions: Additions;
  /** Who acts, now. */
  readonly by: (actor: string) => By;
  /** The same with a run of its own: what brings something in. */
  readonly bringing: (actor: string) => By;
  /** Aborted when the server begins to close: streams that never end by themselves end then. */
  readonly closing: AbortSignal;
  /** The same, to be waited for. */
  readonly closed: Promise<void>;
  /** Hands work on, and has closing wait for its end. */
  readonly finishing: <T>(work: Promise<T>) => Promise<T>;
  /** Begins to close: streams end, no further text of an addition is begun. */
  readonly stop: () => void;
  /** Finishes what is being written and ends the threads. The store stays open. */
  readonly close: () => Promise<void>;
};

type DeskOptions = {
  /** Where the store can be opened once more, with its password. */
  readonly location?: string | undefined;
  readonly clock?: () => Date;
  /** Threads of others, which stay open when the desk closes. Its own where they are not given. */
  readonly readers?: Readers | undefined;
};

/** The desk over a store. */
export function deskOf(store: Store, { location, readers: shared, clock = () => new Date() }: DeskOptions = {}): Desk {
  keepMore(store);
  const by = (actor: string): By => ({ actor, now: clock() });
  const bringing = (actor: string): By => ({ ...by(actor), run: newRun(clock()) });
  const readers = shared ?? openReaders();
  const additions = additionsOf({ store, bringing }, readers);
  const askers = location === undefined || location === ':memory:' ? null : openAskers(location);
  const stopping = new AbortController();
  const { promise: closed, resolve } = Promise.withResolvers<void>();
  const underWay = new Set<Promise<unknown>>();
  const finishing = <T>(work: Promise<T>): Promise<T> => {
    const settled = work.then(
      () => {},
      () => {},
    );
    underWay.add(settled);
    void settled.then(() => underWay.delete(settled));
    return work;
  };
  const stop = (): void => {
    stopping.abort();
    resolve();
    additions.stop();
  };
  return {
    store,
    view: async ({ 'as-recorded-at': point }) => (point === undefined ? store : store.asRecordedAt(point)),
    ...{ readers, askers, additions, by, bringing, finishing, closed, stop },
    closing: stopping.signal,
    close: async () => {
      stop();
      await additions.ended();
      // What still waits for a thread fails now; what is being written is finished.
      await Promise.all([shared ? null : readers.close(), askers?.close()]);
      await Promise.all(underWay);
    },
  };
}

/** The day that a question is seen from; null where there is none. */
export const dayOf = ({ 'as-known-on': day }: Seen): string | null => day ?? null;
