import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { shippedIndicators } from '../../../src/app/indicators.ts';
import { type Diagnostic, UserError } from '../../../src/base/diagnostic.ts';
import { evaluate } from '../../../src/exchange/indicators/evaluate.ts';
import { parseIndicator } from '../../../src/exchange/indicators/indicator.ts';
import type { IndicatorRow } from '../../../src/exchange/indicators/indicator-row.ts';
import type { FlowJson } from '../../../src/ledger/flow-schema.ts';
import { figure, flow } from '../flows.ts';

const FILE = `title: Loads a voyage
asks: How much does a ship carry?
parties: [RU, KP]
each: figure
unit: barrel/voyage
inputs:
  fuel:
    what: fuel
    from: a
    to: b
    frame: transfer
    items: [energy.refined]
    unit: barrel
  voyages:
    what: voyages
    from: a
    to: b
    frame: statistic
    items: [energy.refined]
    unit: voyage
formula: fuel / voyages
`;

const fault = (text: string): Diagnostic => {
  try {
    parseIndicator(text, 'mine/loads.yaml');
  } catch (error) {
    if (error instanceof UserError) return error.diagnostic;
    throw error;
  }
  throw new Error('nothing was wrong');
};
const told = ({ code, message, at }: Diagnostic): string =>
  `${code} ${at?.file}:${at?.line}:${at?.column ?? ''} ${message}`;

describe('the file of an indicator', () => {
  it('is read, and named by its file', () => {
    const { name, inputs } = parseIndicator(FILE, 'mine/loads.yaml');
    assert.equal(name, 'loads');
    assert.deepEqual(
      inputs.map((input) => input.name),
      ['fuel', 'voyages'],
    );
  });

  it('ships at least ten, each with a unit that its formula gives', () => {
    const shipped = shippedIndicators();
    assert.ok(shipped.length >= 10, String(shipped.length));
    assert.equal(new Set(shipped.map(({ name }) => name)).size, shipped.length);
  });

  const cases: readonly (readonly [string, string, RegExp])[] = [
    ['is no YAML', FILE.replace('each: figure', 'each: [figure'), /^T3301 mine\/loads\.yaml:\d+: The file is not YAML/],
    ['lacks a field', FILE.replace('each: figure\n', ''), /^T3301 .*"each" does not fit/],
    ['has a field too many', FILE.replace('each:', 'colour: red\neach:'), /^T3301 .*colour/],
    [
      'names a frame that is none',
      FILE.replace('frame: statistic', 'frame: sale'),
      /^T3301 mine\/loads\.yaml:18: .*voyages\.frame/,
    ],
    [
      'cannot be read as a formula',
      FILE.replace('fuel / voyages', 'fuel / / voyages'),
      /^T3302 mine\/loads\.yaml:21:17 /,
    ],
    ['names no input', FILE.replace('fuel / voyages', 'fuel / ships'), /^T3303 mine\/loads\.yaml:21:17 .*"ships"/],
    ['leaves an input out', FILE.replace('fuel / voyages', 'fuel'), /^T3303 .*"voyages" is not in the formula/],
    [
      'gives another unit',
      FILE.replace('barrel/voyage', 'barrel'),
      /^T3304 .*gives barrel\/voyage, and the file says that it is barrel/,
    ],
    [
      'adds what does not add up',
      FILE.replace('fuel / voyages', 'fuel + voyages'),
      /^T3304 mine\/loads\.yaml:21:15 .*barrel and voyage/,
    ],
    [
      'has a unit that is none',
      FILE.replace('unit: voyage', 'unit: a voyage'),
      /^T3304 mine\/loads\.yaml:20: "a voyage"/,
    ],
    [
      'asks an estimate for its months',
      FILE.replace('each: figure', 'each: estimate').replace('fuel / voyages', 'fuel / months(voyages)'),
      /^T3303 .*months\(voyages\) needs one figure/,
    ],
  ];
  for (const [what, text, expected] of cases)
    it(`is refused with file, line and remedy where it ${what}`, () => {
      const found = fault(text);
      assert.match(told(found), expected);
      assert.ok(found.hint.length > 10);
    });
});

