// Connections to a PostgreSQL database: checked, migrated; its errors become a person's errors.
// Holds: the store's tables are in one schema ("tosite", or the address's `?schema=`); one writer at a time among all processes,
// by a lock on the table `head`; a durable commit waits for the server's disk. Writes are sent without waiting for each answer.
import pg from 'pg';
import { oneAtATime } from '../one-at-a-time.ts';
import { type Database, insertSql, type Row, type Sql, slices } from '../sql.ts';
import { storeError } from '../store-errors.ts';
import { type Address, addressOf } from './address.ts';
import { translated } from './faults.ts';
import { migrate } from './migrate.ts';
import { decodedRow, encoded, numbered } from './text.ts';

/** How many questions are asked at once. */
const CONNECTIONS = 4;
/** How long a writer waits for another one, and how long a connection may take. */
const WAIT_MS = 5000;
const OLDEST = 150_000;
const ROWS_AT_ONCE = 16;
/** Longer statements are lists that differ from time to time: they are not prepared for the next time. */
const PREPARED_VALUES = 256;

/**
 * What is asked is a few of many rows, by an index: with the server's own guess (4) of what it costs to go to a page out of turn,
 * which is that of a turning disk, it reads whole tables instead.
 */
const PLANS = '-c random_page_cost=1.1';

/** Opens the database at an address, makes the store where there is none (if `create`), and brings it to this version. */
export async function connectPostgres(location: string, create: boolean): Promise<Database> {
  const address = addressOf(location);
  const pool = new pg.Pool({
    connectionString: address.url,
    max: CONNECTIONS,
    pipeline: true,
    connectionTimeoutMillis: WAIT_MS,
    application_name: 'tosite',
    options: `${address.options} -c search_path=${address.schema} -c synchronous_commit=on -c lock_timeout=${WAIT_MS} ${PLANS}`,
    types: { getTypeParser },
  });
  // A connection that is lost while nobody uses it is made anew at the next question.
  pool.on('error', () => {});
  try {
    await prepare(pool, address, create);
  } catch (error) {
    await pool.end();
    throw translated(error, address.shown);
  }
  return database(pool, address, location);
}

const INT8 = 20;
/** Counts come as 64-bit integers. */
const getTypeParser: pg.CustomTypesConfig['getTypeParser'] = (oid: number, format?: 'text' | 'binary') =>
  oid === INT8 ? Number : pg.types.getTypeParser(oid, format === 'binary' ? 'binary' : 'text');

async function prepare(pool: pg.Pool, { schema, shown }: Address, create: boolean): Promise<void> {
  const client = await pool.connect();
  try {
    const { rows } = await client.query<{ server_version_num: string }>('SHOW server_version_num');
    if (Number(rows[0]?.server_version_num) < OLDEST) throw storeError('oldServer', shown);
    await migrate(client, { schema, shown, create });
  } finally {
    client.release();
  }
}

function database(pool: pg.Pool, { shown }: Address, source: string): Database {
  const turn = oneAtATime();
  const guarded = async <T>(work: () => Promise<T>, writing = false): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw translated(error, shown, writing);
    }
  };
  const stream = writeStream(pool);
  let ended: Promise<void> | null = null;
  return {
    location: shown,
    source,
    read: (work) => guarded(() => inTransaction(pool, READ, work)),
    write: (work, durable = true) =>
      turn(() =>
        guarded(async () => {
          if (!durable) return stream.write(work);
          await stream.settle();
          return inTransaction(pool, BEGIN_WRITE, work);
        }, true),
      ),
    close: async () => {
      await turn(() => stream.settle().catch(() => {}));
      ended ??= pool.end();
      await ended;
    },
  };
}

const READ = 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY';

const BEGIN_WRITE = 'BEGIN; LOCK TABLE head IN EXCLUSIVE MODE';
/** For the transactions of a bulk run; a durable one waits for the server's disk, as every session does from its start. */
const SOON = 'SET synchronous_commit = off';
const DURABLE = 'SET synchronous_commit = on';

/** What was sent to the server, and the first of it that failed. */
type Sent = {
  readonly send: (query: Promise<unknown>) => void;
  /** Waits for all; throws the first error. */
  readonly all: () => Promise<void>;
};

