// PostgreSQL: the contract, and what can be wrong with a database.
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import pg from 'pg';
import { UserError } from '../../src/base/diagnostic.ts';
import { openStore } from '../../src/store/open.ts';
import { withoutPassword } from '../../src/store/postgres/address.ts';
import { translated } from '../../src/store/postgres/faults.ts';
import { startCluster } from './cluster.ts';
import { storeContract } from './contract/contract.ts';
import { by, everything, readingOf } from './contract/samples.ts';

const cluster = await startCluster();
const skip = cluster.reason;
const addresses = new Map<string, string>();
let made = 0;

function address(): string {
  if (cluster.reason !== false) throw new Error(cluster.reason);
  made += 1;
  const location = cluster.address(`store_${made}`);
  addresses.set(location, `store_${made}`);
  return location;
}

/** Runs SQL in the schema of a store, past the port. */
async function raw(location: string, sql: string): Promise<void> {
  const client = new pg.Client({
    connectionString: location.replace(/&schema=.*$/, ''),
    options: `-c search_path=${addresses.get(location)}`,
  });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

storeContract(
  'postgres',
  {
    kills: 25,
    open: () => openStore(address()),
    again: (store) => openStore(store.location),
    tamper: (store, sql) => raw(store.location, sql),
  },
  skip,
);

const codeOf = async (act: () => Promise<unknown>): Promise<string> => {
  const error = await act().then(
    () => assert.fail('nothing was refused'),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof UserError, String(error));
  return error.diagnostic.code;
};

describe('postgres: databases', { skip }, () => {
  it('makes a store where there is none, and opens it again', async () => {
    const location = address();
    assert.equal(await codeOf(() => openStore(location, { create: false })), 'T4001');
    const store = await openStore(location);
    await store.addReading(readingOf(), by());
    const before = await everything(store);
    await store.close();
    const again = await openStore(location, { create: false });
    assert.deepEqual(await everything(again), before);
    await again.close();
    await again.close();
  });

  it('refuses a schema with tables of another program, and a store of a newer version', async () => {
    const foreign = address();
    const name = addresses.get(foreign) ?? '';
    await raw(foreign, `CREATE SCHEMA ${name}; CREATE TABLE ${name}.birds (name TEXT)`);
    assert.equal(await codeOf(() => openStore(foreign)), 'T4003');
    const newer = address();
    await (await openStore(newer)).close();
    await raw(newer, `INSERT INTO migrations VALUES (99, 'x')`);
    assert.equal(await codeOf(() => openStore(newer)), 'T4006');
  });

  it('says that a server, a database or an address is not there', async () => {
    const location = address();
    const nowhere = location.replace(/host=[^&]*/, 'host=%2Fnowhere');
    assert.equal(await codeOf(() => openStore(nowhere)), 'T4016');
    assert.equal(await codeOf(() => openStore(location.replace('/postgres?', '/nothing?'))), 'T4018');
    assert.equal(await codeOf(() => openStore(location.replace(/schema=.*/, 'schema=a;b'))), 'T4017');
  });

  it('says that it is locked, and keeps nothing', { timeout: 30_000 }, async () => {
    const location = address();
    const store = await openStore(location);
    const holder = new pg.Client({ connectionString: location.replace(/&schema=.*$/, '') });
    await holder.connect();
    await holder.query(`BEGIN; LOCK TABLE ${addresses.get(location)}.head IN EXCLUSIVE MODE`);
    assert.equal(await codeOf(() => store.addReading(readingOf(), by())), 'T4004');
    await holder.query('ROLLBACK');
    await holder.end();
    assert.deepEqual(await store.documents(), []);
    await store.addReading(readingOf(), by());
    assert.equal((await store.documents()).length, 1);
    await store.close();
  });
});

describe('postgres: rights', { skip }, () => {
  it('lets a reader read, and says that it may not write', async () => {
    const location = address();
    const name = addresses.get(location) ?? '';
    const store = await openStore(location);
    await store.addReading(readingOf(), by());
    await raw(
      location,
      `CREATE ROLE reader LOGIN; GRANT USAGE ON SCHEMA ${name} TO reader; GRANT SELECT ON ALL TABLES IN SCHEMA ${name} TO reader`,
    );
    const reader = await openStore(location.replace('tosite@', 'reader@'));
    assert.equal((await reader.documents()).length, 1);
    assert.equal((await reader.verify()).ok, true);
    const subject = (await reader.claims())[0]?.claim.id ?? '';
    assert.equal(await codeOf(() => reader.decide({ subject, verdict: 'accept' }, by())), 'T4005');
    await reader.close();
    await raw(location, `DROP OWNED BY reader; DROP ROLE reader`);
    await store.close();
  });

  it('takes settings of the session from the address', async () => {
    const location = address();
    const store = await openStore(location);
    await store.addReading(readingOf(), by());
    await store.close();
    const still = await openStore(`${location}&options=-c%20default_transaction_read_only%3Don`);
    assert.equal((await still.documents()).length, 1);
    assert.equal(await codeOf(() => still.addReading(readingOf({ text: 'Toinen teksti on tämä.' }), by())), 'T4005');
    await still.close();
  });

  it('says that the disk is full, and of no bug that it is', () => {
    const full = translated(Object.assign(new Error('could not extend file'), { code: '53100' }), 'x');
    assert.ok(full instanceof UserError && full.diagnostic.code === 'T4009');
    const bug = Object.assign(new Error('syntax error'), { code: '42601' });
    assert.equal(translated(bug, 'x'), bug);
  });
});

describe('postgres: addresses', () => {
  it('are shown without their password', () => {
    assert.equal(withoutPassword('postgres://eva:geheim@db.example/x'), 'postgres://eva:***@db.example/x');
    assert.equal(
      withoutPassword('postgres://db.example/x?password=geheim&a=b'),
      'postgres://db.example/x?password=***&a=b',
    );
    assert.equal(withoutPassword('postgres://eva@db.example/x'), 'postgres://eva@db.example/x');
  });
});

after(async () => {
  if (cluster.reason === false) await cluster.stop();
});
