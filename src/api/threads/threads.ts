// Work beside the server, so that what takes long holds up nobody else. An order goes to a thread that is free, or waits in line; a
// thread that dies takes its own order with it, and another takes its place. No thread is started before the first order.
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type Diagnostic, UserError } from '../../base/diagnostic.ts';
import { ApiError } from '../errors.ts';

/** What went wrong, as it can go between threads. */
type Fault = {
  readonly message: string;
  readonly stack: string;
  readonly diagnostic: Diagnostic | null;
  readonly refusal: Pick<ApiError, 'status' | 'body'> | null;
};
export type Outcome = { readonly result: unknown } | { readonly fault: Fault };

export type Threads = {
  /** Does one piece of work. Throws what the work throws: a UserError, an ApiError, or an Error with its stack. */
  readonly ask: (order: unknown) => Promise<unknown>;
  /** Ends the threads; what waits for them fails. */
  readonly close: () => Promise<void>;
};

/** A thread's file beside another: runs from sources and from a build alike. */
export const threadBeside = (name: string, url: string): URL => new URL(`./${name}${extname(url)}`, url);

const faulty = (message: string): Outcome => ({ fault: { message, stack: '', diagnostic: null, refusal: null } });

/** An error as it can go between threads. */
export function faultOf(error: unknown): Outcome {
  const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
  const diagnostic = error instanceof UserError ? error.diagnostic : null;
  const refusal = error instanceof ApiError ? { status: error.status, body: error.body } : null;
  return { fault: { message, stack, diagnostic, refusal } };
}

function thrown({ message, stack, diagnostic, refusal }: Fault): Error {
  if (diagnostic) return new UserError(diagnostic);
  return refusal ? new ApiError(refusal.status, refusal.body) : new Error(`${message}\n${stack}`);
}

type Waiting = { readonly order: unknown; readonly settle: (outcome: Outcome) => void };
type Opened = { readonly file: URL; readonly most: number; readonly given?: unknown };

/** Room for what is young in a thread, MB: more of it is only garbage that waits longer. */
const YOUNG = 16;

/** Threads that run a file, `most` at once; `given` is their workerData. */
export function openThreads({ file, most, given }: Opened): Threads {
  const free: Worker[] = [];
  const busy = new Map<Worker, Waiting | null>();
  const line: Waiting[] = [];
  let closed = false;

  const start = (): Worker => {
    const thread = new Worker(file, { workerData: given, resourceLimits: { maxYoungGenerationSizeMb: YOUNG } });
    busy.set(thread, null);
    thread.on('message', (outcome: Outcome) => {
      busy.get(thread)?.settle(outcome);
      busy.set(thread, null);
      // A server that has nothing else to do ends; a thread that waits does not hold it.
      thread.unref();
      free.push(thread);
      next();
    });
    const gone = (why: string): void => {
      busy.get(thread)?.settle(faulty(why));
      busy.delete(thread);
      const at = free.indexOf(thread);
      if (at >= 0) free.splice(at, 1);
      next();
    };
    thread.on('error', (error) => gone(error instanceof Error ? error.message : String(error)));
    thread.on('exit', () => gone('the thread that was at work has ended'));
    return thread;
  };

  const next = (): void => {
    if (closed || line.length === 0) return;
    const thread = free.pop() ?? (busy.size < most ? start() : null);
    const waiting = thread ? line.shift() : undefined;
    if (!thread || !waiting) return;
    busy.set(thread, waiting);
    thread.ref();
    thread.postMessage(waiting.order);
  };

  return {
    ask: async (order) => {
      if (closed) throw new Error('the server is closing');
      const outcome = await new Promise<Outcome>((settle) => {
        line.push({ order, settle });
        next();
      });
      if ('result' in outcome) return outcome.result;
      throw thrown(outcome.fault);
    },
    close: async () => {
      closed = true;
      for (const { settle } of line.splice(0)) settle(faulty('the server is closing'));
      await Promise.all([...busy.keys()].map((thread) => thread.terminate()));
    },
  };
}
