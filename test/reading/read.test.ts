// What holds of every reading: it never throws, its spans reproduce their words, it is the same each time, and documents
// read after one another read as apart.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { createDocument, type Document } from '../../src/document/document.ts';
import { openLanguage } from '../../src/language/languages.ts';
import type { Claim } from '../../src/reading/claim.ts';
import { readDocument, readDocuments } from '../../src/reading/read.ts';
import type { Reading } from '../../src/reading/reader.ts';

const english = openLanguage('en');
const read = (text: string): Reading =>
  readDocument(createDocument(text, { language: 'en', published: '2025-06-15' }), english);

const WORDS = [
  'North Korea',
  'Russia',
  'Ukraine',
  'sent',
  'was',
  'given',
  'by',
  'to',
  '300',
  'million',
  '$2bn',
  'shells',
  'missiles',
  'and',
  ',',
  '.',
  ';',
  'which',
  'soldiers',
  'killed',
  'not',
  '“',
  '\u202e',
  '🙂',
  'e\u0301',
  '\n\n',
  'NUL',
  '\u0000',
  'said',
  'its',
  '(',
  ')',
];
const prose = fc.array(fc.constantFrom(...WORDS), { maxLength: 60 }).map((words) => words.join(' '));

function spansHold(document: Document, claims: readonly Claim[]): void {
  for (const c of claims) {
    assert.equal(document.text.slice(c.quote.start, c.quote.end), c.quote.exact);
    for (const slot of [c.from, c.to, c.item, c.quantity, c.when, c.where])
      if (slot && slot.text !== null && slot.start !== null && slot.end !== null)
        assert.equal(document.text.slice(slot.start, slot.end), slot.text);
  }
}

describe('reading', () => {
  it('never throws on any text, and every span reproduces its words', () => {
    fc.assert(
      fc.property(fc.oneof(prose, fc.string({ unit: 'binary', maxLength: 200 })), (text) => {
        const { document, claims } = read(text);
        spansHold(document, claims);
      }),
      { numRuns: 60 },
    );
  });

  it('reads A and B alike apart and one after the other, twice over', () => {
    fc.assert(
      fc.property(prose, prose, (a, b) => {
        const alone = JSON.stringify(read(a).claims);
        read(b);
        assert.equal(JSON.stringify(read(a).claims), alone);
      }),
      { numRuns: 30 },
    );
  });

  it('reads several at a time as each by itself', () => {
    const event = 'North Korea sent Russia 300 million shells in May, Seoul said. Ukraine denied it. ';
    const texts = fc.array(fc.oneof(prose, fc.constant(event), fc.constant('')), { maxLength: 5 });
    fc.assert(
      fc.property(texts, (list) => {
        const documents = list.map((text) => createDocument(text, { language: 'en', published: '2025-06-15' }));
        const apart = documents.map((document) => readDocument(document, english));
        assert.deepEqual(readDocuments(documents, english), apart);
      }),
      { numRuns: 40 },
    );
    const long = Array.from({ length: 50 }, () => createDocument(event.repeat(2), { language: 'en' }));
    const one = readDocument(long[0] as Document, english);
    assert.ok(one.claims.length > 0);
    for (const { claims } of readDocuments(long, english)) assert.deepEqual(claims, one.claims);
  });

  it('cuts a sentence of 5,000 words, says so, and does not hang', () => {
    const started = performance.now();
    const { diagnostics, claims, document } = read(`Iran sold Russia 40 drones and ${'shells and '.repeat(2500)}fuel.`);
    assert.ok(diagnostics.some((d) => d.code === 'T2202'));
    spansHold(document, claims);
    assert.ok(performance.now() - started < 20_000);
  });

  it('leaves a text alone that names no party', () => {
    assert.deepEqual(read('The bakery sold 300 loaves and 40 buns on Monday.').claims, []);
  });
});
