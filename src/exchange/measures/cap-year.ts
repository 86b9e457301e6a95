// The years of a ceiling: each starts on the day and month on which the measure came into force. Pure.
import { z } from 'zod';
import { addDays } from '../../base/edtf.ts';
import type { Measure } from './measure.ts';
import type { Days } from './touches.ts';

/** `name`: "2024", or "2023-12-22/2024-12-21" where the year is not the calendar's. */
export const CapYear = z.object({ name: z.string(), first: z.string(), last: z.string() }).readonly();
export type CapYear = z.infer<typeof CapYear>;

/** The year of the ceiling that holds the whole window; null where it lies in several, before the first, or has no beginning. */
export function yearHolding(
  { first, last }: Days,
  measure: Pick<Measure, 'inForceFrom' | 'inForceUntil'>,
): CapYear | null {
  if (first === null || last === null || first < measure.inForceFrom) return null;
  const year = yearOf(first, measure);
  return last <= year.last && (measure.inForceUntil === null || last <= measure.inForceUntil) ? year : null;
}

/** The year of the ceiling that a day falls into. */
export function yearOf(day: string, { inForceFrom }: Pick<Measure, 'inForceFrom'>): CapYear {
  const start = inForceFrom.slice(4);
  const calendar = Number(day.slice(0, 4));
  const year = day.slice(4) >= start ? calendar : calendar - 1;
  const first = `${String(year).padStart(4, '0')}${start}`;
  const last = addDays(`${String(year + 1).padStart(4, '0')}${start}`, -1);
  return { name: start === '-01-01' ? String(year) : `${first}/${last}`, first, last };
}
