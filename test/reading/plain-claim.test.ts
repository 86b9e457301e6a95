// What is plainly a claim is one by the schema, and the same to the last key; whatever the schema refuses is never plain.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { BASES, Claim, FRAMES, MODALITIES, OUTCOMES, PERIODS } from '../../src/reading/claim.ts';
import { plainClaim } from '../../src/reading/plain-claim.ts';

const offset = fc.nat({ max: 5000 });
const words = {
  text: fc.option(fc.string()),
  start: fc.option(offset),
  end: fc.option(offset),
};
const known = fc.constantFrom('stated' as const, 'implied' as const, 'derived' as const);
const decimal = fc.oneof(fc.nat().map(String), fc.constantFrom('-1.5', '0.25', '31000000'));
const sign = fc.constantFrom('+' as const, '-' as const);
const party = fc.record(
  { id: fc.constantFrom('RU', 'KP', 'EU', 'HAMAS'), ...words, known, rule: fc.string() },
  { requiredKeys: ['id', 'text', 'start', 'end', 'known'] },
);
const quantity = fc.record(
  {
    precision: decimal,
    shared: fc.constant(true as const),
    ...words,
    low: fc.option(decimal),
    high: fc.option(decimal),
    unit: fc.constantFrom('count', 'USD'),
    approx: fc.boolean(),
    basis: fc.constantFrom(...BASES),
    per: fc.option(fc.constantFrom(...PERIODS)),
  },
  { requiredKeys: ['text', 'start', 'end', 'low', 'high', 'unit', 'approx', 'basis', 'per'] },
);
const source = fc.record({
  ...words,
  text: fc.string(),
  chain: fc.array(fc.record({ kind: fc.string(), name: fc.string() }), { maxLength: 2 }),
  origin: fc.string(),
  known,
});
const claim = fc.record(
  {
    reader: fc.constant('grammar@1'),
    id: fc.constant('c_0123456789abcdef'),
    frame: fc.constantFrom(...FRAMES),
    rule: fc.string(),
    from: fc.option(party),
    to: fc.option(party),
    item: fc.option(fc.record({ ...words, code: fc.string({ minLength: 1 }) })),
    quantity: fc.option(quantity),
    when: fc.option(fc.record({ edtf: fc.constantFrom('2024', '2023-07/..'), ...words, known })),
    where: fc.option(fc.record({ name: fc.string({ minLength: 1 }), ...words, known })),
    source: fc.option(source),
    modality: fc.constantFrom(...MODALITIES),
    quote: fc.record({
      exact: fc.string({ minLength: 1 }),
      start: offset,
      end: offset,
      prefix: fc.string(),
      suffix: fc.string(),
    }),
    outcome: fc.constantFrom(...OUTCOMES),
    sign,
    cause: fc.option(fc.record({ text: fc.string(), variable: fc.option(fc.string()), change: fc.option(sign) })),
    certainty: fc.double({ min: 0, max: 1, noNaN: true }),
    reasons: fc.array(fc.string()),
  },
  {
    requiredKeys: [
      ...(['id', 'frame', 'reader', 'rule', 'from', 'to', 'item', 'quantity', 'when', 'where', 'source'] as const),
      ...(['modality', 'quote'] as const),
    ],
  },
);

/** The paths to all values in a value. */
function pathsOf(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, of]) => pathsOf(of, [...path, key]))];
}

function withValue(value: unknown, [key, ...rest]: readonly string[], put: unknown): unknown {
  if (key === undefined) return put;
  if (Array.isArray(value)) return value.map((one, i) => (String(i) === key ? withValue(one, rest, put) : one));
  const copy = { ...(value as Record<string, unknown>) };
  copy[key] = withValue(copy[key], rest, put);
  return copy;
}

const ODD: readonly unknown[] = [null, undefined, '', 'x', -1, 1.5, Number.NaN, 2, true, {}, [], ['x'], [1], [null]];

const plainly = (claim: Claim): Claim | null => plainClaim(claim, claim.id, claim.quote);

describe('a plain claim', () => {
  it('is what the schema gives, key by key in its order', () => {
    fc.assert(
      fc.property(claim, (c) => {
        const plain = plainly(c as Claim);
        assert.ok(plain);
        assert.equal(JSON.stringify(plain), JSON.stringify(Claim.parse(c)));
      }),
    );
  });

  it('loses keys that the schema does not know', () => {
    fc.assert(
      fc.property(claim, (c) => {
        const more = { ...c, extra: 1, quote: { ...c.quote, extra: 1 } } as unknown as Claim;
        assert.equal(JSON.stringify(plainly(more)), JSON.stringify(Claim.parse(c)));
      }),
    );
  });

  it('is nothing that the schema refuses, whatever stands in whichever place', () => {
    fc.assert(
      fc.property(claim, fc.nat(), fc.constantFrom(...ODD), (c, at, odd) => {
        const paths = pathsOf(c).slice(1);
        const path = paths[at % paths.length] ?? [];
        const bad = withValue(c, path, odd) as Claim;
        const plain = plainly(bad);
        if (plain !== null) assert.equal(JSON.stringify(plain), JSON.stringify(Claim.parse(bad)), path.join('.'));
      }),
      { numRuns: 2000 },
    );
  });
});
