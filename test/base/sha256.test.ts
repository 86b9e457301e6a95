// The digest against Node's own, for bytes of any length.
import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { sha256 } from '../../src/base/sha256.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

describe('sha256', () => {
  it('is that of Node for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        assert.equal(hex(sha256(bytes)), hash('sha256', bytes, 'hex'));
      }),
    );
  });
  it('is that of Node at the edges of its blocks', () => {
    for (const length of [0, 1, 55, 56, 63, 64, 65, 119, 120, 128, 100_000]) {
      const bytes = new Uint8Array(length).fill(length % 251);
      assert.equal(hex(sha256(bytes)), hash('sha256', bytes, 'hex'), `${length} bytes`);
    }
  });
});
