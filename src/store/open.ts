// Opening a store by its location: a path is SQLite, postgres:// a PostgreSQL database.
import { openDatabase } from './open-database.ts';
import type { Store } from './port.ts';
import { isPostgres, withoutPassword } from './postgres/address.ts';
import { storeOver } from './sql-store.ts';

/** A location as it may be shown: without a password. */
export const shownLocation = (location: string): string =>
  isPostgres(location) ? withoutPassword(location) : location;

export type OpenOptions = {
  /** Create the file where there is none (default). False: a missing store is an error. */
  readonly create?: boolean;
};

/** Opens the store at a path or an address. Throws UserError T40xx with what, where, why and what to do where it cannot. */
export async function openStore(path: string, options: OpenOptions = {}): Promise<Store> {
  const database = await openDatabase(path, options.create ?? true);
  try {
    return await storeOver(database);
  } catch (error) {
    await database.close();
    throw error;
  }
}
