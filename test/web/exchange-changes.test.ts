// What changed in an exchange between two days; worths out of a balance; the documents that filters leave.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { documentRows, languagesOf, yearsOf } from '../../src/web/document-rows.ts';
import { exchangeChanges, monthsBefore } from '../../src/web/exchange-changes.ts';
import { figure, series } from './samples.ts';

const sides = (...given: ReturnType<typeof series>[]) => ({ given, received: [], about: [] });

describe('what changed since a day', () => {
  it('tells moved estimates first, then what is new or gone, then more figures of the same estimate', () => {
    const [a, b] = [figure({ low: '10', high: '10' }), figure({ low: '20', high: '20' })];
    const old = series({ item: 'moved', figures: [a] });
    const moved = series({
      item: 'moved',
      figures: [a, b],
      estimate: { supported: [{ low: '20', high: '20', agree: ['B'], independent: 1 }] },
    });
    const [fewer, more] = [series({ item: 'more', figures: [a] }), series({ item: 'more', figures: [a, b] })];
    const same = series({ item: 'same', figures: [a] });
    const [gone, fresh] = [series({ item: 'gone' }), series({ item: 'fresh', figures: [b] })];
    const changes = exchangeChanges(sides(old, fewer, same, gone), sides(same, more, fresh, moved));
    assert.deepEqual(
      changes.map(({ kind, series: { item }, figures }) => [kind, item, figures]),
      [
        ['moved', 'moved', 1],
        ['new', 'fresh', 1],
        ['gone', 'gone', 0],
        ['figures', 'more', 1],
      ],
    );
    assert.deepEqual(exchangeChanges(sides(same), sides(same)), []);
  });

  it('counts months back to a day that there is', () => {
    assert.equal(monthsBefore('2025-03-31', 1), '2025-02-28');
    assert.equal(monthsBefore('2025-03-31', 12), '2024-03-31');
    assert.equal(monthsBefore('2025-01-15', 3), '2024-10-15');
  });
});

describe('rows of documents', () => {
  const document = (id: string, language: string | null, published: string | null) => ({
    ...{ id, language, published, publisher: 'Gazette', url: null, title: id, sha256: '', source: 'text' },
    ...{ added: '2026-01-01T00:00:00.000Z', length: 1, claims: 0, rejected: 0 },
    ...{ run: null, newer: null, older: null },
  });
  const all = [document('a', 'fi', '2025-01'), document('b', 'en', '2024-12-31'), document('c', 'fi', null)];
  const ids = (query: string, hits: Parameters<typeof documentRows>[1] = null) =>
    documentRows(all, hits, new URLSearchParams(query)).map((row) => row.document.id);

  it('are those that every filter leaves, in their order', () => {
    assert.deepEqual(ids(''), ['a', 'b', 'c']);
    assert.deepEqual(ids('language=fi&year=2025'), ['a']);
    assert.deepEqual(ids('publisher=Herald'), []);
    assert.deepEqual(languagesOf(all), ['fi', 'en']);
    assert.deepEqual(yearsOf(all), ['2025', '2024']);
  });

  it('are in the order of a search where there is one', () => {
    const hit = (documentId: string) => ({
      documentId,
      count: 1,
      excerpt: { prefix: '', exact: 'x', suffix: '', start: 0 },
    });
    assert.deepEqual(ids('language=fi', [hit('c'), hit('b'), hit('gone'), hit('a')]), ['c', 'a']);
  });
});
