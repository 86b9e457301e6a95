// Pass 8: increments and rates check totals and fill the periods between them. Increments of one body are added only where their
// periods adjoin; totals of one body are taken from each other only where both count from the same stated day; a rate is held
// against a total of the same body whose window has two ends. What comes out stands beside the figures as a check, never among
// them: it is nobody's statement.

import { compareDecimals, decimalText, toDecimal } from '../base/decimal.ts';
import { addDays, bounds, compareStated, daysBetween } from '../base/edtf.ts';
import { type SaidValue, say } from '../base/said.ts';
import type { Check, Figure, Series } from './model.ts';
import { carriesNumber } from './supersession.ts';
import { startOf } from './trend.ts';

type Told = Pick<Figure, 'id' | 'body' | 'originKind' | 'low' | 'high' | 'shared' | 'period' | 'stated' | 'calibre'>;

/** The series of one frame, item, unit, outcome and direction that are of facts: what can be held against each other. */
export const checkKey = ({ flowKey, frame, unit, outcome, kind }: Series): string | null =>
  kind === 'actual' && unit !== null ? `${flowKey}\n${frame}\n${unit}\n${outcome ?? ''}` : null;

type Ends = { readonly low: string | null; readonly high: string | null };

const added = (a: string | null, b: string | null): string | null =>
  a === null || b === null ? null : decimalText(toDecimal(a).plus(toDecimal(b)));
const less = (a: string | null, b: string | null): string | null =>
  a === null || b === null ? null : decimalText(toDecimal(a).minus(toDecimal(b)));

const touch = (a: Ends, b: Ends): boolean =>
  (a.low === null || b.high === null || compareDecimals(a.low, b.high) <= 0) &&
  (b.low === null || a.high === null || compareDecimals(b.low, a.high) <= 0);

type Window = { readonly first: string; readonly last: string | null };

function windowOf({ period }: Told): Window | null {
  if (period === null) return null;
  const { first, last } = bounds(period);
  return first === null ? null : { first, last };
}

/** All checks among series of one key. */
export function checksAmong(series: readonly Series[]): readonly Check[] {
  const numbered = (basis: Series['basis']): readonly Told[] =>
    series.filter((one) => one.basis === basis).flatMap(({ figures }) => figures.filter(carriesNumber));
  const [totals, increments] = [numbered('total'), numbered('increment')];
  return [
    ...byBody(increments).flatMap((told) => sums(told, totals)),
    ...byBody(totals).flatMap(growth),
    ...possibleSums(totals, increments),
    ...series.filter(({ basis }) => basis === 'rate').flatMap((one) => rates(one, totals)),
  ];
}

const byBody = (figures: readonly Told[]): readonly (readonly Told[])[] => [
  ...Map.groupBy(figures, ({ body }) => body).values(),
];

type Dated = { readonly figure: Told; readonly window: Window };

/** Increments with a window, by its first day. Of two numbers for one first day neither could be added; the earlier stands. */
function datedOf(increments: readonly Told[]): readonly Dated[] {
  const dated = increments.flatMap((figure): readonly Dated[] => {
    const window = windowOf(figure);
    return window ? [{ figure, window }] : [];
  });
  dated.sort((a, b) => (a.window.first < b.window.first ? -1 : a.window.first > b.window.first ? 1 : 0));
  return dated.filter(({ window }, i) => window.first !== dated[i - 1]?.window.first);
}

/** Stretches of increments of which each begins on the day after the one before. */
function runsOf(dated: readonly Dated[]): readonly (readonly Dated[])[] {
  const runs: Dated[][] = [];
  for (const next of dated) {
    const last = runs.at(-1)?.at(-1)?.window.last ?? null;
    if (last !== null && addDays(last, 1) === next.window.first) runs.at(-1)?.push(next);
    else runs.push([next]);
  }
  return runs;
}

/** Sums of adjoining increments of one body: over each whole run, and over each part of one that a total of the body covers. */
function sums(increments: readonly Told[], totals: readonly Told[]): readonly Check[] {
  return runsOf(datedOf(increments)).flatMap((run) => {
    const covered = totals.flatMap((total): readonly Check[] => {
      const window = total.body === run[0]?.figure.body ? windowOf(total) : null;
      const first = run.findIndex((part) => part.window.first === window?.first);
      const last = run.findIndex((part) => part.window.last === window?.last);
      return first < 0 || last <= first ? [] : [sumOf(run.slice(first, last + 1), total)];
    });
    const isCovered = covered.some(({ figures }) => figures.length === run.length);
    return run.length < 2 || isCovered ? covered : [...covered, sumOf(run, null)];
  });
}

