// Looking for documents by their words: any form of a word, all words, words as they stand, documents added meanwhile.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { search } from '../../src/app/search.ts';
import { createDocument } from '../../src/document/document.ts';
import { englishForms, finnishForms } from '../../src/language/base-forms.ts';
import { openStore } from '../../src/store/open.ts';

const by = { actor: 'test', now: new Date('2026-01-01T00:00:00Z') };
const finnish = finnishForms();
const withoutVoikko = finnish('ammuksia', false).length === 1 ? 'libvoikko is not installed' : false;

const meets = (forms: (form: string, parts: boolean) => readonly string[], asked: string, written: string): boolean =>
  forms(asked, false).some((key) => forms(written, true).includes(key));

describe('forms of words', () => {
  it('meet in English whatever their regular ending', () => {
    for (const [a, b] of [
      ['delivery', 'deliveries'],
      ['delivered', 'deliver'],
      ['ship', 'shipping'],
      ['shells', 'Shell'],
      ['boxes', 'box'],
    ] as const)
      assert.ok(meets(englishForms, a, b), `${a} ${b}`);
    for (const [a, b] of [
      ['shell', 'shelter'],
      ['ring', 'r'],
      ['bus', 'bu'],
      ['gas', 'ga'],
    ] as const)
      assert.ok(!meets(englishForms, a, b), `${a} ${b}`);
  });

  it('meet in Finnish by their lemma and the parts of a compound', { skip: withoutVoikko }, () => {
    assert.ok(meets(finnish, 'ammus', 'ammuksia'));
    assert.ok(meets(finnish, 'ammus', 'tykistöammusta'));
    assert.ok(meets(finnish, 'kontteja', 'konteissa'));
    assert.ok(!meets(finnish, 'tykistöammus', 'ammusta'), 'a question asks for the whole of a compound');
    assert.ok(!meets(finnish, 'kontti', 'kenttä'));
  });
});

describe('search', () => {
  const add = async (store: Awaited<ReturnType<typeof openStore>>, text: string, title: string | null = null) => {
    const document = createDocument(text, { title, language: 'en' });
    await store.addReading({ document, claims: [], reader: 'grammar@1', diagnostics: [] }, by);
    return document.id;
  };

  it('finds documents with all words, the fullest first, and shows where', async (t) => {
    const store = await openStore(':memory:');
    t.after(() => store.close());
    const one = await add(store, 'A train brought grain. Later trains brought nothing at all to the border station.');
    const two = await add(store, 'Grain left on a ship.', 'On trains');
    const { total, hits } = await search(store, 'train grain', 10);
    assert.equal(total, 2);
    assert.deepEqual(
      hits.map(({ documentId, count }) => [documentId, count]),
      [
        [one, 3],
        [two, 1],
      ],
    );
    const [first] = hits;
    assert.ok(first);
    assert.equal(first.excerpt.exact, 'train');
    assert.equal(first.excerpt.start, 2);
    const late = await add(store, 'One more train with grain');
    assert.ok((await search(store, 'grain train', 10)).hits.some(({ documentId }) => documentId === late));
    assert.equal((await search(store, 'train grain', 1)).hits.length, 1);
  });

  it('takes quoted words as they stand, and nothing from a question without words', async (t) => {
    const store = await openStore(':memory:');
    t.after(() => store.close());
    await add(store, 'A ship left, then another left the port.');
    const right = await add(store, 'It left the port by night.');
    const quoted = await search(store, '“left the port by”', 10);
    assert.deepEqual(
      quoted.hits.map(({ documentId, excerpt }) => [documentId, excerpt.exact]),
      [[right, 'left the port by']],
    );
    assert.equal((await search(store, '… ?', 10)).total, 0);
    assert.equal((await search(store, 'submarine', 10)).total, 0);
  });
});
