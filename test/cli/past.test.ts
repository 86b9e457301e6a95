// The ledger as it was: by what was published, and by what was recorded. A document with two versions, and a decision.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { createDocument } from '../../src/document/document.ts';
import type { LedgerJson } from '../../src/ledger/flow-schema.ts';
import type { Proposal } from '../../src/reading/claim.ts';
import { admit } from '../../src/reading/gate.ts';
import { openStore } from '../../src/store/open.ts';
import { temporaryFolder, tosite } from './harness.ts';

const folder = temporaryFolder();
const path = join(folder, 'past.db');
const URL_ = 'https://quay.example/ships';

/** A document whose one sentence says how many ships, published and added on a day. */
function shipsOf(number: string, published: string, url: string | null) {
  const text = `Russia sent North Korea ${number} ships.`;
  const document = createDocument(text, { published, url, publisher: 'Quay', language: 'en' });
  const words = { text: number, start: 24, end: 24 + number.length };
  const proposal: Proposal = {
    frame: 'transfer',
    reader: 'test@1',
    rule: 'test.made',
    from: { id: 'RU', text: 'Russia', start: 0, end: 6, known: 'stated' },
    to: { id: 'KP', text: 'North Korea', start: 12, end: 23, known: 'stated' },
    item: { code: 'equipment.vehicle', text: null, start: null, end: null },
    quantity: { low: number, high: number, unit: 'count', approx: false, basis: 'total', per: null, ...words },
    when: null,
    where: null,
    source: null,
    modality: 'asserted',
    quote: { start: 0, end: text.length },
  };
  return { document, ...admit(document, [proposal]) };
}

const first = shipsOf('20', '2025-03-01', URL_);
const second = shipsOf('30', '2025-06-01', URL_);
const claimOf = ({ claims }: ReturnType<typeof shipsOf>): string => claims[0]?.id ?? '';

