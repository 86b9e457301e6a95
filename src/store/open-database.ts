// Opening the database of a location: a path is SQLite, postgres:// a PostgreSQL database, whose driver is loaded only then.
import { isPostgres } from './postgres/address.ts';
import type { Database } from './sql.ts';
import { connect } from './sqlite/connection.ts';

/** Throws UserError T40xx where it cannot be opened. `create`: make a store where there is none. */
export async function openDatabase(location: string, create: boolean): Promise<Database> {
  if (!isPostgres(location)) return connect(location, create);
  const { connectPostgres } = await import('./postgres/connection.ts');
  return connectPostgres(location, create);
}
