// Each way in which pages change what an origin said: one example that is found, and those that must not be.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { reconcile } from '../../src/ledger/ledger.ts';
import type { Report } from '../../src/ledger/model.ts';
import { ORIGINS, report, says } from './build.ts';

type More = Parameters<typeof report>[0];

/** A report on a page of its own. */
const page = (publisher: string, stated: string, more: More = {}): More => ({
  publisher,
  page: `${publisher} ${stated}`,
  stated,
  ...more,
});
const told = (low: string | null, high: string | null, more: More = {}): Report =>
  says('Bravo institute', low, high, page('Gazette', '2024-05-01', more));
const printed = (low: string | null, high: string | null, more: More = {}): Report =>
  says('Bravo institute', low, high, page('Herald', '2024-05-02', more));

/** What is beside figures, and how many figures are left. */
function found(...reports: readonly Report[]): readonly string[] {
  const { series } = reconcile(reports, { origins: ORIGINS });
  const figures = series.flatMap((one) => one.figures);
  const aside = figures.flatMap(({ variants }) =>
    variants.map(({ departure, low, high }) => `${departure} ${low}–${high}`),
  );
  return [...aside.sort(), `${figures.length}`];
}

const casualties = (outcome: Report['outcome'], more: More = {}): More => ({
  frame: 'casualties',
  to: null,
  item: 'personnel',
  outcome,
  ...more,
});
const capacity = (more: More = {}): More => ({ ...more, quantity: { basis: 'capacity', ...more.quantity } });

