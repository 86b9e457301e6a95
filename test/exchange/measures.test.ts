import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { yearHolding, yearOf } from '../../src/exchange/measures/cap-year.ts';
import { type Counter, ceilingsOf } from '../../src/exchange/measures/counter.ts';
import { knownMeasures, type Measure, measuresFrom } from '../../src/exchange/measures/measure.ts';
import { touchesOf, windowOf } from '../../src/exchange/measures/touches.ts';
import type { FlowJson } from '../../src/ledger/flow-schema.ts';
import { knownOrigins } from '../../src/ledger/origins.ts';
import { figure, flow } from './flows.ts';

const ROW = {
  id: 'x1',
  resolution: '1',
  paragraph: '2',
  state: 'verified',
  subject: 'fuel to one state',
  giver: '*',
  receiver: 'KP',
  items: 'energy.refined',
  cap: '1000',
  unit: 'barrel',
  ceiling: 'fuel',
  in_force_from: '2018-01-01',
  in_force_until: '',
  wording: 'could touch fuel',
  source: 'made for this test',
};
const measure = (fields: Partial<typeof ROW> = {}): Measure => {
  const [made] = measuresFrom([{ ...ROW, ...fields }]);
  assert.ok(made);
  return made;
};
const touched = (flows: readonly FlowJson[], ...measures: readonly Measure[]): readonly string[] =>
  touchesOf(flows, measures).flatMap(({ touches }) => touches.map((touch) => touch.measure));
const counters = (flows: readonly FlowJson[], one = measure()): readonly Counter[] =>
  ceilingsOf(flows, [one], knownOrigins()).flatMap((ceiling) => ceiling.counters);
const said = (low: string | null, high: string | null, period: string, fields = {}): FlowJson['figures'][number] =>
  figure({ id: `f_${period}_${low}`, low, high, period, ...fields });

