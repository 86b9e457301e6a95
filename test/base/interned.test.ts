import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { interned } from '../../src/base/interned.ts';

describe('the engine’s own copy of a text', () => {
  it('has the same letters, whatever they are', () => {
    fc.assert(fc.property(fc.string(), (text) => interned(text) === text));
    for (const name of ['', '0', '-1', '4294967295', '__proto__', 'constructor', 'äö'])
      assert.equal(interned(name), name);
  });
});
