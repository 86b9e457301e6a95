import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Sentence } from '../../src/language/language.ts';
import { createNote, createOwnNote, dropNotes, emptyNotes } from '../../src/reading/notes.ts';

const sentence = (start: number): Sentence => ({ start, end: start + 1, tokens: [] });

describe('notes on sentences', () => {
  it('keep what each step found of each sentence apart', () => {
    const [words, dates] = [createNote<string>(), createNote<number>()];
    const [a, b] = [sentence(0), sentence(0)];
    assert.equal(words.keep(a, 'one'), 'one');
    dates.keep(a, 1);
    words.keep(b, 'two');
    assert.deepEqual([words.of(a), dates.of(a), words.of(b), dates.of(b)], ['one', 1, 'two', undefined]);
  });

  it('stay for a group of sentences, and not for ever', () => {
    const notes = createNote<number>();
    const all = Array.from({ length: 2000 }, (_, i) => sentence(i));
    for (const [i, one] of all.entries()) notes.keep(one, i);
    assert.deepEqual(
      all.slice(-64).map((one) => notes.of(one)),
      all.slice(-64).map((one) => one.start),
    );
    assert.equal(notes.of(all[0] as Sentence), undefined);
  });

  it('are forgotten when a group has been read', () => {
    const notes = createNote<number>();
    const one = sentence(0);
    notes.keep(one, 1);
    dropNotes();
    assert.equal(notes.of(one), undefined);
  });
});

describe('notes that a thing carries itself', () => {
  it('keep what each step found of each thing apart', () => {
    const [things, verbs] = [createOwnNote<string>(), createOwnNote<number>()];
    const [a, b] = [{ notes: emptyNotes() }, { notes: emptyNotes() }];
    assert.equal(things.keep(a, 'one'), 'one');
    verbs.keep(a, 0);
    things.keep(b, 'two');
    assert.deepEqual([things.of(a), verbs.of(a), things.of(b), verbs.of(b)], ['one', 0, 'two', undefined]);
  });

  it('take a kind that is made after the thing', () => {
    const thing = { notes: emptyNotes() };
    const late = createOwnNote<string>();
    assert.equal(late.of(thing), undefined);
    late.keep(thing, 'late');
    assert.equal(late.of(thing), 'late');
  });
});
