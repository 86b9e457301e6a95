// Figures beside what independent bodies had said shortly before.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { agreementOf } from '../../src/ledger/agreement.ts';
import { reconcile } from '../../src/ledger/ledger.ts';
import { ORIGINS, report } from './build.ts';

const said = (
  origin: string,
  stated: string,
  low: string | null,
  high: string | null = low,
  basis = 'total' as const,
) => report({ origin, stated, quantity: { low, high, basis } });

const meetings = (...reports: Parameters<typeof reconcile>[0]) =>
  agreementOf(reconcile(reports, { origins: ORIGINS }).series, ORIGINS).map(({ body, day, agree, apart }) => ({
    body,
    day,
    agree,
    apart,
  }));

describe('agreement', () => {
  it('is told of who speaks later, beside the last word of each independent body', () => {
    assert.deepEqual(
      meetings(
        said('Alfa ministry', '2024-01-10', '1000'),
        said('Bravo institute', '2024-02-10', '1040'),
        said('Charlie', '2024-03-10', '9000'),
      ),
      [
        { body: 'Bravo', day: '2024-02-10', agree: ['Alfa'], apart: [] },
        { body: 'Charlie', day: '2024-03-10', agree: [], apart: ['Alfa', 'Bravo'] },
      ],
    );
  });
  it('takes an open end as reaching on', () => {
    assert.deepEqual(
      meetings(said('Alfa ministry', '2024-01-10', '1000', null), said('Charlie', '2024-01-20', '5000')),
      [{ body: 'Charlie', day: '2024-01-20', agree: ['Alfa'], apart: [] }],
    );
  });
  it('holds nobody against himself, against whom he depends on, or against who names nobody', () => {
    assert.deepEqual(meetings(said('Alfa ministry', '2024-01-10', '10'), said('Alfa service', '2024-01-20', '90')), []);
    assert.deepEqual(
      meetings(said('Alfa ministry', '2024-01-10', '10'), said('Delta monitors', '2024-01-20', '90')),
      [],
    );
    assert.deepEqual(meetings(said('Gazette', '2024-01-10', '10'), said('Charlie', '2024-01-20', '90')), []);
  });
  it('forgets what was said more than half a year ago', () => {
    assert.deepEqual(meetings(said('Alfa ministry', '2023-06-01', '10'), said('Charlie', '2024-01-20', '90')), []);
  });
});
