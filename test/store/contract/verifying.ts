// Contract: a change of anything that is kept is found and named, also where it was made past the port.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Store } from '../../../src/store/port.ts';
import { amended, by, claimAt, figureRow, type Open, readingOf, type StoreFixture } from './samples.ts';

const OTHER = 'Toinen teksti on tämä tässä, ja tämä on pitkä.';

/**
 * A store with everything: statement 1–2 a plain document, 3–4 and 5 a document of two readings, 6 figures, 7 a verdict, 8 an
 * amendment, 9 a merge, 10 an entity, 11 an undo of 7, 12–13 another plain document.
 */
export async function filled(open: Open): Promise<Store> {
  const store = await open();
  const [one, two] = [readingOf(), readingOf({ text: OTHER })];
  const [a, b] = two.claims;
  assert.ok(a && b);
  await store.addReading(one, { ...by(), run: 'run_1' });
  await store.addReading(two, by());
  const more = claimAt(two.document, 20);
  await store.addReading({ ...two, claims: [...two.claims, more], reader: 'grammar@2' }, by());
  await store.importFigures([figureRow('f1'), figureRow('f2')], 'a.csv', by());
  const { seq } = await store.decide({ subject: one.claims[0]?.id ?? '', verdict: 'accept' }, by('otto'));
  await store.act({ verdict: 'amend', subject: a.id, claim: amended(a, '1'), changes: [] }, by());
  await store.act({ verdict: 'merge', subjects: [more.id], into: b.id }, by());
  await store.setEntity({ kind: 'origin', name: 'Port Watch', letter: 'C' }, by());
  await store.act({ verdict: 'undo', seq }, by());
  await store.addReading(readingOf({ text: 'Kolmas teksti on tämä tässä, ja tämä on pitkä.' }), by());
  await store.decide({ subject: one.claims[1]?.id ?? '', verdict: 'reject' }, by('otto'));
  return store;
}

/** What is changed, how, and the statement and the field that must be named. */
export const FLIPS: readonly (readonly [string, string, number, string])[] = [
  ['a payload', `UPDATE statements SET payload = replace(payload, '500', '900') WHERE seq = 2`, 2, 'hash'],
  ['a time', `UPDATE statements SET time = '2025-03-01T12:00:00.001Z' WHERE seq = 3`, 3, 'hash'],
  ['an actor', `UPDATE statements SET actor = 'ottp' WHERE seq = 7`, 7, 'hash'],
  ['a kind', `UPDATE statements SET kind = 'decision-made' WHERE seq = 5`, 5, 'hash'],
  ['a kind that is none', `UPDATE statements SET kind = 'clains-read' WHERE seq = 5`, 5, 'hash'],
  ['a hash', `UPDATE statements SET hash = replace(hash, substr(hash, 1, 1), 'x') WHERE seq = 1`, 1, 'hash'],
  ['a link', `UPDATE statements SET prev = '${'1'.repeat(64)}' WHERE seq = 4`, 4, 'prev'],
  ['a missing statement', 'DELETE FROM statements WHERE seq = 3', 4, 'seq'],
  ['a log cut at its end', 'DELETE FROM statements WHERE seq = 14', 14, 'head'],
  ['the head', `UPDATE head SET hash = '${'1'.repeat(64)}'`, 15, 'head'],
  ['a text', `UPDATE texts SET text = replace(text, 'viljaa', 'viljoa')`, 1, 'text'],
  ['the text of a document of two readings', `UPDATE texts SET text = replace(text, 'Toinen', 'Toiner')`, 3, 'text'],
  ['a missing text', 'DELETE FROM texts', 1, 'text'],
  ['a run of the index', `UPDATE entries SET run = 'run_2' WHERE seq = 1`, 1, 'entries.run'],
  ['a document of the index', `UPDATE entries SET document = 'd_1' WHERE seq = 5`, 5, 'entries.document'],
  ['what was taken back', 'UPDATE entries SET taken = 0 WHERE seq = 7', 7, 'entries.taken'],
  ['a plain document', `UPDATE documents SET publisher = 'Gazettf' WHERE seq = 1`, 1, 'documents.publisher'],
  ['another document', `UPDATE documents SET added_by = 'evb' WHERE seq = 3`, 3, 'documents.added_by'],
  ['a missing document', 'DELETE FROM documents WHERE seq = 12', 12, 'documents'],
  [
    'the giver of a claim',
    `UPDATE claims SET from_party = 'AB' WHERE document_seq = 1 AND place = 0`,
    2,
    'claims.from_party',
  ],
  ['the place of a claim', 'UPDATE claims SET place = 1 WHERE document_seq = 12 AND place = 0', 13, 'claims.place'],
  ['the standing of a claim', `UPDATE claims SET standing = 'version' WHERE document_seq = 1`, 2, 'claims.standing'],
  [
    'the text of a claim',
    `UPDATE claims SET claim = replace(claim, '500', '501') WHERE document_seq = 1`,
    2,
    'claims.claim',
  ],
  [
    'a claim of two readings',
    `UPDATE claims SET claim = replace(claim, '500', '501') WHERE document_seq = 3`,
    3,
    'claims.claim',
  ],
  ['an amended claim', `UPDATE claims SET standing = 'current' WHERE standing = 'replaced'`, 3, 'claims.standing'],
  ['a merged claim', 'UPDATE claims SET merged_into = NULL', 3, 'claims.merged_into'],
  ['a missing claim', 'DELETE FROM claims WHERE document_seq = 1 AND place = 0', 2, 'claims'],
  ['a claim too many', `UPDATE claims SET document_seq = 3 WHERE document_seq = 1 AND place = 0`, 2, 'claims'],
  [
    'what the ledger reads of a claim',
    `UPDATE ledger_claims SET claims = replace(claims, '500', '501') WHERE document_seq = 1`,
    2,
    'ledger_claims.claims',
  ],
  [
    'what the ledger reads of a claim of two readings',
    `UPDATE ledger_claims SET claims = replace(claims, '500', '501') WHERE document_seq = 3`,
    3,
    'ledger_claims.claims',
  ],
  [
    'between whom the ledger reads it',
    `UPDATE ledger_claims SET scope = 'CC|AA' WHERE document_seq = 1`,
    2,
    'ledger_claims',
  ],
  ['a missing row of the ledger', 'DELETE FROM ledger_claims WHERE document_seq = 12', 13, 'ledger_claims'],
  [
    'a missing row of the ledger of two readings',
    'DELETE FROM ledger_claims WHERE document_seq = 3',
    3,
    'ledger_claims',
  ],
  [
    'a row of the ledger too many',
    `INSERT INTO ledger_claims (document_seq, scope, claims) SELECT 12, 'CC|AA', claims FROM ledger_claims WHERE document_seq = 1`,
    13,
    'ledger_claims',
  ],
  [
    'a row of the ledger at no document',
    `INSERT INTO ledger_claims (document_seq, scope, claims) SELECT 2, scope, claims FROM ledger_claims WHERE document_seq = 1`,
    2,
    'ledger_claims',
  ],
  [
    'a row of the ledger behind the last document',
    `INSERT INTO ledger_claims (document_seq, scope, claims) SELECT 99, scope, claims FROM ledger_claims WHERE document_seq = 1`,
    99,
    'ledger_claims',
  ],
  ['a figure', `UPDATE figures SET figure = replace(figure, '100', '101') WHERE place = 1`, 6, 'figures.figure'],
  ['a missing figure', 'DELETE FROM figures WHERE place = 1', 6, 'figures'],
  ['a verdict', `UPDATE verdicts SET verdict = 'accept'`, 14, 'verdicts.verdict'],
  ['who decided', `UPDATE verdicts SET actor = 'ottp'`, 14, 'verdicts.actor'],
  ['a missing verdict', 'DELETE FROM verdicts', 14, 'verdicts'],
  [
    'the subject of a decision',
    `UPDATE decision_subjects SET verdict = 'accept' WHERE seq = 9`,
    9,
    'decision_subjects.verdict',
  ],
  ['an entity', `UPDATE entities SET letter = 'A'`, 10, 'entities.letter'],
];

