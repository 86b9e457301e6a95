// Contract: what one run brought in can be taken back in one act, and brought back.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { createDocument } from '../../../src/document/document.ts';
import { assertReplayable, by, everything, figureRow, type Open, readingOf, refusedWith, TEXT } from './samples.ts';

const inRun = (run: string, actor = 'eva') => ({ ...by(actor), run });
const OTHER = 'Toinen teksti on tämä tässä, ja tämä on pitkä.';

export function runs(open: Open): void {
  it('names them with what they brought in', async () => {
    const store = await open();
    await store.addReading(readingOf(), inRun('run_1'));
    await store.addReading(readingOf({ text: OTHER }), inRun('run_1'));
    await store.importFigures([figureRow('f1')], 'a.csv', inRun('run_2', 'otto'));
    const time = by().now.toISOString();
    assert.deepEqual(await store.runs(), [
      { run: 'run_1', actor: 'eva', time, statements: 4, documents: 2, reverted: false },
      { run: 'run_2', actor: 'otto', time, statements: 1, documents: 0, reverted: false },
    ]);
    assert.equal((await store.documents())[0]?.run, 'run_1');
    assert.equal((await store.figures())[0]?.run, 'run_2');
  });

  it('takes one back whole, and brings it back by undoing that', async () => {
    const store = await open();
    await store.addReading(readingOf(), inRun('run_1'));
    const before = await everything(store);
    await store.addReading(readingOf({ text: OTHER }), inRun('run_2'));
    await store.importFigures([figureRow('f1')], 'a.csv', inRun('run_2'));
    await store.addReading(readingOf({ document: createDocument(TEXT, { title: 'Vilja' }) }), inRun('run_2'));
    const all = [await store.documents(), await store.claims({ all: true }), await store.figures()];
    const made = await store.act({ verdict: 'revert', run: 'run_2', reason: 'wrong file' }, by());
    assert.deepEqual([made.run, made.subjects, made.reason], ['run_2', [], 'wrong file']);
    const { documents, claims, figures } = (await everything(store)) as Record<string, unknown>;
    const { documents: was, claims: had, figures: none } = before as Record<string, unknown>;
    assert.deepEqual([documents, claims, figures], [was, had, none]);
    assert.equal((await store.statements()).length, 7, 'the log keeps it');
    assert.equal((await store.runs())[1]?.reverted, true);
    await assert.rejects(store.act({ verdict: 'revert', run: 'run_2' }, by()), refusedWith('T4014'));
    await assertReplayable(store);
    await store.act({ verdict: 'undo', seq: made.seq }, by());
    assert.deepEqual([await store.documents(), await store.claims({ all: true }), await store.figures()], all);
    await assertReplayable(store);
  });

  it('takes a newer reading back: the one before stands again', async () => {
    const store = await open();
    const reading = readingOf();
    await store.addReading(reading, inRun('run_1'));
    const before = await store.claims({ all: true });
    await store.addReading({ ...reading, claims: reading.claims.slice(1), reader: 'grammar@2' }, inRun('run_2'));
    assert.equal((await store.claims()).length, 1);
    await store.act({ verdict: 'revert', run: 'run_2' }, by());
    assert.deepEqual(await store.claims({ all: true }), before);
    await assertReplayable(store);
  });

  it('takes in again what was reverted', async () => {
    const store = await open();
    await store.addReading(readingOf(), inRun('run_1'));
    await store.importFigures([figureRow('f1')], 'a.csv', inRun('run_1'));
    await store.act({ verdict: 'revert', run: 'run_1' }, by());
    const added = await store.addReading(readingOf(), inRun('run_2'));
    assert.deepEqual([added.documentAdded, added.readingAdded], [true, true]);
    assert.deepEqual(await store.importFigures([figureRow('f1')], 'b.csv', inRun('run_2')), { added: 1, known: 0 });
    assert.equal((await store.claims()).length, 2);
    assert.equal((await store.documents())[0]?.run, 'run_2');
    await assertReplayable(store);
  });

  it('keeps decisions on what comes back', async () => {
    const store = await open();
    const reading = readingOf();
    const subject = reading.claims[0]?.id ?? '';
    await store.addReading(reading, inRun('run_1'));
    await store.decide({ subject, verdict: 'reject' }, by());
    const { seq } = await store.act({ verdict: 'revert', run: 'run_1' }, by());
    assert.equal(await store.claim(subject), null);
    await store.act({ verdict: 'undo', seq }, by());
    assert.equal((await store.claim(subject))?.decision?.verdict, 'reject');
  });
}
