import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { PAGE, scenarioSchema } from '../../../scripts/scenario-schema.ts';
import { UserError } from '../../../src/base/diagnostic.ts';
import type { Distribution } from '../../../src/exchange/sampling/distribution.ts';
import type { IndicatorEnds } from '../../../src/exchange/scenario/bind.ts';
import { flowsOf } from '../made.ts';
import { bound, NOTHING_KNOWN, ran, scenario } from './made.ts';

const PARTS = `parameters:
  pace: {what: pace, unit: shell/month, value: 30, assumption: made}
  load: {what: load, unit: shell/container, value: 10, assumption: made}
stocks:
  home: {what: home, unit: shell, start: 100}
  away: {what: away, unit: shell, start: 0}
flows:
  giving: {what: giving, from: home, to: away, rate: "min(pace, home / 1[month])"}
variables:
  boxes: {what: boxes, unit: container/month, formula: giving / load}
outputs:
  away: {what: away, of: away}
`;

/** The file with one part changed fails with a code at a line, and says what to do. */
const fails = (from: string, to: string, code: string, line: number, told: RegExp): void => {
  assert.ok(PARTS.includes(from), from);
  assert.throws(
    () => ran(scenario(PARTS.replace(from, to))),
    (error) => {
      assert.ok(error instanceof UserError, String(error));
      const { at, hint, message } = error.diagnostic;
      assert.deepEqual([error.diagnostic.code, at?.file, at?.line], [code, 'made.yaml', line], message);
      assert.match(`${message} ${hint}`, told);
      return true;
    },
  );
};

