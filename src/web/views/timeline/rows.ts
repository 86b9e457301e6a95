// Dated events → marks on one axis. Enters: events, the days that are shown, the width. Leaves: lanes of rows of marks, and ticks.
// Holds: marks of one row do not lie on each other; what is known only to lie between two days is soft; an open end runs on. Pure.
import { scaleUtc } from 'd3-scale';
import type { TimelineEvent } from '../../../app/timeline.ts';
import { textWidth } from '../parts/wrap.ts';

export type Range = { readonly from: number; readonly to: number };
export type Frame = {
  readonly width: number;
  readonly left: number;
  readonly right: number /** Names stand over their lanes. */;
  readonly isNarrow: boolean;
};

export type Mark = {
  readonly event: TimelineEvent;
  /** Words beside it; null where its lane says enough. */
  readonly label: string | null;
  /** The words stand before the mark: there is no room after it. */
  readonly isLabelBefore: boolean;
  /** Where its words begin in the row under it; null where they stand beside it. */
  readonly under: number | null;
  readonly y: number;
  /** Where it begins at the earliest and ends at the latest. */
  readonly x1: number;
  readonly x2: number;
  /** Between these it surely lies; equal or turned round where it surely lies nowhere. */
  readonly sure1: number;
  readonly sure2: number;
  readonly isDot: boolean;
  readonly opensLeft: boolean;
  readonly opensRight: boolean;
};
export type Lane = {
  readonly key: string;
  /** The first lane of a group says what the group is. */
  readonly group: Group | null;
  readonly item: string | null;
  readonly kind: TimelineEvent['kind'];
  readonly y: number;
  readonly height: number;
  readonly marks: readonly Mark[];
  /** Events for which the lane has no room. */
  readonly left: number;
};
export type Group =
  | { readonly kind: 'meeting' | 'agreement' }
  | { readonly kind: 'direction'; readonly from: string | null; readonly to: string | null };
export type Marks = {
  readonly lanes: readonly Lane[];
  readonly ticks: readonly { readonly at: number; readonly date: Date }[];
  readonly height: number;
  /** Events whose lanes are not drawn: there are too many. */
  readonly left: number;
};

const DAY = 86_400_000;

/** Days since 1970 of a day's text. */
export const dayNumber = (day: string): number => Math.round(Date.parse(`${day}T00:00:00Z`) / DAY);
export const dateOf = (day: number): Date => new Date(day * DAY);
/** "2024-05" of a day's number. */
export const monthText = (day: number): string => dateOf(day).toISOString().slice(0, 7);

/** First and last day of an event; what is open ends where it was last told of, and begins where it ends. */
export function extentOf(event: TimelineEvent): Range {
  const { begins, ends, told } = event;
  const to = dayNumber(ends.last ?? told) + 1;
  const from = begins.first === null ? to - 30 : dayNumber(begins.first);
  return { from, to: Math.max(to, from + 1) };
}

/** All days that the events speak of, by whole months. */
export function wholeRange(events: readonly TimelineEvent[]): Range {
  const extents = events.map(extentOf);
  const first = dateOf(Math.min(...extents.map(({ from }) => from)));
  const last = dateOf(Math.max(...extents.map(({ to }) => to)) - 1);
  return {
    from: Math.round(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), 1) / DAY),
    to: Math.round(Date.UTC(last.getUTCFullYear(), last.getUTCMonth() + 1, 1) / DAY),
  };
}

/** From row to row, pixels. */
export const PITCH = 15;
const HEAD = 30;
const NAME = 17;
const PAD = 5;
/** Room for the arrow of an open end, pixels. */
const ARROW = 22;
const AXIS = 26;
/** Rows of a lane, and lanes of a picture, at most: more cannot be read; who zooms in, or chooses two parties, sees them. */
const [MOST_ROWS, MOST_LANES] = [10, 44];

