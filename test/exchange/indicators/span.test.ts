import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  dividedBy,
  endsOf,
  greater,
  lesser,
  minus,
  plus,
  quantity,
  type Span,
  times,
} from '../../../src/exchange/indicators/span.ts';

const text = (span: Span | null): string => {
  if (span === null) return 'none';
  const { low, high } = endsOf(span);
  return `${low?.toFixed() ?? '..'}–${high?.toFixed() ?? '..'}`;
};

describe('arithmetic of quantities', () => {
  it('keeps open ends open', () => {
    assert.equal(text(dividedBy(quantity('6', null), quantity('2', '3'))), '2–..');
    assert.equal(text(dividedBy(quantity(null, '6'), quantity('2', '3'))), '..–3');
    assert.equal(text(dividedBy(quantity('6', '6'), quantity('2', null))), '..–3');
    assert.equal(text(dividedBy(quantity('6', '8'), quantity(null, '2'))), '3–..');
    assert.equal(text(plus(quantity('1', null), quantity('2', '3'))), '3–..');
    assert.equal(text(minus(quantity('5', '6'), quantity('1', null))), '..–5');
    assert.equal(text(minus(quantity('5', '6'), quantity(null, '1'))), '4–6');
    assert.equal(text(times(quantity('0', '0'), quantity('1', null))), '0–0');
  });

  it('takes the smaller and the larger of two: an open end is held by the other where it must be', () => {
    assert.equal(text(lesser(quantity('2', null), quantity('1', '5'))), '1–5');
    assert.equal(text(greater(quantity('2', null), quantity('1', '5'))), '2–..');
    assert.equal(text(greater(quantity(null, '4'), quantity('1', '5'))), '1–5');
    assert.equal(text(lesser(quantity(null, '4'), quantity('1', '5'))), '..–4');
  });

  it('gives a floor over a floor no bound', () => {
    assert.equal(text(dividedBy(quantity('6', null), quantity('2', null))), '..–..');
  });

  it('does not divide by what is zero or may be negative', () => {
    assert.equal(dividedBy(quantity('1', '1'), quantity('0', '0')), null);
    assert.equal(dividedBy(quantity('1', '1'), minus(quantity('1', '2'), quantity('3', '3'))), null);
    assert.equal(text(dividedBy(quantity('1', '1'), quantity('0', '2'))), '0.5–..');
  });

  const point = fc.integer({ min: 0, max: 1000 });
  /** A quantity, and a number that is in it. */
  const held = fc.tuple(point, point, point, fc.constantFrom('', 'low', 'high', 'both')).map(([a, b, c, open]) => {
    const [low, value, high] = [a, b, c].sort((x, y) => x - y) as [number, number, number];
    const span = quantity(
      open === 'low' || open === 'both' ? null : String(low),
      open === 'high' || open === 'both' ? null : String(high),
    );
    return { span, value };
  });
  const holds = (span: Span | null, value: number): boolean => {
    if (span === null) return true;
    const { low, high } = endsOf(span);
    return (low === null || low.lte(value + 1e-9)) && (high === null || high.gte(value - 1e-9));
  };

  it('holds the true result wherever the inputs hold theirs', () => {
    fc.assert(
      fc.property(held, held, held, (a, b, c) => {
        assert.ok(holds(plus(a.span, b.span), a.value + b.value));
        assert.ok(holds(minus(a.span, b.span), a.value - b.value));
        assert.ok(holds(times(a.span, b.span), a.value * b.value));
        assert.ok(holds(times(minus(a.span, b.span), c.span), (a.value - b.value) * c.value));
        if (b.value > 0) assert.ok(holds(dividedBy(a.span, b.span), a.value / b.value));
        if (b.value > 0) assert.ok(holds(dividedBy(minus(a.span, c.span), b.span), (a.value - c.value) / b.value));
      }),
      { numRuns: 500 },
    );
  });
});
