import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { english } from '../../src/base/said.ts';
import { admiraltyOf, confidenceOf } from '../../src/ledger/confidence.ts';
import { reconcile } from '../../src/ledger/ledger.ts';
import type { Report } from '../../src/ledger/model.ts';
import type { Origins } from '../../src/ledger/origins.ts';
import { ORIGINS, report, says } from './build.ts';

/** The test's origins, with a letter for one of them. */
const rated = (name: string, letter: string): Origins => ({
  ...ORIGINS,
  letterOf: (origin) => (origin === name ? letter : 'F'),
});

function judged(reports: readonly Report[], origins: Origins = ORIGINS) {
  const [series] = reconcile(reports, { origins }).series;
  assert.ok(series);
  const { level, why } = confidenceOf(series, origins);
  return {
    level,
    why,
    pairs: series.figures.map((figure) => `${figure.body} ${admiraltyOf(figure, series, origins)}`),
  };
}

const three = [
  says('Alfa ministry', '100', '120'),
  says('Bravo institute', '100', '120'),
  says('Charlie', '100', '120'),
];

describe('confidence', () => {
  it('is high only with three independent origins, one rated A or B, and nobody outside', () => {
    assert.equal(judged(three, rated('Charlie', 'B')).level, 'high');
    assert.equal(judged(three, rated('Charlie', 'C')).level, 'moderate');
    assert.equal(judged(three.slice(1), rated('Charlie', 'A')).level, 'moderate');
    const outside = says('Hotel', '900', '900');
    const made = judged([...three, outside], rated('Charlie', 'A'));
    assert.deepEqual([made.level, english(made.why)], ['moderate', '3 independent origins agree; Hotel outside']);
    const denial = report({ origin: 'Hotel', modality: 'denied' });
    assert.deepEqual(judged([...three, denial], rated('Charlie', 'A')).level, 'moderate');
  });

  it('takes a rating outside the agreeing for none', () => {
    const outside = says('Hotel', '900', '900');
    assert.match(english(judged([...three, outside], rated('Hotel', 'A')).why), /none of them rated A or B/);
  });

  it('is not moved by an outlet that nobody stands behind', () => {
    assert.equal(judged([...three, says('Gazette', '900', '900')], rated('Charlie', 'A')).level, 'high');
  });

  it('is moderate where two outnumber the outliers, low where they do not', () => {
    const two = three.slice(1);
    assert.equal(judged([...two, says('Hotel', '900', '900')]).level, 'moderate');
    assert.equal(judged([...two, says('Hotel', '900', '900'), says('India', '5', '5')]).level, 'low');
    const oneCount = [
      says('Alfa ministry', '100', '120'),
      says('Bravo institute', '100', '120'),
      says('Charlie', '900', '900'),
      says('Echo', '5', '5'),
    ];
    assert.equal(judged(oneCount).level, 'moderate', 'two outside that rest on one count are one');
  });

  it('is low for one, for two that are one, for a tie, for bounds that contradict, for no number', () => {
    assert.deepEqual(english(judged([says('Charlie', '1', '1')]).why), 'one origin alone');
    assert.deepEqual(judged([says('Charlie', '10', '20'), says('Echo', '10', '20')]).level, 'low');
    assert.match(
      english(judged([says('Charlie', '10', '10'), says('Hotel', '90', '90')]).why),
      /supported equally: Charlie against Hotel/,
    );
    assert.equal(
      english(judged([says('Charlie', '90', null), says('Hotel', null, '10')]).why),
      'the bounds contradict each other',
    );
    assert.equal(english(judged([report({ quantity: null })]).why), 'no number is known');
  });
});

describe('Admiralty pairs', () => {
  it('have the letter of the origin, and 1 only with a second independent origin and nothing against', () => {
    assert.deepEqual(judged(three, rated('Charlie', 'B')).pairs.toSorted(), ['Alfa F1', 'Bravo F1', 'Charlie B1']);
    assert.deepEqual(judged([says('Charlie', '10', '20'), says('Echo', '10', '20')]).pairs.toSorted(), [
      'Charlie F3',
      'Echo F3',
    ]);
  });

  it('say who stands against whom', () => {
    assert.deepEqual(judged([...three, says('Hotel', '900', '900')]).pairs.toSorted(), [
      'Alfa F2',
      'Bravo F2',
      'Charlie F2',
      'Hotel F5',
    ]);
    assert.deepEqual(judged([...three.slice(1), says('Hotel', '900', '900')]).pairs.toSorted(), [
      'Bravo F2',
      'Charlie F2',
      'Hotel F4',
    ]);
    assert.deepEqual(judged([says('Charlie', '10', '10'), says('Hotel', '90', '90')]).pairs.toSorted(), [
      'Charlie F4',
      'Hotel F4',
    ]);
  });

  it('are 3 alone, 4 alone and misreported, 6 where nothing can be judged', () => {
    const alone = says('Charlie', '20000', null, { publisher: 'Gazette', page: 'a' });
    const tenfold = says('Herald', '200000', null, { publisher: 'Herald', page: 'b', stated: '2024-05-20' });
    assert.deepEqual(judged([alone]).pairs, ['Charlie F3']);
    assert.deepEqual(judged([alone, tenfold]).pairs, ['Charlie F4']);
    assert.deepEqual(judged([says('Charlie', null, null)]).pairs, ['Charlie F6']);
    assert.deepEqual(judged([says('Charlie', '5', '5', { modality: 'planned' })]).pairs, ['Charlie F6']);
  });
});
