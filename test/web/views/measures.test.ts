// The matrix of flows and paragraphs, and the gauges of ceilings.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Ceiling, Counter } from '../../../src/exchange/measures/counter.ts';
import type { Measure } from '../../../src/exchange/measures/measure.ts';
import type { FlowTouches } from '../../../src/exchange/measures/touches.ts';
import { gaugesOf, matricesOf, percentScale } from '../../../src/web/views/measures/rows.ts';

const measure = (id: string, resolution: string, paragraph: string): Measure => ({
  id,
  resolution,
  paragraph,
  verified: true,
  subject: 'what it is about',
  giver: null,
  receiver: 'KP',
  items: ['energy.refined'],
  cap: null,
  inForceFrom: '2017-12-22',
  inForceUntil: null,
  wording: 'could touch something',
  source: 'a table',
});
const flow = (from: string, to: string, item: string, measures: readonly string[]): FlowTouches => ({
  flow: `${from}-${to}:${item}`,
  from,
  to,
  item,
  kinds: ['actual'],
  series: [`${from}-${to}:${item}:transfer`],
  days: { first: null, last: '2024-12-31' },
  touches: measures.map((id) => ({
    measure: id,
    why: { item, giver: null, receiver: 'KP', inForceFrom: '2017-12-22' },
    onlyIf: false,
  })),
});

describe('the matrix of flows and paragraphs', () => {
  const measures = [
    measure('m3', '2397', '9-15'),
    measure('m1', '2397', '5'),
    measure('m2', '1718', '8(d)'),
    measure('m4', '2270', '8'),
  ];
  const flows = [
    flow('RU', 'KP', 'money', ['m2']),
    flow('KP', 'RU', 'weapon', ['m4']),
    flow('RU', 'KP', 'energy.refined', ['m1', 'm3']),
  ];
  const matrices = matricesOf({ flows, measures });

  it('stands once a direction, the fuller first, and holds every flow of it', () => {
    assert.deepEqual(
      matrices.map(({ from, to, rows }) => [from, to, rows.map((row) => row.flow.item)]),
      [
        ['RU', 'KP', ['energy.refined', 'money']],
        ['KP', 'RU', ['weapon']],
      ],
    );
  });
  it('has the paragraphs that its own flows could touch, by resolution and by number', () => {
    assert.deepEqual(
      matrices[0]?.columns.map(({ id }) => id),
      ['m2', 'm1', 'm3'],
    );
    assert.deepEqual(matrices[0]?.resolutions, [
      { resolution: '1718', columns: 1 },
      { resolution: '2397', columns: 2 },
    ]);
  });
  it('marks a square exactly where a flow could touch a paragraph', () => {
    assert.deepEqual(
      matrices[0]?.rows.map(({ cells }) => cells.map((touch) => touch?.measure ?? null)),
      [
        [null, 'm1', 'm3'],
        ['m2', null, null],
      ],
    );
  });
});

const counter = (name: string, channel: Counter['channel'], low: string | null, high: string | null): Counter => ({
  id: `measure:m1:${name}:${channel}`,
  year: { name, first: `${name}-01-01`, last: `${name}-12-31` },
  channel,
  unit: 'barrel',
  low,
  high,
  percent: { low, high },
  standing: 'open',
  floor: [],
  conflict: false,
  allGiversUntil: null,
  figures: [],
});
const ceiling = (counters: readonly Counter[]): Ceiling => ({
  measure: 'm1',
  giver: null,
  receiver: 'KP',
  cap: { amount: '100', unit: 'barrel', ceiling: 'refined' },
  counters,
  leftOut: [],
});

describe('the gauges of a ceiling', () => {
  it('keep what was reported and what is estimated apart, and name a year once', () => {
    const [gauges] = gaugesOf([
      ceiling([
        counter('2023', 'reported', '20', '20'),
        counter('2024', 'reported', '30', null),
        counter('2024', 'estimated', '200', null),
      ]),
    ]);
    assert.deepEqual(
      gauges?.rows.map(({ counter: one, firstOfYear }) => [one.channel, firstOfYear]),
      [
        ['reported', true],
        ['reported', true],
        ['estimated', false],
      ],
    );
    assert.ok((gauges?.scale.at(200) ?? 100) < 90, 'an open end has room for its arrow');
  });
  it('always show the ceiling itself, in proportion', () => {
    for (const most of [125, 236, 900, 20_000]) {
      const scale = percentScale(most);
      assert.ok(scale.ticks.includes(100), `${most}`);
      assert.equal(scale.at(most), 100);
      assert.ok(Math.abs(scale.at(100) - 10_000 / most) < 1e-9);
      assert.ok(scale.ticks.length <= 7);
    }
  });
});
