// What must hold of every ledger, whatever came in.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { toDecimal } from '../../src/base/decimal.ts';
import { compareStated } from '../../src/base/edtf.ts';
import { type Ledger, reconcile, reconcileStrands } from '../../src/ledger/ledger.ts';
import type { Figure, Report } from '../../src/ledger/model.ts';
import { strandKey, strandsOf } from '../../src/ledger/strand.ts';
import { isCurrent } from '../../src/ledger/supersession.ts';
import { claimEvidence, ORIGINS, report } from './build.ts';

const end = fc.integer({ min: 0, max: 40 }).map((n) => String(n * 50));
const ends = fc.oneof(
  fc.tuple(end, end).map(([a, b]) => (Number(a) <= Number(b) ? { low: a, high: b } : { low: b, high: a })),
  end.map((low) => ({ low, high: null })),
  end.map((high) => ({ low: null, high })),
  fc.constant({ low: null, high: null }),
);
const STATED = ['2024-01-05', '2024-02', '2024-02-10', '2024-03-01~', '2024'] as const;
const wanted = fc.record({
  origin: fc.constantFrom(
    'Alfa ministry',
    'Alfa service',
    'Bravo institute',
    'Charlie',
    'Delta monitors',
    'Echo',
    'Gazette',
  ),
  stated: fc.constantFrom(...STATED),
  period: fc.constantFrom(null, '2023-09/..', '2023'),
  modality: fc.constantFrom('asserted', 'estimated', 'claimed', 'planned', 'hypothetical', 'denied'),
  item: fc.constantFrom('container', 'missile.ballistic', 'missile'),
  quantity: fc.oneof(
    { weight: 1, arbitrary: fc.constant(null) },
    {
      weight: 8,
      arbitrary: fc
        .tuple(ends, fc.constantFrom('total', 'increment', 'stock', 'capacity'), fc.boolean())
        .map(([numbers, basis, approx]) => ({ ...numbers, basis, approx })),
    },
  ),
} as const);
const reports: fc.Arbitrary<readonly Report[]> = fc
  .array(wanted, { maxLength: 14 })
  .map((list) => [...new Map(list.map((one) => report(one)).map((one) => [one.id, one])).values()])
  .chain((list) =>
    fc.array(fc.nat(), { minLength: list.length, maxLength: list.length }).map((picks) => linked(list, picks)),
  );

/** Lets some reports be computed from others. */
const linked = (list: readonly Report[], picks: readonly number[]): readonly Report[] =>
  list.map((one, i) => {
    const pick = picks[i] ?? 0;
    const base = pick % 3 === 0 ? list[pick % list.length] : undefined;
    return base && base.id !== one.id ? { ...one, derivedFrom: base.id } : one;
  });

const ledgerOf = (list: readonly Report[], asKnownOn: string | null = null): Ledger =>
  reconcile(list, { asKnownOn, origins: ORIGINS });
const told = ({ series, diagnostics }: Ledger) => ({ series, diagnostics });
const estimates = ({ series }: Ledger) => series.map(({ key, estimate }) => ({ key, estimate }));
const isNumberless = (quantity: Report['quantity']): boolean => (quantity?.low ?? quantity?.high ?? null) === null;
const currentOf = (figures: readonly Figure[]): readonly Figure[] => figures.filter(isCurrent);

