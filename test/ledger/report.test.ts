import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { reconcile } from '../../src/ledger/ledger.ts';
import { type ClaimInput, reportsOf } from '../../src/ledger/report.ts';
import type { Claim } from '../../src/reading/claim.ts';

const none = { text: null, start: null, end: null };
const quantity = {
  ...none,
  low: '500',
  high: null,
  unit: 'count',
  approx: false,
  basis: 'total',
  per: null,
} satisfies NonNullable<Claim['quantity']>;
const numbers = Array.from({ length: 100 }, (_, i) => String(i).padStart(16, '0'));
const claim = (wanted: Partial<Claim> = {}): Claim => ({
  id: `c_${numbers.pop()}`,
  frame: 'transfer',
  reader: 'grammar@1',
  rule: 'test',
  from: { id: 'AA', ...none, known: 'stated' },
  to: { id: 'BB', ...none, known: 'stated' },
  item: { code: 'food', ...none },
  quantity,
  when: null,
  where: null,
  source: null,
  modality: 'asserted',
  quote: { exact: 'over 500 sacks', start: 0, end: 14, prefix: '', suffix: '' },
  ...wanted,
});
const known = (wanted: Partial<Claim>, more: Partial<ClaimInput> = {}): ClaimInput => ({
  claim: claim(wanted),
  documentId: 'd_1',
  published: '2024-12-05',
  publisher: 'Gazette',
  title: null,
  url: 'https://example.org/a',
  added: '2025-02-03T10:00:00.000Z',
  ...more,
});
const reports = (...claims: readonly ClaimInput[]) => reportsOf({ claims, figures: [] });
const when = (edtf: string): Claim['when'] => ({ edtf, ...none, known: 'stated' });
const source = (origin: string, ...chain: readonly string[]): Claim['source'] => ({
  text: origin,
  origin,
  chain: chain.map((name) => ({ name, kind: 'person' })),
});

describe('claims to reports', () => {
  it('takes the origin from the source, through its aliases, with its body and speaker', () => {
    const [one] = reports(
      known({
        source: source('National Intelligence Service (NIS)', 'National Intelligence Service (NIS)', 'a lawmaker'),
      }),
    );
    assert.deepEqual(
      [one?.origin, one?.body, one?.speaker, one?.originKind],
      ['ROK NIS', 'ROK', 'a lawmaker', 'intelligence'],
    );
  });

  it('takes the publisher where the text speaks in its own voice', () => {
    const [one] = reports(known({}));
    assert.deepEqual([one?.origin, one?.body, one?.originKind], ['Gazette', 'Gazette', 'outlet']);
  });

  it('names nobody where neither is known', () => {
    const [one] = reports(known({}, { publisher: null }));
    assert.deepEqual([one?.origin, one?.originKind], ['not named', 'unnamed']);
  });

  it('dates by publication, else by the day of adding, and says which', () => {
    const [dated, undated] = reports(known({}), known({}, { published: null }));
    assert.deepEqual([dated?.stated, dated?.statedBy], ['2024-12-05', 'published']);
    assert.deepEqual([undated?.stated, undated?.statedBy], ['2025-02-03', 'added']);
  });

  it('counts an undated text from the day of adding, and says so', () => {
    const list = reports(known({}, { published: null }));
    const before = reconcile(list, { asKnownOn: '2025-02-02' });
    const after = reconcile(list, { asKnownOn: '2025-02-03' });
    assert.deepEqual([before.series.length, after.series.length], [0, 1]);
    assert.deepEqual(
      after.diagnostics.map(({ code }) => code),
      ['T3003'],
    );
  });

  it('reads the date by what the number is', () => {
    const windows = (edtf: string, basis: Claim['quantity'] & object) => {
      const [one] = reports(known({ when: when(edtf), quantity: basis }));
      return [one?.period, one?.asOf];
    };
    assert.deepEqual(windows('2023-09/..', quantity), ['2023-09/..', null]);
    assert.deepEqual(windows('../2024-11', quantity), [null, '2024-11']);
    assert.deepEqual(windows('2024-11', { ...quantity, basis: 'stock' }), [null, '2024-11']);
    assert.deepEqual(windows('2024-11', { ...quantity, basis: 'increment' }), ['2024-11', null]);
  });

  it('makes no report of frames that make no flow', () => {
    for (const frame of ['meeting', 'agreement', 'effect', 'position'] as const)
      assert.deepEqual(reports(known({ frame })), []);
  });

  it('leaves out the rejected as if never read', () => {
    const list = [known({}), known({ item: { code: 'money', ...none } })];
    const [first, second] = list;
    assert.ok(first && second);
    const rejected = reports(first, { ...second, decision: { verdict: 'reject' } });
    assert.deepEqual(rejected, reports(first));
    const [accepted] = reports({ ...first, decision: { verdict: 'accept' } });
    assert.deepEqual({ ...accepted, accepted: false }, reports(first)[0]);
    assert.equal(accepted?.accepted, true);
  });

  it('joins the items of one shared number of one text, and of no other', () => {
    const shared = { ...quantity, shared: true as const };
    const item = (code: string) => ({ quantity: shared, item: { code, ...none } });
    const [food, energy, alone] = reports(
      known(item('food')),
      known(item('energy')),
      known(item('money'), { documentId: 'd_2' }),
    );
    assert.deepEqual(food?.sharedOver, ['AA-BB:energy', 'AA-BB:food']);
    assert.deepEqual(energy?.sharedOver, food?.sharedOver);
    assert.deepEqual(alone?.sharedOver, ['AA-BB:money']);
  });

  it('turns units by named factors only, and keeps what was written', () => {
    const [turned, kept] = reports(
      known({ quantity: { ...quantity, low: '2000', high: '3000', unit: 'short-ton' } }),
      known({ quantity: { ...quantity, unit: 'USD' } }),
    );
    assert.deepEqual(
      [turned?.quantity?.low, turned?.quantity?.high, turned?.quantity?.unit],
      ['1814.36948', '2721.55422', 'tonne'],
    );
    assert.deepEqual(turned?.quantity?.written, {
      low: '2000',
      high: '3000',
      unit: 'short-ton',
      factor: 'short-ton-tonne@1',
    });
    assert.equal(kept?.quantity?.written, null);
  });
});
