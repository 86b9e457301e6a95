// A thread that verifies a stretch of a long log, beside the one that was asked to. It is started before it is known what is to
// be done, waits for one task, opens the store by itself and answers with what it passed, or with null where the store has moved
// on since the other thread looked.
import { parentPort } from 'node:worker_threads';
import { logHead } from './log.ts';
import { openDatabase } from './open-database.ts';
import { type Passed, type Stretch, verifyStretch } from './verify-range.ts';

/** `source`: what opens the store. */
export type Task = Stretch & { readonly source: string };

async function done({ source, ...stretch }: Task): Promise<Passed | null> {
  const database = await openDatabase(source, false);
  try {
    return await database.read(async (sql) => {
      const now = await logHead(sql);
      if (now.seq !== stretch.noted.seq || now.hash !== stretch.noted.hash) return null;
      return verifyStretch(sql, stretch);
    });
  } finally {
    await database.close();
  }
}

parentPort?.once('message', (task: Task) => {
  void done(task).then((passed) => parentPort?.postMessage(passed));
});
