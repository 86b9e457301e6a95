// Quantities: numbers with hedges, units, currencies, shares, durations, found over the characters of a sentence.
// What enters: an analysed sentence and its document's text. What leaves: quantity mentions in the order of the text, never
// overlapping. Years, dates, times, ordinals, designations and section numbers are no quantities.
import { type Decimal, decimalText } from '../../base/decimal.ts';
import type { Span } from '../../base/span.ts';
import type { Sentence } from '../../language/language.ts';
import { dateSpans } from './dates.ts';
import type { MentionContext, QuantityMention } from './mention.ts';
import { isNeighbour } from './neighbours.ts';
import { mayStartAmount, type Reading } from './numeral.ts';
import type { Piece } from './pieces.ts';
import { type Amount, readAmount } from './quantity-amount.ts';
import { readBasis } from './quantity-basis.ts';
import { countedToken, ownedToken } from './quantity-counted.ts';
import { type Draft, type Inherited, inheritedUnit, isMoney } from './quantity-ellipsis.ts';
import { partOfUnit } from './quantity-fraction.ts';
import { type Hedge, readHedges } from './quantity-hedge.ts';
import { joinBounds } from './quantity-joined.ts';
import type { BasisHint, QuantityLexicon, Unit } from './quantity-lexicon.ts';
import { readMultiple } from './quantity-multiple.ts';
import { isNamed } from './quantity-named.ts';
import { countsOne } from './quantity-one.ts';
import { changes } from './quantity-range.ts';
import { readShare, type Share } from './quantity-share.ts';
import { countsNamed } from './quantity-things.ts';
import { isPeriod, isTime } from './quantity-units.ts';
import { readingOf } from './reading.ts';
import { type TokenSpan, tokenSpan } from './token-span.ts';

/** Ends of an interval after its hedges; a plural such as "thousands" is a lower end whatever stands before it. */
function ends(
  amount: Pick<Amount, 'low' | 'high' | 'floor' | 'range'>,
  hedge: Hedge,
): { low: Decimal | null; high: Decimal | null } {
  if (amount.floor) return { low: amount.low, high: null };
  if (amount.range) return { low: amount.low, high: amount.high };
  return { low: hedge.bound === 'high' ? null : amount.low, high: hedge.bound === 'low' ? null : amount.high };
}

const times = (value: Decimal | null, unit: Unit | null): string | null =>
  value === null ? null : decimalText(unit && unit.factor !== '1' ? value.mul(unit.factor) : value);

function spanOf(pieces: readonly Piece[], first: number, end: number): Span {
  return { start: (pieces[first] as Piece).start, end: (pieces[end - 1] as Piece).end };
}

/** What a document's reading of one sentence needs at every step. */
type Work = {
  readonly reading: Reading;
  readonly sentence: Sentence;
  readonly context: MentionContext;
  readonly drafts: readonly Draft[];
};

/** The case that decides what is counted: "yksi sotilas" agrees where "kaksi sotilasta" governs. */
const caseOf = ({ numeral }: Amount): string => (numeral.case === 'Nom' && numeral.value.eq(1) ? 'One' : numeral.case);

/** How far behind an amount what it counts can stand, in pieces. */
const NEAR = 12;

/** "miljardin edestä ohjuksia": a sum without its currency, which counts nothing. */
const isWorth = ({ pieces, language }: Reading, { unit, end }: Amount): boolean =>
  unit === null && isNeighbour(language, 'worth', pieces[end]);

/** The token that an amount counts; a word of a date is none. */
function countedBy({ reading, sentence }: Work, amount: Amount, last: number): number | null {
  if (amount.unit?.measure || isWorth(reading, amount)) return null;
  const number = tokenSpan(sentence, reading.pieces[amount.numeral.end - 1] as Piece).first;
  const owned = reading.language === 'fi' && amount.unit !== null && amount.numeral.case === 'Gen';
  const counted = owned
    ? ownedToken(sentence, last)
    : countedToken(sentence, { number, last, case: caseOf(amount) }, reading.language);
  const token = counted === null ? undefined : sentence.tokens[counted];
  const from = amount.end;
  for (let i = from; token && i < Math.min(reading.pieces.length, from + NEAR); i += 1)
    if (reading.pieces[i]?.start === token.start) return reading.dated?.has(i) ? null : counted;
  return counted;
}