function sumOf(run: readonly Dated[], against: Told | null): Check {
  const parts = run.map(({ figure }) => figure);
  const low = parts.map((part) => part.low).reduce(added);
  const high = parts.map((part) => part.high).reduce(added);
  const body = parts[0]?.body ?? '';
  const agrees = against ? touch({ low, high }, against) : null;
  const why =
    against === null
      ? say`${parts.length} adjoining periods of ${body}`
      : agrees
        ? say`the parts fit the total that ${body} gave`
        : say`the parts and the total that ${body} gave differ by ${differenceOf({ low, high }, against)}`;
  const period = `${run[0]?.window.first ?? '..'}/${run.at(-1)?.window.last ?? '..'}`;
  const figures = parts.map(({ id }) => id);
  return { kind: 'sum', body, period, low, high, figures, against: against?.id ?? null, agrees, why };
}

/** The distance between two intervals that do not touch. */
function differenceOf(a: Ends, b: Ends): SaidValue {
  const gap =
    a.high !== null && b.low !== null && compareDecimals(a.high, b.low) < 0 ? less(b.low, a.high) : less(a.low, b.high);
  return gap === null ? say`an unknown amount` : { number: gap };
}

/** What a body's totals grew by between two statements that count from the same stated day. */
function growth(totals: readonly Told[]): readonly Check[] {
  const starts = Map.groupBy(
    totals.filter((total) => startOf(total) !== null),
    ({ period, calibre }) => `${startOf({ period })}\n${calibre ?? ''}`,
  );
  return [...starts.values()].flatMap((said) =>
    said.flatMap((later, i): readonly Check[] => {
      const earlier = said[i - 1];
      if (!earlier || compareStated(earlier.stated, later.stated) >= 0) return [];
      const [low, high] = [less(later.low, earlier.high), less(later.high, earlier.low)];
      if (low === null && high === null) return [];
      const period = `${earlier.stated}/${later.stated}`;
      const isFall = high?.startsWith('-') ?? false;
      return [
        {
          kind: 'growth',
          body: later.body,
          period,
          low,
          high,
          figures: [earlier.id, later.id],
          against: null,
          agrees: null,
          why: isFall ? say`a total to date cannot fall` : say`both count from ${{ day: startOf(later) ?? '' }}`,
        },
      ];
    }),
  );
}

/** A total that nobody is named for, and that a total and a later increment of others add up to. */
function possibleSums(totals: readonly Told[], increments: readonly Told[]): readonly Check[] {
  const nobodys = totals.filter(({ originKind, low }) => originKind === 'unnamed' && low !== null);
  return nobodys.flatMap((figure) =>
    totals.flatMap((total) =>
      increments.flatMap((increment): readonly Check[] => {
        const isEarlier =
          total !== figure && [total, increment].every(({ stated }) => compareStated(stated, figure.stated) <= 0);
        const window = windowOf(increment);
        const follows = window !== null && (window.last === null || window.last > (bounds(total.stated).first ?? ''));
        if (!isEarlier || !follows || total.originKind === 'unnamed' || added(total.low, increment.low) !== figure.low)
          return [];
        const { low, high, body } = figure;
        const why = say`${{ number: total.low ?? '0' }} of ${total.body} and ${{ number: increment.low ?? '0' }} of ${increment.body} add up to it`;
        const figures = [total.id, increment.id];
        return [
          { kind: 'possible-sum', body, period: null, low, high, figures, against: figure.id, agrees: true, why },
        ];
      }),
    ),
  );
}

const DAYS = { hour: 1 / 24, day: 1, week: 7 } as const;

/** A rate of a body times the length of a closed window of its own total. Lengths are whole days, months and years of the calendar. */
function rates(series: Series, totals: readonly Told[]): readonly Check[] {
  return series.figures.filter(carriesNumber).flatMap((rate) =>
    totals.flatMap((total): readonly Check[] => {
      const window = windowOf(total);
      if (total.body !== rate.body || window === null || window.last === null) return [];
      const length = lengthIn(series.per, window.first, window.last);
      if (length === null) return [];
      const [low, high] = [times(rate.low, length), times(rate.high, length)];
      const agrees = touch({ low, high }, total);
      return [
        {
          kind: 'rate',
          body: rate.body,
          period: `${window.first}/${window.last}`,
          low,
          high,
          figures: [rate.id],
          against: total.id,
          agrees,
          why: agrees
            ? say`the rate over the window fits the total`
            : say`the rate over the window does not give the total`,
        },
      ];
    }),
  );
}

const times = (end: string | null, length: string): string | null =>
  end === null ? null : decimalText(toDecimal(end).times(length).toDecimalPlaces(2));

function lengthIn(per: Series['per'], first: string, last: string): string | null {
  const days = daysBetween(first, last) + 1;
  switch (per) {
    case 'day':
    case 'week':
    case 'hour':
      return decimalText(toDecimal(days).div(DAYS[per]));
    case 'month':
    case 'year': {
      // The mean Gregorian year has 365.2425 days.
      const years = toDecimal(days).div('365.2425');
      return years.times(per === 'month' ? 12 : 1).toFixed(6);
    }
    case null:
      return null;
    default:
      return null;
  }
}
