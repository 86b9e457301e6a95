// SQLite: the contract, and what can be wrong with a file.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, describe, it } from 'node:test';
import { UserError } from '../../src/base/diagnostic.ts';
import { readMigrations } from '../../src/store/migrations.ts';
import { openStore } from '../../src/store/open.ts';
import type { Head } from '../../src/store/port.ts';
import { translated } from '../../src/store/sqlite/connection.ts';
import { draft, GENESIS, nextEntry } from '../../src/store/statement.ts';
import { storeContract } from './contract/contract.ts';
import { by, everything, readingOf } from './contract/samples.ts';

const folder = mkdtempSync(join(tmpdir(), 'tosite-store-'));
after(() => rmSync(folder, { recursive: true, force: true }));
let made = 0;
const path = (name = 'store.db'): string => {
  made += 1;
  const own = join(folder, String(made));
  mkdirSync(own);
  return join(own, name);
};

function raw<T>(file: string, work: (db: DatabaseSync) => T): T {
  const db = new DatabaseSync(file);
  try {
    return work(db);
  } finally {
    db.close();
  }
}

storeContract('sqlite', {
  kills: 100,
  open: () => openStore(path()),
  again: (store) => openStore(store.location),
  tamper: async (store, sql) => raw(store.location, (db) => db.exec(sql)),
});

/** The error of an act, which must be one for people: what, where, why, what to do. */
async function errorOf(act: () => Promise<unknown>, file: string): Promise<string> {
  const error = await act().then(
    () => assert.fail('nothing was refused'),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof UserError, String(error));
  assert.ok(error.message.includes(file), error.message);
  assert.ok(error.diagnostic.hint.length > 20);
  assert.equal(error.diagnostic.at?.file, file);
  return error.diagnostic.code;
}

describe('sqlite: files', () => {
  it('makes a store where there is none, and opens it again', async () => {
    const file = path();
    const store = await openStore(file);
    await store.addReading(readingOf(), by());
    const before = await everything(store);
    await store.close();
    const again = await openStore(file, { create: false });
    assert.deepEqual(await everything(again), before);
    await again.close();
    await again.close();
  });

  it('keeps it in WAL, synced at each commit', async () => {
    const file = path();
    await (await openStore(file)).close();
    raw(file, (db) => {
      assert.equal(db.prepare('PRAGMA journal_mode').get()?.journal_mode, 'wal');
      assert.equal(db.prepare('PRAGMA user_version').get()?.user_version, readMigrations().length);
    });
  });

  it('brings a store of the first version to this one, with all that it holds', async () => {
    const file = path();
    const [first] = readMigrations();
    const reading = readingOf();
    const { text, ...fields } = reading.document;
    const subject = reading.claims[0]?.id ?? '';
    const claims = [...reading.claims];
    const said = [
      draft('document-added', { ...fields, length: text.length }),
      draft('claims-read', { document: fields.id, reader: 'grammar@1', claims, diagnostics: [] }),
      draft('decision-made', { subject, verdict: 'reject', reason: null }),
    ];
    raw(file, (db) => {
      db.exec(`PRAGMA journal_mode = WAL; PRAGMA application_id = ${0x746f7369}; PRAGMA user_version = 1`);
      db.exec(first?.sql ?? '');
      db.prepare('INSERT INTO texts VALUES (?, ?)').run(fields.sha256, text);
      let head: Head = { seq: 0, hash: GENESIS };
      for (const one of said) {
        const e = nextEntry(head, one, by());
        db.prepare('INSERT INTO statements VALUES (?, ?, ?, ?, ?, ?, ?)').run(
          ...[e.seq, e.time, e.actor, e.kind, e.payload, e.prev, e.hash],
        );
        head = e;
      }
    });
    const store = await openStore(file);
    assert.equal((await store.verify()).ok, true);
    assert.deepEqual(
      (await store.claims()).map(({ claim, decision }) => [claim, decision?.verdict]),
      reading.claims.map((claim, i) => [claim, i === 0 ? 'reject' : undefined]),
    );
    assert.equal((await store.addReading(reading, by())).readingAdded, false);
    await store.close();
  });

  it('works in memory', async () => {
    const store = await openStore(':memory:');
    await store.addReading(readingOf(), by());
    assert.equal((await store.documents()).length, 1);
    await store.close();
  });

  it('refuses a store that is not there, where it should be', async () => {
    const file = path();
    assert.equal(await errorOf(() => openStore(file, { create: false }), file), 'T4001');
    assert.ok(!existsSync(file));
  });

  it('refuses a directory', async () => {
    assert.equal(await errorOf(() => openStore(folder), folder), 'T4002');
  });

  it('refuses a path in a folder that is not there', async () => {
    const file = join(folder, 'nowhere', 'store.db');
    assert.equal(await errorOf(() => openStore(file), file), 'T4007');
  });

  it('refuses what is no database, and leaves it as it was', async () => {
    const file = path('notes.txt');
    writeFileSync(file, 'Tämä ei ole tietokanta. '.repeat(100));
    const before = readFileSync(file);
    assert.equal(await errorOf(() => openStore(file), file), 'T4003');
    assert.deepEqual(readFileSync(file), before);
  });

  it('refuses the database of another program, and leaves it as it was', async () => {
    const file = path();
    raw(file, (db) => db.exec('CREATE TABLE birds (name TEXT)'));
    const before = readFileSync(file);
    assert.equal(await errorOf(() => openStore(file), file), 'T4003');
    assert.deepEqual(readFileSync(file), before);
  });

  it('takes an empty file as a store to be', async () => {
    const file = path();
    writeFileSync(file, '');
    const store = await openStore(file);
    assert.deepEqual(await store.documents(), []);
    await store.close();
  });

  it('refuses a store of a newer version', async () => {
    const file = path();
    await (await openStore(file)).close();
    raw(file, (db) => db.exec('PRAGMA user_version = 99'));
    assert.equal(await errorOf(() => openStore(file), file), 'T4006');
  });

  it('says that it is locked, and keeps nothing', { timeout: 30_000 }, async () => {
    const file = path();
    const store = await openStore(file);
    const holder = new DatabaseSync(file);
    holder.exec('BEGIN IMMEDIATE');
    assert.equal(await errorOf(() => store.addReading(readingOf(), by()), file), 'T4004');
    holder.exec('ROLLBACK');
    holder.close();
    assert.deepEqual(await store.documents(), []);
    await store.addReading(readingOf(), by());
    assert.equal((await store.documents()).length, 1);
    await store.close();
  });

  it('says that it is damaged', async () => {
    const file = path();
    const store = await openStore(file);
    for (const word of ['yksi', 'kaksi', 'kolme'])
      await store.addReading(readingOf({ text: `${word} `.repeat(3000) }), by());
    await store.close();
    raw(file, (db) => db.exec('PRAGMA wal_checkpoint(TRUNCATE)'));
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.fill(0x5a, 4096, bytes.length));
    assert.equal(await errorOf(async () => everything(await openStore(file)), file), 'T4011');
  });

  it('translates a full disk, and no error that is a bug', () => {
    const full = Object.assign(new Error('database or disk is full'), { errcode: 13 });
    const told = translated(full, 'x.db');
    assert.ok(told instanceof UserError && told.diagnostic.code === 'T4009');
    const bug = new TypeError('x');
    assert.equal(translated(bug, 'x.db'), bug);
  });
});

