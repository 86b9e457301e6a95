// A document's passage: its kept sentences analysed, with mentions, predications and discourse. What enters: a document,
// an analyser. What leaves: what every frame reads, and diagnostics for what was cut. Pure for one analyser.
import type { Diagnostic } from '../base/diagnostic.ts';
import { inGroups, partedAs } from '../base/groups.ts';
import type { Span } from '../base/span.ts';
import type { Document } from '../document/document.ts';
import type { Analyser, Sentence } from '../language/language.ts';
import { withoutCountedSides } from './counted-sides.ts';
import { discourseOf } from './discourse/discourse.ts';
import type { Mentions, Passage, SentenceView } from './frames/frame.ts';
import { isPost } from './mentions/accredited.ts';
import { dateDiagnostics, findDates } from './mentions/dates.ts';
import { findItems } from './mentions/items.ts';
import type { Mention, MentionContext, PartyMention, SourceMention } from './mentions/mention.ts';
import { findParties } from './mentions/parties.ts';
import { findPlaces } from './mentions/places.ts';
import { findQuantities } from './mentions/quantities.ts';
import { findSources } from './mentions/sources.ts';
import { withBaseForms } from './predication/base-forms.ts';
import { findPredications } from './predication/find.ts';
import { withHomographs } from './predication/homographs.ts';
import { type Lexicon, lexiconOf } from './predication/lexicon.ts';
import type { Predication } from './predication/predication.ts';
import { type Tree, treeOf } from './predication/tree.ts';
import { screen } from './screen.ts';
import { asServing } from './serving-groups.ts';

/** Longest stretch that is analysed as one sentence, in UTF-16 units. */
const LONGEST = 2400;
/** As much of a sentence without an end as is read at all, and of all such sentences of a document. */
const MOST = 24_000;
const MOST_ALTOGETHER = 240_000;

/** Sentences whose mentions and predications are found step by step together: their number changes nothing but the time. */
const GROUP = 64;

export type Passed = { readonly passage: Passage; readonly diagnostics: readonly Diagnostic[] };

/** Reads the passage of a document in the analyser's language; `kept` gives the sentences that are worth an analysis. */
export const passageOf = (document: Document, analyser: Analyser, kept: typeof screen = screen): Passed =>
  passagesOf([document], analyser, kept)[0] as Passed;

/** The passages of several documents, step by step for all of them: quicker than one after the other, and the same. */
export function passagesOf(
  documents: readonly Document[],
  analyser: Analyser,
  kept: typeof screen = screen,
): readonly Passed[] {
  const { language } = analyser;
  const told = documents.map((document) => spansOf(document, analyser, kept));
  const analysed = analyser.analyseAll(told.map(({ context: { text }, spans }) => ({ text, spans })));
  const located = told.flatMap(({ context, diagnostics }, d) =>
    (analysed[d] ?? []).map((sentence, index): Located => ({ sentence, index, context, diagnostics })),
  );
  const views = inGroups(located, GROUP).flatMap((group) => viewsOf(group, lexiconOf(language)));
  const sentences = partedAs(views, analysed);
  return documents.map((document, d): Passed => {
    const [of, { context, diagnostics }] = [asServing(sentences[d] as readonly SentenceView[]), told[d] as Told];
    const discourse = discourseOf(of, lexiconOf(language));
    return { passage: { document, language, context, sentences: of, discourse }, diagnostics };
  });
}

/** What is told of a document before its sentences are analysed; diagnostics are added as they arise. */
type Told = {
  readonly context: MentionContext;
  readonly spans: readonly Span[];
  readonly diagnostics: Diagnostic[];
};

/** The sentences of a document that are kept. */
function spansOf({ text, published }: Document, analyser: Analyser, kept: typeof screen): Told {
  const { language } = analyser;
  const diagnostics: Diagnostic[] = [];
  const cuts: Cuts = { long: [], unread: [], left: MOST_ALTOGETHER };
  const spans = kept(text, (whole) => analyser.segment(whole).flatMap((span) => cut(whole, span, cuts)), language);
  for (const span of cuts.long)
    if (spans.some((s) => s.start >= span.start && s.end <= span.end)) diagnostics.push(wasCut(span));
  diagnostics.push(...restUnread(cuts.unread));
  return { context: { text, language, published }, spans, diagnostics };
}

/** A sentence where it stands: its place in the passage, its document's context and diagnostics. */
type Located = {
  readonly sentence: Sentence;
  readonly index: number;
  readonly context: MentionContext;
  readonly diagnostics: Diagnostic[];
};

/** The views of sentences, each step for all of them, since its code and tables are at hand then. */
function viewsOf(located: readonly Located[], lexicon: Lexicon): readonly SentenceView[] {
  const based = located.map(
    (one): Located => ({ ...one, sentence: withHomographs(withBaseForms(one.sentence, lexicon), lexicon.language) }),
  );
  const trees = based.map(({ sentence }) => treeOf(sentence));
  const mentions = mentionsOf(based, lexicon);
  const predications = trees.map((tree) => findPredications(tree, lexicon));
  return based.map(({ sentence, index }, i) => ({
    index,
    sentence,
    tree: trees[i] as Tree,
    mentions: withoutCountedSides(trees[i] as Tree, mentions[i] as Mentions),
    predications: predications[i] as readonly Predication[],
  }));
}

const NO_MENTIONS: Mentions = { quantities: [], dates: [], parties: [], places: [], items: [], sources: [] };

/** A sentence whose mentions cannot be found is read without them, and said: it must not cost the others their claims. */
function mentionsOf(located: readonly Located[], { postings }: Lexicon): readonly Mentions[] {
  const faults = new Map<Located, Diagnostic>();
  const each = <M extends Mention>(find: (sentence: Sentence, context: MentionContext) => readonly M[]) =>
    located.map((one): readonly M[] => {
      try {
        return faults.has(one) ? [] : find(one.sentence, one.context);
      } catch (error) {
        faults.set(one, unreadable(one.sentence, error));
        return [];
      }
    });
  const free = <M extends PartyMention | SourceMention>(
    find: (sentence: Sentence, context: MentionContext) => readonly M[],
  ) => each((sentence, context) => find(sentence, context).filter((m) => !isPost(sentence, m, postings)));
  const dates = each(findDates);
  const found = {
    quantities: each(findQuantities),
    parties: free(findParties),
    places: each(findPlaces),
    items: each(findItems),
    sources: free(findSources),
  };
  return located.map((one, i): Mentions => {
    const { sentence, context, diagnostics } = one;
    const of = dates[i] ?? [];
    if (of.some(({ edtf }) => edtf === null)) diagnostics.push(...dateDiagnostics(sentence, context));
    const fault = faults.get(one);
    if (fault) diagnostics.push(fault);
    return fault
      ? NO_MENTIONS
      : {
          quantities: found.quantities[i] ?? [],
          dates: of,
          parties: found.parties[i] ?? [],
          places: found.places[i] ?? [],
          items: found.items[i] ?? [],
          sources: found.sources[i] ?? [],
        };
  });
}

const unreadable = ({ start, end }: Sentence, error: unknown): Diagnostic => ({
  code: 'T2203',
  severity: 'error',
  span: { start, end },
  message: `The mentions of a sentence could not be read: ${error instanceof Error ? error.message : String(error)}.`,
  hint: 'The other sentences have been read. Please report the text.',
});

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
