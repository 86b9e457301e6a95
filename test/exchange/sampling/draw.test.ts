// Streams: repeatable, one an input, unrelated unless a dependence is declared.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { drawInputs, type Input } from '../../../src/exchange/sampling/draw.ts';
import { uniforms } from '../../../src/exchange/sampling/stream.ts';
import {
  correlation,
  percentiles,
  quantileOfSorted,
  rankCorrelation,
  sharesOfSpread,
} from '../../../src/exchange/sampling/summary.ts';

const inputOf = (name: string): Input => ({ name, distribution: { kind: 'uniform', low: 1, high: 2 } });
const NONE = new Float64Array();

describe('uniforms', () => {
  it('are the same bytes for the same seed and name, and others for another', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (seed, name) => {
        const bytes = Buffer.from(uniforms(seed, name, 50).buffer);
        assert.deepEqual(Buffer.from(uniforms(seed, name, 50).buffer), bytes);
        assert.notDeepEqual(Buffer.from(uniforms(`${seed}x`, name, 50).buffer), bytes);
        assert.notDeepEqual(Buffer.from(uniforms(seed, `${name}x`, 50).buffer), bytes);
      }),
      { numRuns: 50 },
    );
  });
  it('lie strictly between 0 and 1, evenly', () => {
    const numbers = uniforms('1', 'a', 20_000);
    assert.ok(numbers.every((x) => x > 0 && x < 1));
    for (let tenth = 0; tenth < 10; tenth += 1) {
      const inside = numbers.filter((x) => Math.floor(x * 10) === tenth).length;
      assert.ok(Math.abs(inside - 2000) < 200, `${inside} in tenth ${tenth}`);
    }
  });
  it('stay what they were when this was written', () => {
    assert.deepEqual(
      [...uniforms('1', 'KP-RU:container', 2)].map((x) => x.toFixed(6)),
      ['0.575897', '0.762086'],
    );
  });
});

describe('drawInputs', () => {
  it('draws the same for an input whatever others there are, in whatever order', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 6 }), (names) => {
        const [kept = ''] = names;
        const alone = drawInputs([inputOf(kept)], { seed: '7', draws: 20 }).get(kept);
        const among = drawInputs(names.toReversed().map(inputOf), { seed: '7', draws: 20 }).get(kept);
        assert.deepEqual(among, alone);
      }),
    );
  });
  it('leaves unrelated inputs without correlation', () => {
    const names = Array.from({ length: 20 }, (_, i) => `KP-RU:item.${i}`);
    const drawn = drawInputs(names.map(inputOf), { seed: '1', draws: 10_000 });
    for (const a of names)
      for (const b of names) {
        if (a >= b) continue;
        // Five standard errors of an uncorrelated pair.
        assert.ok(Math.abs(correlation(drawn.get(a) ?? NONE, drawn.get(b) ?? NONE)) < 0.05, `${a} and ${b}`);
      }
  });
  it('makes the rank correlation that is declared, and changes no draw, only its place', () => {
    const inputs = ['a', 'b', 'c'].map(inputOf);
    const plain = drawInputs(inputs, { seed: '1', draws: 10_000 });
    for (const rank of [0.8, -0.5]) {
      const dependences = [{ a: 'a', b: 'b', rank, reason: 'one factory' }];
      const tied = drawInputs(inputs, { seed: '1', draws: 10_000, dependences });
      const [a = NONE, b = NONE, c = NONE] = tied.values();
      assert.ok(Math.abs(rankCorrelation(a, b) - rank) < 0.03);
      assert.ok(Math.abs(rankCorrelation(a, c)) < 0.05);
      assert.deepEqual(b.toSorted(), plain.get('b')?.toSorted());
      assert.equal(
        c.every((x, i) => x === plain.get('c')?.[i]),
        true,
      );
    }
  });
  it('refuses correlations that contradict each other', () => {
    const dependences = [
      { a: 'a', b: 'b', rank: 0.9, reason: '' },
      { a: 'b', b: 'c', rank: 0.9, reason: '' },
      { a: 'a', b: 'c', rank: -0.9, reason: '' },
    ];
    assert.throws(() => drawInputs(['a', 'b', 'c'].map(inputOf), { seed: '1', draws: 100, dependences }), RangeError);
  });
});

describe('percentiles', () => {
  it('are those of the sorted draws', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), { minLength: 1, maxLength: 200 }),
        (values) => {
          // Both zeros are one number.
          const draws = Float64Array.from(values, (x) => x + 0);
          const sorted = draws.toSorted();
          const wanted = [0.05, 0.5, 0.95].map((share) => quantileOfSorted(sorted, share));
          const { p5, p50, p95 } = percentiles(draws);
          assert.deepEqual([p5, p50, p95], wanted);
          assert.deepEqual(
            draws,
            Float64Array.from(values, (x) => x + 0),
          );
        },
      ),
    );
  });
});

describe('sharesOfSpread', () => {
  it('gives each input its part of the variance of a sum', () => {
    const drawn = drawInputs(['a', 'b', 'c'].map(inputOf), { seed: '1', draws: 20_000 });
    const [a = NONE, b = NONE, c = NONE] = drawn.values();
    // Variances in the ratio 4 : 1.
    const sum = a.map((x, i) => 2 * x + (b[i] ?? 0));
    const [first, second, third] = sharesOfSpread(sum, [
      { name: 'c', draws: c },
      { name: 'b', draws: b },
      { name: 'a', draws: a },
    ]);
    assert.equal(first?.input, 'a');
    assert.ok(Math.abs((first?.share ?? 0) - 0.8) < 0.02);
    assert.ok(Math.abs((second?.share ?? 0) - 0.2) < 0.02);
    assert.ok((third?.share ?? 0) < 0.01);
  });
});
