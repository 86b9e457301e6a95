// What a question names: parties, items, days, points of the log.
import { z } from 'zod';
import { itemAsked, partyAsked } from '../../app/asked.ts';
import { publishedDate } from '../../document/fields.ts';

/** A party that is asked about, by its id or its name; T1903 where nobody is called so. */
export const askedParty = (field: 'from' | 'to') =>
  z
    .string()
    .trim()
    .min(1)
    .max(80)
    .transform((text) => partyAsked(text, field))
    .meta({ description: 'A party by its id or name: KP, RU, UA, EU …', example: 'KP' });
export const AskedDay = z
  .string()
  .refine((text) => publishedDate(text) === text, 'a day, a month or a year of the calendar, such as 2025-12-31')
  .meta({ description: 'Only what was published by the end of this day, month or year', example: '2025-12-31' });
export const AskedItem = z.string().trim().min(1).max(80).transform(itemAsked).meta({
  description: 'An item by its code or name; what lies under it in the tree counts',
  example: 'ammunition.artillery',
});

/** The log up to a statement by its number, up to a time, or up to the end of a day in UTC. */
export const LogPoint = z
  .string()
  .regex(
    /^\d{1,15}$|^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?Z)?$/,
    'a statement, a day, or a time such as 2026-01-31T12:00Z',
  )
  .transform((text) =>
    /^\d{1,15}$/.test(text) ? Number(text) : new Date(text.length === 10 ? `${text}T23:59:59.999Z` : text),
  )
  .refine((point) => typeof point === 'number' || !Number.isNaN(point.getTime()), 'a time of the calendar');
