// The worth of single series out of a balance: what stands beside a number on the home page. Pure.
import { roundedDraws, roundedOutward } from '../base/rounding.ts';
import type { Balance, WorthJson } from '../exchange/balance-model.ts';
import type { Ends } from './format/interval.ts';

export type SeriesWorth = {
  /** Its derivation's id. */
  readonly id: string;
  readonly currency: string;
  /** The middle 90 of 100 draws; the sharp bounds where an end is open. Exact. */
  readonly low: string | null;
  readonly high: string | null;
  readonly isDrawn: boolean;
};

/** As it is read: rounded as everywhere. */
export const shownWorth = ({ low, high, isDrawn }: SeriesWorth): Ends =>
  isDrawn ? roundedDraws({ low, high }) : roundedOutward({ low, high }, null);

const endsOf = ({ draws, atLeast, atMost }: WorthJson): Ends =>
  draws ? { low: draws.p5, high: draws.p95 } : { low: atLeast, high: atMost };

/** Worths by series key, of the rows that count in a side's total. */
export const worthsOf = ({ given, received }: Pick<Balance, 'given' | 'received'>): ReadonlyMap<string, SeriesWorth> =>
  new Map(
    [...given.items, ...received.items].flatMap(({ id, series, counted, worth }) =>
      counted && worth
        ? [[series, { id, currency: worth.currency, isDrawn: worth.draws !== null, ...endsOf(worth) }] as const]
        : [],
    ),
  );
