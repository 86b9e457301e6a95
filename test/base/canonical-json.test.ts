import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { canonicalJson } from '../../src/base/canonical-json.ts';

/** The same value with the keys of every object the other way round. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, turned(member)]),
  );
}

describe('canonical JSON', () => {
  it('says what JSON says, in one spelling whatever the order of the keys', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
        const text = canonicalJson(value);
        assert.deepEqual(JSON.parse(text), JSON.parse(JSON.stringify(value)));
        assert.equal(canonicalJson(turned(value)), text);
        assert.equal(canonicalJson(JSON.parse(text)), text);
      }),
    );
  });
  it('sorts keys by their UTF-16 code units', () => {
    assert.equal(canonicalJson({ ä: 1, b: 2, B: 3, 10: 4, 9: 5 }), '{"10":4,"9":5,"B":3,"b":2,"ä":1}');
  });
});
