// The real case: the figures on North Korea and Russia, as known on 31 December 2025, must give what their makers concluded.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { LedgerJson } from '../../src/ledger/flow-schema.ts';
import { parseFigures } from '../../src/ledger/import-figures.ts';
import { type Ledger, ledgerJson, reconcile } from '../../src/ledger/ledger.ts';
import type { Figure, Series } from '../../src/ledger/model.ts';

import { reportsOf } from '../../src/ledger/report.ts';

const root = join(import.meta.dirname, '..', '..');
const own = join(root, 'examples', 'figures.csv');
const shared = join(root, '..', 'shared', 'facts', 'dprk-russia-figures.csv');
const file = existsSync(own) ? own : shared;
const skip = existsSync(file) ? false : 'neither examples/figures.csv nor the shared facts are here';

const rows = skip ? [] : parseFigures(readFileSync(file, 'utf8'), 'figures.csv').rows;
const figures = rows.map((row) => ({ ...row, file: 'figures.csv', added: '2026-01-01T00:00:00.000Z' }));
const known = (day: string): Ledger => reconcile(reportsOf({ claims: [], figures }), { asKnownOn: day });

function series(ledger: Ledger, key: string): Series {
  const found = ledger.series.find((one) => one.key === key);
  assert.ok(found, `no series ${key}`);
  return found;
}

const label = (figure: Figure): string => {
  const evidence = figure.reports[0]?.evidence;
  return evidence?.kind === 'row' ? evidence.label : '';
};
const labels = (list: readonly Figure[]): readonly string[] => list.map(label);
const SHELLS = 'KP-RU:ammunition.artillery:transfer:actual:total:count';
const CAPACITY = 'KP-RU:ammunition.artillery:transfer:actual:capacity:count';
const CONTAINERS = 'KP-RU:container:transfer:actual:total:count';

