// Connections to a PostgreSQL database: checked, migrated; its errors become a person's errors.
// Holds: the store's tables are in one schema ("tosite", or the address's `?schema=`); one writer at a time among all processes,
// by a lock on the table `head`; a durable commit waits for the server's disk. Writes are sent without waiting for each answer.
import pg from 'pg';
import { oneAtATime } from '../one-at-a-time.ts';
import { type Database, insertSql, type Sql, slices } from '../sql.ts';
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

/** Opens the database at an address, makes the store where there is none (if `create`), and brings it to this version. */
export async function connectPostgres(location: string, create: boolean): Promise<Database> {
  const address = addressOf(location);
  const pool = new pg.Pool({
    connectionString: address.url,
    max: CONNECTIONS,
    pipeline: true,
    connectionTimeoutMillis: WAIT_MS,
    application_name: 'tosite',
    options: `-c search_path=${address.schema}`,
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
  return database(pool, address);
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

function database(pool: pg.Pool, { shown }: Address): Database {
  const turn = oneAtATime();
  const transaction = async <T>(begin: string, work: (sql: Sql) => Promise<T>): Promise<T> => {
    try {
      return await inTransaction(pool, begin, work);
    } catch (error) {
      throw translated(error, shown);
    }
  };
  const beginWrite = (durable: boolean): string =>
    `BEGIN; SET LOCAL synchronous_commit = ${durable ? 'on' : 'off'}; SET LOCAL lock_timeout = ${WAIT_MS};
     LOCK TABLE head IN EXCLUSIVE MODE`;
  let ended: Promise<void> | null = null;
  return {
    location: shown,
    read: (work) => transaction('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', work),
    write: (work, durable = true) => turn(() => transaction(beginWrite(durable), work)),
    close: async () => {
      ended ??= pool.end();
      await ended;
    },
  };
}

async function inTransaction<T>(pool: pg.Pool, begin: string, work: (sql: Sql) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  const sent: Promise<unknown>[] = [];
  const send = (query: Promise<unknown>): void => {
    // The first one that fails is told at the end.
    query.catch(() => {});
    sent.push(query);
  };
  let broken = false;
  try {
    send(client.query(begin));
    const result = await work(sqlOver(client, send));
    const committed = client.query('COMMIT');
    send(committed);
    await Promise.all(sent);
    if ((await committed).command !== 'COMMIT') throw new Error('the transaction was not committed');
    return result;
  } catch (error) {
    const first = await Promise.all(sent).then(
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

const names = new Map<string, string>();

/** A statement with its name, under which the server keeps its plan. */
function named(sql: string, values: number): { readonly text: string; readonly name?: string } {
  const text = numbered(sql);
  if (values > PREPARED_VALUES) return { text };
  const name = names.get(text) ?? `s${names.size}`;
  names.set(text, name);
  return { text, name };
}

function sqlOver(client: pg.PoolClient, send: (query: Promise<unknown>) => void): Sql {
  const query = (sql: string, values: readonly (string | number | null)[]) =>
    client.query<Record<string, unknown>>({ ...named(sql, values.length), values: values.map(encoded) });
  const all: Sql['all'] = async (sql, ...values) => (await query(sql, values)).rows.map(decodedRow);
  return {
    all,
    get: async (sql, ...values) => (await all(sql, ...values))[0],
    run: async (sql, ...values) => send(query(sql, values)),
    insert: async (table, columns, rows, ending) => {
      for (const slice of slices(rows, ROWS_AT_ONCE))
        send(query(insertSql(table, columns, slice.length, ending), slice.flat()));
    },
  };
}
