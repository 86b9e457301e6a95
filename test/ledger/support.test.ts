import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { reconcile } from '../../src/ledger/ledger.ts';
import type { Estimate, Report } from '../../src/ledger/model.ts';
import { ORIGINS, says } from './build.ts';

function estimate(...reports: readonly Report[]): Estimate {
  const { series } = reconcile(reports, { origins: ORIGINS });
  assert.equal(series.length, 1);
  const [one] = series;
  assert.ok(one);
  return one.estimate;
}

const shape = ({ supported, outliers }: Estimate) => [
  supported.map(({ low, high, agree, independent }) => `${low}..${high} ${agree.join('+')} ${independent}`),
  outliers,
];

describe('best supported interval', () => {
  it('is where most independent origins meet', () => {
    const made = estimate(
      says('Alfa ministry', '100', '200'),
      says('Bravo institute', '150', '300'),
      says('Charlie', '900', '950'),
    );
    assert.deepEqual(shape(made), [['145..220 Alfa+Bravo 2'], ['Charlie']]);
    assert.equal(made.conflict, true);
    assert.equal(made.independentOrigins, 2);
    assert.equal(made.bodies, 3);
  });

  it('counts one government once', () => {
    const made = estimate(
      says('Alfa ministry', '100', '120', { stated: '2024-05-01' }),
      says('Alfa service', '110', '130', { stated: '2024-05-01' }),
      says('Bravo institute', '500', '520'),
      says('Charlie', '505', '530'),
    );
    assert.deepEqual(shape(made), [['504.5..525 Bravo+Charlie 2'], ['Alfa']]);
  });

  it('counts a monitor and its feeders as one root, and the feeders as two', () => {
    const made = estimate(
      says('Alfa ministry', '10', '20'),
      says('Bravo institute', '10', '20'),
      says('Delta monitors', '10', '20'),
    );
    assert.deepEqual(shape(made), [['9..22 Alfa+Bravo+Delta 2'], []]);
  });

  it('counts a body that is fed by what is fed as dependent too', () => {
    assert.equal(estimate(says('Alfa ministry', '10', '20'), says('Foxtrot', '10', '20')).independentOrigins, 1);
  });

  it('counts two bodies on one evidence once', () => {
    assert.equal(estimate(says('Charlie', '10', '20'), says('Echo', '10', '20')).independentOrigins, 1);
  });

  it('never counts an outlet beside anyone, but counts it alone', () => {
    assert.equal(estimate(says('Gazette', '10', '20')).independentOrigins, 1);
    assert.equal(estimate(says('Gazette', '10', '20'), says('Herald', '10', '20')).independentOrigins, 1);
    assert.equal(estimate(says('Alfa ministry', '10', '20'), says('Herald', '10', '20')).independentOrigins, 1);
  });

  it('lets half-lines agree or disagree, and never follows them to infinity', () => {
    const made = estimate(
      says('Alfa ministry', '100', null),
      says('Bravo institute', '50', '150'),
      says('Charlie', '400', null),
    );
    assert.deepEqual(shape(made), [['100..155 Alfa+Bravo 2'], ['Charlie']]);
  });

  it('keeps ties', () => {
    const made = estimate(says('Alfa ministry', '10', '12'), says('Bravo institute', '50', '52'));
    assert.deepEqual(shape(made), [['9..12.5 Alfa 1', '45..52.5 Bravo 1'], []]);
    assert.equal(made.conflict, true);
    assert.deepEqual(made.outliers, []);
  });

  it('takes the meeting of bounds where no figure has two ends', () => {
    const made = estimate(
      says('Alfa ministry', '100', null),
      says('Bravo institute', null, '248'),
      says('Delta monitors', '90', null),
    );
    assert.deepEqual(shape(made), [['100..248 Alfa+Bravo+Delta 2'], []]);
    assert.equal(made.conflict, false);
  });

  it('leaves a floor open', () => {
    assert.deepEqual(shape(estimate(says('Alfa ministry', '100', null))), [['100..null Alfa 1'], []]);
  });

  it('says a conflict where bounds contradict each other', () => {
    const made = estimate(says('Alfa ministry', '300', null), says('Bravo institute', null, '248'));
    assert.deepEqual(shape(made), [[], []]);
    assert.equal(made.conflict, true);
    assert.equal(made.independentOrigins, 0);
  });

  it('takes figures that touch at one point', () => {
    const made = estimate(says('Alfa ministry', '0', '10'), says('Bravo institute', '11', null));
    assert.deepEqual(shape(made), [['11..11 Alfa+Bravo 2'], []]);
  });

  it('keeps unknown, zero and none apart', () => {
    const unknown = reconcile([says('Alfa ministry', null, null)], { origins: ORIGINS }).series[0]?.estimate;
    assert.deepEqual(unknown?.supported, []);
    assert.deepEqual(unknown?.envelope, { low: null, high: null, lowest: null, highest: null });
    assert.equal(unknown?.bodies, 0);
    const zero = estimate(says('Alfa ministry', '0', '0'));
    assert.deepEqual(shape(zero), [['0..0 Alfa 1'], []]);
    assert.deepEqual(zero.envelope, { low: '0', high: '0', lowest: '0', highest: '0' });
    assert.deepEqual(reconcile([], { origins: ORIGINS }).series, []);
  });
});

describe('envelope', () => {
  it('is open where the outermost figure is', () => {
    const made = estimate(says('Alfa ministry', '400', '600'), says('Bravo institute', '1000', null));
    assert.deepEqual(made.envelope, { low: '400', high: null, lowest: '400', highest: '1000' });
  });
  it('is closed where an open figure ends inside', () => {
    const made = estimate(says('Alfa ministry', '400', '2000'), says('Bravo institute', '1000', null));
    assert.deepEqual(made.envelope, { low: '400', high: '2000', lowest: '400', highest: '2000' });
  });
  it('is open where an open and a closed figure end at one number', () => {
    const made = estimate(says('Alfa ministry', '400', '1000'), says('Bravo institute', '1000', null));
    assert.equal(made.envelope.high, null);
    assert.equal(made.envelope.highest, '1000');
  });
  it('takes a ceiling alone as open below', () => {
    const made = estimate(says('Alfa ministry', null, '30'), says('Bravo institute', '40', '50'));
    assert.deepEqual(made.envelope, { low: null, high: '50', lowest: '30', highest: '50' });
  });
});
