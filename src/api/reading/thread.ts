// A thread that reads: takes an order, answers with its outcome, one after the other.
import { parentPort } from 'node:worker_threads';
import { faultOf, type Outcome } from '../threads/threads.ts';
import { type Order, WORK } from './work.ts';

async function outcomeOf({ name, given }: Order): Promise<Outcome> {
  try {
    const work = WORK[name] as (...all: readonly unknown[]) => Promise<unknown>;
    return { result: await work(...given) };
  } catch (error) {
    return faultOf(error);
  }
}

parentPort?.on('message', async (order: Order) => {
  parentPort?.postMessage(await outcomeOf(order));
});
