// The README's example of the library runs and prints what the README says.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { EXAMPLE, ROOT } from './library.ts';

// Inside the project, so that its own name leads to its sources.
mkdirSync(join(ROOT, '.cache'), { recursive: true });
const folder = mkdtempSync(join(ROOT, '.cache', 'library-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const run = (program: string) => {
  const file = join(folder, 'example.ts');
  writeFileSync(file, program);
  return spawnSync(process.execPath, ['--conditions=tosite-source', file], { cwd: folder, encoding: 'utf8' });
};

describe('the library', () => {
  it('does what the README says', () => {
    const { stdout, stderr } = run(EXAMPLE.program);
    assert.equal(stdout, EXAMPLE.prints, stderr);
  });

  it('has its parts apart: reading and reconciling keep nothing', () => {
    const { stdout, stderr } = run(`
      import { admit, createDocument, grammarReader, openLanguage } from 'tosite/reading';
      import { ledgerJson, reconcile, reportsOf } from 'tosite/ledger';
      const document = createDocument('Russia has sent Iran 40 jets.', { language: 'en', published: '2025-03' });
      const { claims } = grammarReader(() => openLanguage('en')).read(document);
      const kept = claims.map((claim) => ({ claim, documentId: document.id, decision: null, ...document, added: '2025-03-01' }));
      const { flows } = ledgerJson(reconcile(reportsOf({ claims: kept, figures: [] })), {});
      console.log(claims.length, flows.map(({ from, to }) => from + to).join(), typeof admit);
    `);
    assert.equal(stdout, '1 RUIR function\n', stderr);
  });
});
