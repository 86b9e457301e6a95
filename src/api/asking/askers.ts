// Questions over the whole ledger are answered beside the server: one thread, which keeps what it has reconciled. A store in memory
// can be opened by nobody else; then they are answered where they are asked.
import type { AnyAsked, JsonResource } from '../resource.ts';
import { openThreads, threadBeside } from '../threads/threads.ts';

/** An order of such a thread. */
export type Asking = { readonly resource: string; readonly asked: AnyAsked };

export type Askers = {
  /** The bytes of the JSON of an answer. */
  readonly ask: (resource: JsonResource, asked: AnyAsked) => Promise<Uint8Array<ArrayBuffer>>;
  readonly close: () => Promise<void>;
};

/** The thread over the store at a location. */
export function openAskers(location: string): Askers {
  const threads = openThreads({ file: threadBeside('thread', import.meta.url), most: 1, given: { location } });
  return {
    ask: async ({ id }, asked) =>
      (await threads.ask({ resource: id, asked } satisfies Asking)) as Uint8Array<ArrayBuffer>,
    close: threads.close,
  };
}
