// The numbered SQL files under migrations/, in order. A store's version is the number of the last one applied to it.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Migration = { readonly version: number; readonly name: string; readonly sql: string };

const folder = join(import.meta.dirname, 'migrations');

/** All migrations, ascending. Throws where the numbers do not run 1, 2, 3, … */
export function readMigrations(): readonly Migration[] {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort();
  return names.map((name, i) => {
    const version = Number(name.slice(0, 4));
    if (version !== i + 1) throw new Error(`migration ${name} should have the number ${i + 1}`);
    return { version, name, sql: readFileSync(join(folder, name), 'utf8') };
  });
}
