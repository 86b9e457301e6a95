// The commands on a kept ledger, from a claim to its export. The claims are made by hand, so that no reader decides here.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { parse } from 'csv-parse/sync';
import type { LedgerJson } from '../../src/ledger/flow-schema.ts';
import { openStore } from '../../src/store/open.ts';
import type { StoredClaim } from '../../src/store/port.ts';
import { CLOCK, temporaryFolder, tosite } from './harness.ts';
import { sampleReading } from './sample.ts';

const folder = temporaryFolder();
const path = join(folder, 'kept.db');
const { document, claims, diagnostics } = sampleReading({ url: 'https://example.org/ships' });
const [shells] = claims;

const run = async (...args: string[]): Promise<string> => {
  const result = await tosite([...args, '--store', path]);
  assert.equal(result.code, 0, result.stderr);
  return result.stdout.replaceAll('\u00a0', ' ');
};
/** A tree as one line, its branches left out. */
const flat = (tree: string): string => tree.replace(/[\s│├└─]+/gu, ' ');
const flows = async (): Promise<LedgerJson['flows']> =>
  (JSON.parse(await run('ledger', 'KP', 'RU', '--json')) as LedgerJson).flows;

describe('a kept ledger', () => {
  before(async () => {
    const store = await openStore(path);
    await store.addReading(
      { document, claims, reader: 'test@1', diagnostics },
      { actor: 'tester', now: new Date(CLOCK) },
    );
    await store.close();
  });

  it('lists its claims, and those that the filters leave', async () => {
    assert.match(await run('claims'), /KP→RU +artillery shells +1 m or more +reported/);
    const ids = async (...filters: string[]): Promise<readonly string[]> =>
      (JSON.parse(await run('claims', '--json', ...filters)) as { claims: StoredClaim[] }).claims.map(
        ({ claim }) => claim.id,
      );
    assert.equal((await ids()).length, 4);
    for (const item of ['ammunition', 'Artillery shells', 'tykistöammukset'])
      assert.deepEqual(await ids('--item', item), [shells?.id]);
    assert.deepEqual(await ids('--from', 'North Korea'), [shells?.id]);
    assert.equal((await ids('--from', 'ru', '--to', 'kp')).length, 2);
    assert.equal((await ids('--frame', 'effect')).length, 1);
    assert.equal((await ids('--state', 'open', '--document', document.id)).length, 4);
    for (const wrong of [
      ['--frame', 'gift'],
      ['--state', 'maybe'],
      ['--item', 'amunition'],
    ]) {
      const refused = await tosite(['claims', ...wrong, '--store', path]);
      assert.equal(refused.code, 2);
      assert.match(refused.stderr, /T1902.*\n.*What to do: Take one of: /);
    }
    for (const [code, told, ...wrong] of [
      [2, /T1903/, '--from', 'Ruritania'],
      [1, /T1901/, '--document', 'd_0000000000000000'],
    ] as const) {
      const refused = await tosite(['claims', ...wrong, '--store', path]);
      assert.equal(refused.code, code);
      assert.match(refused.stderr, told);
    }
    const ledger = await tosite(['ledger', 'KP', '--item', 'amunition', '--store', path]);
    assert.equal(ledger.code, 2);
    assert.match(ledger.stderr, /T1902.*\n.*ammunition/);
    const oil = await tosite(['ledger', '--item', 'oil', '--store', path]);
    assert.match(oil.stderr, /T1902.*\n.*energy\.crude, energy\.refined\.\n/);
    for (const name of ['artillery shells', 'Tykistöammukset'])
      assert.match(await run('ledger', '--item', name), /artillery shells/);
    assert.equal(
      (await tosite(['ledger', '--item', 'Raakaöljy', '--store', path])).code,
      0,
      'known, and nothing flows',
    );
  });

  it('shows a document as its picture, and a claim with what it rests on and counts in', async () => {
    assert.match(await run('show', document.id), /North Korea → Russia\n.*artillery shells +1 000 000 or more/);
    assert.match(await run('show', document.id), /0 accepted, 0 rejected, 4 open/);
    const shown = await run('show', shells?.id ?? '');
    assert.match(shown, /quote: “North Korea sent Russia/);
    assert.match(shown, /counts in KP-RU:ammunition\.artillery\S*, figure f_[0-9a-f]{16}/);
    assert.match(shown, /no decision yet/);
  });

  it('leads from a flow down to the sentence', async () => {
    const [flow] = await flows();
    const explained = async (id: string | undefined): Promise<string> => flat(await run('explain', id ?? ''));
    assert.match(await explained(flow?.key), /more than a million shells/);
    assert.match(await explained(flow?.figures[0]?.id), /more than a million shells/);
    assert.match(flat(await run('show', flow?.figures[0]?.id ?? '')), /more than a million shells/);
    assert.match(await explained(shells?.id), /from: KP, stated: “North Korea” \(characters 0–11\)/);
  });

  it('explains as known on a date, and says that a document is shown', async () => {
    const [flow] = await flows();
    const id = flow?.figures[0]?.id ?? '';
    assert.match(await run('explain', id, '--as-known-on', '2030'), /at least 1,000,000/);
    const before = await tosite(['explain', id, '--as-known-on', '1999-12-31', '--store', path]);
    assert.equal(before.code, 1);
    assert.match(before.stderr, /T1901: Nothing in the ledger, as known on 1999-12-31, has the id/);
    const text = await tosite(['explain', document.id, '--store', path]);
    assert.equal(text.code, 1);
    assert.match(text.stderr, new RegExp(`What to do: .*tosite show ${document.id}`));
  });

  it('changes at once when a claim is rejected, and back when it is accepted', async () => {
    assert.equal((await flows()).length, 1);
    assert.match(await run('reject', shells?.id ?? ''), /^rejected {2}c_[0-9a-f]{16} {2}by tester, 2026-01-31T12:00Z/);
    assert.deepEqual(await flows(), []);
    assert.match(await run('claims', '--state', 'rejected'), /^✗ c_/);
    assert.match(await run('accept', shells?.id ?? ''), /^accepted/);
    assert.equal((await flows()).length, 1);
  });

  it('refuses a decision on what is not there', async () => {
    const refused = await tosite(['reject', 'c_0000000000000000', '--store', path]);
    assert.equal(refused.code, 1);
    assert.match(refused.stderr, /T4010/);
  });

  it('exports claims with quote, URL, publisher and origin, to a file or standard output', async () => {
    const file = join(folder, 'out.csv');
    await run('export', 'csv', '--out', file);
    const text = readFileSync(file, 'utf8');
    assert.equal(await run('export', 'csv'), text);
    const rows: Record<string, string>[] = parse(text, { columns: true });
    const row = rows.find(({ id }) => id === shells?.id);
    assert.equal(row?.quote, 'North Korea sent Russia more than a million shells');
    assert.deepEqual(
      [row?.url, row?.publisher, row?.origin, row?.decision],
      ['https://example.org/ships', 'Tosite example', 'Port Watch', 'accept'],
    );
    assert.equal(rows.length, 4);
    const told = JSON.parse(await run('export', 'csv', '--out', file, '--json')) as object;
    assert.deepEqual(told, { format: 'csv', out: file, claims: 4, figures: 0 });
    assert.equal(await run('export', 'json', '--json'), await run('export', 'json'));
    assert.equal((await tosite(['export', 'csv', '--json', '--store', path])).code, 2, 'one output has one format');
    const refused = await tosite(['export', 'csv', '--out', join(folder, 'no', 'x.csv'), '--store', path]);
    assert.equal(refused.code, 1);
    assert.match(refused.stderr, /T5101/);
  });
});
