import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { canonicalJson } from '../../src/base/canonical-json.ts';
import { createDocument } from '../../src/document/document.ts';
import { isLedgerClaim, ledgerClaimText } from '../../src/ledger/ledger-claim.ts';
import { BASES, FRAMES, MODALITIES, OUTCOMES, PERIODS } from '../../src/reading/claim.ts';
import { scanClaims } from '../../src/store/claim-scan.ts';
import { claimAt, none } from './contract/samples.ts';

const document = createDocument('Etelä antoi viljaa pohjoiselle.');
/** Words that try to look like the keys of a claim. */
const hostile = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(
    '"frame":"effect","from":null,"id":"c_0000000000000000","item":null',
    ',"to":{"id":"XX"',
    '\\","quote":{"end":1,"start":9,',
    '"prefix":"","start":7,',
    '\\',
    '"',
    '\u001f\u001e\u001d',
  ),
);
const party = fc.option(fc.record({ id: fc.constantFrom('AA', 'BB-2', 'EU'), text: fc.option(hostile) }));

const claims = fc.array(
  fc.record({
    from: party,
    to: party,
    code: fc.option(hostile.filter((text) => text !== '')),
    frame: fc.constantFrom(...FRAMES),
    exact: hostile,
    prefix: hostile,
    start: fc.nat({ max: 99_999 }),
    source: fc.option(hostile),
    cause: fc.option(hostile),
    reasons: fc.option(fc.array(hostile)),
    chain: fc.array(hostile, { maxLength: 3 }),
    words: fc.option(hostile),
    quantity: fc.option(
      fc.record({
        low: fc.option(fc.constantFrom('0', '12.5', '1000000')),
        high: fc.option(fc.constantFrom('3', '1000000')),
        unit: hostile.filter((text) => text !== ''),
        approx: fc.boolean(),
        basis: fc.constantFrom(...BASES),
        per: fc.option(fc.constantFrom(...PERIODS)),
        text: hostile,
      }),
    ),
    more: fc.record(
      { shared: fc.constant(true as const), precision: fc.constantFrom('10', '0.1') },
      { requiredKeys: [] },
    ),
    edtf: fc.option(fc.constantFrom('2024-12', '../2025', '2024-23/..')),
    modality: fc.constantFrom(...MODALITIES),
    outcome: fc.option(fc.constantFrom(...OUTCOMES)),
  }),
  { maxLength: 6 },
);

describe('claims told from their canonical text', () => {
  it('are what reading the JSON tells, or are not told', () => {
    let told = 0;
    fc.assert(
      fc.property(claims, (drawn) => {
        const made = drawn.map(({ from, to, code, exact, prefix, start, source, cause, reasons, frame, ...one }, i) =>
          claimAt(document, i, {
            frame,
            modality: one.modality,
            quantity: one.quantity && { ...none, ...one.quantity, ...one.more },
            when: one.edtf === null ? null : { edtf: one.edtf, ...none, known: 'stated' },
            ...(one.outcome === null ? {} : { outcome: one.outcome }),
            from: from && { ...none, ...from, known: 'stated' },
            to: to && { ...none, ...to, known: 'stated' },
            item: code === null ? null : { code, ...none, text: one.words },
            quote: { exact, prefix, suffix: prefix, start, end: start + 4 },
            source:
              source === null
                ? null
                : { text: source, chain: one.chain.map((name) => ({ name, kind: source })), origin: source },
            ...(cause === null ? {} : { cause: { text: cause, variable: null, change: null } }),
            ...(reasons === null ? {} : { reasons }),
          }),
        );
        const text = made.map(canonicalJson).join(',');
        const found = scanClaims(text);
        if (found === null) return;
        told += 1;
        assert.deepEqual(
          found,
          made.map((claim) => ({
            id: claim.id,
            start: claim.quote.start,
            frame: claim.frame,
            from: claim.from?.id ?? null,
            to: claim.to?.id ?? null,
            item: claim.item?.code ?? null,
            ledger: isLedgerClaim(claim) ? ledgerClaimText(claim) : null,
          })),
        );
      }),
      { numRuns: 500 },
    );
    assert.ok(told > 100, `only ${told} could be told`);
  });

  it('are not told from what is no claim', () => {
    for (const text of ['"frame":"x"', '{"frame":"effect","from":null,"id":"c_1"}'])
      assert.equal(scanClaims(text), null);
    assert.deepEqual(scanClaims(''), []);
  });
});
