// What is said of a passage besides its mentions: dates that cannot be resolved, sentences that do not end.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Diagnostic } from '../../src/base/diagnostic.ts';
import { createDocument } from '../../src/document/document.ts';
import { openLanguage } from '../../src/language/languages.ts';
import { passageOf } from '../../src/reading/passage.ts';

const said = (text: string, published: string): readonly Diagnostic[] =>
  passageOf(createDocument(text, { published, language: 'en' }), openLanguage('en')).diagnostics;

describe('diagnostics of a passage', () => {
  it('name a weekday that the date of publication does not settle', () => {
    const text = 'Norway sent Ukraine four boats on Wednesday.';
    const [found, ...more] = said(text, '2025-01').filter(({ code }) => code === 'T2301');
    assert.ok(found?.span);
    assert.equal(text.slice(found.span.start, found.span.end).includes('Wednesday'), true);
    assert.deepEqual(more, []);
    assert.deepEqual(
      said(text, '2025-01-16').filter(({ code }) => code === 'T2301'),
      [],
    );
  });

  it('say how much of an endless sentence was not read, in bounded time', () => {
    const text = 'Norway sent Ukraine four boats and '.repeat(6000);
    const started = process.cpuUsage().user;
    const unread = said(text, '2025-01-16').filter(({ code }) => code === 'T2204');
    assert.equal(unread.length, 1);
    assert.ok((unread[0]?.span?.start ?? 0) > 10_000);
    assert.ok(process.cpuUsage().user - started < 8_000_000);
  });
});
