import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { composeText } from '../../src/document/compose.ts';

describe('composeText', () => {
  it('changes nothing where the letters are composed', () => {
    assert.equal(composeText('Venäjä 🚢 한국'), null);
    assert.equal(composeText(''), null);
  });

  it('composes letters and leads back to the original', () => {
    const original = 'Venäjä ja Söul'.normalize('NFD');
    const composed = composeText(original);
    assert.equal(composed?.text, 'Venäjä ja Söul');
    assert.deepEqual(composed?.toOriginal({ start: 0, end: 6 }), { start: 0, end: 8 });
    assert.deepEqual(composed?.toOriginal({ start: 10, end: 14 }), { start: 12, end: 17 });
    assert.equal(original.slice(12, 17).normalize('NFC'), 'Söul');
  });

  it('never ends a span inside a letter and its marks (property)', () => {
    const letters = fc.array(
      fc.constantFrom('a', 'ä', 'e\u0301\u0323', '\u1112\u1161\u11ab', ' ', '🚢', 'q\u0308', '\u0308', 'Å'),
    );
    fc.assert(
      fc.property(letters, fc.nat(), fc.nat(), (parts, a, b) => {
        const original = parts.join('').normalize('NFD');
        const composed = composeText(original);
        if (composed === null) return;
        const [start, end] = [a % (composed.text.length + 1), b % (composed.text.length + 1)].sort((x, y) => x - y) as [
          number,
          number,
        ];
        const back = composed.toOriginal({ start, end });
        assert.ok(back.start >= 0 && back.start <= back.end && back.end <= original.length);
        const whole = composed.toOriginal({ start: 0, end: composed.text.length });
        assert.deepEqual(whole, { start: 0, end: original.length });
        if (start < end)
          assert.ok(
            original
              .slice(back.start, back.end)
              .normalize('NFC')
              .includes(composed.text.slice(start, end).normalize('NFC')),
          );
      }),
    );
  });
});
