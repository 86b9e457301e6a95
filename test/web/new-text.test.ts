// What of the form of a new text is sent, which field is marked, and files that are dropped on it.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ApiFailure } from '../../src/web/api.ts';
import { droppedOf } from '../../src/web/dropped.ts';
import { BLANK, FIELDS, fieldOfFailure, sentOf, wrongFields } from '../../src/web/new-text.ts';
import { t, finnish as tFinnish } from './texts.ts';

const dropped = (name: string, text: string) => droppedOf(name, new TextEncoder().encode(text));

describe('the form of a new text', () => {
  const draft = {
    ...BLANK,
    text: 'Russia sent grain.',
    published: 'tomorrow',
    url: 'javascript:alert(1)',
    title: ' A ',
  };

  it('marks each field that cannot be right, with words of its own, and sends the others', () => {
    assert.deepEqual(wrongFields(draft), ['published', 'url']);
    for (const field of wrongFields(draft))
      for (const text of [t, tFinnish]) assert.doesNotMatch(text(`add.${field}Wrong`), /^add\.|T\d{4}/u);
    assert.deepEqual(sentOf(draft), { text: 'Russia sent grain.', title: 'A' });
    const good = { ...draft, published: '2024-12', url: 'https://news.example/a' };
    assert.deepEqual(wrongFields(good), []);
    assert.deepEqual(sentOf(good).published, '2024-12');
  });

  it('shows an error of the server at its field', () => {
    const failure = (code: string, field?: string) =>
      new ApiFailure(422, { code, message: '', hint: '', at: field === undefined ? null : { field } });
    assert.equal(fieldOfFailure(failure('T5400', 'title')), 'title');
    assert.equal(fieldOfFailure(failure('T2101')), 'language');
    for (const other of [failure('T2102'), failure('T5400', 'actor'), new Error('x'), null])
      assert.equal(fieldOfFailure(other), null);
    assert.ok(FIELDS.length > 0);
  });
});

describe('files that are dropped', () => {
  it('are told as the terminal tells them, with what to do', () => {
    const [first, second, third] = dropped('x.ndjson', '{"text":"grain"}\nno\n\n{"id":"a"}');
    assert.equal(first?.text?.text, 'grain');
    assert.match(second?.problem?.message ?? '', /^Line 2 is not JSON: /u);
    assert.match(second?.problem?.hint ?? '', /one JSON object a line/u);
    assert.ok(second?.problem?.said, 'in Finnish, too');
    assert.match(third?.problem?.message ?? '', /^Line 4 is no document/u);
  });

  it('say that they are empty', () => {
    for (const name of ['x.ndjson', 'x.txt', 'x.md']) {
      const [only, ...others] = dropped(name, ' \n');
      assert.deepEqual([only?.problem?.code, others.length], ['T1004', 0], name);
    }
  });

  it('give the fields of a line by any of their names, and a note for one that cannot be right', () => {
    const [line] = dropped('x.jsonl', '{"text":"grain","language":"en","date":"2024-12","url":"ftp://x","title":null}');
    assert.deepEqual(line?.text, { text: 'grain', language: 'en', published: '2024-12' });
    assert.deepEqual(
      line?.notes.map(({ code }) => code),
      ['T1025'],
    );
  });
});
