// Whether a text is about what is claimed at all.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createDocument } from '../../../src/document/document.ts';
import { openLanguage } from '../../../src/language/languages.ts';
import type { Draft } from '../../../src/reading/frames/frame.ts';
import { hasSubject } from '../../../src/reading/judgement/judge.ts';
import { passageOf } from '../../../src/reading/passage.ts';
import { readDocument } from '../../../src/reading/read.ts';

const passageIn = (text: string) => passageOf(createDocument(text, { language: 'en' }), openLanguage('en')).passage;

const LONG = passageIn('The museum opened its doors again after the winter. '.repeat(8));

const stance = (certainty: number, to: string | null): { readonly draft: Draft } => ({
  draft: {
    frame: 'position',
    rule: 'position.statement',
    from: { id: 'NO', text: null, start: null, end: null, known: 'implied' },
    to: to === null ? null : { id: to, text: null, start: null, end: null, known: 'implied' },
    item: null,
    quantity: null,
    when: null,
    where: null,
    source: null,
    modality: 'asserted',
    quote: { start: 0, end: 10 },
    certainty,
  },
});

describe('the subject of a text', () => {
  it('is spoken for by a claim that is sure enough', () => {
    assert.equal(hasSubject(LONG, [stance(0.6, 'RU')], 0.5), true);
    assert.equal(hasSubject(LONG, [stance(0.4, 'RU')], 0.5), false);
  });

  it('is not spoken for by a stance aimed at nobody, however sure', () => {
    assert.equal(hasSubject(LONG, [stance(0.9, null)], 0.5), false);
    assert.equal(hasSubject(LONG, [stance(0.9, null), stance(0.6, 'RU')], 0.5), true);
  });

  it('is not asked for in a short text', () => {
    assert.equal(hasSubject(passageIn('Norway will not comment.'), [stance(0.3, null)], 0.5), true);
  });

  it('is there where one plain sentence of a long text names who gives what to whom', () => {
    for (const gift of ['North Korea sent Russia 8,000 lorries.', 'Norway gave Ukraine 12 radars in March.']) {
      const text = `${gift} ${'The weather stayed dry over the whole of the plain. '.repeat(8)}`;
      const { claims } = readDocument(createDocument(text, { language: 'en' }), openLanguage('en'));
      assert.deepEqual(
        claims.map((c) => c.frame),
        ['transfer'],
        gift,
      );
    }
  });
});
