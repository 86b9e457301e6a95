// Whether origins agree → a row of dots a body over time, and the sum by half-year. Pure.
import { scaleUtc } from 'd3-scale';
import type { Meeting } from '../../../ledger/agreement.ts';

export type Stand = 'agrees' | 'apart' | 'both';
export type Dot = { readonly meeting: Meeting; readonly x: number; readonly stand: Stand; readonly others: number };
export type MeetingRow = {
  readonly body: string;
  readonly dots: readonly Dot[];
  readonly agreeing: number;
  readonly all: number;
};
export type HalfYear = {
  /** "2024-1", "2024-2". */
  readonly name: string;
  readonly x: number;
  readonly width: number;
  readonly agreeing: number;
  readonly apart: number;
};
export type Meetings = {
  readonly rows: readonly MeetingRow[];
  readonly halves: readonly HalfYear[];
  readonly years: readonly { readonly at: number; readonly year: string }[];
};

/** Dots of a row at most, the latest: more lie on each other. */
const LATEST = 120;

const standOf = ({ agree, apart }: Meeting): Stand =>
  agree.length > apart.length ? 'agrees' : agree.length < apart.length ? 'apart' : 'both';

const dayOf = (day: string): Date => new Date(`${day}T00:00:00Z`);

/** The first day of a day's half-year. */
const halfOf = (day: string): { readonly year: number; readonly half: 1 | 2 } => ({
  year: Number(day.slice(0, 4)),
  half: Number(day.slice(5, 7)) <= 6 ? 1 : 2,
});
const firstDay = (year: number, half: 1 | 2): Date => new Date(Date.UTC(year, half === 1 ? 0 : 6, 1));

/** Rows of the bodies that met others most often, at most so many, between two places. */
export function meetingRows(meetings: readonly Meeting[], range: readonly [number, number], most = 14): Meetings {
  const days = meetings.map(({ day }) => day).sort();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return { rows: [], halves: [], years: [] };
  const [from, to] = [halfOf(first), halfOf(last)];
  const end = to.half === 1 ? firstDay(to.year, 2) : firstDay(to.year + 1, 1);
  const x = scaleUtc()
    .domain([firstDay(from.year, from.half), end])
    .range([...range]);
  const rows = [...Map.groupBy(meetings, ({ body }) => body)]
    .map(([body, own]): MeetingRow => {
      const dots = own.map((meeting) => ({
        meeting,
        x: x(dayOf(meeting.day)),
        stand: standOf(meeting),
        others: meeting.agree.length + meeting.apart.length,
      }));
      return {
        ...{ body, all: dots.length, agreeing: dots.filter(({ stand }) => stand === 'agrees').length },
        dots: dots.slice(-LATEST),
      };
    })
    .sort((a, b) => b.all - a.all || (a.body < b.body ? -1 : 1))
    .slice(0, most);
  const halves: HalfYear[] = [];
  for (let { year, half } = from; firstDay(year, half) < end; half = half === 1 ? 2 : 1) {
    const own = meetings.filter(({ day }) => halfOf(day).year === year && halfOf(day).half === half);
    const start = x(firstDay(year, half));
    const stop = x(half === 1 ? firstDay(year, 2) : firstDay(year + 1, 1));
    const count = (stand: Stand) => own.filter((one) => standOf(one) === stand).length;
    halves.push({
      name: `${year}-${half}`,
      x: start,
      width: stop - start,
      agreeing: count('agrees'),
      apart: own.length - count('agrees'),
    });
    if (half === 2) year += 1;
  }
  const years = halves
    .filter(({ name }) => name.endsWith('-1'))
    .map(({ name, x: at }) => ({ at, year: name.slice(0, 4) }));
  return { rows, halves, years };
}