describe('properties of every ledger', () => {
  it('the order of arrival never matters', () => {
    fc.assert(
      fc.property(reports, fc.func(fc.integer()), (list, rank) => {
        const shuffled = list.toSorted((a, b) => rank(a.id) - rank(b.id));
        assert.deepEqual(told(ledgerOf(shuffled)), told(ledgerOf(list)));
      }),
    );
  });

  it('a repeat of a report changes no estimate, however it is worded and whenever it comes', () => {
    fc.assert(
      fc.property(
        reports,
        fc.nat(),
        fc.boolean(),
        fc.constantFrom('2025-06-01', '2025'),
        (list, at, approx, stated) => {
          const first = list[at % Math.max(1, list.length)];
          if (!first || first.modality === 'denied') return;
          const id = 'c_ffffffffffffffff';
          const quantity = first.quantity && { ...first.quantity, approx };
          const repeat: Report = { ...first, id, quantity, evidence: claimEvidence(id), derivedFrom: null, stated };
          assert.deepEqual(estimates(ledgerOf([...list, repeat])), estimates(ledgerOf(list)));
        },
      ),
    );
  });

  it('a repeat that leaves the window out is the figure that was told before', () => {
    const figure = report({
      origin: 'Charlie',
      period: '2023-09/..',
      stated: '2024-02-10',
      quantity: { low: '500', high: '500' },
    });
    const later = report({ origin: 'Charlie', stated: '2024-04-01', quantity: { low: '700', high: '700' } });
    const repeat = report({ origin: 'Charlie', stated: '2024-06-01', quantity: { low: '500', high: '500' } });
    const { series } = ledgerOf([repeat, later, figure]);
    assert.deepEqual(
      series[0]?.figures.map(({ low, reports: { length }, supersededBy }) => [low, length, supersededBy === null]),
      [
        ['500', 2, false],
        ['700', 1, true],
      ],
    );
  });

  it('what came later than the day is as if it had never come', () => {
    fc.assert(
      fc.property(reports, (list) => {
        const day = '2024-02-28';
        const early = list.filter(({ stated }) => compareStated(stated, day) <= 0);
        assert.deepEqual(told(ledgerOf(list, day)), told(ledgerOf(early, day)));
      }),
    );
  });

  it('the envelope holds every number of every current figure, and is open where the outermost is', () => {
    fc.assert(
      fc.property(reports, (list) => {
        for (const { figures, estimate } of ledgerOf(list).series)
          for (const { low, high } of currentOf(figures)) {
            const { lowest, highest } = estimate.envelope;
            assert.ok(lowest !== null && highest !== null);
            for (const number of [low, high].filter((one) => one !== null)) {
              assert.ok(toDecimal(lowest).lte(toDecimal(number)) && toDecimal(highest).gte(toDecimal(number)));
              if (low === null && number === lowest) assert.equal(estimate.envelope.low, null);
              if (high === null && number === highest) assert.equal(estimate.envelope.high, null);
            }
          }
      }),
    );
  });

  it('independent origins are never more than bodies, agree by name, and outliers are not among them', () => {
    fc.assert(
      fc.property(reports, (list) => {
        for (const { figures, estimate } of ledgerOf(list).series) {
          const bodies = new Set(currentOf(figures).map(({ body }) => body));
          assert.equal(estimate.bodies, bodies.size);
          assert.ok(estimate.independentOrigins <= bodies.size);
          const agreeing = estimate.supported.flatMap(({ agree }) => agree);
          assert.ok(estimate.outliers.every((body) => bodies.has(body) && !agreeing.includes(body)));
          if (estimate.supported.length > 0) assert.deepEqual(new Set([...agreeing, ...estimate.outliers]), bodies);
        }
      }),
    );
  });

  it('open bounds stay open, and no number appears that nobody stated', () => {
    fc.assert(
      fc.property(reports, (list) => {
        const stated = new Set(list.flatMap(({ quantity }) => [quantity?.low ?? null, quantity?.high ?? null]));
        for (const { figures, estimate } of ledgerOf(list).series) {
          for (const figure of figures)
            for (const { quantity } of figure.reports)
              assert.ok(
                isNumberless(quantity) || (figure.low === quantity?.low && figure.high === quantity.high),
                'a report stands with its own number, or with none at all',
              );
          const { lowest, highest } = estimate.envelope;
          assert.ok(stated.has(lowest) || lowest === null);
          assert.ok(stated.has(highest) || highest === null);
          const twoSided = currentOf(figures).some(({ low, high }) => low !== null && high !== null);
          if (twoSided) assert.ok(estimate.supported.every(({ low, high }) => low !== null && high !== null));
        }
      }),
    );
  });

  it('every report that is no denial stands in exactly one figure of one series of its kind, or in one variant', () => {
    fc.assert(
      fc.property(reports, (list) => {
        const { series } = ledgerOf(list);
        const placed = series.flatMap(({ figures }) =>
          figures.flatMap(({ reports: own, variants }) =>
            [...own, ...variants.flatMap(({ reports: misreports }) => misreports)].map(({ id }) => id),
          ),
        );
        const expected = list.filter(({ modality }) => modality !== 'denied').map(({ id }) => id);
        assert.deepEqual(placed.toSorted(), expected.toSorted());
        for (const { kind, figures } of series)
          for (const { reports: behind } of figures)
            for (const { modality } of behind)
              assert.equal(kind, modality === 'planned' || modality === 'hypothetical' ? modality : 'actual');
      }),
    );
  });

  it('every denial stands somewhere and changes no estimate', () => {
    fc.assert(
      fc.property(reports, (list) => {
        const whole = ledgerOf(list);
        const standing = new Set(whole.series.flatMap(({ denied }) => denied.map(({ id }) => id)));
        const denied = list.filter(({ modality }) => modality === 'denied');
        assert.ok(denied.every(({ id }) => standing.has(id)));
        const without = estimates(ledgerOf(list.filter(({ modality }) => modality !== 'denied')));
        const withDenials = new Map(estimates(whole).map(({ key, estimate }) => [key, estimate]));
        for (const { key, estimate } of without) assert.deepEqual(withDenials.get(key), estimate);
      }),
    );
  });

  it('one more report into strands that were seen before is as if all had come at once', () => {
    fc.assert(
      fc.property(reports, reports, (first, more) => {
        const strands = new Map(strandsOf(first));
        reconcileStrands(strands, { origins: ORIGINS });
        const known = new Set(first.map(({ id }) => id));
        const added = more.filter(({ id }) => !known.has(id));
        for (const one of added) strands.set(strandKey(one), [...(strands.get(strandKey(one)) ?? []), one]);
        assert.deepEqual(told(reconcileStrands(strands, { origins: ORIGINS })), told(ledgerOf([...first, ...added])));
      }),
    );
  });

  it('rejecting a report is as if it had never come', () => {
    fc.assert(
      fc.property(reports, fc.nat(), (list, at) => {
        const gone = list[at % Math.max(1, list.length)];
        const rest = list.filter((one) => one !== gone);
        const strands = strandsOf(list);
        reconcileStrands(strands, { origins: ORIGINS });
        assert.deepEqual(
          told(reconcileStrands(strandsOf(rest), { origins: ORIGINS })),
          told(ledgerOf(rest.toReversed())),
        );
      }),
    );
  });
});
