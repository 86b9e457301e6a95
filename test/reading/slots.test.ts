// Slots that cannot be: a thing that comes by the piece measured in barrels, a party that gives to itself.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { PartySlot, QuantitySlot } from '../../src/reading/claim.ts';
import { sidesApart } from '../../src/reading/slots/party.ts';
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

const party = (id: string, known: 'stated' | 'implied'): PartySlot => ({
  id,
  text: null,
  start: null,
  end: null,
  known,
});

it('lets nobody give to itself', () => {
  const [said, meant] = [party('KP', 'stated'), party('KP', 'implied')];
  assert.deepEqual(sidesApart({ from: said, to: meant }), { from: said, to: null });
  assert.deepEqual(sidesApart({ from: meant, to: said }), { from: null, to: said });
  assert.deepEqual(sidesApart({ from: said, to: said }), { from: said, to: null });
});

it('leaves two parties, and an open side, as they are', () => {
  const whole = { from: party('KP', 'stated'), to: party('RU', 'implied') };
  assert.equal(sidesApart(whole), whole);
  const open = { from: null, to: party('RU', 'stated') };
  assert.equal(sidesApart(open), open);
});