describe('variants', () => {
  it('what could be held, printed as what was there', () => {
    const could = told('6000', null, capacity());
    assert.deepEqual(found(could, printed('6000', null)), ['capacity-to-content 6000–null', '1']);
    assert.deepEqual(found(could, printed('7000', null)), ['2'], 'another number is another statement');
    assert.deepEqual(
      found(could, says('Charlie', '6000', null, page('Herald', '2024-05-02'))),
      ['2'],
      'another origin counts itself',
    );
    assert.deepEqual(
      found(could, says('Bravo institute', '6000', null, page('Gazette', '2024-05-01'))),
      ['2'],
      'the page that says both tells them apart',
    );
  });

  it('what was supposed, printed as planned, as a rate, as a fact, in another unit', () => {
    const supposed = told('600000', '700000', { modality: 'hypothetical', quantity: { unit: 'tonne' } });
    assert.deepEqual(
      found(supposed, printed('700000', '700000', { modality: 'planned', quantity: { unit: 'tonne' } })),
      ['supposed-to-fact 700000–700000', '1'],
    );
    const written = { low: '660000', high: '770000', unit: 'short-ton', factor: 'short-ton-tonne@1' };
    const rate = { unit: 'tonne', basis: 'rate', per: 'year', written } as const;
    assert.deepEqual(found(supposed, printed('598741.9284', '698532.2498', { quantity: rate })), [
      'supposed-to-fact 598741.9284–698532.2498',
      '1',
    ]);
    assert.deepEqual(
      found(supposed, printed('650000', '650000', { quantity: { unit: 'tonne' } })),
      ['2'],
      'a number of its own',
    );
    const fact = printed('700000', '700000', { stated: '2024-01-01', page: 'early', quantity: { unit: 'tonne' } });
    assert.deepEqual(found(supposed, fact), ['2'], 'a fact that came before is not made of the supposition');
  });

  it('casualties printed as deaths, or as wounded beside deaths', () => {
    const all = told('4700', '4700', casualties('killed+wounded'));
    assert.deepEqual(found(all, says('Charlie', '4700', '4700', page('Herald', '2024-05-02', casualties('killed')))), [
      'casualties-to-deaths 4700–4700',
      '1',
    ]);
    assert.deepEqual(found(all, printed('4700', '4700', casualties('wounded'))), ['including-to-plus 4700–4700', '1']);
    assert.deepEqual(
      found(all, printed('4700', '4700', casualties('killed', { stated: '2024-09-01' }))),
      ['2'],
      'months later it may be so',
    );
    const few = told('7', '7', casualties('killed+wounded'));
    assert.deepEqual(found(few, printed('7', '7', casualties('killed'))), ['2'], 'a few may all have been killed');
  });

  it('what a page subtracted by itself', () => {
    const [all, killed] = [
      told('4700', '4700', casualties('killed+wounded')),
      told('600', '600', casualties('killed')),
    ];
    assert.deepEqual(found(all, killed, printed('4100', '4100', casualties('wounded'))), ['subtracted 4100–4100', '2']);
    const own = says('Bravo institute', '4100', '4100', page('Gazette', '2024-05-01', casualties('wounded')));
    assert.deepEqual(found(all, killed, own), ['3'], 'the briefing itself gave all three');
  });

  it('given printed as received', () => {
    const given = told('1700000000', '5500000000', { item: 'weapon', quantity: { unit: 'USD' } });
    const turned = { item: 'weapon', from: 'BB', to: 'AA', quantity: { unit: 'USD' } };
    assert.deepEqual(found(given, printed(null, '5500000000', turned)), ['wrong-giver null–5500000000', '1']);
    assert.deepEqual(found(given, printed(null, '4000000000', turned)), ['2']);
    const own = told('4000000', '4000000', {
      frame: 'statistic',
      from: 'AA',
      to: null,
      item: 'food',
      quantity: { unit: 'tonne', basis: 'rate', per: 'year' },
    });
    const given_ = says(
      'Herald',
      '4000000',
      '4000000',
      page('Herald', '2024-05-20', { from: 'BB', to: 'AA', item: 'food', quantity: { unit: 'tonne' } }),
    );
    assert.deepEqual(found(own, given_), ['wrong-giver 4000000–4000000', '1']);
    const named = says(
      'Charlie',
      '4000000',
      '4000000',
      page('Herald', '2024-05-20', { from: 'BB', to: 'AA', item: 'food', quantity: { unit: 'tonne' } }),
    );
    assert.deepEqual(found(own, named), ['2'], 'a named origin may know of goods that are as many');
  });

  it('ten times as much', () => {
    const root = told('20000', null);
    const tenfold = says('Herald', '200000', '200000', page('Herald', '2024-05-20'));
    assert.deepEqual(found(root, tenfold), ['times-ten 200000–200000', '1']);
    assert.deepEqual(
      found(root, printed('200000', null)),
      ['times-ten 200000–null', '1'],
      'in the same briefing, by its own name',
    );
    assert.deepEqual(found(root, printed('200000', null, { stated: '2024-08-01' })), ['2'], 'later it may have grown');
    assert.deepEqual(found(root, tenfold, says('Charlie', '180000', null)), ['3'], 'another origin is near');
    assert.deepEqual(found(root, { ...tenfold, accepted: true }), ['2'], 'a person has let it stand');
    assert.deepEqual(
      found(root, says('Herald', '250000', '250000', page('Herald', '2024-05-20'))),
      ['2'],
      'other digits',
    );
  });

  it('an old total repeated as if it were new', () => {
    const [old, fresh] = [
      told('600', '600', { quantity: { approx: true } }),
      told('2000', '2000', { stated: '2024-09-01' }),
    ];
    const late = printed('600', null, { stated: '2025-01-01' });
    assert.deepEqual(found(old, fresh, late), ['stale 600–null', '2']);
    assert.deepEqual(found(old, late), ['2'], 'nothing newer is known');
    assert.deepEqual(
      found(old, fresh, says('Charlie', '600', null, page('Herald', '2025-01-01'))),
      ['3'],
      'another origin',
    );
  });

  it('a start that the body’s own earlier count contradicts', () => {
    const [early, total] = [told('13000', null, { stated: '2023-08-27' }), told('28000', '28000')];
    const moved = printed('28000', '28000', { period: '2023-10/..' });
    assert.deepEqual(found(early, total, moved), ['window-moved 28000–28000', '2']);
    assert.deepEqual(found(total, moved), ['2'], 'nothing contradicts it');
  });

  it('an exact number of one window told as a total without it, by whomever', () => {
    const month = told('15279', '15279', { period: '2024-01', quantity: { basis: 'increment' } });
    const total = told('1000000', null, { stated: '2024-06-01' });
    const relayed = says('Charlie', '15279', '15279', page('Herald', '2024-07-02'));
    assert.deepEqual(found(month, total, printed('15279', '15279')), ['window-moved 15279–15279', '2']);
    assert.deepEqual(found(month, total, relayed), ['window-moved 15279–15279', '2']);
    const round = told('15000', '15000', { period: '2024-01', quantity: { basis: 'increment' } });
    assert.deepEqual(found(round, total, printed('15000', '15000')), ['3'], 'a round number may be another');
    assert.deepEqual(
      found(month, printed('15279', '15279', { period: '2024' })),
      ['2'],
      'one that has a window of its own',
    );
  });

  it('"or" printed as "and"', () => {
    const [large, small] = [
      told('3000', '3000', { calibre: '152', id: 'c_00000000000000aa' }),
      told('500', '500', { calibre: '122', id: 'c_00000000000000bb' }),
    ];
    const or = [
      { ...large, alternatives: [small.id] },
      { ...small, alternatives: [large.id] },
    ];
    const and = [printed('3000', null, { calibre: '152' }), printed('500', null, { calibre: '122' })];
    assert.deepEqual(found(...or, ...and), ['or-to-and 3000–null', 'or-to-and 500–null', '2']);
    assert.equal(
      found(...or, and[0] ?? assert.fail()).some((one) => one.startsWith('or-to-and')),
      false,
      'one of the two alone is no "and"',
    );
  });

  it('a bound or an end lost on the way', () => {
    const early = { stated: '2024-04-30', page: 'Herald early' };
    assert.deepEqual(
      found(told('600', '700'), printed(null, '700', early)),
      ['bound-changed null–700', '1'],
      'a range loses an end, and never grows one',
    );
    assert.deepEqual(found(told('600', '700'), printed(null, '700')), ['bound-changed null–700', '1']);
    assert.deepEqual(found(told('6000', null), printed('6000', '6000')), ['bound-changed 6000–6000', '1']);
    assert.deepEqual(
      found(told('6000', null), printed('6000', '6000', { stated: '2024-05-20' })),
      ['2'],
      'weeks later it is said anew',
    );
    assert.deepEqual(found(told('600', '700'), printed('700', '700')), ['range-changed 700–700', '1']);
    assert.deepEqual(
      found(told('600', '700'), says('Bravo institute', '700', '700', page('Gazette', '2024-05-02'))),
      ['2'],
      'the same paper corrects itself',
    );
  });

  it('of two pages of one day, the one that misreports elsewhere', () => {
    const [all, sent] = [
      told('4700', '4700', casualties('killed+wounded', { item: 'container' })),
      told('15000', '15000'),
    ];
    const day = { stated: '2024-05-01' };
    const wrong = printed('4700', '4700', casualties('wounded', { ...day, item: 'container' }));
    const wide = printed('15000', '18000', { ...day, page: wrong.page });
    assert.deepEqual(found(all, sent, { ...wrong, page: 'one page' }, { ...wide, page: 'one page' }), [
      'including-to-plus 4700–4700',
      'range-changed 15000–18000',
      '2',
    ]);
    assert.deepEqual(found(sent, wide), ['2'], 'nothing tells them apart');
  });

  it('done or to be done', () => {
    const sent = told('15000', '15000');
    assert.deepEqual(found(sent, printed('15000', '15000', { modality: 'planned' })), [
      'tense-conflict 15000–15000',
      '1',
    ]);
    assert.deepEqual(
      found(sent, printed('15000', '15000', { modality: 'planned', stated: '2024-02-01' })),
      ['2'],
      'it was planned, then done',
    );
  });

  it('one thing named twice', () => {
    const one = { page: 'one page', quantity: { low: '1' } };
    const names = ['a system', 'a vehicle'].map((designation) =>
      says('Bravo institute', '1', null, { ...one, designation }),
    );
    assert.deepEqual(found(...names), ['item-split 1–2', '1']);
    assert.deepEqual(
      found(...names.map((name, i) => ({ ...name, page: `page ${i}` }))),
      ['1'],
      'two pages name it each in its way',
    );
  });

  it('a number credited to a party that gave none', () => {
    const origins = { ...ORIGINS };
    const party = (low: string | null, more: More): Report => ({
      ...report({ origin: 'Alfa ministry', quantity: { low, high: low }, ...more }),
      originKind: 'party',
    });
    const own = party(null, page('Gazette', '2024-05-01'));
    const credited = party('14000', page('Herald', '2024-05-10'));
    const figures = reconcile([own, credited], { origins }).series.flatMap((one) => one.figures);
    assert.deepEqual(
      figures.map(({ origin, low, reports }) => [origin, low, reports[0]?.namedInstead]),
      [
        ['Alfa ministry', null, null],
        ['not named', '14000', 'Alfa ministry'],
      ],
    );
    const later = party('14000', page('Herald', '2024-08-10'));
    assert.equal(reconcile([own, later], { origins }).series[0]?.figures[1]?.origin, 'Alfa ministry');
  });
});
