// A thread that answers what takes long: it opens the store by itself, keeps a ledger of its own, and gives an answer as the bytes of
// its JSON.
import { parentPort, workerData } from 'node:worker_threads';
import { openStore } from '../../store/open.ts';
import { resourcesOf } from '../api.ts';
import { deskOf } from '../desk.ts';
import { jsonBytes } from '../json-bytes.ts';
import { faultOf } from '../threads/threads.ts';
import type { Asking } from './askers.ts';

const store = await openStore((workerData as { location: string }).location, { create: false });
const resources = new Map(resourcesOf(deskOf(store)).map((one) => [one.id, one]));

async function answer({ resource, asked }: Asking): Promise<void> {
  try {
    const found = resources.get(resource);
    if (found?.kind !== 'json') throw new TypeError(`there is no resource ${resource}`);
    const result = jsonBytes(await found.answerOf(asked));
    parentPort?.postMessage({ result }, [result.buffer]);
  } catch (error) {
    parentPort?.postMessage(faultOf(error));
  }
}

parentPort?.on('message', answer);
