// What is kept of the ledger while the store grows is what a fresh look would give, and a pair alone is what all together give.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { pairOf, syntheticDocument } from '../../bench/ledger-claims.ts';
import { eachLedger, ledger, openLedger } from '../../src/app/ledger.ts';
import { sources } from '../../src/app/sources.ts';
import { parseFigures } from '../../src/ledger/import-figures.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/port.ts';

const folder = mkdtempSync(join(tmpdir(), 'tosite-reconciled-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const by = (n: number) => ({ actor: 'tester', now: new Date(Date.UTC(2026, 0, 1) + n) });
const add = async (store: Store, n: number): Promise<void> => {
  await store.addReading({ ...syntheticDocument(7, n), reader: 'grammar@1', diagnostics: [] }, by(n));
};

/** What a process that has never seen the store says. */
async function fresh<T>(path: string, ask: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore(path);
  try {
    return await ask(store);
  } finally {
    await store.close();
  }
}

describe('the kept ledger', () => {
  it('is the same after more documents, a decision, a setting and a table of figures', async () => {
    const path = join(folder, 'grown.db');
    const store = await openStore(path);
    const pairs = [0, 1, 2, 3].map(pairOf);
    for (let n = 0; n < 60; n += 1) await add(store, n);
    const ask = async (at: Store) => [
      ...(await Promise.all(pairs.map(([from, to]) => ledger(at, { from, to })))),
      await ledger(at),
      await ledger(at, { asKnownOn: '2023-06' }),
    ];
    const same = async (): Promise<void> => assert.deepEqual(await ask(store), await fresh(path, ask));
    await ask(store);
    for (let n = 60; n < 64; n += 1) {
      await add(store, n);
      await same();
    }
    const [claim] = await store.claims({ pair: pairOf(1) });
    const any = claim ?? (await store.claims({ limit: 1 }))[0] ?? assert.fail();
    await store.decide({ subject: any.claim.id, verdict: 'reject' }, by(100));
    await same();
    await store.setEntity({ kind: 'origin', name: 'Origin 26', as: 'ROK NIS' }, by(101));
    await same();
    const { rows } = parseFigures(
      readFileSync(join(import.meta.dirname, '..', '..', 'examples', 'figures.csv'), 'utf8'),
      'figures.csv',
    );
    await store.importFigures(rows, 'figures.csv', by(102));
    await same();
    await store.close();
  });

  it('is told pair by pair as it is as a whole', async () => {
    const store = await openStore(join(folder, 'pairs.db'));
    for (let n = 0; n < 80; n += 1) await add(store, n);
    const { rows } = parseFigures(
      readFileSync(join(import.meta.dirname, '..', '..', 'examples', 'figures.csv'), 'utf8'),
      'figures.csv',
    );
    await store.importFigures(rows, 'figures.csv', by(102));
    const whole = (await openLedger(store)).series;
    const parts = [];
    for await (const [, { series }] of eachLedger(store)) parts.push(...series);
    const byKey = (a: { readonly key: string }, b: { readonly key: string }): number => (a.key < b.key ? -1 : 1);
    assert.deepEqual(parts.toSorted(byKey), whole.toSorted(byKey));
    const all = await ledger(store);
    const pair = await ledger(store, { from: 'KP', to: 'RU' });
    assert.ok(pair.flows.length > 20);
    assert.deepEqual(
      pair.flows,
      all.flows.filter(({ key }) => pair.flows.some((one) => one.key === key)),
    );
    const { origins, independentBodies } = await sources(store);
    assert.ok(origins.some(({ origin, figures }) => origin === 'ROK NIS' && figures > 20));
    assert.ok(independentBodies > 10);
    await store.close();
  });
});
