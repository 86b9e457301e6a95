// Dates: calendar dates, months, seasons, years and relative dates, resolved against publication.
// What enters: an analysed sentence, its document's text and publication. What leaves: date mentions in the order of the
// text, and a diagnostic for each that cannot be resolved.
import type { Diagnostic } from '../../base/diagnostic.ts';
import { isEdtf } from '../../base/edtf.ts';
import type { Span } from '../../base/span.ts';
import type { LanguageCode, Sentence } from '../../language/language.ts';
import { createNote } from '../notes.ts';
import { readEnglishDate } from './date-en.ts';
import { readFinnishDate } from './date-fi.ts';
import { publication } from './date-resolve.ts';
import { readSwedishDate } from './date-sv.ts';
import { atomsOf, type DateFound, type DateReader } from './date-words.ts';
import { datelineEnd } from './dateline.ts';
import type { DateMention, MentionContext } from './mention.ts';
import { type Piece, pieceFrom, piecesOf } from './pieces.ts';
import { readingOf } from './reading.ts';
import { tokenSpan } from './token-span.ts';
import { ARTICLE, CLOCK, DATE, DIGITS, hasAny, NUMBER, OPENER, THAT, THE } from './word-bits.ts';

/** The grammar of each language; one line a language. */
const GRAMMARS: Readonly<Record<LanguageCode, (reader: DateReader, i: number) => DateFound | null>> = {
  fi: readFinnishDate,
  en: readEnglishDate,
  sv: readSwedishDate,
};

/** English hours from one to another: "6.30-10am", "9–5 pm". */
const HOURS = /\d{1,2}(?:[.:]\d\d)? ?[-–] ?\d{1,2}(?:[.:]\d\d)? ?(?:[ap]m(?!\p{L})|[ap]\.m\.?)/uy;

/** Pieces of the hours from one to another that start at piece `i`, or 0. */
function hoursLength({ text, pieces }: DateReader, i: number): number {
  const { start } = pieces[i] as Piece;
  HOURS.lastIndex = start;
  const length = HOURS.exec(text)?.[0].length ?? 0;
  return length === 0 ? 0 : pieceFrom(pieces, start + length, i + 1) - i;
}

/** A time of day at piece `i` ("14:20", "klo 19.42", "7 p.m."): pieces to pass over, or 0. */
function clockLength(reader: DateReader, i: number): number {
  const { pieces, language, classes } = reader;
  if (((classes[i] ?? 0) & (CLOCK | DIGITS)) === 0) return 0;
  const hour = pieces[i];
  const [sign, minute] = [pieces[i + 1], pieces[i + 2]];
  if (hour?.kind === 'word' && sign?.kind === 'digits')
    return minute && !minute.apart && pieces[i + 3]?.kind === 'digits' && !pieces[i + 3]?.apart ? 4 : 2;
  if (hour?.kind !== 'digits' || hour.end - hour.start > 2 || Number(hour.lower) > 24) return 0;
  if (language === 'en' && /^[ap]$/.test(sign?.lower ?? '') && minute?.lower === '.' && pieces[i + 3]?.lower === 'm')
    return 4;
  if (language === 'en' && /^[ap]m$/.test(sign?.lower ?? '')) return 2;
  const hours = language === 'en' && sign?.kind === 'sign' && hour.apart ? hoursLength(reader, i) : 0;
  if (hours > 0) return hours;
  const between = sign?.lower === ':' || (language === 'fi' && sign?.lower === '.');
  const fits =
    minute?.kind === 'digits' &&
    !minute.apart &&
    !sign?.apart &&
    minute.end - minute.start === 2 &&
    Number(minute.lower) < 60;
  const longer = pieces[i + 3]?.lower === '.' && pieces[i + 4]?.kind === 'digits' && !pieces[i + 4]?.apart;
  const hundredths =
    language === 'fi' && pieces[i + 3]?.lower === ',' && !pieces[i + 3]?.apart && !pieces[i + 4]?.apart;
  return between && fits && !longer && hour.apart ? (hundredths && pieces[i + 4]?.kind === 'digits' ? 5 : 3) : 0;
}

/** How far behind a number word or an opener the rest of a date may stand, in pieces. */
const AHEAD = 12;

/**
 * A cheap look at whether a date can start at a piece: a word of dates or digits, or a number word or what opens a date
 * with one of these behind it.
 */
function starts(
  pieces: readonly Piece[],
  classes: readonly number[],
  kinds: readonly number[],
): (i: number) => boolean {
  const follows = (i: number): boolean => {
    const end = Math.min(pieces.length, i + 1 + AHEAD);
    for (let k = i + 1; k < end; k += 1) if (((classes[k] ?? 0) & (DATE | DIGITS)) !== 0) return true;
    return pieces[i + 1]?.lower === 'new';
  };
  /** What "the", "a" or "that" opens stands right behind it: a word of dates, a number, "new". */
  const opens = (i: number): boolean => {
    const next = classes[i + 1] ?? 0;
    if ((kinds[i + 1] ?? 0) !== 0 || (next & DIGITS) !== 0 || pieces[i + 1]?.lower === 'new') return true;
    return (next & (NUMBER | ARTICLE)) !== 0 && follows(i);
  };
  return (i) => {
    const bits = classes[i] ?? 0;
    if ((kinds[i] ?? 0) !== 0 || (bits & DIGITS) !== 0) return true;
    if ((bits & NUMBER) === 0 && (bits & (THE | ARTICLE | THAT)) !== 0) return opens(i);
    return (bits & (NUMBER | OPENER)) !== 0 && follows(i);
  };
}

