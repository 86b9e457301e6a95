// Reading beside the server: threads that are started when they are needed, so that a long text holds up nobody else. An order goes
// to a thread that is free, or waits in line; a thread that dies takes its own order with it, and another takes its place.
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Reads } from '../../app/add-text.ts';
import { UserError } from '../../base/diagnostic.ts';
import type { Order, Outcome, Work, WorkName } from './work.ts';

/** Threads at once: a long text and the short ones beside it. Each holds the analysers that it has used. */
const MOST = 2;

type Waiting = { readonly order: Order; readonly settle: (outcome: Outcome) => void };

export type Readers = {
  readonly ask: <N extends WorkName>(name: N, ...given: Parameters<Work[N]>) => ReturnType<Work[N]>;
  /** Ends the threads; what waits for them fails. */
  readonly close: () => Promise<void>;
};

/** Runs from sources and from a build alike. */
const THREAD = new URL(`./thread${extname(import.meta.url)}`, import.meta.url);

/** Threads for reading; none is started before the first order. */
export function openReaders(most = MOST): Readers {
  const free: Worker[] = [];
  const threads = new Map<Worker, Waiting | null>();
  const line: Waiting[] = [];
  let closed = false;

  const start = (): Worker => {
    const thread = new Worker(THREAD);
    threads.set(thread, null);
    // A server that has nothing else to do ends; a thread that waits does not hold it.
    thread.unref();
    thread.on('message', (outcome: Outcome) => {
      threads.get(thread)?.settle(outcome);
      threads.set(thread, null);
      thread.unref();
      free.push(thread);
      next();
    });
    const gone = (why: string) => {
      threads.get(thread)?.settle({ fault: { message: why, stack: '', diagnostic: null } });
      threads.delete(thread);
      const at = free.indexOf(thread);
      if (at >= 0) free.splice(at, 1);
      next();
    };
    thread.on('error', (error) => gone(error instanceof Error ? error.message : String(error)));
    thread.on('exit', () => gone('the thread that was reading has ended'));
    return thread;
  };

  const next = (): void => {
    if (closed || line.length === 0) return;
    const thread = free.pop() ?? (threads.size < most ? start() : null);
    const waiting = thread ? line.shift() : undefined;
    if (!thread || !waiting) return;
    threads.set(thread, waiting);
    thread.ref();
    thread.postMessage(waiting.order);
  };

  const ask = async (name: WorkName, ...given: readonly unknown[]): Promise<unknown> => {
    if (closed) throw new Error('the server is closing');
    const outcome = await new Promise<Outcome>((settle) => {
      line.push({ order: { name, given }, settle });
      next();
    });
    if ('result' in outcome) return outcome.result;
    const { message, stack, diagnostic } = outcome.fault;
    throw diagnostic ? new UserError(diagnostic) : new Error(`${message}\n${stack}`);
  };

  return {
    ask: ask as Readers['ask'],
    close: async () => {
      closed = true;
      for (const { settle } of line.splice(0))
        settle({ fault: { message: 'the server is closing', stack: '', diagnostic: null } });
      await Promise.all([...threads.keys()].map((thread) => thread.terminate()));
    },
  };
}

/** The reader of the threads, as adding a text takes it. */
export async function readsOf(readers: Readers): Promise<Reads> {
  return { id: await readers.ask('reader'), read: (document, noticed) => readers.ask('read', document, noticed) };
}
