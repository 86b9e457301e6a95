// Use case: how the estimate of a series went from day to day, as its figures were stated one after the other.
import { ledgerJsonOf } from '../ledger/flow-json.ts';
import type { FlowJson } from '../ledger/flow-schema.ts';
import type { StoreView } from '../store/port.ts';
import { scopeOfKey } from './explain.ts';
import { openScope } from './ledger.ts';
import { ledgersByDay } from './reconciled.ts';

export type HistoryPoint = {
  /** From the end of this day, month or year, as EDTF. */
  readonly day: string;
  readonly estimate: FlowJson['estimate'];
};

/** Steps that are told of one series: more of them would be finer than a chart shows. */
const MOST = 60;

/** The days on which figures of a series were stated, oldest first, a month after its days; of too many every so many, the first and last among them. */
export function stepDays(stated: readonly string[]): readonly string[] {
  const days = [...new Set(stated.map((day) => day.replace(/[~?%]/g, '').split('/')[0] ?? ''))]
    .filter((day) => /^\d{4}(-\d\d){0,2}$/.test(day) && !/-(2[1-9]|3\d|4[01])$/.test(day.slice(0, 7)))
    .sort((a, b) => (`${a}~` < `${b}~` ? -1 : 1));
  if (days.length <= MOST) return days;
  const every = (days.length - 1) / (MOST - 1);
  return [...new Set(Array.from({ length: MOST }, (_, i) => days[Math.round(i * every)] ?? ''))];
}

/**
 * The estimates of a series by its key, oldest first, until `asKnownOn`; null where there is no such series. A step is a day on
 * which a figure of it was stated; what happened between two days changes nothing.
 */
export async function estimateHistory(
  store: StoreView,
  key: string,
  asKnownOn: string | null,
): Promise<readonly HistoryPoint[] | null> {
  const scope = scopeOfKey(key);
  if (scope === null) return null;
  const now = (await openScope(store, scope, asKnownOn)).series.find((series) => series.key === key);
  if (!now) return null;
  const days = stepDays(now.figures.map(({ stated }) => stated));
  const ledgers = await ledgersByDay(store, now, days);
  return ledgers.flatMap((ledger, i) => {
    const [series] = ledgerJsonOf(
      ledger,
      ledger.series.filter((one) => one.key === key),
    ).flows;
    return series ? [{ day: days[i] ?? '', estimate: series.estimate }] : [];
  });
}
