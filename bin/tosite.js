#!/usr/bin/env node
// Starts the command line on Node 24 or newer. An older Node hands over to the one that the package `node` pins.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import module from 'node:module';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const major = Number(process.versions.node.split('.')[0]);

if (major >= 24) {
  module.enableCompileCache?.();
  const { main } = await import('../src/cli/main.ts');
  process.exitCode = await main(process.argv.slice(2));
} else {
  const pinned = join(root, 'node_modules', '.bin', 'node');
  if (!existsSync(pinned)) {
    console.error(
      `tosite: this is Node ${process.versions.node}; Tosite needs 24 or newer.\n  What to do: run "npm run setup" in ${root}, which brings Node 26 into the project.`,
    );
    process.exit(1);
  }
  const { status, signal } = spawnSync(pinned, [import.meta.filename, ...process.argv.slice(2)], { stdio: 'inherit' });
  process.exit(signal ? 1 : (status ?? 1));
}
