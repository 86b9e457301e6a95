// Stores and tables that are not as they should be, through the command line.
import assert from 'node:assert/strict';
import { chmodSync, copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { before, describe, it } from 'node:test';
import { NO_ORDINARY, ORDINARY, ROOT, type Run, spawnTosite, temporaryFolder, tosite } from './harness.ts';

const folder = temporaryFolder();
const at = (name: string): string => join(folder, name);
const FIGURES = join(ROOT, 'examples', 'figures.csv');
const HEADER = readFileSync(FIGURES, 'utf8').split('\r\n')[0] ?? '';

function assertTold(run: Run, code: RegExp, where: RegExp): void {
  assert.equal(run.code, 1, run.stdout + run.stderr);
  assert.match(run.stderr, new RegExp(`^tosite: error ${code.source}: .{10,}\\n`, 'm'));
  assert.match(run.stderr, where);
  assert.match(run.stderr, /^ {2}What to do: .{10,}$/m);
  assert.doesNotMatch(run.stderr, /\n\s+at .*\.ts:\d+/);
}

const READING = [
  'claims',
  'ledger',
  'export csv',
  'show d_0123456789abcdef',
  'explain c_0123456789abcdef',
  'accept c_0123456789abcdef',
];

describe('stores that cannot be used', () => {
  before(async () => {
    const run = await tosite(['import', 'figures', FIGURES, '--store', at('good.db')]);
    assert.equal(run.code, 0, run.stderr);
  });

  for (const command of READING)
    it(`missing: ${command} makes none`, async () => {
      assertTold(await tosite([...command.split(' '), '--store', at('none.db')]), /T40\d\d/, /none\.db/);
      assert.equal(existsSync(at('none.db')), false);
    });

  it('no store at all', async () => {
    writeFileSync(at('text.db'), 'This is a shopping list and no ledger.\n'.repeat(40));
    assertTold(await tosite(['claims', '--store', at('text.db')]), /T40\d\d/, /text\.db/);
    assert.match(readFileSync(at('text.db'), 'utf8'), /^This is a shopping list/);
  });

  it("another program's database", async () => {
    const other = new DatabaseSync(at('other.db'));
    other.exec('CREATE TABLE recipe (name TEXT)');
    other.close();
    assertTold(await tosite(['claims', '--store', at('other.db')]), /T40\d\d/, /other\.db/);
  });

  it('of a newer version', async () => {
    copyFileSync(at('good.db'), at('newer.db'));
    const newer = new DatabaseSync(at('newer.db'));
    const version = Number(newer.prepare('PRAGMA user_version').get()?.user_version);
    newer.exec(`PRAGMA user_version = ${version + 1}`);
    newer.close();
    assertTold(await tosite(['claims', '--store', at('newer.db')]), /T40\d\d/, /newer/);
  });

  it('locked by another program', { timeout: 60_000 }, async () => {
    copyFileSync(at('good.db'), at('locked.db'));
    const other = new DatabaseSync(at('locked.db'));
    other.exec('BEGIN EXCLUSIVE');
    try {
      assertTold(await tosite(['import', 'figures', FIGURES, '--store', at('locked.db')]), /T40\d\d/, /locked/);
    } finally {
      other.close();
    }
  });

  it('read-only', { skip: NO_ORDINARY }, async () => {
    copyFileSync(at('good.db'), at('fixed.db'));
    chmodSync(at('fixed.db'), 0o444);
    if (process.getuid?.() !== 0) chmodSync(folder, 0o555);
    try {
      const figures = ['import', 'figures', FIGURES, '--store', at('fixed.db')];
      assertTold(await spawnTosite(figures, ORDINARY), /T40\d\d/, /fixed\.db/);
    } finally {
      chmodSync(folder, 0o755);
    }
    assert.deepEqual(readFileSync(at('fixed.db')), readFileSync(at('good.db')));
  });

  it('in a folder that is not there', async () => {
    assertTold(await tosite(['import', 'figures', FIGURES, '--store', join(folder, 'no', 'a.db')]), /T40\d\d/, /a\.db/);
  });
});

describe('tables with bad rows', () => {
  const good =
    'f901,2025-01-10,Port Watch,,Example,https://example.org/a,KP,RU,transfer,container,,10,,count,false,total,,,,asserted,,,,';
  const table = (name: string, ...rows: string[]): string => {
    writeFileSync(at(name), [HEADER, ...rows, ''].join('\r\n'));
    return at(name);
  };
  const imported = (path: string): Promise<Run> =>
    tosite(['import', 'figures', path, '--store', at(`${Date.now()}.db`)]);

  it('a good row alone is taken', async () => assert.equal((await imported(table('good.csv', good))).code, 0));

  for (const [what, row, column] of [
    ['a date that does not exist', good.replace('2025-01-10', '2025-02-30'), /stated/],
    ['a number that is none', good.replace(',10,', ',ten,'), /low/],
    ['ends the wrong way round', good.replace(',10,,', ',10,5,'), /low|high/],
    ['an unknown frame', good.replace('transfer', 'present'), /frame/],
    ['an unknown basis', good.replace(',total,', ',sum,'), /basis/],
    ['a party that is none', good.replace(',KP,', ',north korea,'), /from/],
    ['too few cells', 'f902,2025-01-10,Port Watch', /row 3|line 3/],
  ] as const)
    it(`${what}: row and column are named, nothing is kept`, async () => {
      const store = at(`${what.replaceAll(' ', '-')}.db`);
      const path = table(`${what.replaceAll(' ', '-')}.csv`, good, row.replace('f901', 'f902'));
      const run = await tosite(['import', 'figures', path, '--store', store]);
      assertTold(run, /T3\d\d\d/, column);
      assert.match(run.stderr, /\b3\b/);
      const { flows } = JSON.parse((await tosite(['ledger', '--json', '--store', store])).stdout) as {
        flows: unknown[];
      };
      assert.deepEqual(flows, []);
    });

  it('a table without its columns, a table that is no text, a missing table', async () => {
    writeFileSync(at('odd.csv'), 'a,b\r\n1,2\r\n');
    assertTold(await imported(at('odd.csv')), /T3\d\d\d/, /odd\.csv/);
    writeFileSync(at('zip.csv'), Buffer.from([0x50, 0x4b, 0x03, 0x04, 0, 0]));
    assertTold(await imported(at('zip.csv')), /T1005/, /zip\.csv/);
    assertTold(await imported(at('no.csv')), /T1001/, /no\.csv/);
  });
});
