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
  /** Has the ledger reconciled and the words of the texts indexed before anybody asks. */
  readonly warm: () => void;
  readonly close: () => Promise<void>;
};

/** Questions that look at everything. Nobody waits for their answers. */
const WARMING: readonly Asking[] = [
  ['get /review', { limit: 1 }] as const,
  ['get /search', { q: 'a', limit: 1 }] as const,
].map(([resource, query]) => ({
  resource,
  asked: { params: {}, query, body: null, actor: '', person: { name: null, role: 'reader' } },
}));

/** The threads over the store at a location. */
export function openAskers(location: string): Askers {
  const open = () => openThreads({ file: threadBeside('thread', import.meta.url), most: 1, given: { location } });
  const threads = { ledger: open(), log: open() } satisfies Record<Long, Threads>;
  return {
    ask: async ({ id }, asked, why) =>
      (await threads[why].ask({ resource: id, asked } satisfies Asking)) as Uint8Array<ArrayBuffer>,
    warm: () => {
      for (const order of WARMING) void threads.ledger.ask(order).catch(() => {});
    },
    close: async () => {
      await Promise.all([threads.ledger.close(), threads.log.close()]);
    },
  };
}
