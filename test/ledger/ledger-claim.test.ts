import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { ledgerClaimsIn, ledgerClaimText } from '../../src/ledger/ledger-claim.ts';
import { reportsOf } from '../../src/ledger/report.ts';
import { BASES, type Claim, FRAMES, MODALITIES, OUTCOMES, PERIODS } from '../../src/reading/claim.ts';

const none = { start: null, end: null } as const;
const text = fc.string({ unit: 'grapheme' });
const number = fc.option(fc.constantFrom('0', '0.5', '1000000'));
const party = fc.option(fc.constantFrom('AA', 'BB', 'EU'));

const claims: fc.Arbitrary<Claim> = fc
  .record({
    hex: fc.stringMatching(/^[0-9a-f]{16}$/),
    frame: fc.constantFrom(...FRAMES),
    from: party,
    to: party,
    item: fc.option(fc.record({ code: text, text: fc.option(text) })),
    quantity: fc.option(
      fc.record({
        low: number,
        high: number,
        unit: fc.constantFrom('count', 'tonne', 'short ton'),
        approx: fc.boolean(),
        basis: fc.constantFrom(...BASES),
        per: fc.option(fc.constantFrom(...PERIODS)),
        shared: fc.boolean(),
      }),
    ),
    edtf: fc.option(fc.constantFrom('2024-12', '../2025', '2024-23/..')),
    source: fc.option(fc.record({ text, origin: text, names: fc.array(text, { maxLength: 3 }) })),
    modality: fc.constantFrom(...MODALITIES),
    outcome: fc.option(fc.constantFrom(...OUTCOMES)),
    exact: text,
    certainty: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
  })
  .map(({ hex, from, to, item, quantity, edtf, source, outcome, exact, certainty, ...own }) => ({
    id: `c_${hex}`,
    reader: 'grammar@1',
    rule: 'test',
    from: from === null ? null : { id: from, text: from, ...none, known: 'stated' },
    to: to === null ? null : { id: to, text: null, ...none, known: 'implied' },
    item: item && { ...item, ...none },
    quantity: quantity && {
      ...{ low: quantity.low, high: quantity.high, unit: quantity.unit, approx: quantity.approx },
      ...{ basis: quantity.basis, per: quantity.per, text: 'so many', ...none },
      ...(quantity.shared ? { shared: true as const } : {}),
    },
    when: edtf === null ? null : { edtf, text: null, ...none, known: 'stated' },
    where: null,
    source: source && {
      text: source.text,
      origin: source.origin,
      chain: source.names.map((name) => ({ name, kind: 'official' })),
    },
    ...own,
    ...(outcome === null ? {} : { outcome }),
    ...(certainty === null ? {} : { certainty }),
    quote: { exact, start: 0, end: exact.length, prefix: 'before', suffix: '' },
  }));

const about = {
  documentId: 'd_1',
  published: '2025-02-01',
  publisher: 'Gazette',
  title: null,
  url: null,
  added: '2025-03-01T12:00:00.000Z',
  decision: null,
};

describe('what the ledger looks at of a claim', () => {
  it('makes the same reports out of its compact text', () => {
    fc.assert(
      fc.property(fc.array(claims, { maxLength: 5 }), (whole) => {
        const read = ledgerClaimsIn(whole.map(ledgerClaimText).join(','));
        const reports = (found: readonly Parameters<typeof ledgerClaimText>[0][]) =>
          reportsOf({ claims: found.map((claim) => ({ claim, ...about })), figures: [] });
        assert.deepEqual(reports(read), reports(whole));
        assert.deepEqual(read.map(ledgerClaimText), whole.map(ledgerClaimText));
      }),
    );
  });
});
