// Syndicated copies in the ledger: one text is one report, in whose voice it ever speaks.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { copiesAmong, ownTellings } from '../../src/ledger/copies.ts';
import { explainFigure } from '../../src/ledger/explain.ts';
import { ledgerJson, openStrands, reconcile } from '../../src/ledger/ledger.ts';
import type { Report } from '../../src/ledger/model.ts';
import { strandsOf } from '../../src/ledger/strand.ts';
import { ORIGINS, says } from './build.ts';

const TEXT =
  'Nine hundred crates have crossed the river since the spring, most of them by night and under covers, as pictures taken above both banks show to those who count them.';
const COPY = `Crates on the river. ${TEXT.replace('most of them', 'nearly all')}`;
const OTHER =
  'At the quay they have a number of their own: nine hundred, chalked on the wall of the shed where the crates are weighed.';

const TEXTS: Readonly<Record<string, string>> = {
  agency: TEXT,
  gazette: COPY,
  herald: `${TEXT} (agencies)`,
  echo: OTHER,
};

/** A paper's report of nine hundred crates, by an origin or in its own voice. */
const on = (page: string, stated: string, origin: string, low = '900'): Report =>
  says(origin, low, low, { page, stated, publisher: page });

/** The ledger of reports whose pages have the texts above. */
const ledgerOf = (reports: readonly Report[]) =>
  reconcile(reports, { origins: ORIGINS, texts: new Map(Object.entries(TEXTS)) });

const figuresOf = (reports: readonly Report[]) => ledgerJson(ledgerOf(reports)).flows.flatMap(({ figures }) => figures);

describe('copies of one text', () => {
  const named = [
    on('gazette', '2024-05-02', 'Charlie'),
    on('agency', '2024-05-01', 'Charlie'),
    on('herald', '2024-05-03', 'Charlie'),
    on('echo', '2024-05-03', 'Charlie'),
  ];

  it('are one report of their origin’s figure; a text of its own is another', () => {
    for (const order of [named, named.toReversed()]) {
      const [figure, ...others] = figuresOf(order);
      assert.deepEqual(others, []);
      assert.deepEqual([figure?.reports, figure?.reportIds.length], [2, 4]);
      assert.deepEqual(figure?.publishers, ['agency', 'echo', 'gazette', 'herald']);
      assert.deepEqual(
        figure?.copies.map(({ of, publisher }) => [of, publisher]),
        [
          ['agency', 'agency'],
          ['agency', 'agency'],
        ],
        'of what was published first',
      );
    }
  });

  it('are told in the derivation', () => {
    const made = ledgerOf(named);
    const figure = made.series[0]?.figures[0];
    assert.ok(figure);
    const { detail, children } = explainFigure(figure, made);
    assert.match(detail, /2 reports \(4 with repeats and copies\), one figure/);
    assert.deepEqual(children.filter(({ label }) => label.includes(', copy of agency (agency)')).length, 2);
  });

  it('are one figure where the papers speak in their own voices, that of the first', () => {
    const own = [
      on('herald', '2024-05-03', 'Herald'),
      on('agency', '2024-05-01', 'Gazette'),
      on('echo', '2024-05-03', 'Foxtrot Post'),
    ].map((report): Report => ({ ...report, originKind: 'outlet' }));
    for (const order of [own, own.toReversed()]) {
      const figures = figuresOf(order);
      assert.deepEqual(
        figures.map(({ origin, reports, reportIds }) => [origin, reports, reportIds.length]),
        [
          ['Gazette', 1, 2],
          ['Foxtrot Post', 1, 1],
        ],
      );
      assert.deepEqual(ledgerOf(order).series[0]?.estimate.bodies, 2);
    }
  });

  it('stay marked where a ledger’s reports are reconciled again', () => {
    const own = [on('agency', '2024-05-01', 'Gazette'), on('herald', '2024-05-03', 'Herald')].map(
      (report): Report => ({ ...report, originKind: 'outlet' }),
    );
    const reports = ledgerOf(own).series.flatMap(({ figures }) => figures.flatMap((figure) => figure.reports));
    assert.equal(reconcile(reports, { origins: ORIGINS }).series[0]?.figures.length, 1);
    assert.equal(reconcile(own, { origins: ORIGINS }).series[0]?.figures.length, 2);
  });

  it('stay apart in numbers: a copy that changed one is no repeat of it', () => {
    const own = [on('agency', '2024-05-01', 'Gazette'), on('herald', '2024-05-03', 'Herald', '901')].map(
      (report): Report => ({ ...report, originKind: 'outlet' }),
    );
    assert.equal(figuresOf(own).length, 2);
  });

  it('move no estimate of a named origin', () => {
    const whole = ledgerOf(named).series.map(({ estimate }) => estimate);
    assert.deepEqual(
      whole,
      ledgerOf(named.slice(1, 2)).series.map(({ estimate }) => estimate),
    );
  });

  it('are not looked for where two pages tell little alike', () => {
    const two = (page: string, others: readonly string[]): readonly Report[] => [
      on(page, '2024-05-01', 'Charlie'),
      ...others.map((low) => on(page, '2024-05-01', 'Charlie', low)),
    ];
    const apart = [...two('agency', ['1', '2', '3']), ...two('gazette', ['4', '5', '6'])];
    assert.deepEqual(openStrands(strandsOf(apart), { origins: ORIGINS }).suspected(), []);
    const alike = [...two('agency', ['1', '2', '3']), ...two('gazette', ['1'])];
    assert.equal(openStrands(strandsOf(alike), { origins: ORIGINS }).suspected().length, 1);
  });

  it('are none where no texts are known', () => {
    const open = openStrands(strandsOf(named), { origins: ORIGINS });
    assert.equal(copiesAmong(open.suspected(), new Map()).size, 0);
    assert.equal(ownTellings(named), 4);
  });
});

