import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { canonicalJson } from '../../src/base/canonical-json.ts';
import { createDocument } from '../../src/document/document.ts';
import { BASES, type Claim, FRAMES, MODALITIES, OUTCOMES, PERIODS } from '../../src/reading/claim.ts';
import { isAsKept, type KeptClaims } from '../../src/store/claim-scan.ts';
import { ledgerRows } from '../../src/store/ledger-rows.ts';
import { BETWEEN, BETWEEN_ROWS } from '../../src/store/row-text.ts';
import { claimAt, none } from './contract/samples.ts';

/** What the tables hold of claims, as they are made when those come in. */
function keptOf(claims: readonly Claim[]): KeptClaims {
  const rows = claims.map(({ id, from, to, item, frame, quote }) =>
    [frame, from?.id ?? '', to?.id ?? '', id, quote.start, item?.code ?? ''].join(BETWEEN),
  );
  const ledger = ledgerRows(1, claims).map(([, scope, texts]) => [String(scope), String(texts)] as const);
  return { columns: rows.join(BETWEEN_ROWS), ledger };
}

const textOf = (claims: readonly Claim[]): string => claims.map(canonicalJson).join(',');

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
    chain: fc.array(hostile, { maxLength: 4 }),
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
  { minLength: 1, maxLength: 6 },
);

type Drawn = typeof claims extends fc.Arbitrary<infer T> ? T : never;

const madeOf = (drawn: Drawn): readonly Claim[] =>
  drawn.map(({ from, to, code, exact, prefix, start, source, cause, reasons, frame, ...one }, i) =>
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

/** A claim can be told if what is plain in it has nothing to be escaped, and its source's chain is short. */
const isTold = ({ item, source }: Claim): boolean =>
  !JSON.stringify(item?.code ?? '').includes('\\') && (source?.chain.length ?? 0) <= 3;

describe('claims told from their canonical text', () => {
  it('are kept as they are made, and told so where they can be', () => {
    let told = 0;
    fc.assert(
      fc.property(claims, (drawn) => {
        const made = madeOf(drawn);
        const is = isAsKept(textOf(made), keptOf(made));
        assert.equal(is, made.every(isTold));
        told += is ? 1 : 0;
      }),
      { numRuns: 500 },
    );
    assert.ok(told > 50, `only ${told} could be told`);
  });

  it('are not kept where a letter of what is kept is another, one more or one less', () => {
    fc.assert(
      fc.property(claims, fc.nat(), fc.constantFrom('', 'x', '\u001e'), (drawn, at, letter) => {
        const made = madeOf(drawn);
        const kept = keptOf(made);
        const texts = [kept.columns, ...kept.ledger.flat()];
        const which = at % texts.length;
        const text = texts[which] ?? '';
        fc.pre(text.length > 0);
        const place = at % text.length;
        const changed = texts.with(which, text.slice(0, place) + letter + text.slice(place + 1));
        fc.pre(changed[which] !== text);
        const [columns = '', ...rest] = changed;
        const ledger = kept.ledger.map((_, i) => [rest[2 * i] ?? '', rest[2 * i + 1] ?? ''] as const);
        assert.equal(isAsKept(textOf(made), { columns, ledger }), false);
      }),
      { numRuns: 500 },
    );
  });

  it('are not kept where a claim, its row or what the ledger reads of it is missing', () => {
    const made = [0, 4, 9].map((place) => claimAt(document, place));
    assert.ok(isAsKept(textOf(made), keptOf(made)));
    const fewer = made.slice(1);
    assert.equal(isAsKept(textOf(fewer), keptOf(made)), false);
    assert.equal(isAsKept(textOf(made), keptOf(fewer)), false);
    assert.equal(isAsKept(textOf(made), { ...keptOf(made), ledger: keptOf(fewer).ledger }), false);
    assert.equal(isAsKept(textOf(made), { ...keptOf(made), ledger: [] }), false);
    assert.equal(isAsKept('', keptOf(made)), false);
  });

  it('are not told from what is no claim', () => {
    for (const text of ['"frame":"x"', '{"frame":"effect","from":null,"id":"c_1"}'])
      assert.equal(isAsKept(text, { columns: '', ledger: [] }), false);
  });
});
