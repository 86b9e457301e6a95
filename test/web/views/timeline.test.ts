// Dated events as marks on an axis.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { TimelineEvent } from '../../../src/app/timeline.ts';
import { textWidth } from '../../../src/web/views/parts/wrap.ts';
import {
  dayNumber,
  monthCounts,
  monthText,
  moved,
  PITCH,
  timelineMarks,
  wholeRange,
} from '../../../src/web/views/timeline/rows.ts';

type Days = readonly [string | null, string | null];
const event = (id: string, begins: Days, ends: Days, rest: Partial<TimelineEvent> = {}): TimelineEvent => ({
  id,
  kind: 'delivery',
  supposed: false,
  from: 'KP',
  to: 'RU',
  item: 'container',
  where: null,
  when: '',
  isPoint: false,
  begins: { first: begins[0], last: begins[1] },
  ends: { first: ends[0], last: ends[1] },
  isRough: false,
  told: '2024-06-01',
  witnesses: [
    {
      id,
      documentId: null,
      quote: null,
      origin: 'x',
      stated: '2024-06-01',
      statedBy: 'published' as const,
      low: null,
      high: null,
      unit: null,
      label: null,
      url: null,
    },
  ],
  ...rest,
});
const day = (id: string, on: string, rest: Partial<TimelineEvent> = {}) =>
  event(id, [on, on], [on, on], { isPoint: true, ...rest });

const labelOf = () => 'a place';
const frame = { width: 1000, left: 200, right: 20, isNarrow: false };
const months = event('months', ['2023-09-01', '2023-09-30'], ['2024-03-01', '2024-03-31']);
const open = event('open', ['2023-12-01', '2023-12-31'], [null, null]);
const meeting = day('meeting', '2024-01-15', { kind: 'meeting', item: null });
const people = event('people', ['2024-02-01', '2024-02-01'], ['2024-02-20', '2024-02-20'], {
  kind: 'deployment',
  item: 'personnel.soldier',
});
const back = day('back', '2024-02-02', { from: 'RU', to: 'KP', item: 'money' });
const all = [months, open, meeting, people, back];

