// Contract: what people set of origins.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { assertReplayable, by, type Open, refusedWith } from './samples.ts';

export function entities(open: Open): void {
  it('keeps the name and the letter of an origin, each by its last setting', async () => {
    const store = await open();
    await store.setEntity({ kind: 'origin', name: 'Harbour Watch', letter: 'C', reason: 'new' }, by());
    const set = await store.setEntity({ kind: 'origin', name: 'Harbour Watch', as: 'Port Watch' }, by('otto'));
    const expected = { kind: 'origin', name: 'Harbour Watch', as: 'Port Watch', letter: 'C', reason: null } as const;
    assert.deepEqual(set, { ...expected, actor: 'otto', time: by().now.toISOString(), seq: 2 });
    assert.deepEqual(await store.entities(), [set]);
    await assertReplayable(store);
  });

  it('takes a setting back by an undo', async () => {
    const store = await open();
    const first = await store.setEntity({ kind: 'origin', name: 'Port Watch', letter: 'C' }, by());
    const { seq } = await store.setEntity({ kind: 'origin', name: 'Port Watch', letter: 'A' }, by());
    await store.act({ verdict: 'undo', seq }, by());
    assert.deepEqual(await store.entities(), [first]);
    await store.act({ verdict: 'undo', seq: first.seq }, by());
    assert.deepEqual(await store.entities(), []);
    await assertReplayable(store);
  });

  it('refuses a letter that is none, and an origin that is itself', async () => {
    const store = await open();
    const refuse = (entity: Parameters<typeof store.setEntity>[0]) =>
      assert.rejects(store.setEntity(entity, by()), refusedWith('T4015'));
    await refuse({ kind: 'origin', name: 'Port Watch', letter: 'G' });
    await refuse({ kind: 'origin', name: 'Port Watch', as: 'Port Watch' });
    await refuse({ kind: 'origin', name: 'Port Watch' });
    assert.equal((await store.head()).seq, 0);
  });
}