describe('the table of measures', () => {
  it('has every row checked, and says which paragraphs were not verified', () => {
    const known = knownMeasures();
    assert.equal(known.length, 51);
    assert.equal(known.filter(({ verified }) => verified).length, 28);
    assert.equal(new Set(known.map(({ id }) => id)).size, 51);
    for (const { wording, source } of known) {
      assert.match(wording, /^could touch /);
      assert.match(source, /^https?:\/\//);
    }
  });

  it('never says that anything is violated', () => {
    for (const { subject, wording } of knownMeasures())
      assert.doesNotMatch(subject + wording, /violat|breach|illegal/i);
  });

  it('has the crude ceiling once, in two units', () => {
    const crude = knownMeasures().filter(({ cap }) => cap?.ceiling === 'crude');
    assert.deepEqual(
      crude.map(({ cap }) => cap?.unit),
      ['barrel', 'tonne'],
    );
  });

  it('names the row that is wrong', () => {
    assert.throws(() => measure({ state: 'maybe' }), /x1: state is verified or unverified/);
    assert.throws(() => measure({ cap: 'many' }), /x1: "many" is no ceiling/);
    assert.throws(() => measure({ unit: '' }), /x1: a ceiling needs a unit/);
    assert.throws(() => measure({ in_force_from: '2018' }), /x1: "2018" is no day/);
  });
});

describe('which measures a flow could touch', () => {
  const oil = flow({ figures: [said('10', '10', '2024-03')] });

  it('goes by item, direction and date', () => {
    assert.deepEqual(touched([oil], measure()), ['x1']);
    assert.deepEqual(touched([oil], measure({ items: 'energy' })), ['x1'], 'a kind of the class');
    assert.deepEqual(touched([oil], measure({ items: 'energy.refined.x' })), [], 'the class of the code');
    assert.deepEqual(touched([oil], measure({ items: 'energy.ref' })), [], 'part of a code is no class');
    assert.deepEqual(touched([oil], measure({ giver: 'KP', receiver: '*' })), [], 'the other direction');
    assert.deepEqual(touched([oil], measure({ in_force_from: '2024-04-01' })), [], 'before its first day');
    assert.deepEqual(touched([oil], measure({ in_force_until: '2023-12-31' })), [], 'after its last day');
  });

  it('matches nothing where a measure has no item', () => {
    const items = ['energy.refined', 'weapon', 'money'];
    const flows = items.map((item) => flow({ item, figures: [said('1', '1', '2024')] }));
    assert.deepEqual(touched(flows, measure({ items: '', cap: '', unit: '', ceiling: '' })), []);
  });

  it('says where only a plan could touch it', () => {
    const planned = flow({ kind: 'planned', figures: [said('10', '10', '2024-03')] });
    assert.equal(touchesOf([planned], [measure()])[0]?.touches[0]?.onlyIf, true);
    assert.equal(touchesOf([planned, oil], [measure()])[0]?.touches[0]?.onlyIf, false);
  });

  it('leaves out what does not go from one to another', () => {
    assert.deepEqual(touched([flow({ frame: 'statistic', figures: [said('10', '10', '2024')] })], measure()), []);
  });

  it('ends an open window on the day for which it was said', () => {
    assert.deepEqual(windowOf(figure({ period: '2024-03-07/..', stated: '2024-03' })), {
      first: '2024-03-07',
      last: '2024-03-31',
    });
    assert.equal(windowOf(figure({ period: '2024', asOf: '2024-12-04' })).last, '2024-12-04');
    assert.equal(windowOf(figure({ period: null, stated: '2024-12-18' })).first, null);
  });
});

describe('the years of a ceiling', () => {
  it('run from the day on which it came into force', () => {
    assert.equal(yearOf('2024-06-01', { inForceFrom: '2018-01-01' }).name, '2024');
    assert.deepEqual(yearOf('2024-06-01', { inForceFrom: '2017-12-22' }), {
      name: '2023-12-22/2024-12-21',
      first: '2023-12-22',
      last: '2024-12-21',
    });
  });

  it('hold a window whole, or not at all', () => {
    const force = { inForceFrom: '2018-01-01', inForceUntil: null };
    assert.equal(yearHolding({ first: '2024-01-01', last: '2024-12-31' }, force)?.name, '2024');
    assert.equal(yearHolding({ first: '2023-12-31', last: '2024-01-01' }, force), null);
    assert.equal(yearHolding({ first: null, last: '2024-01-01' }, force), null);
    assert.equal(yearHolding({ first: '2017-01-01', last: '2017-02-01' }, force), null);
  });
});

describe('the counters of a ceiling', () => {
  const filed = { modality: 'reported', origin: 'Russia to UN' } as const;

  it('keep what was reported apart from what is estimated', () => {
    const found = counters([
      flow({ figures: [said('400', '400', '2024-01', filed), said('1200', null, '2024-02/2024-10')] }),
    ]);
    assert.deepEqual(
      found.map(({ channel, low, high, standing }) => [channel, low, high, standing]),
      [
        ['reported', '400', null, 'open'],
        ['estimated', '1200', null, 'above'],
      ],
    );
  });

  it('do not take what somebody relays for reported', () => {
    const [only] = counters([flow({ figures: [said('400', '400', '2024-01', { modality: 'reported' })] })]);
    assert.equal(only?.channel, 'estimated');
  });

  it('add windows of one body that do not overlap, never those that do, never those of two bodies', () => {
    const low = (...figures: readonly FlowJson['figures'][number][]): string | null | undefined =>
      counters([flow({ figures: [...figures] })])[0]?.low;
    assert.equal(low(said('100', '100', '2024-01'), said('200', '200', '2024-02')), '300');
    assert.equal(low(said('100', '100', '2024-01/2024-03'), said('200', '200', '2024-02')), '200');
    assert.equal(low(said('100', '100', '2024-01'), said('200', '200', '2024-02', { body: 'Other' })), '200');
    assert.equal(low(said('300', '300', '2024'), said('100', '100', '2024-01'), said('150', '150', '2024-02')), '300');
  });

  it('add givers, and close above only where all givers are in a number', () => {
    const russia = flow({ figures: [said('300', '300', '2024')] });
    const china = flow({ from: 'CN', figures: [said('400', '400', '2024')] });
    const [two] = counters([russia, china]);
    assert.deepEqual([two?.low, two?.high, two?.standing], ['700', null, 'open']);
    const all = flow({ from: null, figures: [said('900', '900', '2024', { id: 'f_all' })] });
    const [three] = counters([russia, china, all]);
    assert.deepEqual([three?.low, three?.high, three?.standing], ['900', '900', 'below']);
    assert.deepEqual(three?.floor, ['f_all']);
  });

  it('show a conflict as the whole stretch between', () => {
    const all = flow({ from: null, figures: [said('200', '200', '2024')] });
    const [only] = counters([flow({ figures: [said('1500', null, '2024-05')] }), all]);
    assert.deepEqual([only?.low, only?.high, only?.conflict, only?.standing], ['200', '1500', true, 'open']);
  });

  it('leave out, with the reason, what is in another unit, a capacity, shared, or of two years', () => {
    const out = ceilingsOf(
      [
        flow({
          figures: [
            said('1', '1', '2024'),
            said('2', '2', '2023-05/2024-05'),
            said('3', '3', '2024', { shared: true }),
          ],
        }),
        flow({ unit: 'tonne', figures: [said('4', '4', '2024')] }),
        flow({ basis: 'capacity', figures: [said('5', '5', '2024')] }),
      ],
      [measure()],
      knownOrigins(),
    );
    assert.deepEqual(out[0]?.leftOut.map(({ low }) => low).sort(), ['2', '3', '4', '5']);
    assert.deepEqual([out[0]?.counters.length, out[0]?.counters[0]?.low], [1, '1']);
  });

  const month = fc.integer({ min: 1, max: 12 }).map((n) => `2024-${String(n).padStart(2, '0')}`);
  const anyFigure = fc
    .record({
      period: fc.tuple(month, month).map(([a, b]) => (a === b ? a : a < b ? `${a}/${b}` : `${b}/${a}`)),
      low: fc.integer({ min: 0, max: 2000 }).map(String),
      body: fc.constantFrom('A', 'B'),
    })
    .map(({ period, low, body }) => ({ period, low, body }));
  const made = (list: readonly { readonly period: string; readonly low: string; readonly body: string }[]): FlowJson =>
    flow({
      figures: list.map((one, i) => figure({ ...one, origin: one.body, id: `f_${i}_${one.period}_${one.low}` })),
    });

  it('do not mind the order, and one more figure never lowers a floor', () => {
    fc.assert(
      fc.property(fc.array(anyFigure, { minLength: 1, maxLength: 8 }), anyFigure, (list, more) => {
        const before = made(list);
        const [found] = counters([before]);
        assert.deepEqual(counters([{ ...before, figures: before.figures.toReversed() }]), counters([before]));
        const after = counters([made([...list, more])])[0];
        assert.ok(Number(after?.low) >= Number(found?.low));
      }),
    );
  });

  it('are at least the highest number of one figure and at most what one body says in all', () => {
    fc.assert(
      fc.property(fc.array(anyFigure, { minLength: 1, maxLength: 8 }), (list) => {
        const low = Number(counters([made(list)])[0]?.low);
        const sums = [...Map.groupBy(list, ({ body }) => body).values()].map((own) =>
          own.reduce((sum, one) => sum + Number(one.low), 0),
        );
        assert.ok(low >= Math.max(...list.map((one) => Number(one.low))));
        assert.ok(low <= Math.max(...sums));
      }),
    );
  });
});
