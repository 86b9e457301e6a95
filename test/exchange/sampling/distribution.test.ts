// Quantiles against closed forms.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  betweenEnds,
  type Distribution,
  fillQuantiles,
  quantileOf,
} from '../../../src/exchange/sampling/distribution.ts';
import { drawInputs } from '../../../src/exchange/sampling/draw.ts';
import { normalQuantile } from '../../../src/exchange/sampling/normal.ts';
import { quantileOfSorted } from '../../../src/exchange/sampling/summary.ts';

const near = (found: number, wanted: number, share: number): void =>
  assert.ok(Math.abs(found - wanted) <= share * Math.abs(wanted), `${found} is not within ${share} of ${wanted}`);

describe('normalQuantile', () => {
  it('gives the tabulated points in the centre, the middle and the tail', () => {
    near(normalQuantile(0.975), 1.959963984540054, 1e-14);
    near(normalQuantile(0.6), 0.2533471031357997, 1e-14);
    near(normalQuantile(1e-9), -5.997807015007687, 1e-13);
    near(normalQuantile(1e-12), -7.034483825301131, 1e-12);
    assert.equal(normalQuantile(0.5), 0);
  });
  it('is symmetric', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-6, max: 0.5, noNaN: true }),
        (p) => Math.abs(normalQuantile(p) + normalQuantile(1 - p)) < 1e-8,
      ),
    );
  });
});

describe('quantileOf', () => {
  const POINTS = [0.001, 0.05, 0.25, 0.5, 0.75, 0.95, 0.999];

  it('of a uniform is the straight line', () => {
    const quantile = quantileOf({ kind: 'uniform', low: 3, high: 11 });
    for (const p of POINTS) near(quantile(p), 3 + 8 * p, 1e-12);
  });
  it('of a lognormal has its ends at P5 and P95, and their geometric mean in the middle', () => {
    const quantile = quantileOf({ kind: 'lognormal', low: 1000, high: 4000 });
    near(quantile(0.05), 1000, 1e-9);
    near(quantile(0.5), 2000, 1e-9);
    near(quantile(0.95), 4000, 1e-9);
  });
  it('of a PERT that is likeliest at an end is a power of the probability', () => {
    const low = quantileOf({ kind: 'pert', low: 10, high: 20, mode: 10 });
    const high = quantileOf({ kind: 'pert', low: 10, high: 20, mode: 20 });
    for (const p of POINTS) {
      near(low(p), 10 + 10 * (1 - (1 - p) ** (1 / 5)), 1e-4);
      near(high(p), 10 + 10 * p ** (1 / 5), 1e-4);
    }
  });
  it('of a symmetric PERT inverts 10x³ − 15x⁴ + 6x⁵', () => {
    const quantile = quantileOf({ kind: 'pert', low: 0, high: 1 });
    for (const p of POINTS) {
      const x = quantile(p);
      near(10 * x ** 3 - 15 * x ** 4 + 6 * x ** 5, p, 1e-4);
    }
  });
  it('of a tail begins at its bound and has 95 % below what was declared', () => {
    const quantile = quantileOf({ kind: 'tail', low: 100, p95: 150 });
    near(quantile(1e-12), 100, 1e-9);
    near(quantile(0.95), 150, 1e-9);
  });
  it('of a mixture draws from each as often', () => {
    const of: readonly Distribution[] = [
      { kind: 'uniform', low: 0, high: 1 },
      { kind: 'uniform', low: 10, high: 11 },
    ];
    const quantile = quantileOf({ kind: 'mixture', of });
    near(quantile(0.25), 0.5, 1e-9);
    near(quantile(0.75), 10.5, 1e-9);
  });
  it('never goes down as the probability goes up, and stays between the ends', () => {
    const shape = fc.constantFrom('uniform' as const, 'pert' as const);
    const probability = fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true });
    fc.assert(
      fc.property(shape, probability, probability, (kind, p, q) => {
        const quantile = quantileOf({ kind, low: -4, high: 9 });
        const [a, b] = [quantile(Math.min(p, q)), quantile(Math.max(p, q))];
        return a <= b + 1e-12 && a >= -4 && b <= 9;
      }),
    );
  });
  it('refuses what is no interval', () => {
    assert.throws(() => quantileOf({ kind: 'uniform', low: 2, high: 1 }), RangeError);
    assert.throws(() => quantileOf({ kind: 'lognormal', low: 0, high: 1 }), RangeError);
    assert.throws(() => quantileOf({ kind: 'pert', low: 0, high: 1, mode: 2 }), RangeError);
  });
});

describe('draws', () => {
  it('have the percentiles of their distribution within 1 %', () => {
    for (const shape of ['uniform', 'pert', 'lognormal'] as const) {
      const distribution = betweenEnds(4, 6, shape);
      const [draws = new Float64Array()] = drawInputs([{ name: shape, distribution }], {
        seed: '1',
        draws: 20_000,
      }).values();
      const sorted = draws.toSorted();
      for (const p of [0.05, 0.5, 0.95]) near(quantileOfSorted(sorted, p), quantileOf(distribution)(p), 0.01);
    }
  });
});

describe('betweenEnds', () => {
  it('is a point where the ends are one, and a PERT where a lognormal would touch zero', () => {
    assert.deepEqual(betweenEnds(5, 5, 'lognormal'), { kind: 'point', value: 5 });
    assert.deepEqual(betweenEnds(0, 5, 'lognormal'), { kind: 'pert', low: 0, high: 5 });
    assert.deepEqual(betweenEnds(1, 5, 'uniform'), { kind: 'uniform', low: 1, high: 5 });
  });
});

describe('fillQuantiles', () => {
  const PROBABILITY = fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true });
  const SHAPE = fc.constantFrom('uniform' as const, 'pert' as const, 'lognormal' as const);

  it('fills an array with what the quantile gives for each, whatever the shape', () => {
    fc.assert(
      fc.property(
        SHAPE,
        fc.integer({ min: 1, max: 1000 }),
        fc.integer({ min: 1, max: 100_000 }),
        fc.array(PROBABILITY),
        (kind, low, more, at) => {
          const one: Distribution = { kind, low, high: low + more };
          const numbers = Float64Array.from(at);
          fillQuantiles(one, numbers);
          const quantile = quantileOf(one);
          at.forEach((p, i) => {
            near(numbers[i] ?? 0, quantile(p), 1e-5);
          });
        },
      ),
    );
  });
  it('goes up with the probability across the knots of a lognormal', () => {
    const numbers = Float64Array.from({ length: 50_000 }, (_, i) => (i + 0.5) / 50_000);
    fillQuantiles({ kind: 'lognormal', low: 10, high: 5000 }, numbers);
    for (let i = 1; i < numbers.length; i += 1) assert.ok((numbers[i] ?? 0) > (numbers[i - 1] ?? 0));
  });
});
