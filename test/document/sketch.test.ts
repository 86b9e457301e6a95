// Which texts are copies: articles written for this test, in both languages, and what holds of any text.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { containment, isCopy, sketchOf } from '../../src/document/sketch.ts';

const FOLDER = join(import.meta.dirname, '..', 'fixtures', 'copies');
const article = (name: string, language: string): string =>
  readFileSync(join(FOLDER, `${name}.${language}.md`), 'utf8').replace(/^---\n.*?\n---\n/su, '');

describe('an article of an agency', () => {
  for (const language of ['en', 'fi']) {
    const original = article('original', language);
    const copies = {
      'itself, in other lines and letters': original.replaceAll(/\s+/gu, ' \n').toUpperCase(),
      'another headline and lead, a word in ten changed, the end cut': article('edited', language),
      'its first sentences only': article('short', language),
    };
    for (const [what, text] of Object.entries(copies))
      it(`${language}: is copied by ${what}`, () => {
        assert.ok(isCopy(sketchOf(original), sketchOf(text)));
        assert.ok(isCopy(sketchOf(text), sketchOf(article('edited', language))), 'and so is its other copy');
      });
    for (const name of ['own', 'notice'])
      it(`${language}: is not copied by another on the same figure, with the same quotation or none: ${name}`, () => {
        for (const one of [original, ...Object.values(copies)])
          assert.ok(containment(sketchOf(one), sketchOf(article(name, language))) < 0.4);
      });
  }
});

const words = fc.array(fc.stringMatching(/^[a-zäö]{1,6}$/u), { maxLength: 60 });

describe('a sketch', () => {
  it('says the same either way round, and all of a text of itself', () => {
    fc.assert(
      fc.property(words, words, (a, b) => {
        const [x, y] = [sketchOf(a.join(' ')), sketchOf(b.join(' '))];
        const share = containment(x, y);
        assert.equal(share, containment(y, x));
        assert.ok(share >= 0 && share <= 1);
        assert.equal(containment(x, x), a.length === 0 ? 0 : 1);
      }),
    );
  });

  it('knows a part of a text', () => {
    fc.assert(
      fc.property(words, words, words, (before, part, after) => {
        fc.pre(part.length >= 3);
        assert.equal(containment(sketchOf([...before, ...part, ...after].join(' ')), sketchOf(part.join(', '))), 1);
      }),
    );
  });

  it('is an estimate of a long text, near what is so', () => {
    const long = Array.from({ length: 6000 }, (_, i) => `w${(i * 7919) % 6007}`);
    const other = Array.from({ length: 6000 }, (_, i) => `w${(i * 104_729) % 6011}`);
    assert.equal(sketchOf(long.join(' ')).hashes.length, 512);
    assert.ok(containment(sketchOf(long.join(' ')), sketchOf(long.slice(1000, 3000).join(' '))) > 0.9);
    const half = [...long.slice(0, 1500), ...other.slice(0, 1500)];
    assert.ok(Math.abs(containment(sketchOf(long.join(' ')), sketchOf(half.join(' '))) - 0.5) < 0.1);
    assert.ok(containment(sketchOf(long.join(' ')), sketchOf(other.join(' '))) < 0.05);
  });

  it('takes a letter written in two ways as one, and no notice of a soft hyphen', () => {
    assert.ok(isCopy(sketchOf('pa\u0308iva\u0308 ka\u0308y itään'), sketchOf('päivä käy itä\u00adän')));
  });
});