describe('the ledger as it was', () => {
  before(async () => {
    const store = await openStore(path);
    const by = (day: string) => ({ actor: 'tester', now: new Date(`${day}T12:00:00Z`) });
    await store.addReading({ ...first, reader: 'test@1' }, by('2025-07-01'));
    await store.addReading({ ...second, reader: 'test@1' }, by('2025-07-03'));
    await store.decide({ subject: claimOf(second), verdict: 'reject', reason: 'a typing error' }, by('2025-07-05'));
    await store.close();
  });
  const run = async (...args: string[]): Promise<string> => {
    const { code, stdout, stderr } = await tosite([...args, '--store', path]);
    assert.equal(code, 0, stderr);
    return stdout.replaceAll('\u00a0', ' ');
  };
  const lows = async (...args: string[]): Promise<readonly (string | null)[]> =>
    (JSON.parse(await run('ledger', 'RU', 'KP', '--json', ...args)) as LedgerJson).flows.flatMap(({ figures }) =>
      figures.map(({ low }) => low),
    );

  it('is the log up to a statement, or a time', async () => {
    assert.deepEqual(await lows(), []);
    for (const point of ['4', '2025-07-04', '2025-07-03T12:00Z'])
      assert.deepEqual(await lows('--as-recorded-at', point), ['30']);
    for (const point of ['2', '2025-07-01', '2025-07-03T11:59:59.999Z']) {
      const seen = await lows('--as-recorded-at', point);
      assert.deepEqual(seen, ['20'], point);
    }
    for (const point of ['0', '2025-06']) assert.deepEqual(await lows('--as-recorded-at', point), []);
    for (const command of ['ledger', 'claims', 'verify', 'changes']) {
      const beyond = await tosite([command, '--as-recorded-at', '99', '--store', path]);
      assert.equal(beyond.code, 1, command);
      assert.match(beyond.stderr, /T4024.*its last is 5/s, command);
    }
    assert.deepEqual(await lows('--as-recorded-at', '4', '--as-known-on', '2025-05'), ['20']);
  });

  it('is the newest version that was published by a day', async () => {
    assert.deepEqual(await lows('--as-known-on', '2025-05'), ['20']);
    assert.deepEqual(await lows('--as-known-on', '2025-02'), []);
    assert.deepEqual(await lows('--as-known-on', '2025-06', '--as-recorded-at', '4'), ['30']);
    assert.deepEqual(await lows('--as-known-on', '2025-06'), []);
    const whole = JSON.parse(await run('ledger', '--as-known-on', '2025-05', '--json')) as LedgerJson;
    assert.equal(whole.flows.length, 1);
    assert.match(await run('claims', '--as-known-on', '2025-05'), new RegExp(claimOf(first)));
    assert.doesNotMatch(await run('claims', '--as-known-on', '2025-05'), new RegExp(claimOf(second)));
    assert.match(await run('export', 'csv', '--as-known-on', '2025-05'), new RegExp(claimOf(first)));
  });

  it('holds for every command that asks', async () => {
    const then = ['--as-recorded-at', '2'];
    assert.match(await run('claims', ...then), new RegExp(`${claimOf(first)} RU→KP`));
    assert.doesNotMatch(await run('claims'), new RegExp(claimOf(first)));
    assert.match(await run('show', claimOf(first), ...then), /counts in RU-KP/);
    assert.match(await run('show', claimOf(first)), /does not count: its document has a newer version/);
    assert.match(await run('explain', claimOf(first), ...then), /RU/);
    assert.match(await run('export', 'csv', ...then), new RegExp(`claim,${claimOf(first)}`));
    assert.doesNotMatch(await run('export', 'csv', ...then), new RegExp(claimOf(second)));
    const known = JSON.parse(await run('export', 'json', '--as-known-on', '2025-05', '--as-recorded-at', '2')) as {
      claims: { claim: { id: string } }[];
      figures: unknown[];
    };
    assert.deepEqual([known.claims.map(({ claim }) => claim.id), known.figures], [[claimOf(first)], []]);
    assert.equal(await run('claims', '--as-known-on', '2025-02', '--json'), '{\n  "claims": []\n}\n');
  });

  it('knows nothing of what was published later', async () => {
    for (const id of [second.document.id, claimOf(second)]) {
      const commands = id.startsWith('c_') ? ['show', 'explain'] : ['show'];
      for (const command of commands) {
        const { code, stderr } = await tosite([command, id, '--as-known-on', '2025-05', '--store', path]);
        assert.equal(code, 1, `${command} ${id}`);
        assert.match(stderr, /T1901: Nothing in the ledger, as known on 2025-05, has the id/);
        assert.match(await run(command, id, '--as-known-on', '2025-06'), /30/);
      }
    }
  });

  it('holds for the log, its runs and its head', async () => {
    type Lines = { statements: { seq: number; undone: boolean }[] };
    const seqs = async (...args: string[]): Promise<readonly number[]> =>
      (JSON.parse(await run('log', '--json', ...args)) as Lines).statements.map(({ seq }) => seq);
    assert.deepEqual(await seqs('--as-recorded-at', '3'), [1, 2, 3]);
    assert.deepEqual(await seqs('--as-recorded-at', '2025-07-01'), [1, 2]);
    assert.deepEqual(await seqs(), [1, 2, 3, 4, 5]);
    assert.deepEqual(
      await seqs('--as-known-on', '2025-05'),
      [1, 2],
      'the second text and what was decided on it came later',
    );
    assert.deepEqual(await seqs('--as-known-on', '2025-06', '--limit', '2'), [4, 5]);
    assert.deepEqual(await seqs('--as-known-on', '2025-05', '--limit', '1'), [2], 'the last one that was known');
    assert.deepEqual(await seqs('--as-known-on', '2025-05', '--after', '1'), [2]);
    assert.match(await run('log', 'head', '--as-recorded-at', '2'), /^2 [0-9a-f]{64}\n$/);
  });

  it('holds for the correction register', async () => {
    type Register = { changes: { seq: number; change: string; after: { envelope: { low: string } } | null }[] };
    const moves = async (...args: string[]) =>
      (JSON.parse(await run('changes', '--json', '--all', ...args)) as Register).changes.map(
        ({ seq, change, after }) => `${seq} ${change} ${after?.envelope.low ?? '–'}`,
      );
    assert.deepEqual(await moves(), ['2 new 20', '4 moved 30', '5 gone –']);
    assert.deepEqual(await moves('--as-recorded-at', '4'), ['2 new 20', '4 moved 30']);
    assert.deepEqual(await moves('--as-recorded-at', '2025-07-01'), ['2 new 20']);
    assert.deepEqual(await moves('--as-known-on', '2025-05'), ['2 new 20'], 'the newer text was not yet published');
    assert.deepEqual(await moves('--as-known-on', '2025-02'), []);
    assert.deepEqual(await moves('--since', '2', '--as-recorded-at', '4'), ['4 moved 30']);
    const text = await run('changes', '--all');
    assert.match(text, /: new, 20$/m, 'the number that was stated, not its width');
    assert.match(text, /: 20 → 30$/m);
  });

  it('counts a repeat while the claim that it repeats was not published', async () => {
    const merged = join(folder, 'merged.db');
    const store = await openStore(merged);
    const [early, late] = [shipsOf('50', '2025-01-01', null), shipsOf('050', '2025-04-01', null)];
    for (const reading of [early, late])
      await store.addReading({ ...reading, reader: 'test@1' }, { actor: 'tester', now: new Date('2025-07-01') });
    await store.close();
    assert.equal((await tosite(['merge', claimOf(late), claimOf(early), '--store', merged])).code, 0);
    const known = async (day: string) => {
      const ask = async (...args: string[]) =>
        (await tosite([...args, '--as-known-on', day, '--store', merged])).stdout;
      const { flows } = JSON.parse(await ask('ledger', '--json')) as LedgerJson;
      return [
        flows.flatMap(({ figures }) => figures.flatMap(({ reportIds }) => reportIds)),
        await ask('claims'),
      ] as const;
    };
    const [then, listed] = await known('2025-02');
    assert.deepEqual(then, [claimOf(early)]);
    assert.match(listed, new RegExp(claimOf(early)));
    const [now, all] = await known('2025-05');
    assert.deepEqual(now, [claimOf(late)]);
    assert.doesNotMatch(all, new RegExp(claimOf(early)));
    assert.deepEqual((await known('2024-12'))[0], []);
  });

  it('is refused, with the reason, by every command that writes', async () => {
    for (const command of [
      'add x.txt',
      'import figures x.csv',
      'claim d_1 --quote x',
      'accept c_1',
      'reject c_1',
      'amend c_1 low=1',
      'split c_1 low=1',
      'merge c_1 c_2',
      'undo',
      'revert run_1',
      'rebuild',
    ])
      for (const option of ['--as-known-on', '--as-recorded-at']) {
        const { code, stderr } = await tosite([...command.split(' '), option, '2', '--store', path]);
        assert.equal(code, 2, command);
        assert.match(stderr, /can change nothing of what was/, command);
      }
  });

  it('shows what a version changed', async () => {
    const shown = await run('show', second.document.id);
    assert.match(shown, /Since the version before, d_\w+: 1 claims added, 1 gone, 0 as before/);
    assert.match(shown, new RegExp(`- +${claimOf(first)}[^]*\\+ ✗ ${claimOf(second)}`.replace('[^]', '[\\s\\S]')));
    assert.match(
      await run('show', first.document.id),
      new RegExp(`A newer version counts in its place: ${second.document.id}`),
    );
    assert.match(await run('show', claimOf(second)), /rejected by tester\s+\(a typing error\)/);
    assert.equal(await run('show', first.document.id, '--text'), `${first.document.text}\n`);
  });

  it('is refused at what is no point of time', async () => {
    for (const point of ['tomorrow', '2025-13', '2025-02-30', '-1']) {
      const { code, stderr } = await tosite(['ledger', '--as-recorded-at', point, '--store', path]);
      assert.equal(code, 2, point);
      assert.match(stderr, /the number of a statement/);
    }
  });
});
