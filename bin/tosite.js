#!/usr/bin/env node
// Starts the command line on Node 24 or newer. An older Node hands over to the one that the package `node` pins.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import module from 'node:module';
import { join } from 'node:path';
import { bundleIn } from './bundle.js';

const root = join(import.meta.dirname, '..');
const major = Number(process.versions.node.split('.')[0]);

if (major >= 24) {
  module.enableCompileCache?.();
  const argv = process.argv.slice(2);
  // A checkout runs its sources, or what was bundled of these very ones; a package brings what was built of them.
  const isCheckout = existsSync(join(root, 'src', 'cli', 'main.ts'));
  const bundle = isCheckout && argv[0] === 'read' ? bundleIn(root) : null;
  const { main } = bundle ?? (await import(isCheckout ? '../src/cli/main.ts' : '../dist/cli/main.js'));
  process.exitCode = await main(argv);
} else {
  // In a checkout, or beside the package where a project has the package `node` too.
  const pinned = [join(root, 'node_modules', '.bin', 'node'), join(root, '..', '.bin', 'node')].find(existsSync);
  if (pinned === undefined) {
    console.error(
      `tosite: this is Node ${process.versions.node}; Tosite needs 24 or newer.\n  What to do: ${
        existsSync(join(root, 'scripts'))
          ? `run "npm run setup" in ${root}, which brings Node 26 into the project`
          : 'install a newer Node, or "npm install node@26" in your project'
      }.`,
    );
    process.exit(1);
  }
  // What ends this process ends the other: signals are handed on, and its way of ending is taken over.
  const child = spawn(pinned, [import.meta.filename, ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => child.kill(name));
  child.on('error', (error) => {
    console.error(
      `tosite: ${pinned} cannot be run: ${error.message}.\n  What to do: run "npm run setup" in ${root} again.`,
    );
    process.exit(1);
  });
  child.on('exit', (status, signal) => {
    if (signal === null) process.exit(status ?? 1);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}
