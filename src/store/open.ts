// Opening a store by its location. A path is SQLite; other kinds come in here by their scheme.
import type { Store } from './port.ts';
import { openSqlite } from './sqlite/open-sqlite.ts';

export type OpenOptions = {
  /** Create the file where there is none (default). False: a missing store is an error. */
  readonly create?: boolean;
};

/** Opens the store at a path. Throws UserError T40xx with what, where, why and what to do where it cannot. */
export const openStore = (path: string, options: OpenOptions = {}): Promise<Store> => openSqlite(path, options);