/** What a date or a time of day can start with; most pieces are none of these. */
const LEADS = DATE | DIGITS | NUMBER | OPENER | THE | ARTICLE | THAT | CLOCK;

type Found = { readonly dates: readonly DateFound[]; readonly masked: readonly Span[] };

const notes = createNote<{ readonly context: MentionContext; readonly found: Found }>();

const NOTHING: Found = { dates: [], masked: [] };

/** How far back another date is looked for that a date counts from, in UTF-16 units. */
const BACK = 500;

const isAnchor = ({ value }: DateFound): boolean => value.edtf !== null && !value.edtf.includes('..');

/** The last day among dates, as itself or as the known end of an open time ("until Thursday"). */
function dayIn(dates: readonly DateFound[]): string | null {
  for (const { value } of dates.toReversed()) {
    const ends = value.edtf?.replace(/[~?%]/gu, '').split('/') ?? [];
    const day = ends.findLast((end) => end !== '..' && end !== '');
    if (day?.length === 10) return day;
  }
  return null;
}

/** The dates shortly before a sentence, read without its analysis. */
function datesBefore(sentence: Span, context: MentionContext): readonly DateFound[] {
  const span = { start: Math.max(0, sentence.start - BACK), end: sentence.start };
  return span.start === span.end ? [] : readDates({ ...span, tokens: [] }, context, () => []).dates;
}

function readDates(sentence: Sentence, context: MentionContext, outside: () => readonly DateFound[]): Found {
  const reading = readingOf(sentence, context);
  const { pieces, classes } = reading;
  if (!hasAny(classes, DATE | DIGITS)) return NOTHING;
  const atoms = atomsOf(pieces, context.language, classes, DATE);
  const dates: DateFound[] = [];
  const masked: Span[] = [];
  let before: readonly DateFound[] | undefined;
  const earlier = (): readonly DateFound[] => {
    before ??= outside();
    return before;
  };
  const anchor = (): string | null =>
    dates.findLast(isAnchor)?.value.edtf ?? earlier().findLast(isAnchor)?.value.edtf ?? null;
  const anchorDay = (): string | null => dayIn(dates) ?? dayIn(earlier());
  const from = publication(context.published);
  const mayStart = starts(pieces, classes, atoms.kinds);
  const reader: DateReader = { ...reading, sentence, from, atoms, anchor, anchorDay, mayStart, rules: null };
  const grammar = GRAMMARS[context.language];
  for (let i = 0; i < pieces.length; ) {
    if (((classes[i] ?? 0) & LEADS) === 0) {
      i += 1;
      continue;
    }
    const found = mayStart(i) ? grammar(reader, i) : null;
    const end = found ? found.end : i + clockLength(reader, i);
    if (found) dates.push(found);
    if (end > i) masked.push({ start: (pieces[i] as Piece).start, end: (pieces[end - 1] as Piece).end });
    i = Math.max(end, i + 1);
  }
  return { dates, masked };
}

function find(sentence: Sentence, context: MentionContext): Found {
  const known = notes.of(sentence);
  if (known && known.context.text === context.text && known.context.published === context.published) return known.found;
  const found = readDates(sentence, context, () => datesBefore(sentence, context));
  notes.keep(sentence, { context, found });
  return found;
}

/** Stretches of a sentence that dates and times of day take, where no quantity is to be looked for. */
export const dateSpans = (sentence: Sentence, context: MentionContext): readonly Span[] =>
  find(sentence, context).masked;

function diagnose(span: Span, words: string, why: string): Diagnostic {
  return {
    code: 'T2301',
    severity: 'info',
    span,
    message: `The date "${words}" cannot be resolved: ${why}.`,
    hint: 'Give the document its publication date, to the day where the text counts from it (--published 2024-12-18).',
  };
}

type Unresolved = { readonly mention: DateMention; readonly why: string };

function mentionsOf(sentence: Sentence, context: MentionContext): readonly Unresolved[] {
  const pieces = piecesOf(context.text, sentence);
  return find(sentence, context).dates.map(({ first, end, value }) => {
    const span = { start: (pieces[first] as Piece).start, end: (pieces[end - 1] as Piece).end };
    const text = context.text.slice(span.start, span.end);
    const edtf = value.edtf !== null && isEdtf(value.edtf) ? value.edtf : null;
    const next = value.next && isEdtf(value.next) && value.next !== edtf ? value.next : null;
    const { first: from, last, headToken } = tokenSpan(sentence, span);
    const { start, end: to } = span;
    const mention: DateMention = { type: 'date', start, end: to, text, first: from, last, headToken, edtf, next };
    return { mention, why: value.why ?? 'there is no such date' };
  });
}

/** Dates of a sentence in the order of the text, those of a dateline left out; `edtf` is null where one cannot be resolved. */
export function findDates(sentence: Sentence, context: MentionContext): readonly DateMention[] {
  const found = mentionsOf(sentence, context);
  const dateline = found.length === 0 ? 0 : datelineEnd(context.text, sentence.start);
  return found.flatMap(({ mention }) => (mention.start < dateline ? [] : [mention]));
}

/** A diagnostic for each date of a sentence that cannot be resolved. */
export const dateDiagnostics = (sentence: Sentence, context: MentionContext): readonly Diagnostic[] =>
  mentionsOf(sentence, context)
    .filter(({ mention }) => mention.edtf === null)
    .map(({ mention: { start, end, text }, why }) => diagnose({ start, end }, text, why));