/** "yli 30 miljardia suoraa budjettitukea", "60 miljardin paketti": money is not counted, its unit is left out. */
function countsMoney({ reading, sentence }: Work, { end }: Amount, counted: number | null): boolean {
  const start = counted === null ? -1 : sentence.tokens[counted]?.start;
  const { pieces, language } = reading;
  for (let i = end; i < Math.min(pieces.length, end + NEAR); i += 1)
    if (pieces[i]?.start === start) return isNeighbour(language, 'sum', pieces[i]);
  return false;
}

/** "three bloody weeks", "yhden joulukuisen viikon": the time that a number measures over an adjective; null where none. */
function periodBehind({ reading, sentence }: Work, amount: Amount, counted: number | null): Unit | null {
  if (amount.unit || counted === null || sentence.tokens[counted - 1]?.upos !== 'ADJ') return null;
  const at = amount.end + 1;
  if (reading.pieces[at]?.start !== sentence.tokens[counted]?.start) return null;
  const unit = reading.lexicon.units.startingAt(reading.pieces, at)?.value ?? null;
  return isPeriod(unit) ? unit : null;
}

/** As many as this are never things. */
const MILLIARD = 1_000_000_000;

/** The unit left out; no currency where the clause names things that the number is of. */
function unitLeftOut(work: Work, amount: Amount, counted: number | null, at: TokenSpan): Inherited | null {
  const inherited = inheritedUnit(work.reading, amount, counted, work.drafts);
  if (!inherited || !isMoney(inherited.unit.unit) || amount.high.gte(MILLIARD)) return inherited;
  return countsNamed(work.sentence, at, work.context) ? null : inherited;
}

function fromAmount(work: Work, amount: Amount): Draft {
  const { reading, sentence } = work;
  const floor = work.drafts.at(-1)?.end ?? 0;
  const hedge = readHedges(reading, { ...amount, floor, time: isTime(amount.unit) });
  const span = spanOf(reading.pieces, hedge.first, amount.end);
  const tokens = tokenSpan(sentence, span);
  const behind = spanOf(reading.pieces, hedge.first, hedge.end);
  const nearest = countedBy(work, amount, tokenSpan(sentence, behind).last);
  const period = periodBehind(work, amount, nearest);
  const counted = period ? null : nearest;
  const inherited = period
    ? null
    : unitLeftOut(work, amount, countsMoney(work, amount, counted) ? null : counted, tokens);
  const unit = inherited
    ? { ...inherited.unit, factor: inherited.scale.mul(inherited.unit.factor).toFixed() }
    : (period ?? amount.unit);
  const { low, high } = ends(amount, hedge);
  const step = isStep(work, hedge.first, counted);
  const hint = unit?.unit === 'percent' ? SHARE : step ? INCREMENT : readBasis(reading, hedge.first, amount.numberEnd);
  const mention: QuantityMention = {
    type: 'quantity',
    start: span.start,
    end: span.end,
    text: reading.text.slice(span.start, span.end),
    first: tokens.first,
    last: tokens.last,
    headToken: tokens.headToken,
    low: times(low, unit),
    high: times(high, unit),
    approx: hedge.approx || amount.vague,
    precision: times(amount.precision, unit) ?? '1',
    unit: unit?.unit ?? 'count',
    basis: hint?.basis ?? null,
    per: hint?.per ?? null,
    counted,
    measureOnly: unit?.measure ?? false,
    written: unit?.written ? { unit: unit.written, factor: unit.factor } : null,
  };
  return { mention, first: hedge.first, end: amount.end, amount: inherited ? inheriting(amount, inherited) : amount };
}

/** An amount as the next one may take its unit and scale over: "33 of them in loans and 17 in grants". */
const inheriting = (amount: Amount, { unit, scale }: Inherited): Amount => ({
  ...amount,
  unit,
  numeral: scale.gt(1) ? { ...amount.numeral, factor: scale } : amount.numeral,
});

const SHARE: BasisHint = { basis: 'share', per: null };
const INCREMENT: BasisHint = { basis: 'increment', per: null };

/** True for the size of a change, not the number that it reaches: "fell by 500", "supistui 500 vaunulla". */
function isStep({ reading, sentence }: Work, first: number, counted: number | null): boolean {
  const said = reading.language === 'en' ? reading.pieces[first - 1]?.lower === 'by' : false;
  const adessive = reading.language === 'fi' && counted !== null && sentence.tokens[counted]?.feats.Case === 'Ade';
  return (said || adessive) && changes(reading, first);
}