/** A user without rights: oneself, or nobody where the tests run as root. */
const isRoot = process.getuid?.() === 0;
const NOBODY = 65534;

/** Opens a store as an unprivileged user and adds or reads; prints the error's code. */
function asNobody(file: string, act: 'add' | 'read'): string {
  const script = `
    const { openStore } = await import(${JSON.stringify(join(import.meta.dirname, '../../src/store/open.ts'))});
    const { by, readingOf } = await import(${JSON.stringify(join(import.meta.dirname, 'contract/samples.ts'))});
    try {
      const store = await openStore(${JSON.stringify(file)});
      if (${JSON.stringify(act)} === 'add') await store.addReading(readingOf({ text: 'Uusi teksti, joka on tarpeeksi pitkä.' }), by());
      console.log('documents', (await store.documents()).length);
    } catch (error) { console.log(error.diagnostic?.code ?? error.stack); }`;
  const options = isRoot ? { uid: NOBODY, gid: NOBODY } : {};
  const run = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8', ...options });
  return run.stdout.trim() || run.stderr;
}

describe('sqlite: rights', () => {
  const prepare = async (): Promise<string> => {
    const file = path();
    const store = await openStore(file);
    await store.addReading(readingOf(), by());
    await store.close();
    return file;
  };
  const nobodyRuns = isRoot ? spawnSync(process.execPath, ['-e', ''], { uid: NOBODY, gid: NOBODY }).status === 0 : true;
  const skip = nobodyRuns ? false : 'node cannot be run as an unprivileged user here';

  it('says that a read-only store cannot be written, and reads it', { skip }, async () => {
    chmodSync(folder, 0o755);
    const file = await prepare();
    chmodSync(file, 0o444);
    chmodSync(join(file, '..'), isRoot ? 0o777 : 0o755);
    assert.equal(asNobody(file, 'add'), 'T4005');
    assert.equal(asNobody(file, 'read'), 'documents 1');
  });

  it('reads a store in a folder that takes nothing, and says that it cannot be written', { skip }, async () => {
    chmodSync(folder, 0o755);
    const file = join(mkdtempSync(join(folder, 'still-')), 'still.db');
    const store = await openStore(file);
    await store.addReading(readingOf(), by());
    await store.close();
    chmodSync(file, 0o444);
    chmodSync(dirname(file), 0o555);
    assert.equal(asNobody(file, 'read'), 'documents 1');
    assert.equal(asNobody(file, 'add'), 'T4005');
    chmodSync(dirname(file), 0o755);
  });

  it('takes a path for a path, whatever it looks like', async () => {
    const file = join(folder, 'file:kept.db?mode=memory');
    const cwd = process.cwd();
    process.chdir(folder);
    const store = await openStore('file:kept.db?mode=memory');
    process.chdir(cwd);
    await store.addReading(readingOf(), by());
    await store.close();
    assert.equal(existsSync(file), true);
  });

  it('says that it may not open it', { skip }, async () => {
    chmodSync(folder, 0o755);
    const file = await prepare();
    chmodSync(file, 0o000);
    assert.equal(asNobody(file, 'read'), 'T4008');
  });
});
