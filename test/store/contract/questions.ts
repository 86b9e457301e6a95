// Contract: questions to what is kept.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { createDocument } from '../../../src/document/document.ts';
import type { Claim } from '../../../src/reading/claim.ts';
import type { Store } from '../../../src/store/port.ts';
import { by, claimAt, none, type Open, readingOf, TEXT } from './samples.ts';

export function questions(open: Open): void {
  it('answers null for what is not there', async () => {
    const store = await open();
    assert.equal(await store.document('d_0000000000000000'), null);
    assert.equal(await store.summary('d_0000000000000000'), null);
    assert.equal(await store.claim('c_0000000000000000'), null);
    assert.equal(await store.figure('r_0000000000000000'), null);
    assert.deepEqual(await store.claims(), []);
  });

  it('gives the texts of some documents', async () => {
    const store = await open();
    const documents = ['First text, which is long enough.', 'Second text, of its own.'].map((text) =>
      createDocument(text),
    );
    for (const document of documents) await store.addReading(readingOf({ document, claims: [] }), by());
    const [first, second] = documents;
    assert.deepEqual([...(await store.texts([first?.id ?? '', 'd_0000000000000000']))], [[first?.id, first?.text]]);
    assert.equal((await store.texts(documents.map(({ id }) => id))).get(second?.id ?? ''), second?.text);
    assert.equal((await store.texts([])).size, 0);
  });

  it('tells of a document in short, and between whom it and its older version say anything', async () => {
    const store = await open();
    const url = 'https://example.org/a';
    const [older, newer] = ['2025-02-01', '2025-02-02'].map((published, i) =>
      createDocument(`${TEXT} ${i}`, { url, published }),
    );
    assert.ok(older && newer);
    const party = (id: string): Claim['from'] => ({ id, ...none, known: 'stated' });
    const said = [claimAt(older, 0, { to: null }), claimAt(older, 4, { from: party('CC') })];
    await store.addReading(readingOf({ document: older, claims: said }), by());
    await store.addReading(readingOf({ document: newer, claims: [claimAt(newer, 0), claimAt(newer, 4)] }), by());
    const listed = new Map((await store.documents()).map((one) => [one.id, one]));
    for (const { id } of [older, newer]) assert.deepEqual(await store.summary(id), listed.get(id));
    const scopes = async (id: string) => (await store.scopesOf(id)).map((scope) => scope.join()).sort();
    assert.deepEqual(await scopes(older.id), ['AA,', 'CC,BB']);
    assert.deepEqual(await scopes(newer.id), ['AA,', 'AA,BB', 'CC,BB']);
    assert.deepEqual(await scopes('d_0000000000000000'), []);
  });

  it('finds the decision that a statement made', async () => {
    const store = await open();
    const reading = readingOf();
    await store.addReading(reading, by());
    const { seq } = await store.decide({ subject: reading.claims[0]?.id ?? '', verdict: 'reject' }, by());
    await store.act({ verdict: 'undo', seq }, by());
    const all = await store.decisions();
    assert.deepEqual(all, [await store.decision(seq), await store.decision(seq + 1)]);
    assert.equal(all[0]?.undone, true);
    for (const none of [0, 2, 99]) assert.equal(await store.decision(none), null);
  });

  it('filters claims', async () => {
    const store = await open();
    const document = createDocument(TEXT);
    const item = (code: string): Claim['item'] => ({ code, ...none });
    const claims = [
      claimAt(document, 0, { item: item('food') }),
      claimAt(document, 1, { item: item('food.grain') }),
      claimAt(document, 2, { item: item('food-aid') }),
      claimAt(document, 3, { item: item('money'), frame: 'statistic', to: null }),
      claimAt(document, 4, { item: null, frame: 'meeting' }),
    ];
    await store.addReading(readingOf({ document, claims }), by());
    await store.decide({ subject: claims[1]?.id ?? '', verdict: 'reject' }, by());
    const starts = async (filter: Parameters<Store['claims']>[0]) =>
      (await store.claims(filter)).map(({ claim }) => claim.quote.start);
    assert.deepEqual(await starts({ item: 'food' }), [0, 1]);
    assert.deepEqual(await starts({ frame: 'transfer' }), [0, 1, 2]);
    assert.deepEqual(await starts({ to: 'BB', from: 'AA' }), [0, 1, 2, 4]);
    assert.deepEqual(await starts({ from: 'BB' }), []);
    assert.deepEqual(await starts({ verdict: 'reject' }), [1]);
    assert.deepEqual(await starts({ verdict: 'open' }), [0, 2, 3, 4]);
    assert.deepEqual(await starts({ document: document.id, limit: 2, offset: 1 }), [1, 2]);
    assert.deepEqual(await starts({ document: 'd_other' }), []);
    assert.equal(await store.countClaims({ item: 'food', verdict: 'open' }), 1);
    assert.equal(await store.countClaims(), 5);
  });

  it('counts the claims between two parties, whichever way', async () => {
    const store = await open();
    const document = createDocument(TEXT);
    const party = (id: string): Claim['from'] => ({ id, ...none, known: 'stated' });
    const claims = [
      claimAt(document, 0),
      claimAt(document, 1, { from: party('BB'), to: party('AA') }),
      claimAt(document, 2, { frame: 'meeting' }),
      claimAt(document, 3, { to: null }),
      claimAt(document, 4, { to: party('CC'), frame: 'deployment' }),
    ];
    await store.addReading(readingOf({ document, claims }), by());
    const pairs = [...(await store.pairs())].sort((x, y) => (x.b < y.b ? -1 : 1));
    assert.deepEqual(pairs, [
      { a: 'AA', b: 'BB', claims: 2 },
      { a: 'AA', b: 'CC', claims: 1 },
    ]);
  });

  it('takes any text as text', async () => {
    const store = await open();
    const text = "'; DROP TABLE claims; -- \u0000 \u202e ä̈ 😀 %_";
    const document = createDocument(text, { title: text, publisher: text });
    await store.addReading(readingOf({ document }), by(text));
    assert.equal((await store.document(document.id))?.document.title, text);
    assert.deepEqual(await store.claims({ item: text }), []);
    assert.equal((await store.verify()).ok, true);
  });
}
