// Contract: imported figures.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { by, figureRow, type Open } from './samples.ts';

export function figures(open: Open): void {
  it('keeps rows in order, once', async () => {
    const store = await open();
    const rows = ['f3', 'f1', 'f2'].map(figureRow);
    assert.deepEqual(await store.importFigures(rows, 'a.csv', by()), { added: 3, known: 0 });
    assert.deepEqual(await store.importFigures([...rows, figureRow('f4')], 'b.csv', by()), { added: 1, known: 3 });
    assert.deepEqual(await store.importFigures(rows, 'a.csv', by()), { added: 0, known: 4 - 1 });
    const kept = await store.figures();
    assert.deepEqual(
      kept.map(({ label, file }) => [label, file]),
      [
        ['f3', 'a.csv'],
        ['f1', 'a.csv'],
        ['f2', 'a.csv'],
        ['f4', 'b.csv'],
      ],
    );
    const { file, added, run, decision, ...row } = kept[0] ?? assert.fail();
    assert.deepEqual([row, file, added, run, decision], [rows[0], 'a.csv', by().now.toISOString(), null, null]);
    assert.equal((await store.head()).seq, 2);
  });

  it('lets a row be decided on', async () => {
    const store = await open();
    const row = figureRow('f1');
    await store.importFigures([row], 'a.csv', by());
    await store.decide({ subject: row.id, verdict: 'reject', reason: 'a copy' }, by());
    assert.equal((await store.figure(row.id))?.decision?.reason, 'a copy');
    assert.equal((await store.figures())[0]?.decision?.verdict, 'reject');
  });
}
