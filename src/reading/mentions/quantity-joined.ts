// Two bounds joined into one quantity: "at least 96 but no more than 116 helicopters", "yli 300 mutta alle 400 vaunua".
// What enters: the drafts of a sentence in order. What leaves: the same, where a lower bound and an upper one that follows it
// over a joining word alone have become one interval; the first counts nothing of its own.
import { toDecimal } from '../../base/decimal.ts';
import type { QuantityMention } from './mention.ts';
import { isNeighbour } from './neighbours.ts';
import type { Reading } from './numeral.ts';
import type { Draft } from './quantity-ellipsis.ts';

/** True where nothing but a comma and a joining word stand between. */
function adjoin({ pieces, language }: Reading, from: number, to: number): boolean {
  const between = pieces.slice(from, to).filter(({ lower }) => lower !== ',');
  return to - from <= 2 && between.length === 1 && isNeighbour(language, 'bound-join', between[0]);
}

/** What the lower number is multiplied by to be told in the unit and scale of the upper: "2 but no more than 3 billion". */
function scaleOf(low: Draft, high: Draft): string {
  const [own, other] = [low.amount, high.amount];
  if (!own || !other || own.unit) return '1';
  const plain = own.numeral.factor.eq(1) && own.numeral.value.lt(other.numeral.lead);
  const scale = plain ? other.numeral.factor : toDecimal(1);
  return scale.mul(other.unit?.factor ?? '1').toFixed();
}

/** The two as one, or null where they do not belong together. */
function joined(reading: Reading, a: Draft, b: Draft): Draft | null {
  if (!adjoin(reading, a.end, b.first)) return null;
  const [low, high] = a.mention.low === null ? [b, a] : [a, b];
  if (low.mention.high !== null || high.mention.low !== null || high.mention.high === null || !low.mention.low)
    return null;
  const unitless = a.mention.unit === 'count' && a.amount?.unit == null;
  if (!unitless && a.mention.unit !== b.mention.unit) return null;
  const value = low === a ? toDecimal(low.mention.low).mul(scaleOf(a, b)) : toDecimal(low.mention.low);
  if (!value.lt(high.mention.high)) return null;
  const mention: QuantityMention = {
    ...b.mention,
    start: a.mention.start,
    first: a.mention.first,
    text: reading.text.slice(a.mention.start, b.mention.end),
    low: value.toFixed(),
    high: high.mention.high,
    approx: a.mention.approx || b.mention.approx,
    basis: b.mention.basis ?? a.mention.basis,
    per: b.mention.per ?? a.mention.per,
  };
  return { ...b, first: a.first, mention };
}

/** Drafts with joined bounds made one. */
export function joinBounds(reading: Reading, drafts: readonly Draft[]): readonly Draft[] {
  const done: Draft[] = [];
  for (const draft of drafts) {
    const before = done.at(-1);
    const one = before ? joined(reading, before, draft) : null;
    if (one) done[done.length - 1] = one;
    else done.push(draft);
  }
  return done;
}
