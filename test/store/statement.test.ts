import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { canonicalJson } from '../../src/base/canonical-json.ts';
import { draft, entryFault, GENESIS, nextEntry, statementHash } from '../../src/store/statement.ts';

const head = { seq: 0, hash: GENESIS };
const by = { actor: 'eva', now: new Date('2025-01-01T00:00:00Z') };
const entry = nextEntry(head, draft('decision-made', { subject: 'c_1', verdict: 'accept', reason: null }), by);

describe('canonical JSON', () => {
  it('sorts keys, drops what is undefined, and writes no white space', () => {
    assert.equal(
      canonicalJson({ b: [1, null, 'ä'], a: { d: undefined, c: true } }),
      '{"a":{"c":true},"b":[1,null,"ä"]}',
    );
  });
  it('refuses what JSON cannot say', () => {
    for (const value of [undefined, Number.NaN, 1n, () => 1]) assert.throws(() => canonicalJson(value), TypeError);
  });
});

describe('statements', () => {
  it('have a hash that anyone can work out again', () => {
    // printf '%s\n' PREV 1 TIME '"eva"' decision-made … | sha256sum
    assert.equal(entry.payload, '{"reason":null,"subject":"c_1","verdict":"accept"}');
    assert.equal(entry.hash, '796f18b90bfa0e0c386c8eb91d5d92acbe0f32d55b8bfe32bfce98beea4a9862');
  });
  it('are hashed over the UTF-8 of their lines, however long and in whatever script', () => {
    for (const letter of ['a', 'ä', '語', '🌾', '\ud800'])
      for (const length of [0, 1, 30_000, 87_000, 88_000, 400_000]) {
        const { prev, seq, time, actor, kind } = entry;
        const payload = letter.repeat(length);
        const lines = [prev, seq, time, JSON.stringify(actor), kind, payload].join('\n');
        const wanted = createHash('sha256').update(Buffer.from(lines, 'utf8')).digest('hex');
        assert.equal(statementHash({ ...entry, payload }), wanted, `${length} of ${letter}`);
      }
  });
  it('cannot share a hash by moving words from one field to another', () => {
    const moved = { ...entry, actor: 'eva\ndecision-made', kind: entry.kind };
    assert.notEqual(statementHash(moved), statementHash(entry));
  });
  it('are sound as they were made', () => {
    assert.equal(entryFault(head, entry), null);
  });
});