const end = fc.integer({ min: 1, max: 12 }).map((n) => String(n * 250));
/** The day of each page: all that stands on it is of one day. */
const DAYS: Readonly<Record<string, string>> = { agency: '2024-05-01', echo: '2024-05-02', elsewhere: '2024' };
const told = fc.record({
  origin: fc.constantFrom('Charlie', 'Bravo institute', 'Gazette', 'Gazette', 'Echo'),
  page: fc.constantFrom('agency', 'echo', 'elsewhere'),
  low: end,
  isFloor: fc.boolean(),
  basis: fc.constantFrom('total', 'increment', 'stock'),
  period: fc.constantFrom(null, '2023'),
} as const);
const some: fc.Arbitrary<readonly Report[]> = fc.array(told, { maxLength: 12 }).map((list) => [
  ...new Map(
    list
      .map(({ origin, low, isFloor, basis, page, period }) => {
        const on_ = { page, period, publisher: page, stated: DAYS[page] ?? '2024' };
        return says(origin, low, isFloor ? null : low, { ...on_, quantity: { basis } });
      })
      .map((one) => [one.id, one]),
  ).values(),
]);
const estimates = (list: readonly Report[]) => ledgerOf(list).series.map(({ key, estimate }) => ({ key, estimate }));

describe('whatever was told', () => {
  it('another paper’s copy of a text, in that paper’s voice, changes no estimate', () => {
    fc.assert(
      fc.property(some, fc.constantFrom('herald', 'gazette'), (list, page) => {
        const copied = list.flatMap((one): readonly Report[] => {
          if (one.page !== 'agency') return [];
          const id = `c_${one.id.slice(-8)}00000000`;
          const voice = one.originKind === 'outlet' ? { origin: 'Herald', body: 'Herald' } : {};
          return [{ ...one, ...voice, id, page, publisher: page }];
        });
        assert.deepEqual(estimates([...list, ...copied]), estimates(list));
      }),
    );
  });

  it('the order of arrival never matters', () => {
    const onMore = fc.tuple(some, fc.constantFrom('2024-05-01', '2024-06', '2023-01-01')).map(([list, stated]) => [
      ...list,
      ...list.flatMap((one): readonly Report[] => {
        const id = `c_${one.id.slice(-8)}11111111`;
        return one.page === 'agency' ? [{ ...one, id, page: 'herald', publisher: 'herald', stated }] : [];
      }),
    ]);
    fc.assert(
      fc.property(onMore, fc.func(fc.integer()), (list, rank) => {
        const shuffled = list.toSorted((a, b) => rank(a.id) - rank(b.id));
        assert.deepEqual(ledgerOf(shuffled).series, ledgerOf(list).series);
      }),
    );
  });
});
