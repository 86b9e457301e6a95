// Every check, in the order in which a fault is cheapest to see: format and lint, types, layers, tests.
// Stops at the first that fails, with its exit code. The last lines are those of node's own test runner.
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const bin = (name: string) => join(root, 'node_modules', '.bin', name);
/** Pages in a browser take longest: begun first, they do not run alone at the end. */
const order = (file: string): string => `${file.includes('everywhere') ? 0 : /^test.web/u.test(file) ? 1 : 2} ${file}`;
const tests = globSync('test/**/*.test.ts', { cwd: root }).sort((a, b) => (order(a) < order(b) ? -1 : 1));

const steps: readonly (readonly [string, readonly string[]])[] = [
  [bin('biome'), ['check', '--error-on-warnings', '.']],
  [bin('tsc'), ['--noEmit']],
  [process.execPath, ['scripts/layers.ts']],
  [process.execPath, ['--test', '--test-concurrency=4', ...tests]],
];

if (tests.length === 0) {
  console.error('check: no test file was found under test/');
  process.exit(1);
}
for (const [command, args] of steps) {
  const started = performance.now();
  const name = [command.split('/').at(-1), args[0]].join(' ');
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) {
    console.error(`check: ${name} failed${error ? `: ${error.message}` : ''}`);
    process.exit(status ?? 1);
  }
  if (args[0] !== '--test') console.log(`check: ${name} ok, ${((performance.now() - started) / 1000).toFixed(1)} s`);
}
