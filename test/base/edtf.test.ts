import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  addDays,
  addMonths,
  bounds,
  compareStated,
  daysBetween,
  isEdtf,
  precisionOf,
  publishedBy,
  weekday,
  withoutQualifiers,
} from '../../src/base/edtf.ts';

const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((d) => d.toISOString().slice(0, 10));

test('valid and invalid texts', () => {
  const good = [
    '2024',
    '2024-02',
    '2024-02-29',
    '2024-08~',
    '2024~',
    '2024-23',
    '2024-23/..',
    '../2024-05',
    '2023-07/..',
    '2025-01/2025-03',
    '2024-10~/2025-01',
    '2024-10-08/2024-10-13',
    '202X',
    '2024-XX',
    '2024-05-XX',
    '2024-05-1X',
    '~2024-05',
    '2024?-05',
    '2023-24/2024-21',
    '2024-05/',
    '2024-33',
    '2000-02-29',
    '156X-12-25',
    '202X-02-29',
  ];
  const bad = [
    '',
    '24',
    '2024-13',
    '2024-00',
    '2024-02-30',
    '2023-02-29',
    '1900-02-29',
    '2024-04-31',
    '2024-1',
    '2024-42',
    '2024-20',
    '2024-23-01',
    '2024-05/2023-01',
    '..',
    '../..',
    '/',
    '2024/2025/2026',
    '2024-05-01T12:00',
    'May 2024',
    '2024 ',
    '2024-5X',
    '2024-02-3X',
    '-2024',
    '2024-05~~',
    '202X-23',
  ];
  for (const text of good) assert.equal(isEdtf(text), true, text);
  for (const text of bad) assert.equal(isEdtf(text), false, text);
});

test('bounds', () => {
  const cases: [string, string | null, string | null][] = [
    ['2024', '2024-01-01', '2024-12-31'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2023-02~', '2023-02-01', '2023-02-28'],
    ['2024-10-18', '2024-10-18', '2024-10-18'],
    ['2024-21', '2024-03-01', '2024-05-31'],
    ['2024-22', '2024-06-01', '2024-08-31'],
    ['2024-23', '2024-09-01', '2024-11-30'],
    ['2024-24', '2024-12-01', '2025-02-28'],
    ['2023-24', '2023-12-01', '2024-02-29'],
    ['2024-34', '2024-04-01', '2024-06-30'],
    ['2024-41', '2024-07-01', '2024-12-31'],
    ['2024-23/..', '2024-09-01', null],
    ['../2024-05', null, '2024-05-31'],
    ['2025-01/2025-03', '2025-01-01', '2025-03-31'],
    ['202X', '2020-01-01', '2029-12-31'],
    ['2024-1X', '2024-10-01', '2024-12-31'],
    ['202X-02-29', '2020-02-29', '2028-02-29'],
  ];
  for (const [text, first, last] of cases) assert.deepEqual(bounds(text), { first, last }, text);
  assert.throws(() => bounds('2024-02-30'), RangeError);
});

test('precision', () => {
  const of = (texts: string[]) => texts.map(precisionOf);
  assert.deepEqual(of(['2024', '202X', '2024-XX', '2024-05', '2024-05-XX', '2024-05-01', '2024-23', '2024/..']), [
    'year',
    'year',
    'year',
    'month',
    'month',
    'day',
    'season',
    'interval',
  ]);
  assert.equal(withoutQualifiers('2024-10~/2025-01?'), '2024-10/2025-01');
});

test('statements: a month after its days, a year after its months, undated last', () => {
  const sorted = [
    '2024-05-01',
    '2024-05-31',
    '2024-05',
    '2024-06-01',
    '2024-06',
    '2024-12-31',
    '2024-12',
    '2024',
    '2025-01-01',
    null,
  ];
  for (let i = 0; i < 20; i++)
    assert.deepEqual(
      [...sorted]
        .sort((a, b) => (((a ?? '').length * 7 + i) % 5) - (((b ?? '').length * 3 + i) % 5))
        .sort(compareStated),
      sorted,
    );
  assert.equal(compareStated('2024-05', '2024-05~'), 0);
  assert.equal(compareStated(null, null), 0);
});

test('published by a day', () => {
  assert.equal(publishedBy('2025-06', '2025-06-30'), true);
  assert.equal(publishedBy('2025-06', '2025-06-29'), false);
  assert.equal(publishedBy('2025-06', '2025-06'), true);
  assert.equal(publishedBy('2025-06-30', '2025-06-30'), true);
  assert.equal(publishedBy('2025-07-01', '2025-06-30'), false);
  assert.equal(publishedBy('2025~', '2025-12-31'), true);
  assert.equal(publishedBy('2025', '2025-12-30'), false);
  assert.equal(publishedBy('2025-06/..', '2025-06-02'), true);
});

test('moving by months clamps the day and keeps the precision', () => {
  assert.equal(addMonths('2024-01-31', 1), '2024-02-29');
  assert.equal(addMonths('2024-01', -1), '2023-12');
  assert.equal(addMonths('2024-11', 14), '2026-01');
  assert.equal(addMonths('2024-03-15', -15), '2022-12-15');
});

test('weekdays', () => {
  assert.equal(weekday('2024-10-18'), 5);
  assert.equal(weekday('2000-01-01'), 6);
  assert.equal(weekday('2024-02-29'), 4);
  assert.equal(weekday('2026-11-29'), 7);
});

test('properties of days', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: -20000, max: 20000 }), (d, n) => {
      const moved = addDays(d, n);
      assert.equal(daysBetween(d, moved), n);
      assert.equal(addDays(moved, -n), d);
      assert.equal(weekday(addDays(d, 7)), weekday(d));
      assert.equal(Math.sign(compareStated(moved, d)), Math.sign(n));
    }),
  );
});

test('properties of bounds and order', () => {
  const cut = fc
    .tuple(day, fc.constantFrom(4, 7, 10), fc.constantFrom('', '~', '?'))
    .map(([d, n, q]) => d.slice(0, n) + q);
  fc.assert(
    fc.property(cut, cut, cut, (a, b, c) => {
      const { first, last } = bounds(a);
      assert.ok(first !== null && last !== null && first <= last);
      assert.ok(isEdtf(first) && isEdtf(last));
      assert.equal(publishedBy(a, last), true);
      assert.equal(publishedBy(a, addDays(last, -1)), false);
      assert.equal(Math.sign(compareStated(a, b)), -Math.sign(compareStated(b, a)) + 0);
      if (compareStated(a, b) <= 0 && compareStated(b, c) <= 0) assert.ok(compareStated(a, c) <= 0);
    }),
  );
});

test('never throws on arbitrary text when asked whether it is EDTF', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => typeof isEdtf(text) === 'boolean'));
});
