// Contract: several processes add at once, and one that is killed at any moment loses nothing that was acknowledged.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { openStore } from '../../../src/store/open.ts';
import { startWriter } from '../writers.ts';
import type { Open } from './samples.ts';

const WRITERS = 4;
const EACH = 10;

/** `kills`: how often a writer is killed. */
export const writing =
  (kills: number) =>
  (open: Open): void => {
    it('keeps all of four writers at once in one sound log', { timeout: 120_000 }, async () => {
      const store = await open();
      const writers = Array.from({ length: WRITERS }, (_, i) =>
        startWriter(store.location, { name: `w${i}`, count: EACH, together: i % 2 === 0 ? 1 : 5 }),
      );
      await Promise.all(writers.map(({ ready }) => ready));
      for (const writer of writers) writer.begin();
      for (const { code, said, acknowledged } of await Promise.all(writers.map(({ done }) => done))) {
        assert.equal(code, 0, said);
        assert.equal(acknowledged.length, EACH);
      }
      assert.equal((await store.documents()).length, WRITERS * EACH);
      assert.equal((await store.claims()).length, WRITERS * EACH * 2);
      assert.equal((await store.head()).seq, WRITERS * EACH * 2);
      assert.equal((await store.verify()).ok, true);
    });

    it(`loses nothing acknowledged in ${kills} kills at random moments`, { timeout: 180_000 }, async () => {
      const store = await open();
      const start = (round: number) =>
        startWriter(store.location, { name: `k${round}`, count: 12, together: round % 3 === 0 ? 4 : 1 });
      let next = start(0);
      let acknowledged = 0;
      let { hash } = await store.head();
      for (let round = 0; round < kills; round += 1) {
        const writer = next;
        await writer.ready;
        if (round + 1 < kills) next = start(round + 1);
        writer.begin();
        // On a slow machine a writer needs longer until it has written anything.
        const wait = Math.random() * 30 * (acknowledged === 0 ? round + 1 : 1);
        await sleep(wait);
        writer.kill();
        const { acknowledged: texts } = await writer.done;
        acknowledged += texts.length;
        const again = await openStore(store.location, { create: false });
        const found = await again.verify(hash);
        assert.ok(found.ok, `round ${round}, killed after ${wait} ms: ${JSON.stringify(found)}`);
        const documents = await again.documents();
        const kept = new Set<string | undefined>();
        for (const { id, run } of documents)
          if (run === `run_k${round}`) kept.add((await again.document(id))?.document.text);
        for (const text of texts) assert.ok(kept.has(text), `lost in round ${round}: ${text}`);
        for (const { claims } of documents) assert.equal(claims, 2, 'half-written');
        ({ hash } = await again.head());
        await again.close();
      }
      assert.ok(acknowledged > 0, 'no writer came to write anything');
    });
  };
