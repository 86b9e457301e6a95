// What a decision would change: the same as reconciling without the report, or with it accepted.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { distance, impactsOf } from '../../src/ledger/impact.ts';
import { reconcile } from '../../src/ledger/ledger.ts';
import type { Report } from '../../src/ledger/model.ts';
import { ORIGINS, report, says } from './build.ts';

const ledgerOf = (reports: readonly Report[]) => reconcile(reports, { origins: ORIGINS });
const estimateIn = (reports: readonly Report[], series: string) =>
  ledgerOf(reports).series.find(({ key }) => key === series)?.estimate ?? null;

const number = fc.integer({ min: 1, max: 40 }).map((n) => String(n * 50));
const one = fc.record({
  origin: fc.constantFrom('Alfa ministry', 'Bravo institute', 'Charlie', 'Echo', 'Foxtrot'),
  stated: fc.constantFrom('2024-01-05', '2024-03-10', '2024-06'),
  basis: fc.constantFrom('total', 'increment'),
  low: number,
});

describe('the impact of a decision', () => {
  it('is the ledger without the rejected report (property)', () => {
    let seen = 0;
    fc.assert(
      fc.property(
        fc.uniqueArray(one, { maxLength: 8, selector: (r) => `${r.origin} ${r.stated} ${r.basis}` }),
        (list) => {
          const reports = list.map(({ origin, stated, basis, low }) =>
            report({ origin, stated, publisher: origin, quantity: { low, high: low, basis } }),
          );
          const ledger = ledgerOf(reports);
          fc.pre(ledger.series.every(({ figures }) => figures.every(({ variants }) => variants.length === 0)));
          const impacts = impactsOf(ledger);
          for (const { id } of reports) {
            const rest = reports.filter((other) => other.id !== id);
            const impact = impacts.get(id);
            const moved = ledger.series.filter(({ key, estimate }) => distance(estimate, estimateIn(rest, key)) > 0);
            assert.deepEqual(
              moved.map(({ key }) => key),
              impact ? [impact.series] : [],
            );
            if (!impact) continue;
            seen += 1;
            assert.deepEqual(impact.after, estimateIn(rest, impact.series));
          }
        },
      ),
      { numRuns: 200 },
    );
    assert.ok(seen > 100);
  });

  it('is none where others report the same, and where a figure is replaced anyway', () => {
    const twice = [says('Charlie', '100', '100'), says('Charlie', '100', '100', { page: 'd_1', publisher: 'Herald' })];
    assert.equal(impactsOf(ledgerOf(twice)).size, 0);
    const [old, now] = [says('Charlie', '100', '100'), says('Charlie', '300', '300', { stated: '2024-09-01' })];
    const impacts = impactsOf(ledgerOf([old, now]));
    assert.deepEqual([...impacts.keys()], [now.id]);
    assert.equal(impacts.get(now.id)?.after?.supported[0]?.independent, 1);
  });

  it('grows with how far the estimate moves', () => {
    const reports = [
      says('Charlie', '100', '100'),
      says('Bravo institute', '1000', '1000'),
      says('Alfa ministry', '1000', '1000'),
    ];
    const [far, near] = reports.map(({ id }) => impactsOf(ledgerOf(reports)).get(id)?.size ?? 0);
    assert.ok((near ?? 0) > 0 && (far ?? 0) > 0);
    assert.equal(distance(null, null), 0);
    const [small, large, gone] = [[says('Charlie', '100', '100')], [says('Charlie', '10000', '10000')], []].map(
      (list) => ledgerOf(list).series[0]?.estimate ?? null,
    );
    assert.ok(distance(small ?? null, large ?? null) > distance(small ?? null, gone ?? null));
  });

  it('of what was set aside as a misreport is the ledger with it accepted', () => {
    const on = (publisher: string, stated: string) => ({ publisher, page: `${publisher} ${stated}`, stated });
    const own = [says('Bravo institute', '20000', null, on('Gazette', '2024-05-01'))];
    const misread = says('Herald', '200000', '200000', on('Herald', '2024-05-20'));
    const ledger = ledgerOf([...own, misread]);
    const aside = ledger.series.flatMap(({ figures }) => figures.flatMap(({ variants }) => variants));
    assert.deepEqual(
      aside.flatMap(({ reports }) => reports.map(({ id }) => id)),
      [misread.id],
    );
    const impact = impactsOf(ledger).get(misread.id);
    assert.equal(impact?.verdict, 'accept');
    assert.deepEqual(impact?.after, estimateIn([...own, { ...misread, accepted: true }], impact?.series ?? ''));
  });
});
