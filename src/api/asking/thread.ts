// A thread that answers what takes long: it opens the store by itself, keeps a ledger of its own, and gives an answer as bytes.
import { parentPort, workerData } from 'node:worker_threads';
import { openStore } from '../../store/open.ts';
import { resourcesOf } from '../api.ts';
import { deskOf } from '../desk.ts';
import { bytesOf } from '../serve-resources.ts';
import { faultOf } from '../threads/threads.ts';
import type { Asking } from './askers.ts';

const store = await openStore((workerData as { location: string }).location, { create: false });
const resources = new Map(resourcesOf(deskOf(store)).map((one) => [one.id, one]));

async function answer({ resource, asked }: Asking): Promise<void> {
  try {
    const found = resources.get(resource);
    if (found === undefined || found.kind === 'raw') throw new TypeError(`there is no resource ${resource}`);
    const result = await bytesOf(found, asked);
    parentPort?.postMessage({ result }, [result.buffer]);
  } catch (error) {
    parentPort?.postMessage(faultOf(error));
  }
}

parentPort?.on('message', answer);
