// The store's schema in a PostgreSQL database: made, brought to this version, or refused.
import type pg from 'pg';
import { readMigrations } from '../migrations.ts';
import { storeError } from '../store-errors.ts';
import { migrationSql } from './text.ts';

type Wanted = { readonly schema: string; readonly shown: string; readonly create: boolean };

/** Any number will do, as long as all versions of this program take the same. */
const LOCK = 0x746f7369;

/** What is long and read whole: LZ4 unpacks it several times as fast as PostgreSQL's own way, where the server has it. */
const COMPRESSION = `DO $$ BEGIN ALTER TABLE statements ALTER COLUMN payload SET COMPRESSION lz4;
  ALTER TABLE texts ALTER COLUMN text SET COMPRESSION lz4;
  ALTER TABLE ledger_claims ALTER COLUMN claims SET COMPRESSION lz4;
  EXCEPTION WHEN feature_not_supported THEN NULL; END $$`;

/** Makes the schema where there is none (if `create`), and applies the migrations that it lacks. */
export async function migrate(client: pg.PoolClient, { schema, shown, create }: Wanted): Promise<void> {
  const latest = readMigrations();
  if ((await versionOf(client, schema)) === latest.length) return;
  await client.query(`BEGIN; SELECT pg_advisory_xact_lock(${LOCK})`);
  try {
    // Another process may have been quicker.
    const version = await versionOf(client, schema);
    if (version === null && !create) throw storeError('missing', shown);
    if ((version ?? 0) > latest.length)
      throw storeError('newer', shown, `version ${version}; this program knows ${latest.length}`);
    if (version === null) await makeSchema(client, schema, shown);
    for (const migration of latest.slice(version ?? 0)) {
      await client.query(migrationSql(migration.sql));
      await client.query('INSERT INTO migrations (version, name) VALUES ($1, $2)', [migration.version, migration.name]);
    }
    await client.query(COMPRESSION);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}

/** The version of the store in a schema; null where there is no store. */
async function versionOf(client: pg.PoolClient, schema: string): Promise<number | null> {
  const { rows } = await client.query<{ found: string | null }>('SELECT to_regclass($1) AS found', [
    `${schema}.migrations`,
  ]);
  if (rows[0]?.found == null) return null;
  const { rows: versions } = await client.query<{ version: number }>(
    `SELECT coalesce(max(version), 0) AS version FROM ${schema}.migrations`,
  );
  return versions[0]?.version ?? 0;
}

async function makeSchema(client: pg.PoolClient, schema: string, shown: string): Promise<void> {
  const { rows } = await client.query('SELECT 1 FROM pg_tables WHERE schemaname = $1 LIMIT 1', [schema]);
  if (rows.length > 0) throw storeError('foreign', shown, `the schema ${schema} has tables of another program`);
  await client.query(`CREATE SCHEMA IF NOT EXISTS ${schema}`);
  await client.query('CREATE TABLE migrations (version INTEGER PRIMARY KEY, name TEXT NOT NULL)');
}
