// The groups of test files lose none of them, and keep apart what must run by itself.
import assert from 'node:assert/strict';
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { groupOf, startedFiles } from '../../scripts/test-groups.ts';

const root = join(import.meta.dirname, '..', '..');

describe('the test files', () => {
  it('are each started once: by themselves, or imported by an entry of their own layer', (t) => {
    mkdirSync(join(root, '.cache'), { recursive: true });
    const folder = mkdtempSync(join(root, '.cache', 'groups-'));
    t.after(() => rmSync(folder, { recursive: true, force: true }));
    const tests = globSync('test/**/*.test.ts', { cwd: root }).sort();
    const run = startedFiles(root, tests, relative(root, folder)).flatMap((file) =>
      file.endsWith('.mjs')
        ? [...readFileSync(join(root, file), 'utf8').matchAll(/^import "(.*)";$/gmu)].map(([, url = '']) =>
            relative(root, fileURLToPath(url)),
          )
        : [file],
    );
    assert.deepEqual(run.sort(), tests);
  });

  it('run by themselves where they wait, or have snapshots, which Node finds by the file started', () => {
    assert.equal(groupOf('test/web/day.test.ts', "import { launch } from './browser.ts';"), null);
    assert.equal(groupOf('test/cli/x.test.ts', 't.assert.snapshot(text)'), null);
    assert.equal(groupOf('test/store/postgres.test.ts', ''), null);
    assert.equal(groupOf('test/reading/gate.test.ts', ''), 'reading');
    assert.equal(groupOf('test/base/edtf.test.ts', ''), groupOf('test/ledger/oracle.test.ts', ''));
  });
});
