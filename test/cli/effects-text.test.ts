import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { EffectsView } from '../../src/app/effects.ts';
import { effectsDot } from '../../src/cli/effects-dot.ts';
import { effectsText } from '../../src/cli/effects-text.ts';
import { displayWidth, ink } from '../../src/cli/text.ts';
import type { Link, Witness } from '../../src/exchange/effects/effect-input.ts';
import { loopsOf } from '../../src/exchange/effects/loops.ts';

const witness: Witness = {
  claim: 'c_0000000000000001',
  document: 'd_0000000000000001',
  origin: 'Port Watch',
  stated: '2025-02',
  statedBy: 'stated',
  modality: 'asserted',
  quote: 'The grain "eases" the shortage',
  causeText: 'the grain',
  causeChange: '+',
  changeAssumed: true,
  effectSign: '-',
};
const link = (from: string, to: string, sign: '+' | '-', fields: Partial<Link> = {}): Link => ({
  id: `effect:${from}~${to}:${sign}`,
  from,
  to,
  sign,
  known: 'stated',
  contested: false,
  origins: ['Port Watch'],
  modalities: ['asserted'],
  claims: [witness],
  denied: [],
  ...fields,
});

const variable = (party: string, code: string, label: string): EffectsView['nodes'][number] => ({
  id: `${party}:${code}`,
  kind: 'variable',
  language: null,
  party,
  place: null,
  variable: code,
  label,
});
const LINKS = [
  link('flow:RU-KP', 'KP:need.food', '-', { known: 'implied' }),
  link('KP:need.food', 'KP:stability', '-', {
    contested: true,
    denied: [{ ...witness, modality: 'denied', origin: 'Nobody' }],
  }),
  link('KP:stability', 'KP:need.food', '-'),
];
const VIEW: EffectsView = {
  asKnownOn: '2025-12-31',
  nodes: [
    { id: 'flow:RU-KP', kind: 'flow', from: 'RU', to: 'KP' },
    variable('KP', 'need.food', 'food shortage'),
    variable('KP', 'stability', 'a "stable" \\ state'),
  ],
  links: LINKS,
  loops: loopsOf(LINKS).loops,
  moreLoops: false,
  loose: [{ claim: 'c_0000000000000002', why: 'it does not say which way it goes' }],
};
const text = (width: number): string => effectsText(VIEW, { width, pen: ink(false) });

describe('the causal diagram in words', () => {
  it('stands as stored', (t) => {
    t.assert.snapshot(text(100), { serializers: [String] });
  });

  it('fits 100 columns and fewer', () => {
    for (const width of [40, 60, 80, 100, 140])
      for (const line of text(width).split('\n')) assert.ok(displayWidth(line) <= Math.min(width, 100), line);
  });

  it('names a loop of two minus signs reinforcing, and says that a link of it is contested', () => {
    assert.match(text(100), /R1 reinforcing, contested: food shortage of North Korea −→/);
  });
});

describe('the causal diagram for Graphviz', () => {
  it('stands as stored', (t) => {
    t.assert.snapshot(effectsDot(VIEW), { serializers: [String] });
  });

  it('lets no words out of their quotation marks', () => {
    assert.match(effectsDot(VIEW), /label="a \\"stable\\" \\\\ state of North Korea"/);
  });
});
