// Questions that take long are answered beside the server, by two threads: one that looks at the whole ledger, and keeps what it has
// reconciled; one that plays the log again, for what was. A store in memory can be opened by nobody else; then they are answered where
// they are asked.
import type { AnyAsked, Computed, Long } from '../resource.ts';
import { openThreads, type Threads, threadBeside } from '../threads/threads.ts';

/** An order of such a thread. */
export type Asking = { readonly resource: string; readonly asked: AnyAsked };

export type Askers = {
  /** The bytes of an answer. */
  readonly ask: (resource: Computed, asked: AnyAsked, why: Long) => Promise<Uint8Array<ArrayBuffer>>;
  readonly close: () => Promise<void>;
};

/** The threads over the store at a location. */
export function openAskers(location: string): Askers {
  const open = () => openThreads({ file: threadBeside('thread', import.meta.url), most: 1, given: { location } });
  const threads = { ledger: open(), log: open() } satisfies Record<Long, Threads>;
  return {
    ask: async ({ id }, asked, why) =>
      (await threads[why].ask({ resource: id, asked } satisfies Asking)) as Uint8Array<ArrayBuffer>,
    close: async () => {
      await Promise.all([threads.ledger.close(), threads.log.close()]);
    },
  };
}
