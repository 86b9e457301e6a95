import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createDocument } from '../../src/document/document.ts';
import type { Proposal } from '../../src/reading/claim.ts';
import { admit, claimId } from '../../src/reading/gate.ts';

const text = 'Iran sold Russia 40 drones. Iran sold Russia fuel. 🙂';
const document = createDocument(text, { language: 'en', published: '2024-05-01' });
const proposal = (start: number, end: number, extra: Partial<Proposal> = {}): Proposal => ({
  frame: 'transfer',
  reader: 'grammar@1',
  rule: 'transfer.give',
  from: { id: 'IR', text: 'Iran', start: 0, end: 4, known: 'stated' },
  to: { id: 'RU', text: null, start: null, end: null, known: 'implied' },
  item: { code: 'drone', text: 'drones', start: 20, end: 26 },
  quantity: null,
  when: null,
  where: null,
  source: null,
  modality: 'asserted',
  quote: { start, end },
  ...extra,
});

describe('the gate', () => {
  it('gives an admitted claim the exact words of its span and their surroundings', () => {
    const { claims } = admit(document, [proposal(0, 26)]);
    assert.equal(claims[0]?.quote.exact, 'Iran sold Russia 40 drones');
    assert.equal(claims[0]?.quote.prefix, '');
    assert.equal(claims[0]?.quote.suffix, text.slice(26));
  });

  it('refuses a quote outside of the text, an empty one, and slot words that do not stand where they say', () => {
    const wrong = { id: 'IR', text: 'Iraq', start: 0, end: 4, known: 'stated' as const };
    for (const bad of [
      proposal(0, 999),
      proposal(5, 5),
      proposal(4, 5),
      proposal(-1, 4),
      proposal(0, 26, { from: wrong }),
    ]) {
      const { claims, diagnostics } = admit(document, [bad]);
      assert.equal(claims.length, 0);
      assert.equal(diagnostics[0]?.code, 'T2201');
    }
  });

  it('makes the id of document, span and content, never of reader, rule or certainty', () => {
    const base = claimId(document.sha256, proposal(0, 26));
    assert.equal(
      claimId(document.sha256, proposal(0, 26, { reader: 'person:a', rule: 'person', certainty: 0.5 })),
      base,
    );
    assert.notEqual(claimId(document.sha256, proposal(0, 26, { modality: 'denied' })), base);
    assert.notEqual(claimId(document.sha256, proposal(0, 25)), base);
    assert.notEqual(claimId('0'.repeat(64), proposal(0, 26)), base);
  });

  it('keeps equal claims once, in the order of the text', () => {
    const { claims } = admit(document, [
      proposal(28, 49, { item: { code: 'energy.refined', text: 'fuel', start: 45, end: 49 } }),
      proposal(0, 26),
      proposal(0, 26),
    ]);
    assert.deepEqual(
      claims.map((c) => c.quote.start),
      [0, 28],
    );
  });

  it('never cuts a surrogate pair in the surroundings', () => {
    const emoji = createDocument(`${'a'.repeat(31)}🙂${'b'.repeat(10)}`);
    const { claims } = admit(emoji, [proposal(34, 40, { from: null, item: null })]);
    assert.equal(claims[0]?.quote.prefix.isWellFormed(), true);
  });
});
