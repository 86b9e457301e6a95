// SQLite's adapter of the port, over node:sqlite.
import type { OpenOptions } from '../open.ts';
import type { Store } from '../port.ts';

export function openSqlite(path: string, _options: OpenOptions): Promise<Store> {
  return Promise.reject(new Error(`not built yet: ${path}`));
}
