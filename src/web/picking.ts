// Selecting the words of a claim: with the mouse or a finger, as anywhere; or by keyboard, word by word and sentence by sentence.
import { type KeyboardEvent, type RefObject, useRef, useState } from 'react';
import type { Span } from '../base/span.ts';
import { moved, type Pick, type Places, pickAt, pickedSpan, placesOf } from './pick.ts';
import { showSelected, useSelectedSpan } from './selection.ts';

type Options = {
  readonly text: string;
  readonly language: string | null;
  /** Where the keyboard begins: the selected claim's place. */
  readonly from: number;
  readonly onTake: (span: Span) => void;
};

export type Picking = {
  readonly article: RefObject<HTMLElement | null>;
  /** What is selected now. */
  readonly span: Span | null;
  readonly picking: boolean;
  /** Takes what is selected; begins to select by keyboard where nothing is. */
  readonly start: () => void;
  readonly stop: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
};

/** The words of a text, cut at the first use: a long text is not cut before somebody selects. */
function usePlaces(text: string, language: string | null): () => Places {
  const kept = useRef<{ readonly text: string; readonly language: string | null; readonly places: Places } | null>(
    null,
  );
  return () => {
    if (kept.current?.text !== text || kept.current.language !== language)
      kept.current = { text, language, places: placesOf(text, language) };
    return kept.current.places;
  };
}

/** Selecting words of a document's text. */
export function usePicking({ text, language, from, onTake }: Options): Picking {
  const article = useRef<HTMLElement>(null);
  const span = useSelectedSpan(article);
  const places = usePlaces(text, language);
  const [pick, setPick] = useState<Pick | null>(null);
  const show = (next: Pick | null) => {
    setPick(next);
    const own = next && pickedSpan(places(), next);
    if (own && article.current) showSelected(article.current, own);
  };
  const stop = () => {
    setPick(null);
    document.getSelection()?.removeAllRanges();
  };
  const take = (own: Span) => {
    stop();
    onTake(own);
  };
  const start = () => {
    if (span) return take(span);
    article.current?.focus({ preventScroll: true });
    show(pickAt(places(), from) ?? pickAt(places(), 0));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (pick === null || event.ctrlKey || event.metaKey || event.altKey) return;
    const own = pickedSpan(places(), pick);
    const next = moved(pick, event.key, event.shiftKey, places());
    if (next) show(next);
    else if (event.key === 'Enter' && own) take(own);
    else if (event.key === 'Escape') stop();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return { article, span, picking: pick !== null && span !== null, start, stop, onKeyDown };
}