describe('a timeline', () => {
  const range = wholeRange(all);
  const { lanes, ticks, height } = timelineMarks(all, range, frame, labelOf);
  const markOf = (id: string) => lanes.flatMap(({ marks }) => marks).find(({ event: one }) => one.id === id);

  it('spans whole months round all events; what is open ends where it was last told of', () => {
    assert.equal(monthText(range.from), '2023-09');
    assert.equal(monthText(range.to), '2024-07');
  });
  it('has meetings first, then each direction, people before goods, and names a group once', () => {
    assert.deepEqual(
      lanes.map(({ kind, item, group }) => [kind, item, group?.kind ?? null]),
      [
        ['meeting', null, 'meeting'],
        ['deployment', 'personnel.soldier', 'direction'],
        ['delivery', 'container', null],
        ['delivery', 'money', 'direction'],
      ],
    );
    assert.ok(lanes.every(({ y, height: own }) => y > 0 && y + own <= height));
  });
  it('is sure of the days that lie inside whatever its ends may be', () => {
    const mark = markOf('months');
    assert.ok(mark && mark.x1 < mark.sure1 && mark.sure1 < mark.sure2 && mark.sure2 < mark.x2);
  });
  it('draws a day as a dot, and lets an open end run on', () => {
    assert.equal(markOf('meeting')?.isDot, true);
    assert.equal(markOf('open')?.opensRight, true);
    assert.equal(markOf('months')?.opensRight, false);
  });
  it('gives words beside a mark their room', () => {
    const close = ['2024-01-15', '2024-01-20', '2024-01-25'].map((on, i) =>
      day(`m${i}`, on, { kind: 'meeting', item: null }),
    );
    const rows = (label: string) =>
      new Set(timelineMarks([...close, open], range, frame, () => label).lanes[0]?.marks.map(({ y }) => y)).size;
    assert.ok(rows('a place with a very long name') > rows(''));
  });
  it('puts words that fit beside a mark on neither side under it, whole', () => {
    const long = event('long', ['2023-09-02', '2023-09-02'], ['2024-06-29', '2024-06-29'], {
      kind: 'meeting',
      item: null,
    });
    const narrow = { ...frame, width: 300, left: 4 };
    const [lane] = timelineMarks([long], range, narrow, () => 'North Korea and Russia').lanes;
    const [mark] = lane?.marks ?? [];
    assert.ok(mark && mark.under !== null && mark.under >= 0);
    assert.ok(mark.under + textWidth('North Korea and Russia', 12) <= narrow.width);
    const alone = timelineMarks([long], range, narrow, () => '').lanes[0];
    assert.ok((lane?.height ?? 0) >= (alone?.height ?? 0) + PITCH, 'in a row of its own');
  });
  it('leaves out what lies outside the range', () => {
    const later = { from: dayNumber('2024-04-15'), to: dayNumber('2024-06-30') };
    assert.deepEqual(
      timelineMarks(all, later, frame, labelOf).lanes.flatMap(({ marks }) => marks.map(({ event: one }) => one.id)),
      ['open'],
    );
  });
  it('has ticks inside the picture, in order', () => {
    assert.ok(ticks.length >= 2);
    for (const [i, { at }] of ticks.entries()) {
      assert.ok(at >= frame.left - 1 && at <= frame.width - frame.right + 1);
      if (i > 0) assert.ok(at > (ticks[i - 1]?.at ?? 0));
    }
  });
  it('never lays two marks of a row on each other', () => {
    const some = fc.array(fc.tuple(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 0, max: 200 })), {
      minLength: 1,
      maxLength: 25,
    });
    fc.assert(
      fc.property(some, (spans) => {
        const text = (n: number) => new Date(Date.UTC(2023, 0, 1 + n)).toISOString().slice(0, 10);
        const events = spans.map(([from, length], i) =>
          event(`e${i}`, [text(from), text(from)], [text(from + length), text(from + length)]),
        );
        const [lane] = timelineMarks(events, wholeRange(events), frame, labelOf).lanes;
        assert.equal((lane?.marks.length ?? 0) + (lane?.left ?? 0), events.length, 'what is not drawn is counted');
        for (const a of lane?.marks ?? [])
          for (const b of lane?.marks ?? []) if (a !== b && a.y === b.y) assert.ok(a.x2 <= b.x1 || b.x2 <= a.x1);
      }),
    );
  });
});

describe('the strip of months', () => {
  it('counts what goes on in each', () => {
    const counts = monthCounts([months, meeting], wholeRange([months, meeting]));
    assert.deepEqual(counts, [1, 1, 1, 1, 2, 1, 1]);
  });
});

describe('moving about', () => {
  const whole = { from: 0, to: 1000 };
  it('stays inside the whole and keeps its length', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 900 }),
        fc.integer({ min: 100, max: 600 }),
        fc.double({ min: -2, max: 2, noNaN: true }),
        (from, length, by) => {
          const range = { from, to: Math.min(1000, from + length) };
          const next = moved(range, whole, { by });
          assert.ok(next.from >= whole.from && next.to <= whole.to);
          assert.ok(Math.abs(next.to - next.from - (range.to - range.from)) <= 1);
        },
      ),
    );
  });
  it('draws together and apart, but no closer than two months', () => {
    assert.deepEqual(moved({ from: 400, to: 600 }, whole, { zoom: 0.5 }), { from: 450, to: 550 });
    assert.deepEqual(moved({ from: 470, to: 530 }, whole, { zoom: 0.5 }), { from: 470, to: 530 });
    assert.deepEqual(moved({ from: 100, to: 900 }, whole, { zoom: 2 }), whole);
  });
});