/** A share in percent, or a multiple in times, which counts nothing. */
function fromShare({ reading, sentence, drafts }: Work, share: Share, unit: 'percent' | 'times' = 'percent'): Draft {
  const floor = drafts.at(-1)?.end ?? 0;
  const hedge = readHedges(reading, { first: share.first, numberEnd: share.end, end: share.end, floor });
  const span = spanOf(reading.pieces, hedge.first, share.end);
  const { low, high } = ends({ ...share, floor: false }, hedge);
  const tokens = tokenSpan(sentence, span);
  const at = { number: tokens.first, last: tokens.last, case: 'Ela' };
  const isPart = unit === 'percent';
  const mention: QuantityMention = {
    type: 'quantity',
    start: span.start,
    end: span.end,
    text: reading.text.slice(span.start, span.end),
    first: tokens.first,
    last: tokens.last,
    headToken: tokens.headToken,
    low: times(low, null),
    high: times(high, null),
    approx: hedge.approx,
    precision: share.low.isInteger() && share.high.isInteger() ? '1' : '0.1',
    unit,
    basis: isPart ? 'share' : null,
    per: null,
    counted: isPart ? countedToken(sentence, at, reading.language) : null,
    measureOnly: !isPart,
    written: null,
  };
  return { mention, first: hedge.first, end: share.end, amount: null };
}

/** Indexes of the pieces that stand inside dates and times of day. */
function datedPieces(pieces: readonly Piece[], spans: readonly Span[]): ReadonlySet<number> | null {
  if (spans.length === 0) return null;
  const dated = new Set<number>();
  let next = 0;
  pieces.forEach((piece, i) => {
    while (next < spans.length && (spans[next] as Span).end <= piece.start) next += 1;
    const span = spans[next];
    if (span && span.start <= piece.start) dated.add(i);
  });
  return dated;
}

/** Finnish "puolella" and "puolesta" are sides; a half counts with its unit or scale only. */
const isBareHalf = ({ numeral, unit, range }: Amount): boolean =>
  !unit && !range && !numeral.digits && numeral.value.eq('0.5') && numeral.factor.eq(1);

/** What stands at piece `i`: a draft, or one past what is passed over there. */
function draftAt(work: Work, i: number): Draft | number {
  const { reading, sentence } = work;
  const multiple = readMultiple(reading, i);
  if (multiple) return fromShare(work, multiple, 'times');
  const part = partOfUnit(reading, i);
  const share = part ? null : readShare(reading, i);
  if (share) return fromShare(work, share);
  const amount = readAmount(reading, i, part);
  if (!amount) return i + 1;
  if ('skip' in amount) return Math.max(i + 1, amount.skip);
  const counts = countsOne(reading, sentence, amount) && !isBareHalf(amount) && !isNamed(reading, sentence, amount);
  return counts ? fromAmount(work, amount) : i + 1;
}

/** Digits longer than these inside a date are a year. */
const YEAR = 3;

/** A length of time inside the date that counts with it: "two weeks ago", "the past 50 years". */
function durationAt(work: Work, i: number): Draft | null {
  const reading = { ...work.reading, dated: null };
  const piece = reading.pieces[i];
  if (piece?.kind === 'digits' && piece.end - piece.start > YEAR) return null;
  const amount = readAmount(reading, i);
  if (!amount || 'skip' in amount || !isPeriod(amount.unit)) return null;
  return fromAmount({ ...work, reading }, amount);
}

/**
 * Quantities of a sentence in the order of the text. Time grows with the number of its pieces. `lexicon` stands in for the
 * language's own.
 */
export function findQuantities(
  sentence: Sentence,
  context: MentionContext,
  lexicon?: QuantityLexicon,
): readonly QuantityMention[] {
  const own = readingOf(sentence, context);
  const { pieces } = own;
  const dated = datedPieces(pieces, dateSpans(sentence, context));
  const reading: Reading = lexicon ? { ...own, dated, lexicon, numerals: [] } : { ...own, dated };
  const drafts: Draft[] = [];
  const work: Work = { reading, sentence, context, drafts };
  for (let i = 0; i < pieces.length; ) {
    if (!mayStartAmount(reading, i)) {
      i += 1;
      continue;
    }
    const found = dated?.has(i) ? (durationAt(work, i) ?? i + 1) : draftAt(work, i);
    if (typeof found === 'number') i = found;
    else {
      drafts.push(found);
      i = found.end;
    }
  }
  return joinBounds(reading, drafts).map((draft) => draft.mention);
}