function sending(): Sent {
  let sent: Promise<unknown>[] = [];
  return {
    send: (query) => {
      query.catch(() => {});
      sent.push(query);
    },
    all: async () => {
      const waited = sent;
      sent = [];
      for (const result of await Promise.allSettled(waited)) if (result.status === 'rejected') throw result.reason;
    },
  };
}

async function commit(client: pg.PoolClient): Promise<void> {
  const { command } = await client.query('COMMIT');
  if (command !== 'COMMIT') throw new Error('the transaction was not committed');
}

async function inTransaction<T>(pool: pg.Pool, begin: string, work: (sql: Sql) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  const { send, all } = sending();
  let broken = false;
  try {
    send(client.query(begin));
    const result = await work(sqlOver(client, send));
    send(commit(client));
    await all();
    return result;
  } catch (error) {
    const first = await all().then(
      () => error,
      (reason: unknown) => reason,
    );
    await client.query('ROLLBACK').catch(() => {
      broken = true;
    });
    throw first;
  } finally {
    client.release(broken);
  }
}

/** Transactions that are sent one after the other on one connection, without waiting for the end of each. */
type WriteStream = {
  readonly write: <T>(work: (sql: Sql) => Promise<T>) => Promise<T>;
  /** Waits until the server has done them all; throws the first error. */
  readonly settle: () => Promise<void>;
};

/** So many queries are under way at most. */
const UNDER_WAY = 500;

function writeStream(pool: pg.Pool): WriteStream {
  let client: pg.PoolClient | null = null;
  let queries = 0;
  const { send, all } = sending();
  const counted = (query: Promise<unknown>): void => {
    queries += 1;
    send(query);
  };
  const settle = async (): Promise<void> => {
    const used = client;
    client = null;
    queries = 0;
    let broken = true;
    try {
      if (used) send(used.query(DURABLE));
      await all();
      broken = false;
    } finally {
      used?.release(broken);
    }
  };
  return {
    settle,
    write: async (work) => {
      if (queries > UNDER_WAY) await settle();
      if (client === null) {
        client = await pool.connect();
        counted(client.query(SOON));
      }
      counted(client.query(BEGIN_WRITE));
      try {
        const result = await work(sqlOver(client, counted));
        counted(commit(client));
        return result;
      } catch (error) {
        counted(client.query('ROLLBACK'));
        await settle();
        throw error;
      }
    },
  };
}

const names = new Map<string, string>();

/** A statement with its name, under which the server keeps its plan. */
function named(sql: string, values: number): { readonly text: string; readonly name?: string } {
  const text = numbered(sql);
  if (values > PREPARED_VALUES) return { text };
  const name = names.get(text) ?? `s${names.size}`;
  names.set(text, name);
  return { text, name };
}

/** The rows of a query as they come. What `onRow` throws is thrown when the query is over, since its answer is read to its end. */
function rowByRow(query: InstanceType<typeof pg.Query>, onRow: (row: Row) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    let failed: { readonly error: unknown } | null = null;
    query.on('row', (row: Row) => {
      if (failed) return;
      try {
        onRow(decodedRow(row));
      } catch (error) {
        failed = { error };
      }
    });
    query.on('error', reject);
    query.on('end', () => (failed ? reject(failed.error) : resolve()));
  });
}

function sqlOver(client: pg.PoolClient, send: (query: Promise<unknown>) => void): Sql {
  const query = (sql: string, values: readonly (string | number | null)[]) =>
    client.query<Record<string, unknown>>({ ...named(sql, values.length), values: values.map(encoded) });
  const all: Sql['all'] = async (sql, ...values) => (await query(sql, values)).rows.map(decodedRow);
  return {
    all,
    get: async (sql, ...values) => (await all(sql, ...values))[0],
    each: (sql, onRow, ...values) => {
      const config = { ...named(sql, values.length), values: values.map(encoded) };
      return rowByRow(client.query(new pg.Query(config)), onRow);
    },
    run: async (sql, ...values) => send(query(sql, values)),
    insert: async (table, columns, rows, ending) => {
      for (const slice of slices(rows, ROWS_AT_ONCE))
        send(query(insertSql(table, columns, slice.length, ending), slice.flat()));
    },
  };
}
