// A thread that verifies stretches of a long log, beside the one that was asked to. It is started before it is known what is to
// be done, waits for one task, opens the store by itself and answers with the stretches that it took.
import { parentPort } from 'node:worker_threads';
import { openDatabase } from './open-database.ts';
import { type Taken, type Turns, takeTurnsAt } from './verify-turns.ts';

/** `source`: what opens the store. */
export type Task = Turns & { readonly source: string };

async function done({ source, ...turns }: Task): Promise<Taken> {
  const database = await openDatabase(source, false);
  try {
    return await database.read((sql) => takeTurnsAt(sql, turns));
  } finally {
    await database.close();
  }
}

parentPort?.once('message', (task: Task) => {
  void done(task).then((taken) => parentPort?.postMessage(taken));
});