/** The marks of the events that are seen in a range. `labelOf` gives the words beside a mark that has no lane of its own. */
export function timelineMarks(
  events: readonly TimelineEvent[],
  range: Range,
  frame: Frame,
  labelOf: (event: TimelineEvent) => string,
): Marks {
  const { width, left, right, isNarrow } = frame;
  const x = scaleUtc()
    .domain([dateOf(range.from), dateOf(range.to)])
    .range([left, width - right]);
  const at = (day: number): number => x(dateOf(day));
  const seen = events.filter((event) => {
    const extent = extentOf(event);
    return extent.to > range.from && extent.from < range.to;
  });
  let y = AXIS;
  let before = '';
  const all = lanesOf(seen);
  const lanes = all.slice(0, MOST_LANES).map(({ key, group, item, kind, own }): Lane => {
    const opens = groupKey(group) !== before;
    before = groupKey(group);
    const top = y + (opens ? HEAD : 0) + (isNarrow && item !== null ? NAME : 0);
    const every = packed(
      own.map((event) => labelled(markOf(event, at), isMutual(event) ? labelOf(event) : null, width)),
    );
    const marks = every.filter(({ y: row }) => row < MOST_ROWS);
    const height = Math.max(1, ...marks.map((one) => one.y + rowsOf(one))) * PITCH + 2 * PAD;
    y = top + height;
    return {
      ...{ key, item, kind, y: top, height, left: every.length - marks.length },
      group: opens ? group : null,
      marks: marks.map((one) => ({ ...one, y: top + PAD + one.y * PITCH + PITCH / 2 })),
    };
  });
  const ticks = x.ticks(Math.max(2, Math.floor((width - left - right) / 90))).map((date) => ({ at: x(date), date }));
  const undrawn = all.slice(MOST_LANES).reduce((sum, { own }) => sum + own.length, 0);
  return { lanes, ticks, height: y + 8, left: undrawn };
}

const groupKey = (group: Group): string => (group.kind === 'direction' ? `${group.from} ${group.to}` : group.kind);

type Own = {
  readonly key: string;
  readonly group: Group;
  readonly item: string | null;
  readonly kind: TimelineEvent['kind'];
  readonly own: readonly TimelineEvent[];
};

const isMutual = ({ kind }: TimelineEvent): boolean => kind === 'meeting' || kind === 'agreement';

/** Meetings, agreements, then each direction, that with the most first: people who move before what is given, by item. */
function lanesOf(events: readonly TimelineEvent[]): readonly Own[] {
  const mutual = (['meeting', 'agreement'] as const).flatMap((kind): readonly Own[] => {
    const own = events.filter((event) => event.kind === kind);
    return own.length === 0 ? [] : [{ key: kind, group: { kind }, item: null, kind, own }];
  });
  const directions = [
    ...Map.groupBy(
      events.filter((event) => !isMutual(event)),
      ({ from, to }) => `${from} ${to}`,
    ),
  ];
  directions.sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1));
  const directed = directions.flatMap(([direction, all]) => {
    const [first] = all;
    const group: Group = { kind: 'direction', from: first?.from ?? null, to: first?.to ?? null };
    return [...Map.groupBy(all, ({ kind, item }) => `${kind === 'deployment' ? 0 : 1} ${item ?? ''}`)]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(
        ([key, own]): Own => ({
          key: `${direction} ${key}`,
          group,
          item: own[0]?.item ?? '',
          kind: own[0]?.kind ?? 'delivery',
          own,
        }),
      );
  });
  return [...mutual, ...directed];
}

function markOf(
  event: TimelineEvent,
  at: (day: number) => number,
): Omit<Mark, 'y' | 'label' | 'isLabelBefore' | 'under'> {
  const { begins, ends, isPoint } = event;
  const extent = extentOf(event);
  const opensLeft = begins.first === null;
  const opensRight = ends.last === null;
  const [x1, x2] = [at(extent.from) - (opensLeft ? ARROW : 0), at(extent.to) + (opensRight ? ARROW : 0)];
  const isDot = isPoint && extent.to - extent.from <= 1;
  if (isPoint) return { event, x1, x2, sure1: (x1 + x2) / 2, sure2: (x1 + x2) / 2, isDot, opensLeft, opensRight };
  const sure1 = begins.last === null ? at(extent.from) : at(dayNumber(begins.last));
  const sure2 = ends.first === null ? at(extent.to) : at(dayNumber(ends.first) + 1);
  return { event, x1, x2, sure1, sure2, isDot, opensLeft, opensRight };
}

