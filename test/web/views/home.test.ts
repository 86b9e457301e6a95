// The worth of an exchange as strands, and the indicators that stand over it.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { IndicatorView } from '../../../src/app/indicators.ts';
import type { Balance, ItemRow, Side } from '../../../src/exchange/balance-model.ts';
import { headlinesOf } from '../../../src/web/views/home/indicators.ts';
import { LINE, type Strand, sizeOf, strandsOf, worthMarks } from '../../../src/web/views/home/strands.ts';

const item = (name: string, p50: string | null, rest: Partial<ItemRow> = {}): ItemRow => ({
  id: `worth:${name}`,
  section: 'valued',
  series: `s:${name}`,
  flow: name,
  frame: 'transfer',
  item: name,
  basis: 'total',
  unit: 'count',
  per: null,
  outcome: null,
  period: null,
  kind: 'actual',
  saidBy: [],
  denied: [],
  estimate: [],
  approx: false,
  independentOrigins: 1,
  bodies: 1,
  outliers: [],
  confidence: 'low',
  lead: true,
  counted: true,
  why: null,
  worth: {
    currency: 'USD',
    year: '2024',
    draws: p50 === null ? null : { p5: '1', p50, p95: '9000' },
    atLeast: '50',
    atMost: null,
    spread: [],
    prices: [],
    rates: [],
    assumption: '',
  },
  ...rest,
});
const side = (from: string, to: string, items: readonly ItemRow[], stated: Side['stated'] = []): Side => ({
  from,
  to,
  items,
  stated,
  total: { id: `balance:${from}-${to}`, rows: items.length, draws: null, spread: [], openRows: 0, openAtLeast: null },
});
const stated = {
  ...{ id: 'f_back', series: [], items: ['money'], origin: 'Institute', body: 'Institute', low: null, high: '200' },
  ...{
    approx: false,
    unit: 'USD',
    basis: 'total' as const,
    per: null,
    period: null,
    stated: '2025',
    statedBy: 'stated' as const,
    kind: 'actual' as const,
  },
  ...{ derivedFrom: null, converted: { low: null, high: '200' }, rates: [] },
};
const balance: Pick<Balance, 'given' | 'received' | 'unobserved'> = {
  given: side('KP', 'RU', [item('gun', '100'), item('shell', '900'), item('guess', '77', { counted: false })]),
  received: side('RU', 'KP', [item('fuel', null)], [stated]),
  unobserved: [
    {
      ...{ id: 'unobserved:KP-RU:Institute', body: 'Institute', given: 'f_given', received: 'f_back', currency: 'USD' },
      ...{ low: '400', high: '800', orMore: true, times: { low: '3', high: '5' } },
    },
  ],
};

describe('the strands of a balance', () => {
  const strands = strandsOf(balance);

  it('are what counts in a sum, the larger first, and what one body states of both directions', () => {
    assert.deepEqual(
      strands.map(({ side: own, kind, items, why }) => [own, kind, items.join(), why]),
      [
        ['a', 'valued', 'shell', 'worth:s:shell'],
        ['a', 'valued', 'gun', 'worth:s:gun'],
        ['b', 'open', 'fuel', 'worth:s:fuel'],
        ['b', 'stated', 'money', 'f_back'],
        ['b', 'unobserved', '', 'unobserved:KP-RU:Institute'],
      ],
    );
  });
  it('tell a rate or a delivery of what no whole is known of, once an item', () => {
    const bare = { worth: null, saidBy: ['NIS'], estimate: [{ low: '5', high: null, meeting: false }] };
    const strandsGiven = (items: readonly ItemRow[]) =>
      strandsOf({ given: side('KP', 'RU', items), received: side('RU', 'KP', []), unobserved: [] })
        .filter(({ kind }) => kind === 'counted')
        .map(({ why }) => why);
    const [rate, step] = [
      item('jets', null, { ...bare, series: 's:rate', basis: 'rate', per: 'month', independentOrigins: 2 }),
      item('jets', null, { ...bare, series: 's:step', basis: 'increment' }),
    ];
    assert.deepEqual(strandsGiven([step, rate]), ['s:rate']);
    assert.deepEqual(strandsGiven([step, item('jets', null, bare)]), ['s:jets']);
    assert.deepEqual(strandsGiven([item('jets', null, { ...bare, basis: 'capacity' })]), []);
  });
  it('turn with the direction that a body speaks of', () => {
    const turned = { given: balance.received, received: balance.given, unobserved: balance.unobserved };
    assert.deepEqual(
      strandsOf(turned)
        .filter(({ kind }) => kind === 'unobserved')
        .map(({ side: own }) => own),
      ['a'],
    );
  });
  it('never take what came back from what was given', () => {
    assert.deepEqual(
      strandsOf({ ...balance, unobserved: [] }).map(({ kind }) => kind),
      ['valued', 'valued', 'open', 'stated'],
    );
  });
  it('have what origins state in money: as high as it is only where nothing is doubled, else as a line', () => {
    const row = (items: readonly string[], rest: Partial<(typeof balance.received.stated)[number]> = {}) => ({
      ...{ ...stated, id: `f_${items.join('_')}`, items, body: items.join(), low: '3', high: '3', unit: 'EUR' },
      ...{ converted: { low: '4', high: '4' }, ...rest },
    });
    const strandsGiven = (rows: Side['stated'], items: readonly ItemRow[] = []) =>
      strandsOf({ given: side('FI', 'UA', items, rows), received: side('UA', 'FI', []), unobserved: [] });
    const told = (rows: Side['stated'], items?: readonly ItemRow[]) =>
      strandsGiven(rows, items).flatMap((one) => (one.kind === 'stated' ? [[one.items.join(), sizeOf(one)]] : []));
    const twice = [row(['aid.military']), row(['aid']), row(['aid.military'], { id: 'f_2' }), row(['fuel'])];
    assert.deepEqual(told(twice), [
      ['aid.military', 4],
      ['aid', 0],
      ['fuel', 4],
    ]);
    assert.deepEqual(told([row(['fuel']), row(['food'], { body: 'fuel' })]), [['fuel', 4]], 'one number told twice');
    assert.deepEqual(told([row(['aid'])], [item('gun', '100')]), [['aid', 0]]);
    assert.deepEqual(told([row(['aid'], { basis: 'rate', per: 'year' })]), [['aid', 0]]);
    assert.deepEqual(told([row(['aid'], { converted: null })]), [['aid', 0]]);
    assert.deepEqual(told([row(['aid'], { kind: 'planned' }), row(['fuel'], { derivedFrom: 'f_1' })]), []);
    assert.deepEqual(strandsGiven([row(['aid'])])[0]?.quantity?.unit, 'EUR');
  });
});

