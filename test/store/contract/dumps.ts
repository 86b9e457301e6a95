// Contract: the same log gives the same dump, before and after a rebuild.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { openStore } from '../../../src/store/open.ts';
import type { Store } from '../../../src/store/port.ts';
import { amended, by, figureRow, type Open, readingOf } from './samples.ts';

async function dumped(store: Store): Promise<string> {
  const lines: string[] = [];
  for await (const line of store.dump()) lines.push(line);
  return lines.join('\n');
}

/** Texts with what sorts or is kept differently where a database is careless. */
async function fill(store: Store): Promise<void> {
  const texts = [
    'Äiti ja åäö 🌾 on tässä tekstissä.',
    'Nolla \u0000 ja \u0001 ovat merkkejä tässä.',
    'zeta Zeta ÄÄ \u{1F600} teksti.',
  ];
  for (const text of texts) await store.addReading(readingOf({ text }), { ...by('Äiti\u0001'), run: 'run_ä' });
  const reading = readingOf();
  const [a, b] = reading.claims;
  assert.ok(a && b);
  await store.addReading(reading, by());
  await store.importFigures(['f3', 'f1', 'f2'].map(figureRow), 'ä.csv', by());
  await store.decide({ subject: b.id, verdict: 'reject', reason: 'å' }, by());
  await store.act({ verdict: 'amend', subject: a.id, claim: amended(a, '1'), changes: [] }, by());
  for (const name of ['Zeta', 'alpha', 'Ärla', 'beta'])
    await store.setEntity({ kind: 'origin', name, letter: 'B' }, by());
  await store.act({ verdict: 'revert', run: 'run_ä' }, by());
}

export function dumps(open: Open): void {
  it('gives the same lines after a rebuild, and in a store in memory', async () => {
    const store = await open();
    await fill(store);
    const before = await dumped(store);
    assert.ok(before.split('\n').length > 30);
    await store.rebuild();
    assert.equal(await dumped(store), before);
    const memory = await openStore(':memory:');
    await fill(memory);
    assert.equal(await dumped(memory), before);
    await memory.close();
  });
}
