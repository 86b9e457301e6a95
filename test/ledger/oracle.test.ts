// The best supported interval against the oracle, on random figures of bodies that depend on each other at random.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { dependenceOf, largestIndependentSet, type Witness } from '../../src/ledger/independence.ts';
import type { Origins } from '../../src/ledger/origins.ts';
import { bestSupported, type Standing } from '../../src/ledger/support.ts';
import { type OracleFigure, oracle, written } from './oracle.ts';

const BODIES = ['A', 'B', 'C', 'D', 'E', 'F', 'G'] as const;

const end = fc.integer({ min: 0, max: 14 });
const interval = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(end, end).map(([a, b]) => ({ low: Math.min(a, b), high: Math.max(a, b) })) },
  { weight: 1, arbitrary: end.map((low) => ({ low, high: null })) },
  { weight: 1, arbitrary: end.map((high) => ({ low: null, high })) },
);
const figure = fc.tuple(fc.constantFrom(...BODIES), interval).map(([body, ends]): OracleFigure => ({ body, ...ends }));
/** Pairs of bodies that are not independent. */
const pairs = fc.uniqueArray(fc.tuple(fc.constantFrom(...BODIES), fc.constantFrom(...BODIES)), { maxLength: 8 });

const dependentOn = (list: readonly (readonly [string, string])[]) => (a: string, b: string) =>
  list.some(([x, y]) => (x === a && y === b) || (x === b && y === a));

const originsOf = (isDependent: (a: string, b: string) => boolean): Origins => ({
  resolve: () => assert.fail('not asked here'),
  letterOf: () => 'F',
  dependence: (a, b) => (isDependent(a, b) ? 'declared' : null),
});

const witness = (body: string, i: number): Witness => ({ body, kind: 'researcher', root: `f${i}`, rootBody: body });
const decimal = (value: number | null) => (value === null ? null : String(value));
const standingOf = (figures: readonly OracleFigure[]): readonly Standing[] =>
  figures.map(({ body, low, high }, i) => ({
    id: `f${i}`,
    witness: witness(body, i),
    interval: { low: decimal(low), high: decimal(high) },
  }));

it('agrees with the oracle', () => {
  const figures = fc
    .array(figure, { minLength: 1, maxLength: 9 })
    .filter((list) => list.some(({ low, high }) => low !== null && high !== null));
  fc.assert(
    fc.property(figures, pairs, (list, dependent) => {
      const isDependent = dependentOn(dependent);
      const expected = oracle(list, (a, b) => !isDependent(a, b));
      const { supported, outliers } = bestSupported(standingOf(list), originsOf(isDependent));
      assert.deepEqual(
        supported.map(({ low, high, agree, independent }) => ({ low, high, agree, n: independent })),
        expected.regions.map(({ low, high, agree, n }) => ({ low: written(low), high: written(high), agree, n })),
      );
      assert.deepEqual(outliers, expected.outliers);
    }),
    { numRuns: 10_000 },
  );
});

it('finds the largest independent set of a ring of five, where no vertex is easy', () => {
  const ring = ['A', 'B', 'C', 'D', 'E'];
  const isDependent = (a: string, b: string): boolean => {
    const distance = Math.abs(ring.indexOf(a) - ring.indexOf(b));
    return distance === 1 || distance === 4;
  };
  assert.equal(largestIndependentSet(ring.map(witness), originsOf(isDependent)), 2);
});

it('counts as a search of all subsets does, where figures go back to those of others', () => {
  const some = fc.array(fc.tuple(fc.nat(3), fc.nat(3), fc.nat(1)), { minLength: 1, maxLength: 9 });
  fc.assert(
    fc.property(some, pairs, (list, dependent) => {
      const origins = originsOf(dependentOn(dependent));
      const witnesses = list.map(([body, base, own], i): Witness => {
        const name = BODIES[body] ?? 'A';
        const rootBody = BODIES[base] ?? 'A';
        return own === 1 ? witness(name, i) : { body: name, kind: 'researcher', root: `base-${rootBody}`, rootBody };
      });
      let best = 0;
      for (let subset = 0; subset < 2 ** witnesses.length; subset += 1) {
        const taken = witnesses.filter((_, i) => (subset >> i) % 2 === 1);
        if (taken.every((a, i) => taken.slice(i + 1).every((b) => dependenceOf(a, b, origins) === null)))
          best = Math.max(best, taken.length);
      }
      assert.equal(largestIndependentSet(witnesses, origins), best);
    }),
    { numRuns: 500 },
  );
});

it('asks little where two bodies say much', () => {
  let asked = 0;
  const origins = originsOf(() => {
    asked += 1;
    return false;
  });
  const many = Array.from({ length: 2000 }, (_, i) => witness(i % 2 === 0 ? 'A' : 'B', i));
  assert.equal(largestIndependentSet(many, origins), 2);
  assert.ok(asked < 100, `${asked} questions`);
});
