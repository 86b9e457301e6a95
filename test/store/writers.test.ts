// Several processes add to one new store at once: all that each was told is kept, in one sound chain.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'node:test';
import { openStore } from '../../src/store/open.ts';

const WRITERS = 4;
const EACH = 10;

/** Opens the store and adds texts of its own; exits with 0 when every one was acknowledged. */
const script = (file: string, writer: number): string => `
  const { openStore } = await import(${JSON.stringify(join(import.meta.dirname, '../../src/store/open.ts'))});
  const { by, readingOf } = await import(${JSON.stringify(join(import.meta.dirname, 'contract/samples.ts'))});
  const store = await openStore(${JSON.stringify(file)});
  for (let i = 0; i < ${EACH}; i += 1)
    await store.addReading(readingOf({ text: 'Kirjoittaja ${writer} lisää tekstin numero ' + i }), by('w${writer}'));
  await store.close();`;

it('four writers at once lose nothing', { timeout: 60_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tosite-writers-'));
  try {
    const file = join(folder, 'store.db');
    const children = Array.from({ length: WRITERS }, (_, writer) =>
      spawn(process.execPath, ['--input-type=module', '-e', script(file, writer)], {
        stdio: ['ignore', 'ignore', 'pipe'],
      }),
    );
    const said = children.map(() => '');
    for (const [i, child] of children.entries())
      child.stderr.on('data', (bytes: Buffer) => {
        said[i] += String(bytes);
      });
    const codes = await Promise.all(children.map(async (child) => (await once(child, 'close'))[0]));
    assert.deepEqual(codes, Array(WRITERS).fill(0), said.join('\n'));
    const store = await openStore(file, { create: false });
    assert.equal((await store.documents()).length, WRITERS * EACH);
    assert.equal((await store.claims()).length, WRITERS * EACH * 2);
    assert.equal((await store.head()).seq, WRITERS * EACH * 2);
    assert.equal((await store.verify()).ok, true);
    await store.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
