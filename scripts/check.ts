// Every check, in the order in which a fault is cheapest to see: format and lint, types, layers, tests.
// Stops at the first that fails, with its exit code. The last lines are those of node's own test runner.
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { webPages } from '../src/api/build-web.ts';
import { startedFiles } from './test-groups.ts';

const root = join(import.meta.dirname, '..');
const bin = (name: string) => join(root, 'node_modules', '.bin', name);
const tests = globSync('test/**/*.test.ts', { cwd: root }).map((file) => file.replaceAll('\\', '/'));

/** Compiled modules are kept between the hundreds of processes that the tests start. */
const env = { NODE_COMPILE_CACHE: join(root, '.cache', 'compiled'), ...process.env };

/** What tsc found out is kept too: the next time it looks only at what changed, and at what hangs on it. */
const steps: readonly (readonly [string, readonly string[]])[] = [
  [bin('biome'), ['check', '--error-on-warnings', '.']],
  [bin('tsc'), ['--noEmit', '--incremental', '--tsBuildInfoFile', '.cache/types.tsbuildinfo']],
  [process.execPath, ['scripts/layers.ts']],
  [process.execPath, ['--test', '--test-concurrency=4', ...startedFiles(root, tests.sort(), '.cache/check')]],
];

if (tests.length === 0) {
  console.error('check: no test file was found under test/');
  process.exit(1);
}
for (const [command, args] of steps) {
  // Built once here, rather than by each test that serves them.
  if (args[0] === '--test') await webPages();
  const started = performance.now();
  const name = [command.split('/').at(-1), args[0]].join(' ');
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit', env });
  if (status !== 0) {
    console.error(`check: ${name} failed${error ? `: ${error.message}` : ''}`);
    process.exit(status ?? 1);
  }
  if (args[0] !== '--test') console.log(`check: ${name} ok, ${((performance.now() - started) / 1000).toFixed(1)} s`);
}
