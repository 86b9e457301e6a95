import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createDocument } from '../../src/document/document.ts';
import { composedReader } from '../../src/reading/composed-reader.ts';
import { admit } from '../../src/reading/gate.ts';
import type { Reader } from '../../src/reading/reader.ts';

/** Finds "Venäjä" only as it is composed. */
const finder: Reader = {
  id: 'test@1',
  read: (document) => {
    const start = document.text.indexOf('Venäjä');
    const end = start + 'Venäjä'.length;
    if (start < 0) return { document, claims: [], diagnostics: [] };
    const words = { text: 'Venäjä', start, end };
    const empty = { to: null, item: null, quantity: null, when: null, where: null, source: null } as const;
    const from = { id: 'RU', ...words, known: 'stated' } as const;
    const proposal = {
      ...empty,
      frame: 'position',
      reader: 'test@1',
      rule: 'test',
      modality: 'asserted',
      from,
      quote: { start, end: end + 6 },
    } as const;
    return { document, ...admit(document, [proposal]) };
  },
};

describe('composedReader', () => {
  const reader = composedReader(finder);

  it('reads decomposed letters, and every span indexes the text as published', () => {
    const document = createDocument('Söul: Venäjä vastaa.'.normalize('NFD'));
    assert.equal(finder.read(document).claims.length, 0);
    const { document: same, claims } = reader.read(document);
    assert.equal(same, document);
    const [claim] = claims;
    assert.ok(claim?.from?.start != null && claim.from.end !== null);
    assert.equal(document.text.slice(claim.from.start, claim.from.end).normalize('NFC'), 'Venäjä');
    assert.equal(claim.from.text, document.text.slice(claim.from.start, claim.from.end));
    assert.equal(claim.quote.exact, document.text.slice(claim.quote.start, claim.quote.end));
    assert.equal(claim.quote.exact.normalize('NFC'), 'Venäjä vastaa'.slice(0, 12));
  });

  it('leaves composed texts to the reader as they are', () => {
    const document = createDocument('Söul: Venäjä vastaa.');
    assert.deepEqual(reader.read(document), finder.read(document));
  });
});
