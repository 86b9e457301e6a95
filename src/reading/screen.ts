// The screen: which sentences are worth an analysis, told from raw words. What enters: a text and its sentence spans. What
// leaves: the spans that are kept, in order. A text is read only where it names a party and has, somewhere, a thing or an
// event that frames read (by beginnings of words, so that it says yes too often and never no); of such a text a sentence
// is left out only where nothing in it could be part of a claim, or where no party is named far and wide around it.
import { dataTable } from '../base/data.ts';
import type { Span } from '../base/span.ts';
import type { LanguageCode } from '../language/language.ts';
import { FRAMES } from './claim.ts';
import { namesParty } from './mentions/party-named.ts';
import { partyHint } from './mentions/party-screen.ts';
import { scanPieces } from './mentions/pieces.ts';
import { DIGITS, hasAny, NUMBER, SHARE } from './mentions/word-bits.ts';
import { classesOf } from './mentions/word-class.ts';

/** Letters of a word that are looked at, and the shortest word that may be a topic. */
const PREFIX = 5;
const SHORTEST = 3;
/** Letters that may follow a short topic as its ending. */
const ENDING = 5;
/** Families of triggers whose words make a text worth reading by themselves. */
const TELLING: ReadonlySet<string> = new Set(FRAMES.filter((frame) => frame !== 'transfer'));

const topics = new Map<LanguageCode, ReadonlySet<string>>();

function topicsOf(language: LanguageCode): ReadonlySet<string> {
  let set = topics.get(language);
  if (!set) {
    const families = new Map(dataTable('lexica/senses.tsv').map((row) => [row.sense ?? '', row.family ?? '']));
    // Words of these senses are as common in other news: a text is not read for them alone.
    const common = new Set(
      dataTable('lexica/stances.tsv')
        .filter((row) => row.yields === 'yes')
        .map((row) => row.sense ?? ''),
    );
    const things = phrases(`lexica/${language}/items.tsv`, 'words');
    const figures = phrases('variables.tsv', language);
    const money = dataTable(`lexica/${language}/units.tsv`)
      .filter((row) => /^\??[A-Z]{3}$/u.test(row.unit ?? ''))
      .map((row) => (row.form ?? '').replace(/_$/u, ''));
    const events = dataTable(`lexica/${language}/triggers.tsv`)
      .filter((row) => row.class === 'N' || TELLING.has(families.get(row.sense ?? '') ?? ''))
      .filter((row) => row.class !== 'A' && !common.has(row.sense ?? ''))
      .flatMap((row) => (row.lemma ?? '').split(' '));
    const irregular = phrases(`lexica/${language}/forms.tsv`, 'form');
    const words = [...things, ...figures, ...money, ...events, ...irregular].filter((w) => w.length >= SHORTEST);
    set = new Set(words.map((w) => w.toLowerCase().slice(0, PREFIX)));
    topics.set(language, set);
  }
  return set;
}

/** Words of a column of a table, whose cells hold phrases parted by bars. */
const phrases = (table: string, column: string): readonly string[] =>
  dataTable(table).flatMap((row) => (row[column] ?? '').split(/[| ]/u));

const isWordCode = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code > 0xbf;

/** Whether a word of the stretch begins as a topic does. */
function hasTopic(text: string, span: Span, set: ReadonlySet<string>): boolean {
  let at = span.start;
  while (at < span.end) {
    while (at < span.end && !isWordCode(text.charCodeAt(at))) at += 1;
    const start = at;
    while (at < span.end && isWordCode(text.charCodeAt(at))) at += 1;
    const size = at - start;
    for (let length = SHORTEST; length <= Math.min(size, PREFIX); length += 1) {
      if (length < PREFIX && size - length > ENDING) continue;
      if (set.has(text.slice(start, start + length).toLowerCase())) return true;
    }
  }
  return false;
}

/**
 * Spans of the sentences that are kept, in the order of the text. A text that names no party, or no topic, is not even
 * segmented: `segment` is called where it may hold a claim.
 */
export function screen(
  text: string,
  segment: (text: string) => readonly Span[],
  language: LanguageCode,
): readonly Span[] {
  if (!hasTopic(text, { start: 0, end: text.length }, topicsOf(language)) || !namesParty(text, language)) return [];
  const spans = segment(text);
  const near = nearParties(text, spans, language);
  return spans.filter((s, i) => near[i] && mayHold(text, s, language) && text.slice(s.start, s.end).trim() !== '');
}

/** Sentences between one that may be part of a claim and the nearest one that names a party, at most. */
const REACH = 12;

/** For each sentence of a text that names a party, whether one is named in it or within reach. */
function nearParties(text: string, spans: readonly Span[], language: LanguageCode): readonly boolean[] {
  if (spans.length <= REACH + 1) return spans.map(() => true);
  const near = spans.map(() => false);
  spans.forEach((span, i) => {
    if (namesParty(text, language, span)) near.fill(true, Math.max(0, i - REACH), i + REACH + 1);
  });
  return near;
}

/** Whether anything in the stretch could be part of a claim: a party, a thing or an event, a number. */
const mayHold = (text: string, span: Span, language: LanguageCode): boolean =>
  hasTopic(text, span, topicsOf(language)) ||
  partyHint(text, span, language) !== 'none' ||
  hasNumber(text, span, language);

const NUMERIC = NUMBER | SHARE | DIGITS;

/** Whether a number stands there, in digits or in words. */
const hasNumber = (text: string, span: Span, language: LanguageCode): boolean =>
  hasAny(classesOf(scanPieces(text, span), language), NUMERIC);
