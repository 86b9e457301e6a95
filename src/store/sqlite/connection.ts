// One connection to a SQLite file: opened, checked, migrated; its errors become a person's errors.
// Holds: WAL, synchronous=FULL, the file's application_id is Tosite's, user_version is the last migration's number.
import { existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DatabaseSync, type SQLInputValue, type SQLOutputValue, type StatementSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { type Migration, readMigrations } from '../migrations.ts';
import { type StoreFault, storeError } from '../store-errors.ts';

export type Row = Readonly<Record<string, SQLOutputValue>>;

export type Connection = {
  readonly location: string;
  readonly run: (sql: string, ...values: SQLInputValue[]) => void;
  readonly all: (sql: string, ...values: SQLInputValue[]) => readonly Row[];
  readonly get: (sql: string, ...values: SQLInputValue[]) => Row | undefined;
  readonly iterate: (sql: string, ...values: SQLInputValue[]) => Iterable<Row>;
  /** Runs `work` in one transaction that holds the right to write from its start. */
  readonly write: <T>(work: () => T) => T;
  readonly close: () => void;
};

/** "tosi" in ASCII: tells our files from other SQLite files. */
const APPLICATION_ID = 0x746f7369;
/** How long a writer waits for another one. */
const BUSY_MS = 5000;
const RETRY_MS = 25;

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
export function connect(location: string, create: boolean): Connection {
  const isFile = location !== ':memory:';
  if (isFile) checkPath(location, create);
  const guard = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw translated(error, location);
    }
  };
  return connection(
    guard(() => opened(location)),
    location,
    guard,
  );
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

function connection({ db, still }: Opened, location: string, guard: <T>(work: () => T) => T): Connection {
  const prepared = new Map<string, StatementSync>();
  const prepare = (sql: string): StatementSync => {
    const known = prepared.get(sql) ?? db.prepare(sql);
    prepared.set(sql, known);
    return known;
  };
  return {
    location,
    run: (sql, ...values) => guard(() => void prepare(sql).run(...values)),
    all: (sql, ...values) => guard(() => prepare(sql).all(...values)),
    get: (sql, ...values) => guard(() => prepare(sql).get(...values)),
    // A cursor of its own: it stays open while others run.
    iterate: (sql, ...values) => guard(() => db.prepare(sql).iterate(...values)),
    write: (work) => {
      if (still) throw storeError('readOnly', location);
      return guard(() => transaction(db, work));
    },
    close: () => {
      if (db.isOpen) db.close();
    },
  };
}

function transaction<T>(db: DatabaseSync, work: () => T): T {
  db.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
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
  db.exec('PRAGMA synchronous = FULL');
  const state = fileState(db, location, latest);
  if (state === latest) return;
  db.exec('PRAGMA journal_mode = WAL');
  transaction(db, () => {
    // Another process may have been quicker.
    const version = fileState(db, location, latest);
    for (const migration of migrations.slice(version)) db.exec(migration.sql);
    db.exec(`PRAGMA application_id = ${APPLICATION_ID}`);
    db.exec(`PRAGMA user_version = ${latest}`);
  });
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