describe('the ribbons', () => {
  const strand = fc.record({
    why: fc.string(),
    kind: fc.constantFrom('valued' as const, 'open' as const, 'stated' as const, 'unobserved' as const),
    side: fc.constantFrom('a' as const, 'b' as const),
    items: fc.constant([]),
    quantity: fc.constant(null),
    body: fc.constant(null),
    low: fc.integer({ min: 1, max: 1e9 }),
    middle: fc.constant(null),
    high: fc.integer({ min: 1e9, max: 1e10 }),
  });
  it('share one scale, stand apart, and give each line of words its room', () => {
    fc.assert(
      fc.property(
        fc.array(strand, { minLength: 1, maxLength: 9 }),
        fc.integer({ min: 300, max: 1400 }),
        (strands, width) => {
          const { ribbons, height } = worthMarks(strands, width);
          assert.equal(ribbons.length, strands.length);
          for (const [i, one] of ribbons.entries()) {
            assert.ok(one.y > 0 && one.y < height);
            const next = ribbons[i + 1];
            if (next) assert.ok(next.y - one.y >= LINE, 'a line of words has room');
          }
          const first: Strand | undefined = ribbons[0]?.strand;
          for (const { strand: one, height: tall } of ribbons)
            if (first && tall > 3) {
              const ratio = (one.high ?? 0) / (first.high ?? 1);
              assert.ok(Math.abs(tall / (ribbons[0]?.height ?? 1) - ratio) < 1e-6 || (ribbons[0]?.height ?? 0) <= 3);
            }
        },
      ),
    );
  });
  it('hatch what was not seen, its sure part apart', () => {
    const { ribbons } = worthMarks(strandsOf(balance), 900);
    assert.notEqual(ribbons.find(({ strand: one }) => one.kind === 'unobserved')?.sure, null);
    assert.equal(ribbons.find(({ strand: one }) => one.kind === 'valued')?.sure, null);
  });
});

const indicator = (
  name: string,
  unit: string,
  rows: readonly (readonly [string | null, string | null])[],
): IndicatorView => ({
  ...{
    name,
    title: name,
    asks: '',
    unit,
    each: 'figure' as const,
    file: '',
    formula: '',
    note: null,
    parties: { a: 'KP', b: 'RU' },
  },
  ...{ inputs: [], evidence: [] },
  rows: rows.map(([low, high], i) => ({
    ...{
      id: `${name}:${i}`,
      label: `row ${i}`,
      low,
      high,
      unit,
      approx: false,
      asWritten: null,
      supposed: false,
      used: [],
    },
  })),
});

describe('the headline indicators', () => {
  it('are those named first, then what has no unit of its own, each with its last bounded row', () => {
    const found = headlinesOf([
      indicator('barrels-per-voyage', 'barrel/voyage', [['1', '1']]),
      indicator('killed-to-deployed', 'percent', [['9', '9']]),
      indicator('oil-to-ceiling', 'percent', [
        ['21', null],
        ['34', '34'],
        ['200', null],
        [null, null],
      ]),
      indicator('worth-to-return', 'ratio', []),
    ]);
    assert.deepEqual(
      found.map(({ indicator: { name }, row, beside }) => [name, row.low, beside?.low ?? null]),
      [
        ['oil-to-ceiling', '200', '34'],
        ['killed-to-deployed', '9', null],
        ['barrels-per-voyage', '1', null],
      ],
    );
  });
  it('put a window in which nothing came beside the rate, not above it', () => {
    const [found] = headlinesOf([
      indicator('shells-per-month', 'shell/month', [
        ['190', '190'],
        ['0', '0'],
      ]),
    ]);
    assert.deepEqual([found?.row.low, found?.beside?.low], ['190', '0']);
    const [nought] = headlinesOf([indicator('shells-per-month', 'shell/month', [['0', '0']])]);
    assert.deepEqual([nought?.row.low, nought?.beside], ['0', null]);
  });
});
