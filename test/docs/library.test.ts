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

describe('the verbs of the library', () => {
  it('are all there: a claim that the reader missed is added, amended, undone, and the register says so', () => {
    const { stdout, stderr } = run(`
      import { addClaim, addText, amend, corrections, findQuote, openStore, parseEdits, reviewQueue, undo } from 'tosite';
      const store = await openStore('verbs.db');
      const by = { actor: 'me', now: new Date('2026-01-01') };
      const { document } = await addText(store, 'A ship came. Nobody said from where.', { language: 'en' }, by);
      const quote = findQuote(document!, 'A ship came');
      const edits = parseEdits(['frame=transfer', 'from=KP', 'to=RU', 'item=container', 'number=5']);
      const { claim } = await addClaim(store, { document: document!.id, quote, edits }, by);
      await amend(store, { claim: claim.id, edits: parseEdits(['number=7']), reason: 'miscounted' }, by);
      await undo(store, claim.id, by);
      for await (const { change, reason, after } of corrections(store, 0)) console.log(change, reason, after?.envelope.low);
      console.log((await reviewQueue(store, 9)).open);
      await store.close();
    `);
    assert.equal(stdout, 'new null 5\nmoved miscounted 7\nmoved null 5\n0\n', stderr);
  });
});