describe('a scenario', () => {
  it('that holds together runs', () => {
    assert.deepEqual(
      ran(scenario(PARTS), { until: '2024-05' }).outputs[0]?.band.map(({ p50 }) => p50),
      [30, 60, 90, 100, 100],
    );
  });

  it('that is not YAML, or has a field that there is not, is refused', () => {
    fails('{what: home, unit: shell', '{what: home, unit: shell]', 'T3401', 9, /YAML/);
    fails('rate: "min(pace', 'pace: 1, rate: "min(pace', 'T3401', 12, /pace/);
    fails('"min(pace, home / 1[month])"', '"min(pace home)"', 'T3401', 12, /missing/);
  });

  it('takes no aliases, which can make a short text huge', () => {
    fails('value: 10, assumption: made', 'value: &ten 10, assumption: *ten', 'T3401', 7, /alias/);
  });

  it('says of each number where it is from', () => {
    fails('value: 30, assumption: made', 'value: 30', 'T3401', 6, /source.*assumption/);
    fails('value: 30,', '', 'T3401', 6, /one of: value/);
    fails('value: 30,', 'low: 30, high: 3,', 'T3401', 6, /the lower first/);
  });

  it('names what it knows', () => {
    fails('formula: giving / load', 'formula: given / load', 'T3402', 14, /"given".*giving/);
    fails('to: away', 'to: abroad', 'T3402', 12, /"abroad".*home, away/);
    fails('of: away', 'of: pace', 'T3402', 16, /"pace"/);
    fails('from: home, to: away', 'from: null, to: null', 'T3402', 12, /joins no stock/);
    fails('  boxes:', '  home:', 'T3402', 14, /taken/);
    fails('of: away', 'of: away, sum: true', 'T3402', 16, /no flow/);
    fails('home / 1[month]', 'months(home)', 'T3402', 12, /months/);
    fails('start: 100', 'start: away', 'T3402', 9, /"away"/);
    fails('value: 30,', 'indicator: none-such,', 'T3402', 6, /tosite indicators/);
  });

  it('has units that fit', () => {
    fails('home / 1[month]', 'home', 'T3403', 12, /shell\/month and shell/);
    fails('giving / load', 'giving * load', 'T3403', 14, /gives shell\*shell/);
    fails('{what: away, unit: shell', '{what: away, unit: rocket', 'T3403', 12, /shell and enters rocket/);
    fails('unit: container/month', 'unit: con tainer', 'T3403', 14, /no unit/);
  });

  it('has a stock in every circle', () => {
    fails(
      '"min(pace, home / 1[month])"',
      'boxes * load',
      'T3404',
      14,
      /giving → boxes → giving|boxes → giving → boxes/,
    );
  });

  it('never takes more from a stock than there is, and never divides by nothing', () => {
    fails('"min(pace, home / 1[month])"', 'pace', 'T3406', 12, /"home" falls below nothing in 2024-04.*min\(/);
    fails('value: 10', 'value: 0', 'T3407', 14, /"boxes" is no number in 2024-01/);
  });

  it('needs evidence where it asks the ledger, or says what else', () => {
    const ledger = 'ledger: {from: KP, to: RU, frame: transfer, items: [ammunition.artillery], basis: [rate]}';
    fails('value: 30, assumption: made', ledger, 'T3405', 6, /tosite import figures/);
    const text = (other: string): string => scenario(PARTS.replace('value: 30, assumption: made', `${ledger}${other}`));
    const [fallen] = bound(text(', else: {low: 1, high: 5}, assumption: made'));
    assert.deepEqual([fallen?.by, fallen?.figures, fallen?.ends], ['assumption', [], [{ low: '1', high: '5' }]]);
    const flows = flowsOf(
      '2024-03-01,HUR,KP,RU,transfer,ammunition.artillery,20,20,count,false,rate,month,,estimated',
      '2024-03-02,CSIS,KP,RU,transfer,ammunition.artillery,40,,count,false,rate,month,,estimated',
    );
    const [known] = bound(text(''), { known: { ...NOTHING_KNOWN, flows } });
    assert.equal(known?.by, 'ledger');
    assert.equal(known?.figures.length, 2);
    assert.deepEqual(known?.distribution, {
      kind: 'mixture',
      of: [
        { kind: 'point', value: 20 },
        { kind: 'tail', low: 40, p95: 60 },
      ],
    });
  });

  it('takes what a source said later than the day asked for as not known, and "else" in its place', () => {
    const text = (other: string): string =>
      scenario(PARTS.replace('value: 30, assumption: made', `value: 30, source: a count, known: 2024-06${other}`));
    const on = (asKnownOn: string | null) => ({ known: { ...NOTHING_KNOWN, asKnownOn } });
    const other = ', else: {low: 1, high: 5}, assumption: made';
    assert.equal(bound(text(other), on(null))[0]?.by, 'source');
    assert.equal(bound(text(other), on('2024-06-30'))[0]?.by, 'source');
    const [before] = bound(text(other), on('2024-05-31'));
    assert.deepEqual([before?.by, before?.ends], ['assumption', [{ low: '1', high: '5' }]]);
    assert.throws(() => bound(text(''), on('2024-05-31')), /T3405|later than the day asked for/);
  });

  it('leads from a source to the rows that it names', () => {
    const flows = flowsOf('2024-03-01,OSC,KP,RU,transfer,drone,20,20,count,false,total,,,estimated');
    const label = flows[0]?.figures[0]?.source?.label ?? '';
    const text = scenario(
      PARTS.replace('value: 30, assumption: made', `value: 30, source: a count, evidence: [${label}, f999]`),
    );
    assert.deepEqual(bound(text, { known: { ...NOTHING_KNOWN, flows } })[0]?.figures, [flows[0]?.figures[0]?.id]);
  });

  it('takes a worth from the price book, each price of a year gone by as likely', () => {
    const text = scenario(
      PARTS.replace(
        'unit: shell/month, value: 30, assumption: made',
        'unit: money/shell, price: drone, else: {low: 7, high: 7}, assumption: made',
      ).replace('min(pace,', 'min(pace * 1[shell*shell/money/month],'),
    );
    const prices = () => [
      { id: 'p_1', year: '2023', low: '10', high: '10' },
      { id: 'p_2', year: '2024', low: '20', high: '20' },
    ];
    const [all] = bound(text, { known: { ...NOTHING_KNOWN, prices } });
    assert.deepEqual([all?.by, all?.figures], ['price', ['p_1', 'p_2']]);
    const [early] = bound(text, { known: { ...NOTHING_KNOWN, prices, asKnownOn: '2024-02-28' } });
    assert.deepEqual(early?.distribution, { kind: 'point', value: 10 });
    assert.equal(bound(text, { known: NOTHING_KNOWN })[0]?.by, 'assumption');
  });

  const indicated = (rows: readonly (Partial<IndicatorEnds> & { readonly origins: readonly string[] })[]) => {
    const text = scenario(
      PARTS.replace('unit: shell/month, value: 30', 'unit: percent, indicator: x').replace(
        'min(pace,',
        'min(pace * 1[shell/month],',
      ),
    );
    const row = { figures: ['f'], low: '10', high: '10', days: 100, stated: '2025-01-01' };
    const full = rows.map((one, i) => ({ ...row, figures: [`f${i}`], ...one }));
    const [pace] = bound(text, { known: { ...NOTHING_KNOWN, indicator: () => ({ unit: 'percent', rows: full }) } });
    return pace ?? assert.fail();
  };
  const at = (value: number): Distribution => ({ kind: 'point', value });

  it('takes of an indicator the row of each body that covers most days, percents as shares', () => {
    const rows = [
      { origins: ['A'] },
      { origins: ['A'], low: '0', high: '0', days: 30 },
      { origins: ['B'], low: '30', high: '30', days: 5 },
    ];
    assert.deepEqual(indicated(rows).distribution, { kind: 'mixture', of: [at(0.1), at(0.3)] });
  });
  it('takes an interval before a floor, and both of what is this or that', () => {
    const rows = [
      { origins: ['A'], low: '40', high: '40' },
      { origins: ['A'], low: '50', high: null, days: 500 },
      { origins: ['B'], low: '10', high: '10' },
      { origins: ['B'], low: '20', high: '20' },
    ];
    assert.deepEqual(indicated(rows).distribution, {
      kind: 'mixture',
      of: [at(0.4), { kind: 'mixture', of: [at(0.1), at(0.2)] }],
    });
  });
  it('leaves out a body that rests on another’s count, and says so', () => {
    const pace = indicated([{ origins: ['OSC'] }, { origins: ['KIDA'], low: '90', high: '90' }]);
    assert.deepEqual(pace.distribution, at(0.1));
    assert.match(pace.why, /left out: KIDA rests on the count of OSC/u);
  });
});

describe('the reference page', () => {
  it('has an example that runs', () => {
    const page = readFileSync(
      join(import.meta.dirname, '..', '..', '..', 'docs', 'reference', 'exchange-scenario.md'),
      'utf8',
    );
    const [, example = ''] = /```yaml\n([\s\S]*?)```/.exec(page) ?? [];
    const known = { ...NOTHING_KNOWN, indicator: () => ({ unit: 'shell/month', rows: [] }) };
    const [home] = ran(example, { known, until: '2025-12' }).outputs;
    assert.equal(home?.band.length, 24);
    assert.ok((home?.band.at(-1)?.p50 ?? 9e9) < 1_000_000);
  });
});

describe('the schema of scenarios', () => {
  it('is published as it is', () => {
    assert.deepEqual(
      JSON.parse(readFileSync(PAGE, 'utf8')),
      JSON.parse(scenarioSchema()),
      'run: node scripts/scenario-schema.ts',
    );
  });
});
