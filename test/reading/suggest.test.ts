// What selected words suggest: slots with the words of the text, whatever normal form it is in; nothing out of nowhere.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { createDocument } from '../../src/document/document.ts';
import { openLanguage } from '../../src/language/languages.ts';
import { type Suggestions, suggest } from '../../src/reading/suggest.ts';

const TEXT =
  'The naïve café talk ended. North Korea shipped 3,000 containers to Russia in May 2024, the Varna Institute said. It got oil.';
const read = (text: string, words: string): Suggestions => {
  const start = text.indexOf(words);
  return suggest(
    createDocument(text, { published: '2024-09-01', language: 'en' }),
    { start, end: start + words.length },
    openLanguage('en'),
  );
};
type Slot = {
  readonly text: string | null;
  readonly start?: number | null | undefined;
  readonly end?: number | null | undefined;
};
const slotsOf = ({ parties, items, quantities, dates, places, sources, draft }: Suggestions): readonly Slot[] => [
  ...[...parties, ...items, ...quantities, ...dates, ...places, ...sources],
  ...[draft?.from, draft?.to, draft?.item, draft?.quantity, draft?.when].filter((one) => one != null),
];

describe('suggestions', () => {
  it('begin with what stands inside the words, and go on with their sentence', () => {
    const found = read(TEXT, '3,000 containers to Russia');
    assert.deepEqual(
      found.parties.slice(0, 2).map(({ id }) => id),
      ['RU', 'KP'],
    );
    assert.deepEqual(
      [found.items[0]?.code, found.quantities[0]?.low, found.dates[0]?.edtf],
      ['container', '3000', '2024-05'],
    );
    assert.equal(found.draft?.frame, 'transfer');
  });

  it('take no number along that stands beside the words, but one that stands in them', () => {
    const text = 'North Korea sent Russia 240 guns in May, and 60 launchers of rockets went with them by train.';
    const beside = read(text, 'North Korea sent Russia');
    assert.deepEqual([beside.draft?.from?.id, beside.draft?.quantity], ['KP', null]);
    assert.equal(read(text, '240 guns').draft?.quantity?.low, '240');
    assert.equal(read(text, '60 launchers').draft?.quantity?.low, '60');
    assert.equal(read('North Korea sent Russia some 240 guns.', '240 guns').draft?.quantity?.approx, true);
  });

  it('are none where nothing stands', () => {
    const found = read(TEXT, 'café talk');
    assert.deepEqual(slotsOf(found), []);
    assert.equal(found.draft, null);
  });

  it('have the words of the text, also where its letters are decomposed (property)', () => {
    const decomposed = TEXT.normalize('NFD');
    assert.notEqual(decomposed, TEXT);
    const [a, b] = [read(TEXT, '3,000 containers'), read(decomposed, '3,000 containers')];
    assert.deepEqual(
      slotsOf(a).map(({ text }) => text),
      slotsOf(b).map(({ text }) => text),
    );
    assert.ok(slotsOf(a).length > 6);
    fc.assert(
      fc.property(fc.constantFrom(TEXT, decomposed), fc.nat(TEXT.length), fc.nat(TEXT.length), (text, x, y) => {
        fc.pre(x !== y);
        const span = { start: Math.min(x, y), end: Math.max(x, y) };
        const found = suggest(createDocument(text, { language: 'en' }), span, openLanguage('en'));
        for (const slot of slotsOf(found))
          if (slot.start != null && slot.end != null) assert.equal(text.slice(slot.start, slot.end), slot.text);
      }),
      { numRuns: 60 },
    );
  });
});
