// Which interval stands for a series.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { amountOf, type Choice } from '../../src/exchange/quantity.ts';
import type { FlowJson } from '../../src/ledger/flow-schema.ts';
import { flowsOf } from './made.ts';

const SUPPORTED: Choice = { shape: 'pert', pool: 'supported', tail: null };
const LINEAR: Choice = { ...SUPPORTED, pool: 'linear' };
const said = (stated: string, origin: string, low: string, high: string): string =>
  `${stated},${origin},AD,BB,transfer,drone,${low},${high},count,false,total,,,asserted`;
const flow = (...rows: readonly string[]): FlowJson => flowsOf(...rows)[0] ?? assert.fail();

describe('amountOf', () => {
  it('is a lone figure as it was stated, without the width that serves comparing', () => {
    assert.deepEqual(amountOf(flow(said('2024-05-01', 'Port Watch', '300', '300')), SUPPORTED).ends, [
      { low: '300', high: '300', meeting: false },
    ]);
  });
  it('does not look at what a body has replaced', () => {
    const twice = flow(said('2024-05-01', 'Port Watch', '299', '299'), said('2024-06-01', 'Port Watch', '300', '300'));
    for (const choice of [SUPPORTED, LINEAR])
      assert.deepEqual(amountOf(twice, choice).ends, [{ low: '300', high: '300', meeting: false }], choice.pool);
  });
  it('is where bodies meet, or each of them alike', () => {
    const two = flow(said('2024-05-01', 'OSC', '100', '200'), said('2024-05-01', 'HUR', '150', '400'));
    assert.deepEqual(amountOf(two, SUPPORTED).ends, [{ low: '145', high: '220', meeting: true }]);
    assert.deepEqual(amountOf(two, LINEAR).ends, [
      { low: '100', high: '200', meeting: false },
      { low: '150', high: '400', meeting: false },
    ]);
  });
  it('takes no number that is shared over several items', () => {
    const two = flow(said('2024-05-01', 'OSC', '100', '200'), said('2024-05-01', 'HUR', '150', '400'));
    const figures = two.figures.map((figure) => ({ ...figure, shared: figure.body === 'HUR' }));
    assert.deepEqual(amountOf({ ...two, figures }, LINEAR).ends, [{ low: '100', high: '200', meeting: false }]);
  });
  it('has no distribution where an end stays open, and says what was assumed', () => {
    const open = flow(said('2024-05-01', 'Port Watch', '100', ''));
    const { distribution, assumption } = amountOf(open, SUPPORTED);
    assert.equal(distribution, null);
    assert.match(assumption, /the end above stays open/u);
    const closed = amountOf(open, { ...SUPPORTED, tail: 2 });
    assert.deepEqual(closed.distribution, { kind: 'tail', low: 100, p95: 200 });
    assert.match(closed.assumption, /P95 at 2 times the bound/u);
    const below = flow(said('2024-05-01', 'Port Watch', '', '100'));
    assert.deepEqual(amountOf(below, { ...SUPPORTED, tail: 2 }).distribution, { kind: 'uniform', low: 0, high: 100 });
  });
});
