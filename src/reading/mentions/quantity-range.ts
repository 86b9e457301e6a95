// Ranges: two numbers joined by a dash, "to", "or", "between … and …", or in Finnish by their cases ("neljästä kuuteen").
import { type Decimal, toDecimal } from '../../base/decimal.ts';
import { isNeighbour } from './lexicon.ts';
import type { Numeral, Reading } from './numeral.ts';
import { isDash, type Piece } from './pieces.ts';
import type { Amount } from './quantity-amount.ts';
import { type Part, readPart } from './quantity-part.ts';

/** True where a change verb stands shortly before: "rose from 300 to 400" gives two numbers, not a range. */
export function changes({ pieces, language }: Reading, first: number): boolean {
  for (let i = first - 1; i >= Math.max(0, first - 7); i--) {
    const word = pieces[i] as Piece;
    if (/^[.;:]$/.test(word.lower)) return false;
    if (word.kind === 'word' && isNeighbour(language, 'change', word.lower)) return true;
  }
  return false;
}

type Link = { readonly at: number; readonly kind: 'dash' | 'to' | 'or' | 'and' | 'case' };

/** What joins a number that ends at `end` to a second one, if anything does. */
function linkAfter({ pieces, language }: Reading, first: Part): Link | null {
  const next = pieces[first.end];
  if (!next) return null;
  if (isDash(next))
    return next.lower !== '—' && next.apart === (pieces[first.end + 1]?.apart ?? false)
      ? { at: first.end + 1, kind: 'dash' }
      : null;
  if (language === 'en') {
    if (next.lower === 'to')
      return { at: pieces[first.end + 1]?.lower === 'up' ? first.end + 3 : first.end + 1, kind: 'to' };
    if (next.lower === 'or') return { at: first.end + 1, kind: 'or' };
    if (next.lower === 'and' && pieces[first.first - 1]?.lower === 'between') return { at: first.end + 1, kind: 'and' };
    return null;
  }
  if (next.lower === 'tai') return { at: first.end + 1, kind: 'or' };
  if (next.lower === 'ja') return { at: first.end + 1, kind: 'and' };
  if (first.numeral.case !== 'Ela') return null;
  return { at: isNeighbour('fi', 'range-up', next.lower) ? first.end + 1 : first.end, kind: 'case' };
}

const thousand = toDecimal(1000);

/** The lower end as it is meant: "10–12 000" and "four to six million" share the upper end's scale. */
function shareScale(lower: Numeral, upper: Numeral): { readonly low: Decimal; readonly precision: Decimal } {
  const plain = lower.factor.eq(1);
  if (plain && upper.factor.gt(1) && lower.value.lt(upper.lead))
    return { low: lower.value.mul(upper.factor), precision: lower.precision.mul(upper.factor) };
  const grouped =
    plain && upper.digits && upper.value.gte(1000) && lower.value.lt(1000) && lower.value.mul(thousand).lt(upper.value);
  return grouped
    ? { low: lower.value.mul(thousand), precision: lower.precision.mul(thousand) }
    : { low: lower.value, precision: lower.precision };
}

function joinRange(reading: Reading, a: Part, link: Link): Amount | null {
  const b = readPart(reading, link.at, link.kind === 'dash');
  if (!b || 'skip' in b || b.numeral.floor || a.numeral.floor) return null;
  const { pieces } = reading;
  if (link.kind === 'case' && b.numeral.case !== 'Ill') return null;
  if (link.kind === 'and' && reading.language === 'fi' && !isNeighbour('fi', 'range-close', pieces[b.end]?.lower ?? ''))
    return null;
  const { low, precision } = shareScale(a.numeral, b.numeral);
  const from = reading.language === 'en' && isNeighbour('en', 'range-open', pieces[a.first - 1]?.lower ?? '');
  if (link.kind === 'to' && b.numeral.value.eq(1) && low.gt(1) && !a.unit && !b.unit) return ratio(a, b);
  if (!low.lt(b.numeral.value)) return null;
  if (link.kind === 'or' && (low.mul(4).lt(b.numeral.value) || (a.unit && !b.unit))) return null;
  if (a.unit && b.unit && a.unit.unit !== b.unit.unit) return null;
  if ((link.kind === 'to' || link.kind === 'case') && changes(reading, a.first)) return null;
  const unit = b.unit ?? a.unit;
  const between = from && link.kind !== 'case' ? a.first - 1 : a.first;
  const end = link.kind === 'and' && reading.language === 'fi' ? b.end + 1 : b.end;
  return {
    first: between,
    end,
    numberEnd: b.numeral.end,
    low,
    high: b.numeral.value,
    precision: precision.lt(b.numeral.precision) ? precision : b.numeral.precision,
    unit,
    range: true,
    floor: false,
    vague: a.numeral.vague || b.numeral.vague,
    numeral: b.numeral,
    ratio: false,
  };
}

function ratio(a: Part, b: Part): Amount {
  return {
    first: a.first,
    end: b.end,
    numberEnd: b.end,
    low: a.numeral.value,
    high: a.numeral.value,
    precision: a.numeral.precision,
    unit: { unit: 'ratio', factor: '1', measure: true },
    range: false,
    floor: false,
    vague: false,
    numeral: a.numeral,
    ratio: true,
  };
}

/** The range that a part opens, or null. */
export function rangeFrom(reading: Reading, part: Part): Amount | null {
  const link = linkAfter(reading, part);
  return link && joinRange(reading, part, link);
}