export function verifying(open: Open, fixture: StoreFixture): void {
  it('finds nothing wrong with a store that is sound', async () => {
    const store = await filled(open);
    const head = await store.head();
    assert.deepEqual(await store.verify(), { ok: true, statements: head.seq, head: head.hash });
    await store.rebuild();
    assert.deepEqual(await store.verify(), { ok: true, statements: head.seq, head: head.hash });
  });

  for (const [what, sql, seq, field] of FLIPS)
    it(`names a change of ${what}`, async () => {
      const store = await filled(open);
      await fixture.tamper(store, sql);
      const found = await store.verify();
      assert.ok(!found.ok, 'it was not seen');
      assert.deepEqual([found.seq, found.field], [seq, field], found.message);
      assert.ok(found.message.length > 10);
      if (
        ![
          'entries',
          'documents',
          'claims',
          'ledger_claims',
          'figures',
          'verdicts',
          'decision_subjects',
          'entities',
        ].includes(field.split('.')[0] ?? '')
      )
        return;
      await store.rebuild();
      assert.equal((await store.verify()).ok, true, 'projections can be made anew');
    });

  it('proves that a store goes on from a head that was noted down, or does not', async () => {
    const store = await filled(open);
    const { hash } = await store.head();
    await store.addReading(readingOf({ text: 'Neljäs teksti on tämä tässä, ja tämä on pitkä.' }), by());
    assert.equal((await store.verify(hash)).ok, true);
    assert.equal((await store.verify('0'.repeat(64))).ok, true, 'every store goes on from nothing');
    const other = await open();
    await other.addReading(readingOf(), by());
    const found = await other.verify(hash);
    assert.ok(!found.ok);
    assert.deepEqual([found.seq, found.field], [0, 'head']);
  });

  it('sees by the noted head that a store was cut and its own head with it', async () => {
    const store = await filled(open);
    const { hash } = await store.head();
    const [before] = (await store.statements(12, 1)) ?? [];
    await fixture.tamper(store, 'DELETE FROM statements WHERE seq = 14');
    await fixture.tamper(store, `UPDATE head SET seq = 13, hash = '${before?.hash}'`);
    await store.rebuild();
    assert.equal((await store.verify()).ok, true);
    assert.equal((await store.verify(hash)).ok, false);
  });
}
