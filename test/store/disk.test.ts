// A disk that takes no more: a clear error, and a store that holds what it held.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { openStore } from '../../src/store/open.ts';
import { by, readingOf } from './contract/samples.ts';

const folder = mkdtempSync(join(tmpdir(), 'tosite-disk-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const hasShell = spawnSync('sh', ['-c', "trap '' XFSZ; ulimit -f 100"]).status === 0;
const skip = hasShell ? false : 'no shell here can limit the size of files';

/** Adds large texts until one is refused, in a process whose files may not grow beyond a size; prints how many were kept, and why not more. */
function addWithin(
  file: string,
  bytes: number,
  act: 'each' | 'bulk',
): { readonly kept: number; readonly code: string } {
  const script = `
    const { openStore } = await import(${JSON.stringify(join(import.meta.dirname, '../../src/store/open.ts'))});
    const { by, readingOf } = await import(${JSON.stringify(join(import.meta.dirname, 'contract/samples.ts'))});
    let kept = 0;
    let code = 'none';
    try {
      const store = await openStore(${JSON.stringify(file)});
      const add = async (adding, n) => adding.addReading(readingOf({ text: ('Teksti ' + n + ' ').repeat(40000) }), by());
      if (${JSON.stringify(act)} === 'each') for (; kept < 30; kept += 1) await add(store, kept);
      else await store.bulk(async (adding) => { for (let n = 0; n < 30; n += 1) await add(adding, n); });
    } catch (error) { code = error.diagnostic?.code ?? error.stack; }
    console.log(JSON.stringify({ kept, code }));`;
  const limited = `trap '' XFSZ; ulimit -f ${Math.ceil(bytes / 512)}; exec "$0" "$@"`;
  const run = spawnSync('sh', ['-c', limited, process.execPath, '--input-type=module', '-e', script], {
    encoding: 'utf8',
  });
  assert.equal(run.status, 0, run.stderr);
  return JSON.parse(run.stdout) as { kept: number; code: string };
}

describe('a full disk', { skip }, () => {
  for (const act of ['each', 'bulk'] as const)
    it(`is said, and takes nothing that was kept (${act})`, { timeout: 60_000 }, async () => {
      const file = join(folder, `${act}.db`);
      const store = await openStore(file);
      await store.addReading(readingOf(), by());
      const { hash } = await store.head();
      await store.close();
      const { kept, code } = addWithin(file, statSync(file).size + 3_000_000, act);
      assert.equal(code, 'T4009');
      const again = await openStore(file);
      const found = await again.verify(hash);
      assert.ok(found.ok, JSON.stringify(found));
      const documents = await again.documents();
      if (act === 'each') assert.equal(documents.length, 1 + kept);
      for (const { claims } of documents) assert.equal(claims, 2, 'half-written');
      await again.addReading(readingOf({ text: 'Nyt levyllä on taas tilaa tälle tekstille.' }), by());
      await again.close();
    });
});
