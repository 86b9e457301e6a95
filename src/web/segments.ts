// A text and the spans of its claims → segments that neither overlap nor leave a gap, each with the claims that cover it.
// Holds: the segments' texts joined are the text; a claim's segments joined are its quote.
import type { Span } from '../base/span.ts';

export type Marked = Span & { readonly id: string };

export type Segment = Span & {
  readonly text: string;
  /** The claims that cover it, the shortest first: that one is drawn and selected first. */
  readonly ids: readonly string[];
  /** The claims that end here, in the order of the text: their numbers stand behind the segment. */
  readonly ending: readonly string[];
};

/** Splits the text at every start and end of a span. Spans outside the text are left out. */
export function segmentsOf(text: string, spans: readonly Marked[]): readonly Segment[] {
  const inside = spans.filter(({ start, end }) => start >= 0 && start < end && end <= text.length);
  const cuts = [...new Set([0, text.length, ...inside.flatMap(({ start, end }) => [start, end])])].sort(
    (a, b) => a - b,
  );
  return cuts.slice(0, -1).map((start, i) => {
    const end = cuts[i + 1] ?? text.length;
    const covering = inside.filter((span) => span.start <= start && end <= span.end);
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

/** Cuts segments at blank lines into paragraphs, so that a text of many lines stays readable; line ends are kept in the segments. */
export function paragraphsOf(text: string, spans: readonly Marked[]): readonly (readonly Segment[])[] {
  const breaks = [...text.matchAll(/\n[ \t\r]*\n\s*/gu)].map((match) => match.index + match[0].length);
  const edges = [0, ...breaks, text.length];
  const all = segmentsOf(text, [...spans, ...breaks.map((at, i) => ({ id: `|${i}`, start: edges[i] ?? 0, end: at }))]);
  const real = (ids: readonly string[]) => ids.filter((id) => !id.startsWith('|'));
  return edges
    .slice(0, -1)
    .map((start, i) => all.filter((segment) => segment.start >= start && segment.end <= (edges[i + 1] ?? text.length)))
    .map((list) => list.map((segment) => ({ ...segment, ids: real(segment.ids), ending: real(segment.ending) })))
    .filter((list) => list.length > 0);
}
