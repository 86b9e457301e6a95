// A thing that comes by the piece is counted in pieces, whatever unit an amount before it had.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { QuantitySlot } from '../../src/reading/claim.ts';
import { countedBy } from '../../src/reading/slots/quantity.ts';

const barrels: QuantitySlot = {
  low: '24000',
  high: null,
  unit: 'barrel',
  approx: false,
  basis: 'total',
  per: null,
  text: 'over 24,000',
  start: 0,
  end: 11,
};

it('counts containers, missiles and people by the piece', () => {
  for (const code of ['container', 'missile.ballistic', 'personnel.soldier'])
    assert.equal(countedBy(code, barrels)?.unit, 'count');
});

it('leaves oil in barrels, money in its currency and nothing as nothing', () => {
  assert.equal(countedBy('energy.refined', barrels)?.unit, 'barrel');
  assert.equal(countedBy('weapon', { ...barrels, unit: 'USD' })?.unit, 'USD');
  assert.equal(countedBy('container', null), null);
});
