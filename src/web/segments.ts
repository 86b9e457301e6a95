// A text and the spans of its claims → segments that neither overlap nor leave a gap, each with the claims that cover it.
// Holds: the segments' texts joined are the text; a claim's segments joined are its quote. Time grows with the length of the text
// and the number of spans, not with their product.
import type { Span } from '../base/span.ts';

export type Marked = Span & { readonly id: string };

export type Segment = Span & {
  readonly text: string;
  /** The claims that cover it, the shortest first: that one is drawn and selected first. */
  readonly ids: readonly string[];
  /** The claims that end here, in the order of the text: their numbers stand behind the segment. */
  readonly ending: readonly string[];
};

/** Characters after which a paragraph without a blank line is cut all the same: the browser lays out shorter ones faster. */
const LONGEST = 20_000;

/** Splits a stretch of a text at every start and end of the spans that reach into it. */
function segmentsIn(text: string, { start: first, end: last }: Span, spans: readonly Marked[]): readonly Segment[] {
  const within = spans.flatMap(({ start, end }) => [start, end]).filter((at) => at > first && at < last);
  const cuts = [...new Set([first, last, ...within])].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, i) => {
    const end = cuts[i + 1] ?? last;
    const covering = spans.filter((span) => span.start <= start && end <= span.end);
    const shortestFirst = [...covering].sort((a, b) => a.end - a.start - (b.end - b.start) || a.start - b.start);
    return {
      start,
      end,
      text: text.slice(start, end),
      ids: shortestFirst.map(({ id }) => id),
      ending: covering.filter((span) => span.end === end).map(({ id }) => id),
    };
  });
}

const ofText = (text: string, spans: readonly Marked[]): readonly Marked[] =>
  spans.filter(({ start, end }) => start >= 0 && start < end && end <= text.length);

/** Splits the text at every start and end of a span. Spans outside the text are left out. */
export const segmentsOf = (text: string, spans: readonly Marked[]): readonly Segment[] =>
  segmentsIn(text, { start: 0, end: text.length }, ofText(text, spans));

/** Where paragraphs begin: after blank lines, and inside of what is too long after a blank. */
function edgesOf(text: string): readonly number[] {
  const breaks = [...text.matchAll(/\n[ \t\r]*\n\s*/gu)].map((match) => match.index + match[0].length);
  return [0, ...breaks, text.length].flatMap((end, i, edges) => {
    const cuts: number[] = [];
    for (let at = (edges[i - 1] ?? 0) + LONGEST; i > 0 && at < end; at += LONGEST) {
      const blank = text.indexOf(' ', at);
      if (blank < 0 || blank >= end) break;
      cuts.push(blank + 1);
      at = blank + 1;
    }
    return [...cuts, end];
  });
}

/** Cuts segments at blank lines into paragraphs, so that a text of many lines stays readable; line ends are kept in the segments. */
export function paragraphsOf(text: string, spans: readonly Marked[]): readonly (readonly Segment[])[] {
  const edges = [...new Set(edgesOf(text))];
  const waiting = [...ofText(text, spans)].sort((a, b) => a.start - b.start);
  let next = 0;
  let open: readonly Marked[] = [];
  return edges.slice(0, -1).map((start, i) => {
    const end = edges[i + 1] ?? text.length;
    const from = next;
    while (next < waiting.length && (waiting[next]?.start ?? end) < end) next += 1;
    open = [...open.filter((span) => span.end > start), ...waiting.slice(from, next)];
    return segmentsIn(text, { start, end }, open);
  });
}
