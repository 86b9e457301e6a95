import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { NOTHING } from '../../src/base/said.ts';
import { intervalChart } from '../../src/cli/interval-chart.ts';
import { ledgerTable } from '../../src/cli/ledger-table.ts';
import { displayWidth, ink } from '../../src/cli/text.ts';
import type { FlowJson } from '../../src/ledger/flow-schema.ts';

const FIGURE: FlowJson['figures'][number] = {
  id: 'f_0123456789abcdef',
  origin: 'Port Watch',
  body: 'Port Watch',
  low: '4000000',
  high: '6000000',
  approx: false,
  shared: false,
  sharedOver: [],
  stated: '2025-04-15',
  statedBy: 'stated',
  asOf: null,
  period: null,
  calibre: null,
  speaker: null,
  modality: 'estimated',
  reports: 1,
  reportIds: ['c_0123456789abcdef'],
  copies: [],
  publishers: ['Port Gazette'],
  namedInstead: null,
  derivedFrom: null,
  alternatives: [],
  supersededBy: null,
  variants: [],
  admiralty: 'F3',
  source: null,
};

const FLOW: FlowJson = {
  key: 'KP-RU:ammunition.artillery|total|count',
  flow: 'KP-RU:ammunition.artillery',
  from: 'KP',
  to: 'RU',
  frame: 'transfer',
  item: 'ammunition.artillery',
  basis: 'total',
  unit: 'count',
  per: null,
  outcome: null,
  kind: 'actual',
  period: null,
  estimate: {
    supported: [{ low: '6000000', high: '6500000', agree: ['FNF', 'HUR'], independent: 2 }],
    outliers: ['ROK'],
    envelope: { low: '4000000', high: null, lowest: '4000000', highest: '10000000' },
    independentOrigins: 2,
    bodies: 3,
    conflict: true,
    confidence: { level: 'moderate', why: '2 independent origins agree; ROK outside', said: NOTHING },
    trend: null,
    asKnownOn: null,
  },
  denied: [],
  checks: [],
  starts: [],
  sameNumbers: [],
  figures: [FIGURE],
};

const NO_NUMBER: FlowJson['estimate'] = {
  supported: [],
  outliers: [],
  envelope: { low: null, high: null, lowest: null, highest: null },
  independentOrigins: 0,
  bodies: 0,
  conflict: false,
  confidence: { level: 'low', why: 'no number is known', said: NOTHING },
  trend: null,
  asKnownOn: null,
};

const FLOWS: readonly FlowJson[] = [
  FLOW,
  { ...FLOW, key: 'b', item: 'missile.ballistic', kind: 'planned', denied: ['c_0123456789abcdef'] },
  { ...FLOW, key: 'c', item: 'container', basis: 'capacity' },
  { ...FLOW, key: 'd', item: 'food', estimate: NO_NUMBER, basis: null, unit: null },
  { ...FLOW, key: 'e', from: 'RU', to: 'KP', item: 'money', unit: 'USD', per: 'year', basis: 'rate' },
  {
    ...FLOW,
    key: 'f',
    from: 'KP',
    to: null,
    frame: 'casualties',
    item: 'personnel.soldier',
    outcome: 'killed+wounded',
  },
];

const table = (width: number, colour = false): string => ledgerTable(FLOWS, '2025-12-31', { width, pen: ink(colour) });
const words = (text: string): string => text.replaceAll('\u00a0', ' ');

describe('the ledger as a table', () => {
  it('stands as stored', (t) => {
    t.assert.snapshot(table(100), { serializers: [String] });
  });

  it('fits 100 columns and fewer', () => {
    for (const width of [40, 60, 80, 100, 140])
      for (const line of table(width).split('\n'))
        assert.ok(displayWidth(line) <= Math.min(width, 100), `${width}: ${line}`);
  });

  it('shows the best supported interval, what all say with its open end, and who agrees of how many', () => {
    assert.match(words(table(100)), /artillery shells +6–6\.5 m +4–over 10 m +2 of 3/);
  });

  it('keeps plans, capacities and what has no number apart', () => {
    const text = words(table(100));
    const at = (needle: string): number => text.indexOf(needle);
    assert.ok(
      at('artillery shells') < at('What it could hold') && at('What it could hold') < at('Planned or promised'),
    );
    assert.match(text, /Without a number: food/);
    assert.match(text, /Denied by someone: /);
  });

  it('says how surely, where it goes, and what a reader must know beside the number', () => {
    const variant = {
      ...FLOW,
      ...FIGURE,
      departure: 'times-ten',
      why: 'its digits are those of another',
      said: NOTHING,
      of: [FIGURE.id],
    };
    const told: FlowJson = {
      ...FLOW,
      estimate: { ...FLOW.estimate, trend: { direction: 'rising', body: 'US', from: 'f_1', to: 'f_2' } },
      figures: [
        { ...FIGURE, variants: [variant as FlowJson['figures'][number]['variants'][number]], namedInstead: 'DPRK' },
      ],
      starts: [null, '2023-09'].map((start) => ({ start, bodies: ['US'], figures: [FIGURE.id] })),
    };
    const text = words(ledgerTable([told], null, { width: 100, pen: ink(false) }));
    assert.match(text, /2 of 3 mod ↑/);
    assert.match(text, /outside: ROK · 1 likely misreport kept out · credited to a party that gave no number/);
    assert.match(text.replace(/\s+/g, ' '), /· counted from 2 different days/);
    assert.doesNotMatch(words(table(100)), /misreport|different days/);
  });

  it('says so where nothing is known', () => {
    assert.equal(ledgerTable([], null, { width: 80, pen: ink(false) }), 'Nothing is known of this.\n');
  });
});

describe('the interval chart', () => {
  const chart = (
    low: string | null,
    high: string | null,
    best: [string | null, string | null],
    open = { openLow: false, openHigh: false },
  ): string =>
    intervalChart(
      { supported: [{ low: best[0], high: best[1] }], envelope: { lowest: low, highest: high, ...open } },
      12,
    );

  it('draws the supported part inside of all that is said', () => {
    assert.match(chart('1', '1000', ['100', '1000']), /^ ─+━+ $/);
    assert.match(chart('1', '1000', ['1', '10']), /^ ━+─+ $/);
  });

  it('draws open ends as arrows', () => {
    assert.match(chart('1', '1000', ['1', null], { openLow: false, openHigh: true }), /^ ━+→$/);
    assert.match(chart('1', '1000', [null, '10'], { openLow: true, openHigh: false }), /^←━+─+ $/);
  });

  it('is always as wide as asked, whatever the numbers', () => {
    for (const [low, high] of [
      ['0', '0'],
      ['0', '5'],
      ['5', '5'],
      [null, null],
      ['1', '1000000000000000'],
    ] as const)
      assert.equal(displayWidth(chart(low, high, [low, high])), 12);
  });
});
