// Ranges: two numbers joined by a dash, "to", "or", "between … and …", or in Finnish by their cases ("neljästä kuuteen").
import { type Decimal, toDecimal } from '../../base/decimal.ts';
import { isNeighbour } from './neighbours.ts';
import type { Numeral, Reading } from './numeral.ts';
import { isDash, type Piece } from './pieces.ts';
import type { Amount } from './quantity-amount.ts';
import { bareHedgeAt } from './quantity-hedge.ts';
import { type Part, readPart } from './quantity-part.ts';

/** True where a change verb stands shortly before: "rose from 300 to 400" gives two numbers, not a range. */
export function changes({ pieces, language }: Reading, first: number): boolean {
  for (let i = first - 1; i >= Math.max(0, first - 7); i--) {
    const word = pieces[i] as Piece;
    if (/^[.;:]$/.test(word.lower)) return false;
    if (word.kind === 'word' && isNeighbour(language, 'change', word)) return true;
  }
  return false;
}

/** Where the second number starts, how it is joined to the first, and whether a word before it blurs it: "400 to about 500". */
type Link = { readonly at: number; readonly kind: 'dash' | 'to' | 'or' | 'and' | 'case'; readonly vague: boolean };

const plain = (at: number, kind: Link['kind']): Link => ({ at, kind, vague: false });

/** The link whose second number stands behind a hedge that leaves the range's ends as they are: "to as many as 12,000". */
function hedged(reading: Reading, at: number, kind: Link['kind']): Link {
  const hedge = bareHedgeAt(reading, at);
  const passed = hedge?.value === 'high' || hedge?.value === 'about' || hedge?.value === 'none';
  return hedge && passed ? { at: hedge.end, kind, vague: hedge.value === 'about' } : plain(at, kind);
}

/** What a range's words end in: "dollarista" opens one, "dollariin" closes it. */
const OUT_OF = /st[aä]$/u;
const INTO = /(?:een|[aeiouyäö]h?[aeiouyäö]n|hin|hun|hyn|hon|hön|han|hän)$/u;

/** Letters that two forms of one word share at least. */
const SHARED = 4;

/** One past a word behind bare digits that says "out of": "10 000 sotilaasta", where the same word follows a second number. */
function outOf({ pieces }: Reading, { numeral, unit, end }: Part): number | null {
  if (!numeral.digits || numeral.case !== '') return null;
  const at = unit ? end - 1 : end;
  const word = pieces[at];
  if (word?.kind !== 'word' || !OUT_OF.test(word.lower)) return null;
  const again = pieces.slice(at + 1, at + 6).find(({ lower }) => lower.startsWith(word.lower.slice(0, SHARED)));
  return again && INTO.test(again.lower) ? at + 1 : null;
}

/** True where bare digits stand before a word that says "into": "12 000 sotilaaseen". */
function into({ pieces }: Reading, { numeral, unit, end }: Part): boolean {
  if (numeral.case !== '') return numeral.case === 'Ill';
  const word = pieces[unit ? end - 1 : end];
  return numeral.digits && word?.kind === 'word' && INTO.test(word.lower);
}

/** "16- to 24-year-olds", "18-to-34", "two- or three-year": the link behind the first number's own hyphen. */
function hangingLink({ pieces, language }: Reading, at: number): Link | null {
  const word = pieces[at];
  const kind = isNeighbour(language, 'range-to', word) ? 'to' : isNeighbour(language, 'range-or', word) ? 'or' : null;
  if (!kind) return null;
  if (pieces[at]?.apart) return plain(at + 1, kind);
  return isDash(pieces[at + 1]) && !pieces[at + 1]?.apart ? plain(at + 2, kind) : null;
}

/** What joins a number to a second one behind it, if anything does. */
function linkAfter(reading: Reading, first: Part): Link | null {
  const { pieces, language } = reading;
  const next = pieces[first.end];
  if (!next) return null;
  const behind = first.end + 1;
  const hanging = language === 'en' && isDash(next) && !next.apart ? hangingLink(reading, behind) : null;
  if (hanging) return hanging;
  if (isDash(next))
    return next.lower !== '—' && next.apart === (pieces[behind]?.apart ?? false) ? plain(behind, 'dash') : null;
  if (language !== 'fi') {
    if (isNeighbour(language, 'range-to', next)) return hedged(reading, behind, 'to');
    if (isNeighbour(language, 'range-or', next)) return plain(behind, 'or');
    const between = isNeighbour(language, 'range-between', pieces[first.first - 1]);
    return between && isNeighbour(language, 'range-and', next) ? hedged(reading, behind, 'and') : null;
  }
  if (next.lower === 'tai') return plain(behind, 'or');
  if (next.lower === 'ja') return plain(behind, 'and');
  const from = first.numeral.case === 'Ela' ? first.end : outOf(reading, first);
  if (from === null) return null;
  return plain(isNeighbour('fi', 'range-up', pieces[from]) ? from + 1 : from, 'case');
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
  const b = readPart(reading, link.at, link.kind === 'dash' || reading.pieces[link.at]?.apart === false);
  if (!b || 'skip' in b || b.numeral.floor || a.numeral.floor) return null;
  const { pieces } = reading;
  if (link.kind === 'case' && !into(reading, b)) return null;
  if (link.kind === 'and' && reading.language === 'fi' && !isNeighbour('fi', 'range-close', pieces[b.end])) return null;
  if (reading.dated?.has(link.at)) return null;
  const { low, precision } = shareScale(a.numeral, b.numeral);
  const { language } = reading;
  const from = language !== 'fi' && isNeighbour(language, 'range-open', pieces[a.first - 1]);
  if (link.kind === 'to' && b.numeral.value.eq(1) && low.gt(1) && !a.unit && !b.unit) return ratio(a, b);
  if (!low.lt(b.numeral.value)) return null;
  if (link.kind === 'to' && a.unit && b.unit && low.mul(10).lt(b.numeral.value) && !from) return null;
  if (link.kind === 'or' && (low.mul(4).lt(b.numeral.value) || (a.unit && !b.unit))) return null;
  if (a.unit && b.unit && !b.unit.unit.startsWith(a.unit.unit)) return null;
  if ((link.kind === 'to' || link.kind === 'case') && !sharesUnit(reading, a, b) && changes(reading, a.first))
    return null;
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
    vague: a.numeral.vague || b.numeral.vague || link.vague,
    numeral: b.numeral,
    ratio: false,
  };
}

/** "rose 0.5 to 0.75 percent": one unit for both, and no "from" before them. */
const sharesUnit = ({ pieces, language }: Reading, a: Part, b: Part): boolean =>
  language === 'en' && !a.unit && b.unit !== null && pieces[a.first - 1]?.lower !== 'from';

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
