// Who has a voice of his own where numbers are pooled alike.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type Feeds, type Speaker, voicesOf } from '../../src/exchange/voices.ts';
import { originsFrom } from '../../src/ledger/origins.ts';

const row = (name: string, more: Readonly<Record<string, string>> = {}) => ({
  name,
  body: name,
  kind: 'researcher',
  ...more,
});
const FEEDS: Feeds = originsFrom([
  row('Mill'),
  row('Yard'),
  row('Team', { fed_by: 'Mill|Yard', reason: 'they give it what it says' }),
  row('Desk', { evidence_of: 'Mill', reason: 'the same count' }),
  row('Gazette', { kind: 'outlet' }),
]);
let made = 0;
const said = (origin: string, more: Partial<Speaker> = {}): Speaker => {
  made += 1;
  return { id: `f${made}`, origin, body: origin, derivedFrom: null, ...more };
};
const told = (...all: readonly Speaker[]) => {
  const { groups, silent } = voicesOf(all, (one) => one, FEEDS);
  return [
    groups.map((group) => group.map(({ body }) => body).join('+')),
    silent.map(({ body, why }) => `${body} ${why}`),
  ];
};

describe('voicesOf', () => {
  it('gives none to a body that others here feed, or whose count is another’s', () => {
    assert.deepEqual(told(said('Mill'), said('Yard'), said('Team')), [
      ['Mill', 'Yard'],
      ['Team is fed by Mill and Yard'],
    ]);
    assert.deepEqual(told(said('Mill'), said('Desk')), [['Mill'], ['Desk rests on the count of Mill']]);
    assert.deepEqual(told(said('Team'), said('Desk')), [['Team', 'Desk'], []], 'where none of those speaks');
  });
  it('gives one to numbers that are computed from one figure', () => {
    const count = said('Mill');
    assert.deepEqual(told(count, said('Yard', { derivedFrom: count.id })), [['Mill+Yard'], []]);
    assert.deepEqual(told(said('Mill', { derivedFrom: 'f_x' }), said('Yard', { derivedFrom: 'f_x' })), [
      ['Mill+Yard'],
      [],
    ]);
  });
  it('gives an outlet one only where nobody else speaks', () => {
    assert.deepEqual(told(said('Gazette')), [['Gazette'], []]);
    assert.deepEqual(told(said('Gazette'), said('Mill')), [['Mill'], ['Gazette names nobody']]);
  });
  it('gives each body one at most, and never leaves all without', () => {
    const names = fc.array(fc.constantFrom('Mill', 'Yard', 'Team', 'Desk', 'Gazette'), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(names, (origins) => {
        const { groups } = voicesOf(
          origins.map((origin) => said(origin)),
          (one) => one,
          FEEDS,
        );
        const bodies = groups.flat().map(({ body }) => body);
        assert.ok(bodies.length > 0);
        assert.equal(new Set(bodies).size, bodies.length);
      }),
    );
  });
});
