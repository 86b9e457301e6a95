// People who are moved once more without a number are told again.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Draft } from '../../../src/reading/frames/frame.ts';
import type { Place } from '../../../src/reading/judgement/anchor.ts';
import { oncePerMove } from '../../../src/reading/judgement/judge.ts';

const side = (id: string) => ({ id, text: null, start: null, end: null, known: 'stated' as const });

const move = (start: number, certainty: number, told: Partial<Draft> = {}): Draft => ({
  frame: 'deployment',
  rule: 'deployment.move',
  from: side('KP'),
  to: side('RU'),
  item: { code: 'personnel.soldier', text: null, start: null, end: null },
  quantity: null,
  when: null,
  where: null,
  source: null,
  modality: 'asserted',
  quote: { start, end: start + 10 },
  certainty,
  ...told,
});

/** Read from a word of this class. */
const from = (wordClass: 'N' | 'V'): Place => ({ main: { entry: { wordClass } } }) as Place;

const left = (...placed: readonly (readonly [Draft, Place | null])[]): readonly number[] =>
  oncePerMove(placed.map(([draft, place]) => ({ draft, place }))).map(({ draft }) => draft.quote.start);

const quantity = {
  low: '3000',
  high: '3000',
  unit: 'count',
  approx: false,
  basis: 'stock',
  per: null,
} as Draft['quantity'];

describe('people moved once more', () => {
  it('are told again where that is doubtful and put in the same way, or by a noun', () => {
    assert.deepEqual(left([move(0, 0.6), null], [move(50, 0.2), from('V')]), [0]);
    assert.deepEqual(left([move(0, 0.6), null], [move(50, 0.2, { modality: 'reported' }), from('N')]), [0]);
    assert.deepEqual(left([move(0, 0.6), null], [move(50, 0.2, { modality: 'planned' }), from('V')]), [0, 50]);
  });

  it('are moved again where that is sure, or surer than before', () => {
    assert.deepEqual(left([move(0, 0.6), null], [move(50, 0.4), null]), [0, 50]);
    assert.deepEqual(left([move(0, 0.18), null], [move(50, 0.2), null]), [0, 50]);
  });

  it('are others where they are counted, or others, or somebody else’s, or go elsewhere, or the frame is another', () => {
    const others: readonly Partial<Draft>[] = [
      { quantity },
      { item: { code: 'equipment.radar', text: null, start: null, end: null } },
      { from: side('UA') },
      { to: side('BY') },
      { frame: 'transfer' },
    ];
    for (const told of others) assert.deepEqual(left([move(0, 0.6), null], [move(50, 0.2, told), null]), [0, 50]);
  });
});
