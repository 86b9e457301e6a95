// Runs a script of the project on the Node that it pins: node scripts/with-node.js FILE [ARG…]
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const pinned = join(import.meta.dirname, '..', 'node_modules', '.bin', 'node');
const node = existsSync(pinned) ? pinned : process.execPath;
const { status } = spawnSync(node, process.argv.slice(2), { stdio: 'inherit' });
process.exit(status ?? 1);
