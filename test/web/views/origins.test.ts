// Who relies on whom as a network, and whether origins agree over time.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Meeting } from '../../../src/ledger/agreement.ts';
import type { Reliance, SourceRow } from '../../../src/ledger/sources.ts';
import { meetingRows } from '../../../src/web/views/origins/meetings.ts';
import { aroundOf, columnsOf, networkOf } from '../../../src/web/views/origins/network.ts';

const row = (origin: string): SourceRow => ({
  origin,
  body: origin,
  kind: 'government',
  admiralty: 'F',
  figures: 1,
  current: 1,
  misreported: 0,
  reports: 1,
  documents: 1,
  pages: 1,
  copies: [],
  publishers: [],
  chains: [],
  dependent: [],
  independent: 0,
});
const ties = (...list: readonly (readonly [string, string, Reliance['kind']?, number?])[]): readonly Reliance[] =>
  list.map(([from, to, kind = 'cites', reports = 1]) => ({ from, to, kind, reports }));

const sources = {
  origins: [row('Ministry'), row('Institute')],
  reliance: ties(
    ['Gazette', 'Agency', 'cites', 9],
    ['Agency', 'Ministry', 'cites', 9],
    ['Herald', 'Ministry'],
    ['Herald', 'Institute'],
    ['Ministry', 'Alfa', 'part', 0],
    ['Bravo', 'Alfa', 'fed', 0],
    ['Agency', 'Gazette'],
  ),
  circular: [['Agency', 'Gazette']],
};

describe('the network of origins', () => {
  it('stands in columns from who prints to who speaks', () => {
    const columns = columnsOf(sources);
    assert.deepEqual(
      ['Herald', 'Agency', 'Ministry', 'Alfa'].map((name) => columns.get(name)),
      ['prints', 'relays', 'knows', 'speaks'],
    );
  });
  it('shows a paper with a voice of its own where it prints', () => {
    const herald = { ...row('Herald'), kind: 'outlet' as const };
    const origins = [...sources.origins, herald, { ...row('Times'), kind: 'outlet' as const }];
    const columns = columnsOf({ ...sources, origins });
    assert.equal(columns.get('Herald'), 'prints');
    assert.equal(columns.get('Times'), 'knows');
  });
  it('has every name once, and no two at one place', () => {
    const { names, ties: drawn, height } = networkOf(sources, 1200);
    assert.equal(names.length, new Set(names.map(({ name }) => name)).size);
    assert.equal(new Set(names.map(({ x, y }) => `${x} ${y}`)).size, names.length);
    assert.ok(names.every(({ y }) => y > 0 && y < height));
    assert.equal(drawn.length, sources.reliance.length);
  });
  it('marks what lies in a circle, and only that', () => {
    const { ties: drawn } = networkOf(sources, 1200);
    assert.deepEqual(
      drawn.filter(({ isCircular }) => isCircular).map(({ reliance: { from, to } }) => `${from} ${to}`),
      ['Gazette Agency', 'Agency Gazette'],
    );
  });
  it('draws a line by how much passes along it', () => {
    const width = (from: string, to: string) =>
      networkOf(sources, 1200).ties.find(({ reliance: one }) => one.from === from && one.to === to)?.width ?? 0;
    assert.ok(width('Agency', 'Ministry') > width('Herald', 'Ministry'));
  });
  it('draws of very many the heaviest, all that lie in circles, and those of the name that is chosen', () => {
    const many = Array.from({ length: 900 }, (_, i) => [`Paper ${i}`, 'Ministry', 'cites', i + 2] as const);
    const crowd = { ...sources, reliance: [...sources.reliance, ...ties(...many)] };
    const { ties: drawn, left } = networkOf(crowd, 1200, 'Paper 3');
    assert.equal(drawn.length + left, crowd.reliance.length);
    const has = (name: string) => drawn.some(({ reliance: { from } }) => from === name);
    assert.ok(has('Paper 899') && has('Paper 3') && has('Gazette') && has('Bravo') && !has('Paper 4'));
  });
  it('finds what leads to a name and what it leads to, not its neighbours beside it', () => {
    assert.deepEqual([...aroundOf('Ministry', sources.reliance)].sort(), [
      'Agency',
      'Alfa',
      'Gazette',
      'Herald',
      'Ministry',
    ]);
  });
});

const met = (body: string, day: string, agree: number, apart: number): Meeting => ({
  series: 's',
  figure: `f_${body}${day}`,
  origin: body,
  body,
  day,
  agree: Array.from({ length: agree }, (_, i) => `x${i}`),
  apart: Array.from({ length: apart }, (_, i) => `y${i}`),
});

describe('agreement over time', () => {
  const found = meetingRows(
    [
      met('A', '2023-11-02', 1, 0),
      met('A', '2024-02-01', 0, 2),
      met('B', '2024-08-01', 1, 1),
      met('A', '2024-08-09', 2, 1),
    ],
    [100, 500],
  );
  it('has a row a body, who met others most first, with how often it agreed', () => {
    assert.deepEqual(
      found.rows.map(({ body, dots, agreeing }) => [body, dots.map(({ stand }) => stand), agreeing]),
      [
        ['A', ['agrees', 'apart', 'agrees'], 2],
        ['B', ['both'], 0],
      ],
    );
  });
  it('sums by half-year without a gap', () => {
    assert.deepEqual(
      found.halves.map(({ name, agreeing, apart }) => [name, agreeing, apart]),
      [
        ['2023-2', 1, 0],
        ['2024-1', 0, 1],
        ['2024-2', 1, 1],
      ],
    );
    assert.equal(found.halves[0]?.x, 100);
    const last = found.halves.at(-1);
    assert.ok(Math.abs((last?.x ?? 0) + (last?.width ?? 0) - 500) < 1e-6);
  });
  it('is nothing where nobody met', () => {
    assert.deepEqual(meetingRows([], [0, 100]), { rows: [], halves: [], years: [] });
  });
});
