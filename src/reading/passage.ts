// A document's passage: its kept sentences analysed, with mentions, predications and discourse. What enters: a document,
// an analyser. What leaves: what every frame reads, and diagnostics for what was cut. Pure for one analyser.
import type { Diagnostic } from '../base/diagnostic.ts';
import type { Span } from '../base/span.ts';
import type { Document } from '../document/document.ts';
import type { Analyser, Sentence } from '../language/language.ts';
import { discourseOf } from './discourse/discourse.ts';
import type { Mentions, Passage, SentenceView } from './frames/frame.ts';
import { isPost } from './mentions/accredited.ts';
import { dateDiagnostics, findDates } from './mentions/dates.ts';
import { findItems } from './mentions/items.ts';
import type { MentionContext } from './mentions/mention.ts';
import { findParties } from './mentions/parties.ts';
import { findPlaces } from './mentions/places.ts';
import { findQuantities } from './mentions/quantities.ts';
import { findSources } from './mentions/sources.ts';
import { withBaseForms } from './predication/base-forms.ts';
import { findPredications } from './predication/find.ts';
import { lexiconOf } from './predication/lexicon.ts';
import { treeOf } from './predication/tree.ts';
import { screen } from './screen.ts';

/** Longest stretch that is analysed as one sentence, in UTF-16 units. */
const LONGEST = 2400;
/** As much of a sentence without an end as is read at all, and of all such sentences of a document. */
const MOST = 24_000;
const MOST_ALTOGETHER = 240_000;

/** Reads the passage of a document in the analyser's language; `kept` gives the sentences that are worth an analysis. */
export function passageOf(
  document: Document,
  analyser: Analyser,
  kept: typeof screen = screen,
): { readonly passage: Passage; readonly diagnostics: readonly Diagnostic[] } {
  const { language } = analyser;
  const { text } = document;
  const context: MentionContext = { text, language, published: document.published };
  const diagnostics: Diagnostic[] = [];
  const cuts: Cuts = { long: [], unread: [], left: MOST_ALTOGETHER };
  const spans = kept(text, (whole) => analyser.segment(whole).flatMap((span) => cut(whole, span, cuts)), language);
  for (const span of cuts.long)
    if (spans.some((s) => s.start >= span.start && s.end <= span.end)) diagnostics.push(wasCut(span));
  diagnostics.push(...restUnread(cuts.unread));
  const views =
    spans.length === 0
      ? []
      : analyser.analyse(text, spans).map((sentence, index) => viewOf(sentence, index, context, diagnostics));
  return {
    passage: { document, language, context, sentences: views, discourse: discourseOf(views, lexiconOf(language)) },
    diagnostics,
  };
}

const NO_MENTIONS: Mentions = { quantities: [], dates: [], parties: [], places: [], items: [], sources: [] };

function viewOf(analysed: Sentence, index: number, context: MentionContext, diagnostics: Diagnostic[]): SentenceView {
  const lexicon = lexiconOf(context.language);
  const sentence = withBaseForms(analysed, lexicon);
  const tree = treeOf(sentence);
  const mentions = mentionsOf(sentence, context, diagnostics);
  return { index, sentence, tree, mentions, predications: findPredications(tree, lexicon) };
}

/** A sentence whose mentions cannot be found is read without them, and said: it must not cost the others their claims. */
function mentionsOf(sentence: Sentence, context: MentionContext, diagnostics: Diagnostic[]): Mentions {
  try {
    const dates = findDates(sentence, context);
    const { postings } = lexiconOf(context.language);
    if (dates.some(({ edtf }) => edtf === null)) diagnostics.push(...dateDiagnostics(sentence, context));
    return {
      quantities: findQuantities(sentence, context),
      dates,
      parties: findParties(sentence, context).filter((m) => !isPost(sentence, m, postings)),
      places: findPlaces(sentence, context),
      items: findItems(sentence, context),
      sources: findSources(sentence, context).filter((m) => !isPost(sentence, m, postings)),
    };
  } catch (error) {
    diagnostics.push({
      code: 'T2203',
      severity: 'error',
      span: { start: sentence.start, end: sentence.end },
      message: `The mentions of a sentence could not be read: ${error instanceof Error ? error.message : String(error)}.`,
      hint: 'The other sentences have been read. Please report the text.',
    });
    return NO_MENTIONS;
  }
}

const wasCut = (span: Span): Diagnostic => ({
  code: 'T2202',
  severity: 'warning',
  span,
  message: `A sentence of ${span.end - span.start} characters was read in pieces of at most ${LONGEST}.`,
  hint: 'Claims that reach from one piece into the next may be missing. Put full stops where sentences end.',
});

/** What was cut: sentences that are too long, stretches of them that are not read, and how much more may be. */
type Cuts = { readonly long: Span[]; readonly unread: Span[]; left: number };

function restUnread(unread: readonly Span[]): readonly Diagnostic[] {
  const [first, last] = [unread[0], unread.at(-1)];
  if (!first || !last) return [];
  const size = unread.reduce((sum, span) => sum + span.end - span.start, 0);
  return [
    {
      code: 'T2204',
      severity: 'warning',
      span: { start: first.start, end: last.end },
      message: `${size} characters of sentences that do not end were not read.`,
      hint: 'No sentence of prose is that long: put full stops where sentences end, or take out what is no prose.',
    },
  ];
}

/** Cuts a stretch that is too long for one sentence at white space, up to the most that is read, and keeps account in `cuts`. */
function cut(text: string, span: Span, cuts: Cuts): readonly Span[] {
  if (span.end - span.start <= LONGEST) return [span];
  const last = Math.min(span.end, span.start + Math.min(MOST, cuts.left));
  cuts.left -= last - span.start;
  if (last > span.start) cuts.long.push(span);
  if (last < span.end) cuts.unread.push({ start: last, end: span.end });
  const pieces: Span[] = [];
  for (let start = span.start; start < last; ) {
    const end = pieceEnd(text, start, last);
    pieces.push({ start, end });
    start = end;
    while (start < last && /\s/u.test(text[start] ?? '')) start += 1;
  }
  return pieces.filter((p) => text.slice(p.start, p.end).trim() !== '');
}

/** Where a piece that begins at `start` ends: at its last space, or at its longest. */
function pieceEnd(text: string, start: number, last: number): number {
  const limit = start + LONGEST;
  if (limit >= last) return last;
  for (let at = limit; at > start; at -= 1) if (text[at] === ' ') return at;
  return limit;
}