/** Room between two marks of a row, and the least width of one, pixels. */
const [APART, LEAST] = [5, 11];
/** Between a mark and its words. */
export const LABEL_GAP = 6;

/** A mark with its words, which stand after it unless the picture ends there: then before it, or, without room there, under it. */
function labelled(
  mark: Omit<Mark, 'y' | 'label' | 'isLabelBefore' | 'under'>,
  label: string | null,
  width: number,
): Omit<Mark, 'y'> {
  const wide = label === null ? 0 : LABEL_GAP + textWidth(label, 12);
  const isPastEnd = mark.x2 + wide > width;
  const isLabelBefore = isPastEnd && mark.x1 - wide > 0;
  const isUnder = isPastEnd && !isLabelBefore;
  const under = isUnder ? Math.max(0, Math.min(mark.x1, width - wide)) : null;
  return { ...mark, label, isLabelBefore, under };
}

/** From where to where a mark with its words takes room. */
function roomOf({ x1, x2, label, isLabelBefore, under }: Omit<Mark, 'y'>): readonly [number, number] {
  const wide = label === null ? 0 : LABEL_GAP + textWidth(label, 12);
  const end = Math.max(x2, x1 + LEAST);
  if (under !== null) return [Math.min(x1, under), Math.max(end, under + wide)];
  return isLabelBefore ? [x1 - wide, end] : [x1, end + wide];
}

/** Words under a mark take a row of their own. */
const rowsOf = ({ under }: Pick<Mark, 'under'>): number => (under === null ? 1 : 2);

/** Each mark in the first row where it has room; `y` is the row's number. */
function packed(marks: readonly Omit<Mark, 'y'>[]): readonly Mark[] {
  const ends: number[] = [];
  return marks
    .map((mark) => ({ mark, room: roomOf(mark) }))
    .sort((a, b) => a.room[0] - b.room[0] || b.room[1] - a.room[1] || (a.mark.event.id < b.mark.event.id ? -1 : 1))
    .map(({ mark, room: [from, to] }) => {
      const own = rowsOf(mark);
      const isFree = (row: number): boolean => (ends[row] ?? Number.NEGATIVE_INFINITY) + APART <= from;
      let row = 0;
      while (!Array.from({ length: own }, (_, i) => row + i).every(isFree)) row += 1;
      for (let i = 0; i < own; i += 1) ends[row + i] = to;
      return { ...mark, y: row };
    });
}

/** How many events go on in each month of a range: the strip under the axis. */
export function monthCounts(events: readonly TimelineEvent[], { from, to }: Range): readonly number[] {
  const start = dateOf(from);
  const index = (day: number): number => {
    const date = dateOf(day);
    return (date.getUTCFullYear() - start.getUTCFullYear()) * 12 + date.getUTCMonth() - start.getUTCMonth();
  };
  const counts = new Array<number>(Math.max(1, index(to))).fill(0);
  for (const event of events) {
    const extent = extentOf(event);
    for (let i = Math.max(0, index(extent.from)); i <= Math.min(counts.length - 1, index(extent.to - 1)); i += 1)
      counts[i] = (counts[i] ?? 0) + 1;
  }
  return counts;
}

/** The day on which the month so many after a range's first begins. */
export function monthStart({ from }: Range, months: number): number {
  const start = dateOf(from);
  return Math.round(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + months, 1) / DAY);
}

/** A range moved or drawn together about its middle, inside the whole one, at least two months long. */
export function moved(
  range: Range,
  whole: Range,
  { by = 0, zoom = 1 }: { readonly by?: number; readonly zoom?: number },
): Range {
  const length = Math.min(whole.to - whole.from, Math.max(60, (range.to - range.from) * zoom));
  const middle = (range.from + range.to) / 2 + by * (range.to - range.from);
  const from = Math.min(Math.max(whole.from, Math.round(middle - length / 2)), whole.to - length);
  return { from: Math.round(from), to: Math.round(from + length) };
}
