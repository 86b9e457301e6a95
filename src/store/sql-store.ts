// The store over a database: the port's methods, each in one transaction.
import { addFigures } from './add-figures.ts';
import { addReading } from './add-reading.ts';
import { type Past, pastOf } from './as-recorded.ts';
import { act, decide, setEntity } from './deciding.ts';
import { dumpLines } from './dump.ts';
import { logHead, rebuildProjections } from './log.ts';
import type { Adding, Store } from './port.ts';
import { replay } from './replay.ts';
import type { Database } from './sql.ts';
import { verify } from './verify.ts';
import { verifyUpTo } from './verify-past.ts';
import { viewOf } from './view.ts';
import { addPrices, addRates } from './worths.ts';

/** The store that a database holds. Projections that a migration left empty are made from the log first. */
export async function storeOver(database: Database, past: (database: Database) => Past = pastOf): Promise<Store> {
  const { location, read, write } = database;
  if (await read(isUnprojected)) await write(rebuildProjections);
  const adding = (durable: boolean): Adding => ({
    addReading: (reading, by) => write((sql) => addReading(sql, reading, by), durable),
    importFigures: (rows, file, by) => write((sql) => addFigures(sql, { rows, file }, by), durable),
  });
  const was = past(database);
  return {
    ...viewOf(database),
    ...adding(true),
    decide: (decision, by) => write((sql) => decide(sql, location, decision, by)),
    act: (given, by) => write((sql) => act(sql, location, given, by)),
    setEntity: (entity, by) => write((sql) => setEntity(sql, location, entity, by)),
    setPrices: (prices, file, by) => write((sql) => addPrices(sql, prices, file, by)),
    setRates: (rates, file, by) => write((sql) => addRates(sql, rates, file, by)),
    bulk: async (work) => {
      // One durable commit after the others keeps them all for good.
      const keep = () => write((sql) => sql.run('UPDATE head SET seq = seq WHERE id = 1'));
      const result = await work(adding(false)).catch(async (error: unknown) => {
        await keep().catch(() => {});
        throw error;
      });
      await keep();
      return result;
    },
    asRecordedAt: was.at,
    replay: (after) => replay(database, after),
    verify: (against, upTo) => (upTo === undefined ? verify(database, against) : verifyUpTo(database, upTo, against)),
    rebuild: () => write(rebuildProjections),
    dump: () => dumpLines(database),
    close: async () => {
      await was.close();
      await database.close();
    },
  };
}

/** A log with statements and no index of them: only a migration leaves it so. */
async function isUnprojected(sql: Parameters<typeof logHead>[0]): Promise<boolean> {
  const { seq } = await logHead(sql);
  return seq > 0 && (await sql.get('SELECT seq FROM entries LIMIT 1')) === undefined;
}
