// Opening a store by its location. A path is SQLite; other kinds come in here by their scheme.
import type { Store } from './port.ts';
import { storeOver } from './sql-store.ts';
import { connect } from './sqlite/connection.ts';

export type OpenOptions = {
  /** Create the file where there is none (default). False: a missing store is an error. */
  readonly create?: boolean;
};

/** Opens the store at a path. Throws UserError T40xx with what, where, why and what to do where it cannot. */
export async function openStore(path: string, options: OpenOptions = {}): Promise<Store> {
  const database = connect(path, options.create ?? true);
  try {
    return await storeOver(database);
  } catch (error) {
    await database.close();
    throw error;
  }
}
