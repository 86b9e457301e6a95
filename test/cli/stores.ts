// The stores that a test of the command line runs on: what is said must be the same, byte for byte, whatever keeps it.
import { join } from 'node:path';
import { after } from 'node:test';
import { startCluster } from '../store/cluster.ts';

export type TestStore = {
  readonly name: string;
  /** Why it cannot be tried here, else false. */
  readonly skip: string | false;
  /** A location of its own for the purpose named, as `--store` takes it. */
  readonly location: (folder: string, purpose: string) => string;
};

const cluster = await startCluster();
if (cluster.reason === false) after(() => cluster.stop());

/** SQLite first: what the others say is held against it. */
export const STORES: readonly TestStore[] = [
  { name: 'SQLite', skip: false, location: (folder, purpose) => join(folder, `${purpose}.db`) },
  {
    name: 'PostgreSQL',
    skip: cluster.reason,
    location: (_, purpose) => (cluster.reason === false ? cluster.address(purpose) : ''),
  },
];
