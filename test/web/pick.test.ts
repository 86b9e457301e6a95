// Selecting words by keyboard: a range of words that keys move and stretch.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { moved, type Pick, pickAt, pickedSpan, placesOf } from '../../src/web/pick.ts';

const text = 'Seoul counted 3,000 lorries. Nobody saw them, it said! Then it rained.';
const places = placesOf(text, 'en');
const KEYS = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'] as const;

/** The words that are selected after some keys; a capital S before a key holds Shift. */
function after(start: string, ...keys: readonly string[]): string {
  let pick = pickAt(places, text.indexOf(start));
  for (const key of keys) pick = pick && moved(pick, key.replace(/^S-/u, ''), key.startsWith('S-'), places);
  const span = pick && pickedSpan(places, pick);
  return span ? text.slice(span.start, span.end) : '';
}

describe('selecting words by keyboard', () => {
  it('goes by words and by sentences', () => {
    assert.equal(after('Seoul'), 'Seoul');
    assert.equal(after('Seoul', 'ArrowRight', 'ArrowRight'), '3,000');
    assert.equal(after('Seoul', 'ArrowLeft'), 'Seoul');
    assert.equal(after('counted', 'ArrowDown'), 'Nobody');
    assert.equal(after('them', 'ArrowUp'), 'Nobody');
    assert.equal(after('Nobody', 'ArrowUp'), 'Seoul');
    assert.equal(after('saw', 'End'), 'said');
    assert.equal(after('rained', 'ArrowRight'), 'rained');
  });

  it('stretches, and shrinks again', () => {
    assert.equal(after('counted', 'S-ArrowRight', 'S-ArrowRight'), 'counted 3,000 lorries');
    assert.equal(after('counted', 'S-ArrowDown'), 'counted 3,000 lorries');
    assert.equal(after('counted', 'S-ArrowDown', 'S-ArrowDown'), 'counted 3,000 lorries. Nobody saw them, it said');
    assert.equal(after('saw', 'S-ArrowLeft', 'S-ArrowRight'), 'saw');
    assert.equal(after('them', 'S-Home'), 'Nobody saw them');
    assert.equal(after('counted', 'S-ArrowRight', 'ArrowRight'), 'lorries');
  });

  it('does nothing at other keys, and in a text without words', () => {
    assert.equal(moved({ anchor: 0, head: 0 }, 'x', false, places), null);
    assert.equal(pickAt(placesOf(' – … ', 'en'), 0), null);
  });

  it('always selects whole words of the text', () => {
    const key = fc.tuple(fc.constantFrom(...KEYS), fc.boolean());
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), fc.array(key, { maxLength: 12 }), (any, keys) => {
        const own = placesOf(any, null);
        let pick: Pick | null = pickAt(own, 0);
        for (const [name, shift] of keys) pick = pick && moved(pick, name, shift, own);
        const span = pick && pickedSpan(own, pick);
        if (own.words.length === 0) assert.equal(span, null);
        else
          assert.ok(
            span &&
              own.words.some(({ start }) => start === span.start) &&
              own.words.some(({ end }) => end === span.end) &&
              span.start < span.end,
          );
      }),
    );
  });
});
