// The words of a document that are selected on the page, as a span of its text, and the other way round. Every piece of the text
// that a page shows carries the offset of its first character in `data-start`; what else stands there is no part of the text.
import { type RefObject, useEffect, useState } from 'react';
import type { Span } from '../base/span.ts';

type Piece = { readonly node: Text; readonly start: number };

/** The text nodes of a shown document with their offsets, in order. */
function piecesOf(root: Element): readonly Piece[] {
  return [...root.querySelectorAll<HTMLElement>('[data-start]')].flatMap((element) => {
    const node = element.firstChild;
    return node instanceof Text ? [{ node, start: Number(element.dataset.start) }] : [];
  });
}

/** The span that a range of the page covers, without the blanks round it; null where it covers none of the text. */
export function spanOfRange(root: Element, range: Range): Span | null {
  const covered = piecesOf(root)
    .filter(({ node }) => range.intersectsNode(node))
    .map(({ node, start }) => {
      const from = node === range.startContainer ? range.startOffset : 0;
      const text = node.data.slice(from, node === range.endContainer ? range.endOffset : node.length);
      return { text, start: start + from };
    })
    .filter(({ text }) => text.trim() !== '');
  const [first, last] = [covered[0], covered.at(-1)];
  if (!first || !last) return null;
  return {
    start: first.start + first.text.length - first.text.trimStart().length,
    end: last.start + last.text.trimEnd().length,
  };
}

/** The range of the page that shows a span; null where the page does not show it. */
export function rangeOfSpan(root: Element, { start, end }: Span): Range | null {
  const pieces = piecesOf(root);
  const first = pieces.findLast((piece) => piece.start <= start);
  const last = pieces.findLast((piece) => piece.start < end);
  if (!first || !last) return null;
  const range = document.createRange();
  range.setStart(first.node, Math.min(start - first.start, first.node.length));
  range.setEnd(last.node, Math.min(end - last.start, last.node.length));
  return range;
}

/** The span of the text that is selected on the page, or null. */
export function useSelectedSpan(root: RefObject<Element | null>): Span | null {
  const [span, setSpan] = useState<Span | null>(null);
  useEffect(() => {
    const changed = () => {
      const selection = document.getSelection();
      const range = selection && selection.rangeCount > 0 && !selection.isCollapsed ? selection.getRangeAt(0) : null;
      const inside = range !== null && root.current?.contains(range.commonAncestorContainer);
      const next = inside && root.current ? spanOfRange(root.current, range) : null;
      setSpan((now) => (now?.start === next?.start && now?.end === next?.end ? now : next));
    };
    document.addEventListener('selectionchange', changed);
    return () => document.removeEventListener('selectionchange', changed);
  }, [root]);
  return span;
}

/** Selects a span on the page and brings it into view. */
export function showSelected(root: Element, span: Span): void {
  const range = rangeOfSpan(root, span);
  if (!range) return;
  document
    .getSelection()
    ?.setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
  range.endContainer.parentElement?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
}

const HIGHLIGHT = 'chosen';

/** Keeps a span visible while the selection is elsewhere, as in a form about it. */
export function useHighlight(root: RefObject<Element | null>, span: Span | null): void {
  const [start, end] = [span?.start ?? null, span?.end ?? null];
  useEffect(() => {
    if (start === null || end === null || !root.current || !('highlights' in CSS)) return;
    const range = rangeOfSpan(root.current, { start, end });
    if (range) CSS.highlights.set(HIGHLIGHT, new Highlight(range));
    return () => {
      CSS.highlights.delete(HIGHLIGHT);
    };
  }, [root, start, end]);
}
