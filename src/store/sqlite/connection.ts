// One connection to a SQLite file: opened, checked, migrated; its errors become a person's errors.
// Holds: WAL, synchronous=FULL at each durable commit, the file's application_id is Tosite's, user_version is the last
// migration's number. One transaction at a time: who comes while another is under way in this process waits for its end.
import { existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { type Migration, readMigrations } from '../migrations.ts';
import { oneAtATime } from '../one-at-a-time.ts';
import { type Database, insertSql, type Row, type Sql, slices } from '../sql.ts';
import { type StoreFault, storeError } from '../store-errors.ts';

/** "tosi" in ASCII: tells our files from other SQLite files. */
const APPLICATION_ID = 0x746f7369;
/** How long a writer waits for another one. */
const BUSY_MS = 5000;
const RETRY_MS = 25;
const CACHE_KB = 32_768;
/** Pages of 4 kB in the log beside the file before they are moved into it: seldom, since a bulk run writes many. */
const CHECKPOINT_PAGES = 8192;

/** SQLite's primary result codes that a user can do something about. */
const FAULTS: Readonly<Record<number, StoreFault>> = {
  3: 'noAccess',
  5: 'locked',
  6: 'locked',
  8: 'readOnly',
  10: 'full',
  11: 'damaged',
  13: 'full',
  14: 'noAccess',
  23: 'noAccess',
  26: 'foreign',
};

/** A person's error for an error of SQLite; any other error as it is. */
export function translated(error: unknown, location: string): unknown {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return error;
  const fault = FAULTS[error.errcode & 0xff];
  return fault ? storeError(fault, location, error.message) : error;
}

/** Opens the file, makes the store where there is none (if `create`), and brings it to the current version. */
export function connect(location: string, create: boolean): Database {
  const isFile = location !== ':memory:';
  if (isFile) checkPath(location, create);
  try {
    return database(opened(location), location);
  } catch (error) {
    throw translated(error, location);
  }
}

/** The file by its whole path, so that SQLite takes no name for an address of its own ("file:…?mode=memory"). */
const fileOf = (location: string): string => (location === ':memory:' ? location : resolve(location));

type Opened = { readonly db: DatabaseSync /** Nothing can be written. */; readonly still: boolean };

function opened(location: string): Opened {
  const db = new DatabaseSync(fileOf(location), { timeout: BUSY_MS });
  try {
    patiently(() => prepareFile(db, location, readMigrations()));
    return { db, still: false };
  } catch (error) {
    db.close();
    if (!isWhole(location) || !isRefused(error)) throw error;
    return openedStill(location);
  }
}

/** Where nothing may be written beside the file, SQLite cannot open a WAL store unless it is told that nobody writes. */
function openedStill(location: string): Opened {
  const url = pathToFileURL(fileOf(location));
  url.searchParams.set('immutable', '1');
  const db = new DatabaseSync(url, { readOnly: true });
  try {
    prepareFile(db, location, readMigrations());
    return { db, still: true };
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Nothing of the store is in a log beside it. */
function isWhole(location: string): boolean {
  const wal = statSync(`${fileOf(location)}-wal`, { throwIfNoEntry: false });
  return wal === undefined || wal.size === 0;
}

const READ_ONLY: readonly number[] = [8, 14];
/** The file may be read, its folder does not take what SQLite writes beside it. */
const isRefused = (error: unknown): boolean =>
  error instanceof Error &&
  'errcode' in error &&
  typeof error.errcode === 'number' &&
  READ_ONLY.includes(error.errcode & 0xff);

const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' && (error.errcode & 0xff) === 5;

/** SQLite does not wait by itself where two processes turn a new file to WAL at once: tries again until the wait is over. */
function patiently(work: () => void): void {
  const pause = new Int32Array(new SharedArrayBuffer(4));
  for (let waited = 0; ; waited += RETRY_MS)
    try {
      work();
      return;
    } catch (error) {
      if (!isBusy(error) || waited >= BUSY_MS) throw error;
      Atomics.wait(pause, 0, 0, RETRY_MS);
    }
}

function database({ db, still }: Opened, location: string): Database {
  const sql = sqlOver(db);
  const turn = oneAtATime();
  let synchronous = 'FULL';
  const begin = (how: string, wanted: string): void => {
    if (synchronous !== wanted) db.exec(`PRAGMA synchronous = ${wanted}`);
    synchronous = wanted;
    db.exec(how);
  };
  const guarded = <T>(work: () => Promise<T>): Promise<T> =>
    turn(() =>
      work().catch((error: unknown) => {
        throw translated(error, location);
      }),
    );
  return {
    location,
    source: location === ':memory:' ? null : fileOf(location),
    read: (work) =>
      guarded(() =>
        transaction(
          db,
          () => begin('BEGIN', synchronous),
          () => work(sql),
        ),
      ),
    write: (work, durable = true) => {
      if (still) return Promise.reject(storeError('readOnly', location));
      const start = (): void => begin('BEGIN IMMEDIATE', durable ? 'FULL' : 'NORMAL');
      return guarded(() => transaction(db, start, () => work(sql)));
    },
    close: () =>
      turn(async () => {
        if (db.isOpen) db.close();
      }),
  };
}

/** SQLite takes 32,766 values in a statement; short ones are prepared once for each number of rows. */
const ROWS_AT_ONCE = 16;

function sqlOver(db: DatabaseSync): Sql {
  const prepared = new Map<string, StatementSync>();
  const prepare = (sql: string): StatementSync => {
    const known = prepared.get(sql) ?? db.prepare(sql);
    prepared.set(sql, known);
    return known;
  };
  return {
    all: async (sql, ...values) => prepare(sql).all(...values),
    get: async (sql, ...values): Promise<Row | undefined> => prepare(sql).get(...values),
    each: async (sql, onRow, ...values) => {
      for (const row of prepare(sql).iterate(...values)) onRow(row);
    },
    run: async (sql, ...values) => void prepare(sql).run(...values),
    insert: async (table, columns, rows, ending) => {
      for (const slice of slices(rows, ROWS_AT_ONCE))
        prepare(insertSql(table, columns, slice.length, ending)).run(...slice.flat());
    },
  };
}

async function transaction<T>(db: DatabaseSync, begin: () => void, work: () => Promise<T>): Promise<T> {
  begin();
  try {
    const result = await work();
    db.exec('COMMIT');
    return result;
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}

function checkPath(location: string, create: boolean): void {
  if (existsSync(location)) {
    if (statSync(location).isDirectory()) throw storeError('directory', location);
    return;
  }
  if (!create) throw storeError('missing', location);
  if (!existsSync(dirname(location))) throw storeError('noFolder', location);
}

const pragma = (db: DatabaseSync, name: string): number => {
  const value = Object.values(db.prepare(`PRAGMA ${name}`).get() ?? {})[0];
  return typeof value === 'number' ? value : 0;
};

function prepareFile(db: DatabaseSync, location: string, migrations: readonly Migration[]): void {
  const latest = migrations.length;
  db.exec(
    `PRAGMA synchronous = FULL; PRAGMA cache_size = -${CACHE_KB}; PRAGMA wal_autocheckpoint = ${CHECKPOINT_PAGES}`,
  );
  if (fileState(db, location, latest) === latest) return;
  db.exec('PRAGMA journal_mode = WAL');
  db.exec('BEGIN IMMEDIATE');
  try {
    // Another process may have been quicker.
    const version = fileState(db, location, latest);
    for (const migration of migrations.slice(version)) db.exec(migration.sql);
    db.exec(`PRAGMA application_id = ${APPLICATION_ID}`);
    db.exec(`PRAGMA user_version = ${latest}`);
    db.exec('COMMIT');
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}

/** The version of the file's store, 0 for an empty file. Throws where it is another's file, or newer than this program. */
function fileState(db: DatabaseSync, location: string, latest: number): number {
  const version = pragma(db, 'user_version');
  const tables = db.prepare("SELECT count(*) AS n FROM sqlite_schema WHERE type = 'table'").get()?.n ?? 0;
  if (tables === 0 && version === 0) return 0;
  if (pragma(db, 'application_id') !== APPLICATION_ID)
    throw storeError('foreign', location, 'a SQLite database of another program');
  if (version > latest) throw storeError('newer', location, `version ${version}; this program knows ${latest}`);
  return version;
}
