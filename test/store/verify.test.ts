// A long log is verified by two threads: they find what one finds.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { Worker } from 'node:worker_threads';
import { logHead } from '../../src/store/log.ts';
import { openStore } from '../../src/store/open.ts';
import { openDatabase } from '../../src/store/open-database.ts';
import { verify } from '../../src/store/verify.ts';
import { otherDocuments } from '../../src/store/verify-plain.ts';
import { START, stretchesOf, type Taken, turnsOf } from '../../src/store/verify-turns.ts';
import type { Task } from '../../src/store/verify-worker.ts';
import { by, readingOf } from './contract/samples.ts';
import { FLIPS, filled } from './contract/verifying.ts';

const folder = mkdtempSync(join(tmpdir(), 'tosite-verify-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** A log with something of every kind in its first half or its second, and plain documents in the other. */
async function filledFile(name: string, plainFirst: boolean): Promise<string> {
  const file = join(folder, name);
  const store = await openStore(file);
  const plain = async (): Promise<void> => {
    for (let i = 0; i < 12; i += 1)
      await store.addReading(readingOf({ text: `Teksti numero ${i} on tässä näin.` }), by());
  };
  if (plainFirst) await plain();
  await filled(() => Promise.resolve(store));
  if (!plainFirst) await plain();
  await store.close();
  return file;
}

const ONE_THREAD = Number.POSITIVE_INFINITY;

describe('verifying in two threads', () => {
  for (const plainFirst of [true, false])
    it(`agrees with one thread (what is broken in the ${plainFirst ? 'second' : 'first'} half)`, async () => {
      const file = await filledFile(`${plainFirst}.db`, plainFirst);
      const database = await openDatabase(file, false);
      const { hash } = await database.read(async (sql) => (await sql.get('SELECT hash FROM head')) ?? {});
      for (const against of [undefined, String(hash), 'a'.repeat(64)])
        assert.deepEqual(await verify(database, against, 1), await verify(database, against, ONE_THREAD));
      assert.equal((await verify(database, undefined, 1)).ok, true);
      const moved = plainFirst ? 24 : 0;
      await database.close();
      for (const [i, [what, sql]] of FLIPS.entries()) {
        if (i % 3 !== 0) continue;
        const copy = join(folder, `${plainFirst}-${i}.db`);
        copyFileSync(file, copy);
        const broken = await openDatabase(copy, false);
        const told = sql.replace(/(seq = )(\d+)/g, (_, is: string, seq: string) => `${is}${Number(seq) + moved}`);
        await broken.write((tables) => tables.run(told));
        const found = await verify(broken, undefined, ONE_THREAD);
        assert.equal(found.ok, false, what);
        assert.deepEqual(await verify(broken, undefined, 1), found, what);
        await broken.close();
      }
    });
});

describe('the second thread', () => {
  const answer = async (task: Omit<Task, 'others' | 'next'>, from = 0): Promise<Taken> => {
    const database = await openDatabase(task.source, false);
    const others = await database.read(otherDocuments);
    await database.close();
    const { next } = turnsOf({ ...task, others }, task.stretches);
    Atomics.store(next, 0, from);
    const worker = new Worker(join(import.meta.dirname, '../../src/store/verify-worker.ts'));
    worker.postMessage({ ...task, others, next } satisfies Task);
    const [taken] = (await once(worker, 'message')) as [Taken];
    return taken;
  };
  it('takes the stretches that nobody has taken, and says what it left and whether it found the hash', async () => {
    const source = await filledFile('thread.db', true);
    const store = await openStore(source);
    const [head, [before]] = [await store.head(), await store.statements(19, 1)];
    await store.close();
    const middle = { seq: 20, hash: before?.hash ?? '' };
    const stretches = [
      { after: START, upTo: 20 },
      { after: middle, upTo: null },
    ];
    const task = { source, noted: head, against: head.hash, stretches };
    const [[number, passed] = []] = await answer(task, 1);
    assert.deepEqual([number, passed?.fault, passed?.head, passed?.foundAgainst], [1, null, head, true]);
    assert.deepEqual(passed?.left, [27, 28, 29, 30, 31, 32, 33, 34, 35, 38]);
    assert.deepEqual(
      (await answer(task)).map(([each]) => each),
      [0, 1],
    );
    const broken = { after: { ...middle, hash: 'b'.repeat(64) }, upTo: 30 };
    const found = await answer({ ...task, stretches: [broken, ...stretches] });
    assert.deepEqual(
      found.map(([each, { fault }]) => [each, fault?.field]),
      [[0, 'prev']],
    );
  });
  it('passes nothing of a store that has moved on', async () => {
    const source = await filledFile('moved.db', true);
    const stretches = [{ after: START, upTo: 10 }];
    assert.deepEqual(await answer({ source, noted: { seq: 1, hash: '1' }, stretches, against: undefined }), []);
  });
});

describe('the stretches of a log', () => {
  it('follow one another from its start to its end, each from before a document', async () => {
    const database = await openDatabase(await filledFile('stretches.db', true), false);
    const { seq } = await database.read(logHead);
    const stretches = await database.read((sql) => stretchesOf(sql, seq));
    assert.equal(stretches.length, 2);
    assert.deepEqual(stretches[0], { after: START, upTo: stretches[1]?.after.seq });
    assert.equal(stretches[1]?.upTo, null);
    const [first] = await database.read((sql) =>
      sql.all('SELECT kind FROM statements WHERE seq = ?', Number(stretches[1]?.after.seq) + 1),
    );
    assert.equal(first?.kind, 'document-added');
    await database.close();
  });
});
