// Overlapping claims as segments: nothing is lost, nothing is doubled.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { paragraphsOf, segmentsOf } from '../../src/web/segments.ts';

const text = fc.string({ unit: fc.constantFrom('a', 'ä', '🌾', ' ', '\n', '\n\n', '.'), minLength: 1, maxLength: 60 });
const marked = text.chain((body) =>
  fc.record({
    body: fc.constant(body),
    spans: fc
      .array(fc.tuple(fc.nat(body.length), fc.nat(body.length)), { maxLength: 6 })
      .map((pairs) =>
        pairs
          .filter(([a, b]) => a !== b)
          .map(([a, b], i) => ({ id: `c${i}`, start: Math.min(a, b), end: Math.max(a, b) })),
      ),
  }),
);

describe('segments', () => {
  it('joined are the text, and those of a claim are its quote', () => {
    fc.assert(
      fc.property(marked, ({ body, spans }) => {
        const segments = segmentsOf(body, spans);
        assert.equal(segments.map((segment) => segment.text).join(''), body);
        for (const { id, start, end } of spans) {
          const own = segments.filter(({ ids }) => ids.includes(id));
          assert.equal(own.map((segment) => segment.text).join(''), body.slice(start, end));
          assert.equal(segments.filter(({ ending }) => ending.includes(id)).length, 1);
        }
      }),
    );
  });

  it('stay whole when they are cut into paragraphs', () => {
    fc.assert(
      fc.property(marked, ({ body, spans }) => {
        const segments = paragraphsOf(body, spans).flat();
        assert.equal(segments.map((segment) => segment.text).join(''), body);
        for (const { id, start, end } of spans) {
          const own = segments.filter(({ ids }) => ids.includes(id));
          assert.equal(own.map((segment) => segment.text).join(''), body.slice(start, end));
        }
      }),
    );
  });

  it('put the shortest claim first', () => {
    const [, inner] = segmentsOf('abcdef', [
      { id: 'long', start: 0, end: 6 },
      { id: 'short', start: 2, end: 4 },
    ]);
    assert.deepEqual(inner?.ids, ['short', 'long']);
  });

  it('leave out spans that are not of the text', () => {
    assert.deepEqual(
      segmentsOf('abc', [{ id: 'x', start: 2, end: 9 }]).map(({ ids }) => ids),
      [[]],
    );
  });

  it('of an endless paragraph are cut at a blank, those of many paragraphs made in one pass', () => {
    const endless = 'word and word '.repeat(5000);
    const cut = paragraphsOf(endless, [{ id: 'c', start: 19_990, end: 20_050 }]);
    assert.ok(cut.length >= 3 && cut.length <= 5);
    assert.equal(
      cut
        .flat()
        .map((segment) => segment.text)
        .join(''),
      endless,
    );
    for (const list of cut.slice(0, -1)) assert.ok(list.at(-1)?.text.endsWith(' '));
    const spans = Array.from({ length: 20_000 }, (_, i) => ({ id: `${i}`, start: i * 10, end: i * 10 + 4 }));
    const many = paragraphsOf('12345678\n\n'.repeat(20_000), spans);
    assert.equal(many.length, 20_000);
    assert.deepEqual(
      many[19_999]?.map(({ ids }) => ids),
      [['19999'], []],
    );
  });

  it('break at blank lines only', () => {
    const paragraphs = paragraphsOf('One\nline.\n\nTwo.\n \nThree.', [{ id: 'c', start: 4, end: 15 }]);
    assert.deepEqual(
      paragraphs.map((list) => list.map((segment) => segment.text).join('')),
      ['One\nline.\n\n', 'Two.\n \n', 'Three.'],
    );
  });
});
