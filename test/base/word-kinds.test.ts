import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { wordKinds } from '../../src/base/word-kinds.ts';

describe('words and what they are', () => {
  const verbs = wordKinds('lexica/en/object-verbs.tsv');

  it('are each what the first row says', () => {
    assert.equal(verbs.of('give'), 'receiver first');
    assert.equal(verbs.of('week'), 'time');
    for (const word of ['tank', '', '__proto__', 'constructor']) assert.equal(verbs.of(word), undefined);
  });

  it('may be more than one thing', () => {
    assert.ok(verbs.is('supply', 'receiver first') && verbs.is('supply', 'provided with'));
    assert.ok(verbs.is('equip', 'provided with') && !verbs.is('equip', 'receiver first'));
    assert.ok(!verbs.is('tank', 'time') && !verbs.is('week', ''));
  });

  it('are read once', () => assert.equal(wordKinds('lexica/en/object-verbs.tsv'), verbs));
});