const rows = (text: string, flows: readonly FlowJson[]): readonly IndicatorRow[] =>
  evaluate(
    parseIndicator(text, 'mine/loads.yaml'),
    { flows, ceilings: [] },
    { parties: { a: 'RU', b: 'KP' }, labels: new Map([['trade.exports', 'exports']]) },
  );
const short = (found: readonly IndicatorRow[]): readonly string[] =>
  found.map(({ label, low, high, unit }) => `${label} ${low ?? '..'}–${high ?? '..'} ${unit}`);

describe('an indicator', () => {
  const fuel = flow({
    figures: [
      figure({ id: 'f_1', origin: 'A', low: '100', high: '120' }),
      figure({ id: 'f_2', origin: 'B', low: '90', high: null }),
    ],
  });
  const voyages = flow({
    frame: 'statistic',
    unit: 'count',
    figures: [figure({ id: 'f_3', origin: 'A', low: '4', high: '4' })],
  });

  it('pairs figures of one body and day, and no others', () => {
    assert.deepEqual(short(rows(FILE, [fuel, voyages])), ['A 25–30 barrel/voyage']);
    const later = { ...voyages, figures: voyages.figures.map((one) => ({ ...one, stated: '2025-02-01' })) };
    assert.deepEqual(rows(FILE, [fuel, later]), []);
    assert.deepEqual(short(rows(FILE.replace('each: figure', 'each: body'), [fuel, later])), ['A 25–30 barrel/voyage']);
  });

  it('pairs a figure with the one that it was computed from, before all others', () => {
    const derived = flow({
      figures: [figure({ id: 'f_4', origin: 'C', low: '200', high: '200', derivedFrom: 'f_3' })],
    });
    assert.deepEqual(short(rows(FILE, [derived, voyages])), ['C 50–50 barrel/voyage']);
    const lost = flow({ figures: [figure({ id: 'f_5', origin: 'A', low: '200', high: '200', derivedFrom: 'f_9' })] });
    assert.deepEqual(rows(FILE, [lost, voyages]), []);
  });

  it('takes no other unit, direction or kind than the file says', () => {
    assert.deepEqual(rows(FILE, [{ ...fuel, unit: 'tonne' }, voyages]), []);
    assert.deepEqual(rows(FILE, [{ ...fuel, from: 'KP', to: 'RU' }, voyages]), []);
    assert.deepEqual(rows(FILE, [{ ...fuel, kind: 'hypothetical' }, voyages]), []);
    const supposed = rows(
      FILE.replace('items: [energy.refined]', 'items: [energy.refined]\n    kind: [hypothetical]'),
      [{ ...fuel, kind: 'hypothetical' }, voyages],
    );
    assert.equal(supposed[0]?.supposed, true);
  });

  it('counts replaced figures only where the file asks for them', () => {
    const old = flow({ figures: [figure({ id: 'f_6', origin: 'A', low: '40', high: '40', supersededBy: 'f_7' })] });
    assert.deepEqual(rows(FILE, [old, voyages]), []);
    const asked = FILE.replace('items: [energy.refined]', 'items: [energy.refined]\n    replaced: true');
    assert.deepEqual(short(rows(asked, [old, voyages])), ['A 10–10 barrel/voyage']);
  });

  it('says apart what a floor over a floor gives as the numbers stand', () => {
    const floors = [
      flow({ figures: [figure({ id: 'f_1', origin: 'A', low: '100', high: null })] }),
      { ...voyages, figures: voyages.figures.map((one) => ({ ...one, high: null })) },
    ];
    const [row] = rows(FILE, floors);
    assert.deepEqual([row?.low, row?.high, row?.asWritten], [null, null, '25']);
  });

  const WORTH = `title: Revenue beside exports
asks: How many times?
parties: [RU, KP]
each: estimate
unit: ratio
inputs:
  revenue: { what: revenue, from: a, to: b, frame: transfer, items: [money.revenue], unit: money/year }
  exports: { what: exports, from: b, frame: statistic, items: [trade.exports], unit: money/year }
formula: revenue / exports
`;
  const region = (low: string, high: string): FlowJson['estimate']['supported'] => [
    { low, high, agree: ['A'], independent: 1 },
  ];
  const money = (unit: string, value: string): FlowJson =>
    flow({
      item: 'money.revenue',
      unit,
      per: 'year',
      basis: 'rate',
      supported: region(value, value),
      figures: [figure({ origin: 'A', low: value, high: value })],
    });
  const exports = (unit: string, value: string, period: string | null = '2023'): FlowJson =>
    flow({
      from: 'KP',
      to: null,
      frame: 'statistic',
      item: 'exports',
      unit,
      period,
      supported: region(value, value),
      figures: [figure({ origin: 'A', low: value, high: value, period })],
    });

  it('takes a whole year for a rate, never another window, and never two currencies', () => {
    assert.deepEqual(short(rows(WORTH, [money('EUR', '500'), exports('EUR', '250')])), ['EUR: A 2–2 ratio']);
    assert.deepEqual(rows(WORTH, [money('EUR', '500'), exports('EUR', '250', '2023-01/2024-06')]), []);
    assert.deepEqual(rows(WORTH, [money('EUR', '500'), exports('EUR', '250', null)]), []);
    assert.deepEqual(rows(WORTH, [money('EUR', '500'), exports('USD', '250')]), []);
  });

  it('divides by the months of the window that one figure covers', () => {
    const pace = FILE.replace('barrel/voyage', 'barrel/month').replace(
      / {2}voyages:[\s\S]*?formula: .*/,
      'formula: fuel / months(fuel)',
    );
    const year = flow({
      figures: [
        figure({ origin: 'A', low: '1200', high: '1200', period: '2023' }),
        figure({ id: 'f_8', origin: 'B', low: '5', high: '5' }),
      ],
    });
    const [only, ...others] = rows(pace, [year]);
    assert.deepEqual(others, [], 'a figure without a beginning has no pace');
    assert.ok(Math.abs(Number(only?.low) - 100) < 0.1, only?.low ?? '');
  });

  it('takes no pace from a total that its date only dates', () => {
    const pace = FILE.replace('barrel/voyage', 'barrel/month').replace(
      / {2}voyages:[\s\S]*?formula: .*/,
      'formula: fuel / months(fuel)',
    );
    const series = (
      basis: 'total' | 'increment',
      period: string,
      fields: Parameters<typeof figure>[0] = {},
    ): FlowJson =>
      flow({ basis, period, figures: [figure({ origin: 'A', low: '24000', high: null, period, ...fields })] });
    const count = (...flows: FlowJson[]): number => rows(pace, flows).length;
    assert.equal(count(series('total', '2025-05~', { stated: '2025-05-30' })), 0);
    assert.equal(count(series('total', '2025-05', { stated: '2025-11-30' })), 0);
    assert.equal(count(series('increment', '2025-05')), 1);
    assert.equal(count(series('total', '2024')), 1);
    const before = series('total', '2023-09/2024-06', { id: 'f_7', low: '11000', stated: '2024-06-18' });
    assert.equal(count(before, series('total', '2025', { stated: '2025-11-30' })), 1, 'of its own earlier total only');
    assert.equal(count(before, series('total', '2025', { origin: 'B', stated: '2025-11-30' })), 2);
    assert.equal(count(series('total', '2023-10/2025-11', { id: 'f_6', stated: '2025-11-30' }), before), 2);
  });
});
