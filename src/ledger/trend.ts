// Where a series goes, and from which day it counts. Both look at one body's words at a time: numbers of different bodies, or
// with different starts, make no trend and no pace.
import { compareDecimals } from '../base/decimal.ts';
import type { Figure, SameNumber, Series, Start, Trend } from './model.ts';
import { carriesNumber, isCurrent } from './supersession.ts';

const numberOf = ({ low, high }: Figure): string => low ?? high ?? '0';

/** From the first to the last statement of the body that spoke most often (ties by name); null where nobody spoke twice. */
export function trendOf({ basis, figures }: Series): Trend | null {
  if (basis !== 'total' && basis !== 'stock' && basis !== 'rate') return null;
  if (figures.length < 2) return null;
  const bodies = new Map<string, Figure[]>();
  for (const figure of figures) {
    if (!carriesNumber(figure) || figure.originKind === 'unnamed') continue;
    const said = bodies.get(figure.body);
    if (said) said.push(figure);
    else bodies.set(figure.body, [figure]);
  }
  let most: readonly [string, Figure[]] | null = null;
  for (const entry of bodies)
    if (most === null || entry[1].length > most[1].length || (entry[1].length === most[1].length && entry[0] < most[0]))
      most = entry;
  if (most === null) return null;
  const [body, said] = most;
  const [first, last] = [said[0], said.at(-1)];
  if (!first || !last || first === last) return null;
  const order = compareDecimals(numberOf(first), numberOf(last));
  return { direction: order < 0 ? 'rising' : order > 0 ? 'falling' : 'steady', body, from: first.id, to: last.id };
}

/** The stated first day of a total's window, as EDTF; null where none is stated. */
export const startOf = ({ period }: Pick<Figure, 'period'>): string | null => {
  const start = period?.split('/')[0] ?? null;
  return start === '..' || start === '' ? null : start;
};

/** Current totals grouped by the day that they count from, earliest first, unknown last; empty where there is one only. */
export function startsOf({ basis, figures }: Series): readonly Start[] {
  if (basis !== 'total') return NONE;
  const groups = new Map<string, Figure[]>();
  for (const figure of figures) {
    if (!isCurrent(figure)) continue;
    const start = startOf(figure) ?? '';
    groups.set(start, [...(groups.get(start) ?? []), figure]);
  }
  if (groups.size < 2) return NONE;
  return [...groups]
    .sort(([a], [b]) => (a === '' ? 1 : b === '' ? -1 : a < b ? -1 : 1))
    .map(([start, members]) => ({
      start: start || null,
      bodies: [...new Set(members.map(({ body }) => body))].sort(),
      figures: members.map(({ id }) => id),
    }));
}

const NONE: readonly never[] = [];

/**
 * Totals of one series that give one number for windows of different starts: one may be the other, misheard. By number; no pace
 * may be computed from the one to the other.
 */
export function sameNumbersOf({ basis, figures }: Series): readonly SameNumber[] {
  if (basis !== 'total') return NONE;
  const numbered = figures.filter((figure) => carriesNumber(figure) && startOf(figure) !== null);
  return [...Map.groupBy(numbered, numberOf)]
    .sort(([a], [b]) => compareDecimals(a, b))
    .flatMap(([number, members]) => {
      const starts = [...Map.groupBy(members, (figure) => startOf(figure) ?? '')].sort(([a], [b]) => (a < b ? -1 : 1));
      if (starts.length < 2) return [];
      return [{ number, starts: starts.map(([start, told]) => ({ start, figures: told.map(({ id }) => id) })) }];
    });
}