describe('facts as known on 2025-12-31', { skip }, () => {
  const ledger = skip ? reconcile([]) : known('2025-12-31');

  it('reads all 153 rows', () => {
    assert.equal(rows.length, 153);
  });

  it('fact 1: the spread of shells, capacity apart', () => {
    const current = series(ledger, SHELLS).figures.filter(({ supersededBy }) => supersededBy === null);
    assert.deepEqual(labels(current).toSorted(), ['f080', 'f097', 'f129', 'f141', 'f149']);
    assert.ok(labels(series(ledger, CAPACITY).figures).includes('f132'));
    assert.ok(labels(series(ledger, 'KP-RU:ammunition:transfer:actual:total:count').figures).includes('f110'));
  });

  it('fact 2: what is computed from containers leads back to them and is no second witness', () => {
    const all = new Map(ledger.series.flatMap((one) => one.figures.map((figure) => [figure.id, figure])));
    const derived = series(ledger, CAPACITY).figures.flatMap((figure) => {
      const base = figure.derivedFrom === null ? undefined : all.get(figure.derivedFrom);
      return base ? [`${label(figure)}<${label(base)}`] : [];
    });
    assert.ok(derived.includes('f132<f131'));
    assert.ok(derived.includes('f002<f001'));
    assert.equal(derived.length, 13, 'twelve from containers, one (f033) from a weight');
  });

  it('fact 3: or is not and', () => {
    const { figures: capacity } = series(ledger, CAPACITY);
    const byLabel = new Map(capacity.map((figure) => [label(figure), figure]));
    for (const [a, b] of [
      ['f006', 'f007'],
      ['f009', 'f010'],
      ['f015', 'f016'],
    ] as const) {
      assert.deepEqual(byLabel.get(a)?.alternatives, [byLabel.get(b)?.id]);
      assert.deepEqual(byLabel.get(b)?.alternatives, [byLabel.get(a)?.id]);
    }
    assert.equal(capacity.filter(({ alternatives }) => alternatives.length > 0).length, 6);
    const printed = JSON.stringify(ledgerJson(ledger));
    for (const sum of ['1200000', '2400000', '3500000']) assert.ok(!printed.includes(`"${sum}"`), sum);
  });

  it('fact 4: one mixed year stands apart from shells and from totals', () => {
    const year = series(ledger, 'KP-RU:ammunition:transfer:actual:increment:count:2024');
    assert.deepEqual(labels(year.figures), ['f115']);
    assert.deepEqual(year.estimate.envelope, { low: null, high: '9000000', lowest: '9000000', highest: '9000000' });
  });

  it('fact 8: containers by group', () => {
    const groups = Map.groupBy(series(ledger, CONTAINERS).figures, ({ body }) => body);
    const said = (body: string) =>
      (groups.get(body) ?? []).map(({ low, high, approx, stated }) =>
        [`${approx ? '~' : high === null ? '>=' : ''}${low}`, stated].join(' '),
      );
    assert.deepEqual(said('US'), [
      '>=1000 2023-10-13',
      '>=10000 2024-02-23',
      '>=11000 2024-06-17',
      '>=16500 2024-09-04',
      '>=20000 2024-12-18',
      '>=20000 2025-01-08',
      '>=24000 2025-05-07',
    ]);
    assert.deepEqual(said('ROK'), [
      '~2000 2023-11',
      '~5000 2023-12-29',
      '~6700 2024-02-26',
      '~7000 2024-03-18',
      '>=10000 2024-06-14',
      '>=13000 2024-08-27',
      '>=13000 2024-10-18',
      '>=20000 2024-10-28',
      '20000 2024-11-04',
      '~28000 2025-07-13',
    ]);
    assert.deepEqual(said('OSC'), ['~16000 2025-04-15']);
    assert.deepEqual(said('KIDA'), ['21000 2025-04-17', '15800 2025-04']);
    assert.deepEqual(said('MSMT'), ['>=20000 2025-05-29']);
    assert.equal([...groups.values()].flat().length, 21);
    const falls = ledger.diagnostics.filter(({ code }) => code === 'T3101').map(({ message }) => message);
    assert.equal(falls.filter((text) => /^(US|ROK) said .*KP-RU:container/u.test(text)).length, 0);
    assert.equal(falls.filter((text) => text.startsWith('KIDA said 15800')).length, 1);
  });

  it('fact 9: fired, delivered and planned missiles are series of their own', () => {
    const of = (key: string) => labels(series(ledger, key).figures);
    assert.deepEqual(of('RU-UA:missile.ballistic:statistic:actual:total:count'), ['f012', 'f025', 'f037']);
    assert.deepEqual(of('KP-RU:missile.ballistic:transfer:actual:total:count').toSorted(), [
      'f064',
      'f081',
      'f113',
      'f116',
      'f144',
    ]);
    assert.deepEqual(of('KP-RU:missile.ballistic:transfer:actual:increment:count:2024'), ['f085']);
    assert.deepEqual(of('KP-RU:missile.ballistic:transfer:planned:increment:count:2025'), ['f086']);
  });

  it('fact 10: a confirmation without a number stands there and carries none', () => {
    const sent = series(ledger, 'KP-RU:personnel.soldier:deployment:actual:total:count');
    const silent = sent.figures.filter(({ low, high }) => low === null && high === null);
    assert.deepEqual(labels(silent), ['f102', 'f103']);
    assert.ok(silent.every(({ supersededBy }) => supersededBy === null));
    assert.ok(!JSON.stringify(sent.estimate).includes('Russia'));
  });

  it('fact 11: the killed by NIS, as known on two days', () => {
    const current = (day: string) =>
      series(known(day), 'KP-_:personnel.soldier:casualties:actual:total:count:killed').figures.filter(
        ({ origin, supersededBy }) => origin === 'ROK NIS' && supersededBy === null,
      );
    assert.deepEqual(labels(current('2025-06-30')), ['f106']);
    assert.deepEqual(labels(current('2025-12-31')), ['f136']);
  });

  it('fact 12: supposed food is no delivery', () => {
    const food = ledger.series.filter(({ item, frame }) => frame === 'transfer' && item?.startsWith('food'));
    assert.deepEqual(
      food.map(({ kind }) => kind),
      ['hypothetical'],
    );
  });

  for (const expected of [
    {
      key: SHELLS,
      supported: [{ low: '6000000', high: '6500000', agree: ['FNF', 'HUR', 'OSC', 'US'], independent: 4 }],
      outliers: ['ROK'],
      envelope: { low: '4000000', high: null, lowest: '4000000', highest: '10000000' },
      bodies: 5,
    },
    {
      key: CONTAINERS,
      supported: [{ low: '25200', high: '30800', agree: ['MSMT', 'ROK', 'US'], independent: 2 }],
      outliers: ['KIDA', 'OSC'],
      envelope: { low: '15800', high: '28000', lowest: '15800', highest: '28000' },
      bodies: 5,
    },
    {
      key: 'KP-RU:missile.ballistic:transfer:actual:total:count',
      supported: [{ low: '100', high: '248', agree: ['FNF', 'MSMT', 'US'], independent: 2 }],
      outliers: [],
      envelope: { low: '100', high: '248', lowest: '100', highest: '248' },
      bodies: 3,
    },
    {
      key: 'KP-RU:personnel.soldier:deployment:actual:total:count',
      supported: [
        { low: '9900', high: '12100', agree: ['UK', 'Western officials'], independent: 2 },
        { low: '14500', high: '15500', agree: ['FNF', 'ROK'], independent: 2 },
      ],
      outliers: [],
      envelope: { low: '11000', high: '15000', lowest: '11000', highest: '15000' },
      bodies: 4,
    },
  ])
    it(`fact 13: ${expected.key}`, () => {
      const flow = ledgerJson(ledger, { from: 'KP', to: 'RU' }).flows.find(({ key }) => key === expected.key);
      assert.ok(flow);
      const { supported, outliers, envelope, bodies } = flow.estimate;
      assert.deepEqual({ key: flow.key, supported, outliers, envelope, bodies }, expected);
    });

  it('prints what its schema says', () => {
    assert.doesNotThrow(() => LedgerJson.parse(JSON.parse(JSON.stringify(ledgerJson(ledger)))));
  });

  it('has the figures that were handed over', {
    skip: existsSync(shared) ? false : 'the shared facts are not here',
  }, () => {
    assert.equal(readFileSync(file, 'utf8'), readFileSync(shared, 'utf8'));
  });
});
