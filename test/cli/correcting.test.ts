// A person completes and corrects what was read, through the command line. The claims are made by hand.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { beforeEach, describe, it } from 'node:test';
import type { LedgerJson } from '../../src/ledger/flow-schema.ts';
import type { Claim } from '../../src/reading/claim.ts';
import { openStore } from '../../src/store/open.ts';
import type { DecisionEntry, StoredClaim } from '../../src/store/port.ts';
import { CLOCK, temporaryFolder, tosite } from './harness.ts';
import { sampleReading, TEXT } from './sample.ts';

const folder = temporaryFolder();
const { document, claims, diagnostics } = sampleReading();
const [shells = '', money = '', grain = '', effect = ''] = claims.map(({ id }) => id);

describe('a person in the ledger', () => {
  let path = '';
  let made = 0;
  beforeEach(async () => {
    path = join(folder, `${made++}.db`);
    const store = await openStore(path);
    await store.addReading(
      { document, claims, reader: 'test@1', diagnostics },
      { actor: 'tester', now: new Date(CLOCK) },
    );
    await store.close();
  });
  const run = async (...args: string[]): Promise<string> => {
    const { code, stdout, stderr } = await tosite([...args, '--store', path]);
    assert.equal(code, 0, `${args.join(' ')}: ${stderr}`);
    return stdout.replaceAll('\u00a0', ' ');
  };
  /** What is printed, as one line. */
  const line = async (...args: string[]): Promise<string> => (await run(...args)).replace(/\s+/gu, ' ');
  const json = async <T>(...args: string[]): Promise<T> => JSON.parse(await run(...args, '--json')) as T;
  const refused = async (code: 1 | 2, told: RegExp, ...args: string[]): Promise<void> => {
    const result = await tosite([...args, '--store', path]);
    assert.equal(result.code, code, `${args.join(' ')}: ${result.stderr}`);
    assert.match(result.stderr.replace(/\s+/gu, ' '), told);
    assert.match(result.stderr, /What to do: /u);
  };
  const flows = async (...args: string[]): Promise<LedgerJson['flows']> =>
    (await json<LedgerJson>('ledger', 'KP', 'RU', ...args)).flows;
  type Shown = {
    readonly claim: Claim;
    readonly standing: string;
    readonly instead: readonly string[];
    readonly history: readonly DecisionEntry[];
  };
  const shown = (id: string): Promise<Shown> => json<Shown>('show', id);

  describe('claim', () => {
    const quote = 'promised a satellite';

    it('keeps what the reader missed, with the words of the text, under the name of the person', async () => {
      const args = ['claim', document.id, '--quote', quote, 'frame=transfer', 'from=Russia', 'to=KP'];
      const kept = await json<StoredClaim>(...args, 'item=technology.satellite', 'modality=planned', '--actor', 'Anna');
      const { claim } = kept;
      assert.deepEqual(
        [claim.reader, claim.frame, claim.from?.id, claim.to?.id, claim.modality],
        ['person:Anna', 'transfer', 'RU', 'KP', 'planned'],
      );
      assert.equal(TEXT.slice(claim.quote.start, claim.quote.end), quote);
      assert.equal(claim.item?.text, 'satellite');
      assert.match(await run('claims', '--item', 'technology'), /RU→KP +satellite/);
    });

    it('reads number, item, date and sides from the words where they are not given', async () => {
      const words = 'Russia paid between 2.5 and 3 billion euros in 2024';
      const { claim } = await json<StoredClaim>(
        'claim',
        document.id,
        '--quote',
        words,
        'to=KP',
        'item=money',
        'approx=true',
      );
      assert.deepEqual(
        [claim.quantity?.low, claim.quantity?.high, claim.quantity?.unit, claim.quantity?.approx],
        ['2500000000', '3000000000', 'EUR', true],
      );
      assert.deepEqual([claim.when?.edtf, claim.when?.text, claim.from?.text], ['2024', '2024', 'Russia']);
    });

    it('keeps nothing on a dry run', async () => {
      assert.match(
        await run('claim', document.id, '--quote', quote, 'frame=position', '--dry-run'),
        /position, read by person:tester.*Nothing was kept/s,
      );
      assert.equal((await json<{ claims: unknown[] }>('claims')).claims.length, 4);
    });

    it('takes the words over line ends, and asks which where they stand more than once', async () => {
      const twice = ['claim', document.id, '--quote', ' promised\n a satellite', 'frame=position', 'from=RU'];
      assert.match(await run(...twice), /^kept /m);
      assert.match(await run(...twice), /^known /m, 'the same again adds nothing');
      await refused(
        2,
        /T1912: The words stand 2 times in the text.*--start: 17, 97/,
        'claim',
        document.id,
        '--quote',
        'Russia',
        'frame=position',
      );
      const at = TEXT.lastIndexOf('Russia');
      const { claim } = await json<StoredClaim>(
        'claim',
        document.id,
        '--quote',
        'Russia',
        '--start',
        `${at}`,
        'frame=position',
      );
      assert.equal(claim.quote.start, at);
      await refused(
        2,
        /T1912: The words do not stand at character 3/,
        'claim',
        document.id,
        '--quote',
        'Russia',
        '--start',
        '3',
        'frame=position',
      );
    });

    it('says which field does not fit, and what it may hold', async () => {
      const claim = (...words: string[]) => ['claim', document.id, '--quote', quote, ...words];
      await refused(
        2,
        /T1912: The words “no such words” do not stand/,
        'claim',
        document.id,
        '--quote',
        'no such words',
        'frame=position',
      );
      await refused(1, /T1901/, 'claim', 'd_0000000000000000', '--quote', quote, 'frame=position');
      await refused(
        2,
        /T1911: frame: "" is missing, and the words do not tell it.*transfer, deployment/,
        ...['claim', document.id, '--quote', 'The grain'],
      );
      for (const [told, ...words] of [
        [/T1910: A claim has no field "giver".*frame, from, to, item/, 'giver=KP'],
        [/T1910: "KP" is not written as field=value/, 'KP'],
        [/T1910: "low" is given twice/, 'low=1', 'quantity.low=2'],
        [/T1911: frame: "gift" does not fit.*transfer, deployment/, 'frame=gift'],
        [/T1911: from: "Ruritania".*two letters/, 'from=Ruritania'],
        [/T1911: to: "NK".*two letters/, 'to=NK'],
        [/T1911: low: "-5" is less than nothing/, 'frame=transfer', 'low=-5', 'high=5'],
        [/T1911: item: "amunition" is no item/, 'frame=transfer', 'item=amunition'],
        [/T1911: low: "many".*exact decimal/, 'low=many'],
        [/T1911: high: "5" is less than low, 9/, 'frame=transfer', 'low=9', 'high=5'],
        [/T1911: per: "" is missing: a rate needs it.*hour, day, week/, 'frame=transfer', 'low=9', 'basis=rate'],
        [/T1911: when: "last week".*EDTF/, 'when=last week'],
        [/T1911: modality: "sure".*asserted, estimated/, 'modality=sure'],
        [/T1911: modality: "" does not fit/, 'modality='],
        [/T1911: outcome: "" is missing: casualties need it.*killed, wounded/, 'frame=casualties', 'from=KP'],
        [/T1911: sign: "\+" does not go with the frame transfer/, 'frame=transfer', 'sign=+'],
        [/T1911: number: "" is missing/, 'frame=position', 'unit=tonne'],
      ] as const)
        await refused(2, told, ...claim(...words));
      assert.equal((await json<{ claims: unknown[] }>('claims')).claims.length, 4);
    });
  });

  describe('amend', () => {
    it('puts the corrected claim in the place of the old one, whose values are kept', async () => {
      const told = await run('amend', shells, 'low=2000000', 'high=', 'modality=estimated', '--reason', 'misread');
      assert.match(told, /^amended +c_\w+ → c_\w+ +by tester, 2026-01-31T12:00Z \(statement 3\)\n/);
      assert.match(told, /quantity\.low: 1000000 → 2000000\n/);
      assert.match(told, /modality: reported → estimated\n/);
      assert.equal((await flows())[0]?.estimate.supported[0]?.low, '2000000');
      const before = await shown(shells);
      assert.deepEqual([before.standing, before.claim.quantity?.low], ['replaced', '1000000']);
      assert.match(await run('show', shells), /does not count: a person put others in its place/);
      assert.match(await run('show', before.instead[0] ?? ''), /stands in place of c_/);
    });

    it('keeps the words of what did not change, and drops a number with its words', async () => {
      await run('amend', shells, 'to=UA', 'number=');
      const { instead } = await shown(shells);
      const { claim } = await shown(instead[0] ?? '');
      assert.deepEqual(
        [claim.from?.text, claim.to?.id, claim.to?.known, claim.quantity],
        ['North Korea', 'UA', 'implied', null],
      );
    });

    it('refuses what changes nothing, what does not stand, what is not there', async () => {
      await refused(2, /T1913/, 'amend', shells, 'low=1000000');
      await run('amend', shells, 'low=5');
      await refused(1, /T4012/, 'amend', shells, 'low=6');
      await refused(1, /T1901/, 'amend', 'c_0000000000000000', 'low=6');
      await refused(2, /T1911/, 'amend', effect, 'outcome=killed');
    });
  });

  it('splits a claim into several, and undoes it', async () => {
    const told = await run('split', grain, 'number=30000, item=food.grain', 'item=food number=10000');
    assert.match(told, /^split +c_.*\n {2}c_\w+ RU→KP .*30 000 tonnes.*\n {2}c_\w+ RU→KP .*10 000 tonnes/);
    assert.equal((await shown(grain)).instead.length, 2);
    await refused(1, /T4015/, 'split', money, 'number=1');
    assert.match(await run('undo', grain), /undone +statement 3 \(split of c_\w+\)/);
    assert.equal((await shown(grain)).standing, 'current');
  });

  it('merges claims into one that counts once', async () => {
    await run(
      'claim',
      document.id,
      '--quote',
      'more than a million shells by ship',
      'frame=transfer',
      'from=KP',
      'to=RU',
      'item=ammunition.artillery',
      'source=Port Watch',
      'basis=total',
      'modality=reported',
    );
    const { claims: all } = await json<{ claims: StoredClaim[] }>('claims', '--item', 'ammunition');
    const twin = all.find(({ claim }) => claim.id !== shells)?.claim.id ?? '';
    assert.equal((await flows())[0]?.figures[0]?.reportIds.length, 2);
    assert.match(await run('merge', shells, twin), /^merged +c_\w+ into c_\w+ +by tester/);
    assert.equal((await flows())[0]?.figures[0]?.reportIds.length, 1);
    assert.equal((await shown(twin)).standing, 'merged');
    await refused(1, /T4015/, 'merge', shells, shells);
    await refused(1, /T4010/, 'merge', shells, 'c_0000000000000000');
  });

  it('undoes the last decision of a person, the last on a claim, or one by its number', async () => {
    await run('reject', shells, '--actor', 'Anna', '--reason', 'wrong year');
    await run('reject', money, '--actor', 'Ben');
    await run('accept', money, '--actor', 'Anna');
    assert.match(await run('undo', '--actor', 'Ben'), /statement 4 \(reject of/);
    assert.match(await run('undo', shells), /statement 3 /);
    assert.match(await run('undo', '5'), /statement 5 /);
    assert.equal((await json<{ claims: StoredClaim[] }>('claims', '--state', 'open')).claims.length, 4);
    await refused(1, /T1914: Ben has made no decision/, 'undo', '--actor', 'Ben');
    await refused(1, /T1914: No decision stands on/, 'undo', shells);
    await refused(1, /T1901/, 'undo', 'c_0000000000000000');
    await refused(1, /T4013/, 'undo', '1');
    assert.match(await run('undo', '6'), /undone +statement 6 \(undo of statement 4\)/);
    const { history } = await shown(money);
    assert.deepEqual(
      history.map(({ undone }) => undone),
      [false, true],
    );
    assert.match(await run('show', shells), /3 2026-01-31T12:00Z c_\w+ rejected by Anna\s+\(wrong year\), undone/);
  });

  it('undoes no older decision where a claim or an origin came last', async () => {
    await run('reject', shells, '--actor', 'Anna');
    const words = ['claim', document.id, '--quote', 'more than a million shells by ship', 'frame=transfer', 'from=KP'];
    await run(...words, 'to=RU', 'item=ammunition.artillery', '--actor', 'Anna');
    const { claims: all } = await json<{ claims: StoredClaim[] }>('claims', '--item', 'ammunition');
    const own = all.find(({ claim }) => claim.id !== shells)?.claim.id ?? '';
    await refused(1, new RegExp(`T1915: .*${own}[^]*tosite reject ${own}`), 'undo', '--actor', 'Anna');
    assert.equal((await shown(shells)).history.at(-1)?.undone, false);
    await run('reject', own, '--actor', 'Ben');
    assert.match(await run('undo', '--actor', 'Anna'), /statement 3 \(reject of/);
    await run('accept', money, '--actor', 'Anna');
    await run('sources', 'set', 'Port Watch', '--letter', 'C', '--actor', 'Anna');
    await run('undo', '--actor', 'Anna');
    assert.equal((await shown(money)).history.at(-1)?.undone, false);
    assert.match(await run('undo', '--actor', 'Anna'), /accept of/);
  });

  it('takes the name of whoever decides from --actor, else the login name', async () => {
    await refused(2, /It is no name/, 'reject', shells, '--actor', ' ');
    const { code } = await tosite(['reject', shells, '--store', path], { env: { USER: '', LOGNAME: 'olga' } });
    assert.equal(code, 0);
    assert.equal((await shown(shells)).history[0]?.actor, 'olga');
    const bare = await tosite(['accept', shells, '--store', path], { env: { USER: '' } });
    assert.equal(bare.code, 0);
    assert.equal(
      (await shown(shells)).history.at(-1)?.actor,
      'root',
      'the user of the process where nothing names one',
    );
  });

  it('queues what is open: what moves an estimate before what does not, the unsure before the sure', async () => {
    type Queue = { open: number; items: { claim: StoredClaim; impact: { size: number } | null }[] };
    const queue = await json<Queue>('review');
    assert.equal(queue.open, 4);
    assert.equal(queue.items.at(-1)?.claim.claim.id, effect);
    assert.equal(queue.items.at(-1)?.impact, null);
    assert.equal((await json<Queue>('review', '--limit', '1')).items.length, 1);
    assert.match(
      await line('review'),
      /without it: 1 m or more → no estimate in North Korea → Russia: artillery shells/,
    );
    assert.match(await run('review'), /changes no estimate/);
    assert.match(await run('review', '--next'), /⟦.*⟧.*tosite accept c_/s);
    for (const id of [shells, money, grain, effect]) await run('accept', id);
    assert.match(await run('review'), /Nothing is open/);
    assert.match(await run('review', '--next'), /Nothing is open/);
    assert.equal((await json<Queue>('review', '--as-recorded-at', '2')).open, 4, 'before anything was decided');
    assert.equal((await json<Queue>('review', '--as-recorded-at', '2', '--as-known-on', '1999')).open, 0);
    await refused(2, /It is no number/, 'review', '--limit', '0');
  });

  it('registers which estimate moved, from what to what, by whom and why', async () => {
    assert.equal(await run('changes'), 'No estimate has moved.\n');
    assert.match(await run('changes', '--all'), /North Korea → Russia: artillery shells: new, 1 m or more/);
    await run('amend', shells, 'low=2000000', '--actor', 'Anna', '--reason', 'misread');
    await run('accept', money);
    await run('reject', money, '--actor', 'Ben');
    await run('undo', '--actor', 'Ben');
    const register = await line('changes');
    assert.match(
      register,
      /3 2026-01-31T12:00Z Anna: c_\w+ amended to c_\w+: quantity\.low 1000000 → 2000000 \(misread\) North Korea → Russia: artillery shells: 1 m or more → 2 m or more/,
    );
    assert.match(register, /Ben: c_\w+ rejected Russia → North Korea: money[^:]*: 2\.5–3 bn EUR → no estimate/);
    assert.match(register, /Ben: statement 5 undone Russia → North Korea: money[^:]*: no estimate → 2\.5–3 bn EUR/);
    const { changes } = await json<{ changes: { seq: number }[] }>('changes', '--since', '4');
    assert.deepEqual(
      changes.map(({ seq }) => seq),
      [5, 6],
    );
    assert.deepEqual(await json('changes', '--since', '2026-02'), { changes: [] });
    await refused(2, /statement \(tosite log\)/, 'changes', '--since', 'yesterday');
  });
});
