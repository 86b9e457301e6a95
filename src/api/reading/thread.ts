// A thread that reads: takes an order, answers with its outcome, one after the other.
import { parentPort } from 'node:worker_threads';
import { UserError } from '../../base/diagnostic.ts';
import { type Order, type Outcome, WORK } from './work.ts';

async function outcomeOf({ name, given }: Order): Promise<Outcome> {
  try {
    const work = WORK[name] as (...all: readonly unknown[]) => Promise<unknown>;
    return { result: await work(...given) };
  } catch (error) {
    const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
    return { fault: { message, stack, diagnostic: error instanceof UserError ? error.diagnostic : null } };
  }
}

parentPort?.on('message', async (order: Order) => {
  parentPort?.postMessage(await outcomeOf(order));
});
