// Contract: accepting and rejecting.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { UserError } from '../../../src/base/diagnostic.ts';
import { by, type Open, readingOf } from './samples.ts';

export function verdicts(open: Open): void {
  it('keeps the last decision, and all of them in the log', async () => {
    const store = await open();
    const reading = readingOf();
    const subject = reading.claims[0]?.id ?? '';
    await store.addReading(reading, by());
    const first = await store.decide({ subject, verdict: 'reject', reason: 'misread' }, by('otto'));
    assert.deepEqual(first, {
      subject,
      verdict: 'reject',
      reason: 'misread',
      actor: 'otto',
      time: by().now.toISOString(),
      seq: 3,
    });
    assert.deepEqual((await store.claim(subject))?.decision, first);
    assert.equal((await store.documents())[0]?.rejected, 1);
    await store.decide({ subject, verdict: 'accept' }, by('eva'));
    assert.equal((await store.claim(subject))?.decision?.verdict, 'accept');
    const kinds = (await store.statements(2)).map(({ kind, actor }) => [kind, actor]);
    assert.deepEqual(kinds, [
      ['decision-made', 'otto'],
      ['decision-made', 'eva'],
    ]);
  });

  it('adds nothing for the same verdict of the same person', async () => {
    const store = await open();
    const reading = readingOf();
    const subject = reading.claims[0]?.id ?? '';
    await store.addReading(reading, by());
    const first = await store.decide({ subject, verdict: 'accept' }, by());
    const second = await store.decide({ subject, verdict: 'accept' }, by('eva', '2026-01-01T00:00:00.000Z'));
    assert.deepEqual(second, first);
    assert.equal((await store.head()).seq, 3);
  });

  it('refuses what is not there, and keeps nothing of it', async () => {
    const store = await open();
    await assert.rejects(
      store.decide({ subject: 'c_0000000000000000', verdict: 'accept' }, by()),
      (error) => error instanceof UserError && error.diagnostic.code === 'T4010' && error.message.includes('c_0000'),
    );
    assert.equal((await store.head()).seq, 0);
  });

  it('outlives a new reading that finds the same claim', async () => {
    const store = await open();
    const reading = readingOf();
    const subject = reading.claims[0]?.id ?? '';
    await store.addReading(reading, by());
    await store.decide({ subject, verdict: 'reject' }, by());
    await store.addReading({ ...reading, reader: 'grammar@2' }, by());
    assert.equal((await store.claim(subject))?.decision?.verdict, 'reject');
  });
}
