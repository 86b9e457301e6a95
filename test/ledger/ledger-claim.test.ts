import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { ledgerClaimOf, ledgerClaimsIn, ledgerClaimText } from '../../src/ledger/ledger-claim.ts';
import { knownOrigins } from '../../src/ledger/origins.ts';
import { reportsOf, reportsOfDocuments } from '../../src/ledger/report.ts';
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
};

describe('what the ledger looks at of a claim', () => {
  it('makes the same reports out of its compact text', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(claims, fc.boolean()), { maxLength: 5 }), (found) => {
        const whole = found.map(([claim]) => claim);
        const accepted = new Set(found.flatMap(([{ id }, isAccepted]) => (isAccepted ? id : [])));
        const read = ledgerClaimsIn(`[${whole.map(ledgerClaimText).join(',')}]`);
        assert.deepEqual(read, whole.map(ledgerClaimOf));
        const verdict = (id: string) => (accepted.has(id) ? { verdict: 'accept' as const } : null);
        assert.deepEqual(
          reportsOfDocuments([{ ...about, claims: read, accepted }], knownOrigins()),
          reportsOf({ claims: whole.map((claim) => ({ claim, ...about, decision: verdict(claim.id) })), figures: [] }),
        );
      }),
    );
  });
});
