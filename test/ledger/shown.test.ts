// What is shown as best supported: numbers that somebody stated, or the stretch in which several figures meet.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { FlowJson } from '../../src/ledger/flow-schema.ts';
import { shownRegions } from '../../src/ledger/shown.ts';

type Ends = readonly [low: string | null, high: string | null];

/** A flow of which nothing but figures and regions matters. */
function flow(figures: readonly (readonly [body: string, ...Ends])[], regions: readonly (readonly [Ends, string[]])[]) {
  return {
    figures: figures.map(([body, low, high]) => ({ body, low, high, approx: false, supersededBy: null })),
    estimate: { supported: regions.map(([[low, high], agree]) => ({ low, high, agree })) },
  } as unknown as FlowJson;
}

const endsOf = (f: FlowJson): readonly Ends[] => shownRegions(f).map(({ low, high }) => [low, high] as const);

describe('best supported, as shown', () => {
  it('is the figure itself where one figure stands behind a region', () => {
    assert.deepEqual(endsOf(flow([['KIDA', '28000', '28000']], [[['25200', '30800'], ['KIDA']]])), [
      ['28000', '28000'],
    ]);
  });

  it('keeps the stretch in which figures meet', () => {
    const met = flow(
      [
        ['OSC', '4000000', '6000000'],
        ['HUR', '6500000', '6500000'],
      ],
      [
        [
          ['5850000', '6000000'],
          ['OSC', 'HUR'],
        ],
      ],
    );
    assert.deepEqual(endsOf(met), [['5850000', '6000000']]);
  });

  it('is never wider than what the figures behind it state', () => {
    const widened = flow(
      [
        ['NIS', '11000', null],
        ['HUR', '11000', '12000'],
      ],
      [
        [
          ['9900', '12100'],
          ['NIS', 'HUR'],
        ],
      ],
    );
    assert.deepEqual(endsOf(widened), [['11000', '12000']]);
  });

  it('leaves out figures that do not reach the region, and those superseded', () => {
    const far = flow(
      [
        ['US', '10000', '10000'],
        ['US', '50', '50'],
      ],
      [[['9500', '10500'], ['US']]],
    );
    assert.deepEqual(endsOf(far), [['10000', '10000']]);
  });
});
