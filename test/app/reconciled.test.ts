// What is kept of the ledger while the store grows is what a fresh look would give, and a pair alone is what all together give.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { pairOf, syntheticDocument } from '../../bench/ledger-claims.ts';
import { explain } from '../../src/app/explain.ts';
import { eachLedger, ledger, openLedger } from '../../src/app/ledger.ts';
import { sources } from '../../src/app/sources.ts';
import { createDocument } from '../../src/document/document.ts';
import { explainId } from '../../src/ledger/explain.ts';
import { parseFigures } from '../../src/ledger/import-figures.ts';
import { scopeKey } from '../../src/ledger/strand.ts';
import type { Proposal } from '../../src/reading/claim.ts';
import { admit } from '../../src/reading/gate.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/port.ts';

const NO_WORDS = { text: null, start: null, end: null } as const;
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

  it('is the same after decisions of every kind, and while several ask at once', async () => {
    const path = join(folder, 'decided.db');
    const store = await openStore(path);
    for (let n = 0; n < 40; n += 1) await add(store, n);
    const pairs = [0, 1, 2, 3, 4, 5].map(pairOf);
    const ask = async (at: Store) => [
      ...(await Promise.all(pairs.map(([from, to]) => ledger(at, { from, to })))),
      await ledger(at),
    ];
    await ask(store);
    const claims = (await store.claims()).filter(({ claim }) => claim.modality !== 'denied');
    const id = (n: number): string => claims[n]?.claim.id ?? assert.fail();
    const otherwise = (n: number, low: string) => {
      const { quantity, ...claim } = claims[n]?.claim ?? assert.fail();
      return { ...claim, id: `c_f${low.padStart(15, '0')}`, quantity: quantity && { ...quantity, low, high: null } };
    };
    let seq = 0;
    const acts: readonly (() => Promise<unknown>)[] = [
      () => store.decide({ subject: id(3), verdict: 'accept' }, by(200)),
      () => store.decide({ subject: id(40), verdict: 'reject' }, by(201)),
      () => store.act({ verdict: 'amend', subject: id(80), claim: otherwise(80, '77'), changes: [] }, by(202)),
      () =>
        store.act(
          { verdict: 'split', subject: id(120), claims: [otherwise(120, '78'), otherwise(120, '79')] },
          by(203),
        ),
      async () => {
        seq = (await store.act({ verdict: 'merge', into: id(5), subjects: [id(200), id(210)] }, by(204))).seq;
      },
      async () => {
        seq = (await store.act({ verdict: 'undo', seq }, by(205))).seq;
      },
      () => store.act({ verdict: 'undo', seq }, by(206)),
      // Read anew by a later grammar, which has two claims no more.
      () => {
        const { document, claims: all } = syntheticDocument(7, 9);
        return store.addReading({ document, claims: all.slice(2), reader: 'grammar@2', diagnostics: [] }, by(207));
      },
    ];
    for (const [n, act] of acts.entries()) {
      const [, ...meanwhile] = await Promise.all([act(), ask(store), ask(store)]);
      assert.equal(meanwhile.length, 2);
      const [one, other] = await Promise.all([ask(store), ask(store)]);
      assert.deepEqual(one, await fresh(path, ask), `after act ${n}`);
      assert.deepEqual(other, one);
    }
    await store.close();
  });

  it('takes the newer version of a page in place of the older', async () => {
    const path = join(folder, 'versions.db');
    const store = await openStore(path);
    const { document, claims } = syntheticDocument(7, 1);
    const url = 'https://paper.example/1';
    const ask = (at: Store) => ledger(at);
    await store.addReading({ document: { ...document, url }, claims, reader: 'grammar@1', diagnostics: [] }, by(0));
    assert.ok((await ask(store)).flows.length > 1);
    const text = `${document.text} More.`;
    const newer = createDocument(text, { ...document, url, published: '2026-01-01' });
    const few = claims.slice(0, 1).map((claim) => ({ ...claim, id: 'c_00000000000000ff' }));
    await store.addReading({ document: newer, claims: few, reader: 'grammar@1', diagnostics: [] }, by(1));
    const found = await ask(store);
    assert.equal(found.flows.length, 1);
    assert.deepEqual(found, await fresh(path, ask));
    await store.close();
  });

  it('has each claim once, where one document shares numbers over both directions', async () => {
    const store = await openStore(':memory:');
    const text = 'A gave B oil and grain worth 5 bn. B gave A shells and guns worth 3 bn. B gave A 7 ships.';
    const document = createDocument(text, { language: 'en', published: '2025-03-01', publisher: 'Quay' });
    const proposal = (from: string, to: string, item: string, low: string, shared: boolean): Proposal => ({
      frame: 'transfer',
      reader: 'test@1',
      rule: 'test',
      from: { id: from, ...NO_WORDS, known: 'implied' },
      to: { id: to, ...NO_WORDS, known: 'implied' },
      item: { code: item, ...NO_WORDS },
      quantity: {
        low,
        high: low,
        unit: 'USD',
        approx: false,
        basis: 'total',
        per: null,
        ...(shared ? { shared: true } : {}),
        ...NO_WORDS,
      },
      when: null,
      where: null,
      source: null,
      modality: 'asserted',
      quote: { start: 0, end: 10 },
    });
    const { claims } = admit(document, [
      proposal('KP', 'RU', 'weapon', '3000', true),
      proposal('KP', 'RU', 'ammunition', '3000', true),
      proposal('KP', 'RU', 'equipment.vehicle', '7', false),
      proposal('RU', 'KP', 'energy', '5000', true),
      proposal('RU', 'KP', 'food', '5000', true),
    ]);
    await store.addReading({ document, claims, reader: 'test@1', diagnostics: [] }, by(1));
    for (const found of [
      await ledger(store),
      await ledger(store, { from: 'KP', to: 'RU' }),
      await ledger(store, { from: 'RU', to: 'KP' }),
    ]) {
      const ids = found.flows.flatMap(({ figures }) => figures.flatMap(({ reportIds }) => reportIds));
      assert.deepEqual(ids, [...new Set(ids)]);
    }
    assert.equal((await ledger(store)).flows.length, 5);
    await store.close();
  });

  it('finds what nobody is named to give, by its claim and by its flow', async () => {
    const store = await openStore(join(folder, 'nobody.db'));
    const { document, claims } = syntheticDocument(7, 1);
    const [first] = claims.filter(({ modality }) => modality !== 'denied');
    assert.ok(first?.to);
    await store.addReading(
      { document, claims: [{ ...first, from: null }], reader: 'grammar@1', diagnostics: [] },
      by(0),
    );
    const key = `_-${first.to.id}:${first.item?.code}`;
    for (const id of [first.id, key])
      assert.match(JSON.stringify(await explain(store, id)), new RegExp(`"claim":"${first.id}"`));
    assert.equal((await explain(store, key)).label, `flow ${key}`);
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

describe('one ledger after the other', () => {
  it('has the next claims on their way while a ledger is looked at, and asks for each scope once', async () => {
    const store = await openStore(join(folder, 'turns.db'));
    for (let n = 0; n < 30; n += 1) await add(store, n);
    const asked: string[] = [];
    const spied: Store = {
      ...store,
      countingClaims: (of) => {
        asked.push('document' in of ? of.document : scopeKey({ from: of[0], to: of[1] }));
        return store.countingClaims(of);
      },
    };
    const told: string[] = [];
    const asks: string[][] = [];
    for await (const [[from, to]] of eachLedger(spied)) {
      told.push(scopeKey({ from, to }));
      asks.push([...asked]);
    }
    const pairs = told.filter((key) => !key.endsWith('|'));
    assert.ok(pairs.length > 2);
    for (const key of pairs) {
      assert.ok(asks[told.indexOf(key) - 1]?.includes(key) ?? true, key);
      assert.equal(asked.filter((one) => one === key).length, 1, key);
    }
    await store.close();
  });
});

describe('explaining a figure', () => {
  it('opens the ledgers up to that of its parties, then that one alone, and says what the whole ledger says', async () => {
    const store = await openStore(join(folder, 'figure.db'));
    for (let n = 0; n < 60; n += 1) await add(store, n);
    const looked: string[] = [];
    const spied: Store = {
      ...store,
      countingClaims: (of) => {
        looked.push('document' in of ? of.document : of.join('|'));
        return store.countingClaims(of);
      },
    };
    const opened = await openLedger(store);
    const scopes = [...new Set(opened.series.map(scopeKey))].sort();
    const own = opened.series.find((series) => scopeKey(series) === scopes[2] && series.figures.length > 0);
    const id = own?.figures[0]?.id ?? assert.fail();
    assert.deepEqual(await explain(spied, id), explainId(id, opened));
    assert.ok(looked.length > 0 && looked.length < scopes.length, `${looked.length} of ${scopes.length}`);
    looked.length = 0;
    await add(store, 60);
    await explain(spied, id);
    assert.ok(looked.length <= 3, looked.join(', '));
    await store.close();
  });
});
