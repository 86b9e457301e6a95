// Spans of a text: `start` and `end` in UTF-16 code units, end exclusive, always into the unmodified text.

export type Span = { readonly start: number; readonly end: number };

export const spanText = (text: string, span: Span): string => text.slice(span.start, span.end);

/** True where the spans share at least one code unit. */
export const spansOverlap = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

export const spanContains = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;

/** The shortest span that holds all of them. Throws on an empty list. */
export function spanAround(spans: readonly Span[]): Span {
  if (spans.length === 0) throw new RangeError('no spans');
  return { start: Math.min(...spans.map((s) => s.start)), end: Math.max(...spans.map((s) => s.end)) };
}
