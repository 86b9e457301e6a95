// What a person may write in a claim's fields, and how the words of the text come with it.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { changesOf, withEdits } from '../../src/app/claim-edits.ts';
import { editsOf, FIELDS, parseEdits } from '../../src/app/claim-fields.ts';
import { findQuote } from '../../src/app/find-quote.ts';
import { partyNamed } from '../../src/app/names.ts';
import { suggestSlots } from '../../src/app/suggest.ts';
import { UserError } from '../../src/base/diagnostic.ts';
import { createDocument } from '../../src/document/document.ts';
import type { Claim, Proposal } from '../../src/reading/claim.ts';
import { admit } from '../../src/reading/gate.ts';

const TEXT =
  'North Korea has sent Russia roughly 3,000 containers since May 2024, the Varna Institute said. Most held shells.';
const document = createDocument(TEXT, { published: '2024-09-01', language: 'en' });
const span = findQuote(document, 'North Korea has sent Russia roughly 3,000 containers');
const bare: Proposal = {
  frame: 'transfer',
  reader: 'person:tester',
  rule: 'person.added',
  from: null,
  to: null,
  item: null,
  quantity: null,
  when: null,
  where: null,
  source: null,
  modality: 'asserted',
  quote: span,
};
const admitted = (proposal: Proposal): Claim => {
  const { claims, diagnostics } = admit(document, [proposal]);
  assert.deepEqual(diagnostics, []);
  return claims[0]!;
};

describe('edits of a claim', () => {
  it('take the words of the text that say the same', async () => {
    const found = await suggestSlots(document, span);
    const edits = parseEdits([
      'from=KP',
      'to=Russia',
      'item=container',
      'number=3000',
      'when=2024-05/..',
      'where=Varna',
    ]);
    const claim = admitted(withEdits(bare, edits, found));
    assert.deepEqual(
      [claim.from?.text, claim.to?.text, claim.item?.text, claim.quantity?.text, claim.when?.text],
      ['North Korea', 'Russia', 'containers', 'roughly 3,000', 'since May 2024'],
    );
    assert.deepEqual([claim.from?.known, claim.quantity?.approx, claim.quantity?.precision], ['stated', true, '1000']);
  });

  it('stand without words where the text has none for them', async () => {
    const found = await suggestSlots(document, span);
    const claim = admitted(withEdits(bare, parseEdits(['from=IR', 'low=2900', 'when=2023']), found));
    assert.deepEqual([claim.from?.text, claim.from?.known], [null, 'implied']);
    assert.deepEqual([claim.quantity?.low, claim.quantity?.high, claim.quantity?.text], ['2900', null, null]);
    assert.equal(claim.when?.start, null);
  });

  it('list what they changed, old and new, and nothing else', async () => {
    const found = await suggestSlots(document, span);
    const before = admitted(withEdits(bare, parseEdits(['from=KP', 'number=3000']), found));
    const { id: _id, ...slots } = before;
    const after = admitted(withEdits(slots, parseEdits(['high=', 'to=RU', 'shared=true', 'from=KP']), found));
    assert.deepEqual(changesOf(before, after), [
      { field: 'to', old: null, new: 'RU' },
      { field: 'quantity.high', old: '3000', new: null },
      { field: 'quantity.shared', old: false, new: true },
    ]);
    assert.deepEqual(changesOf(before, before), []);
  });

  it('leave out what only another frame has', async () => {
    const found = await suggestSlots(document, span);
    const effect = withEdits(bare, parseEdits(['frame=effect', 'sign=-', 'cause=blockade']), found);
    assert.deepEqual([effect.sign, effect.cause?.text], ['-', 'blockade']);
    const transfer = withEdits(effect, parseEdits(['frame=transfer']), found);
    assert.deepEqual([transfer.sign, transfer.cause], [undefined, undefined]);
  });

  it('are checked: whatever is written gives edits or a UserError of usage, and a claim that fits its schema (property)', async () => {
    const found = await suggestSlots(document, span);
    const value = fc.oneof(
      fc.constantFrom(
        'KP',
        'transfer',
        'casualties',
        'container',
        '1000',
        '0.5',
        'true',
        'rate',
        'month',
        'killed',
        '+',
        '2024',
        '',
      ),
      fc.string({ maxLength: 12 }),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...FIELDS), value), { maxLength: 8 }), (pairs) => {
        try {
          const { claims, diagnostics } = admit(document, [withEdits(bare, editsOf(pairs), found)]);
          assert.deepEqual([claims.length, diagnostics], [1, []]);
        } catch (error) {
          if (!(error instanceof UserError)) throw error;
          assert.equal(error.exitCode, 2);
          assert.match(error.diagnostic.code, /^T191[01]$/);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('the place of a quote', () => {
  it('is an exact slice, whatever white space it is asked with', () => {
    const at = findQuote(document, '  has   sent\nRussia ');
    assert.equal(TEXT.slice(at.start, at.end), 'has sent Russia');
    assert.throws(() => findQuote(document, ''), /do not stand/);
    assert.throws(() => findQuote(document, 'a.b'), /do not stand/);
  });

  it('is found for any words of the text that stand once (property)', () => {
    fc.assert(
      fc.property(fc.nat(TEXT.length - 12), (start) => {
        const words = TEXT.slice(start, start + 12).trim();
        fc.pre(TEXT.indexOf(words) === TEXT.lastIndexOf(words));
        assert.equal(findQuote(document, words).start, TEXT.indexOf(words));
      }),
    );
  });
});

describe('a number below nothing', () => {
  const without = { span, parties: [], items: [], quantities: [], dates: [], places: [], sources: [], draft: null };
  const made = (...words: string[]) => withEdits(bare, parseEdits(words), without).quantity?.low;

  it('is of a statistic, not of what is given or lost', () => {
    assert.equal(made('frame=statistic', 'number=-5', 'unit=percent', 'basis=share'), '-5');
    for (const frame of ['frame=transfer', 'frame=deployment'])
      assert.throws(() => made(frame, 'number=-5'), /"-5" is less than nothing/);
    assert.throws(() => made('frame=casualties', 'outcome=killed', 'number=-5'), /"-5" is less than nothing/);
  });
});

describe('a party that a person names', () => {
  it('is a state by its letters or names, or a group; letters of no state are a slip', () => {
    assert.deepEqual(['KP', 'Russia', 'Venäjä', 'UK', 'AQ', 'HAMAS'].map(partyNamed), [
      'KP',
      'RU',
      'RU',
      'GB',
      'AQ',
      'HAMAS',
    ]);
    assert.deepEqual(['NK', 'ZZ', 'XX', 'Ruritania', ''].map(partyNamed), [null, null, null, null, null]);
  });
});
