// Reading beside the server: two threads, for a long text and the short ones beside it. Each holds the analysers that it has used.
import type { Reads } from '../../app/add-text.ts';
import { openThreads, threadBeside } from '../threads/threads.ts';
import type { Order, Work, WorkName } from './work.ts';

const MOST = 2;

export type Readers = {
  readonly ask: <N extends WorkName>(name: N, ...given: Parameters<Work[N]>) => ReturnType<Work[N]>;
  readonly close: () => Promise<void>;
};

/** Threads for reading. */
export function openReaders(): Readers {
  const threads = openThreads({ file: threadBeside('thread', import.meta.url), most: MOST });
  const ask = (name: WorkName, ...given: readonly unknown[]): Promise<unknown> =>
    threads.ask({ name, given } satisfies Order);
  return { ask: ask as Readers['ask'], close: threads.close };
}

/** The reader of the threads, as adding a text takes it. */
export async function readsOf(readers: Readers): Promise<Reads> {
  return { id: await readers.ask('reader'), read: (document, noticed) => readers.ask('read', document, noticed) };
}
