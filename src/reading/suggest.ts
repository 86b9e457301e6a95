// What the words that a person has selected could fill a claim with. What enters: a document, a span of it, the analyser of its
// language. What leaves: slots read from those words, then from the rest of their sentences, and the claim that the frames
// draft there, if any. Only a person makes a claim of it. Pure for one analyser.
import { type Span, spanContains, spansOverlap } from '../base/span.ts';
import { composeText } from '../document/compose.ts';
import type { Document } from '../document/document.ts';
import type { Analyser } from '../language/language.ts';
import type { ItemSlot, PartySlot, Proposal, QuantitySlot, SourceSlot, WhenSlot, WhereSlot } from './claim.ts';
import { inOriginal, originalWords } from './composed-reader.ts';
import { chainSlot } from './discourse/attribution.ts';
import { citedOf } from './discourse/memory.ts';
import type { Draft, Passage, SentenceView } from './frames/frame.ts';
import { passageOf } from './passage.ts';
import { draftsOf } from './read.ts';
import { whenSlot, whereSlot } from './slots/circumstance.ts';
import { fillOf, partySlot } from './slots/party.ts';
import { quantitySlot } from './slots/quantity.ts';

/** Each list begins with what stands inside the selected words, in the order of the text. */
export type Suggestions = {
  readonly span: Span;
  readonly parties: readonly PartySlot[];
  readonly items: readonly ItemSlot[];
  readonly quantities: readonly QuantitySlot[];
  readonly dates: readonly WhenSlot[];
  readonly places: readonly WhereSlot[];
  readonly sources: readonly SourceSlot[];
  /** What the frames would say of these words, before any judgement; null where they say nothing. */
  readonly draft: Omit<Proposal, 'reader'> | null;
};

/** As much before the selection is read as "it" and "the country" may point back to, in UTF-16 units. */
const BEFORE = 2000;

/** Suggestions for the words at a span. A text with decomposed letters is read with composed ones, as the reader reads it. */
export function suggest(document: Document, span: Span, analyser: Analyser): Suggestions {
  const composed = composeText(document.text);
  if (composed === null) return suggestIn(document, span, analyser);
  const composedAt = (offset: number): number => {
    const before = document.text.slice(0, offset);
    return composeText(before)?.text.length ?? before.length;
  };
  const there = { start: composedAt(span.start), end: composedAt(span.end) };
  const found = suggestIn({ ...document, text: composed.text }, there, analyser);
  const back = <T extends { readonly text: string | null }>(slots: readonly T[]): readonly T[] =>
    slots.map((slot) => originalWords(slot, document.text, composed.toOriginal));
  return {
    span,
    parties: back(found.parties),
    items: back(found.items),
    quantities: back(found.quantities),
    dates: back(found.dates),
    places: back(found.places),
    sources: back(found.sources),
    draft: found.draft && inOriginal(found.draft, document.text, composed.toOriginal),
  };
}

function suggestIn(document: Document, span: Span, analyser: Analyser): Suggestions {
  const reach = { start: Math.max(0, span.start - BEFORE), end: span.end };
  const { passage } = passageOf(document, analyser, (text, segment) =>
    segment(text).filter((sentence) => spansOverlap(sentence, reach)),
  );
  const views = passage.sentences.filter(({ sentence }) => spansOverlap(sentence, span));
  const slots = slotsIn(passage, views, span);
  return { span, ...slots, draft: draftAt(draftsOf(passage).drafts, span, slots.quantities) };
}

function slotsIn(
  { discourse }: Passage,
  views: readonly SentenceView[],
  span: Span,
): Omit<Suggestions, 'span' | 'draft'> {
  const found = <M extends Span, S>(mentions: (view: SentenceView) => readonly M[], slot: (m: M) => S | null): S[] => {
    const all = views.flatMap(mentions);
    const inside = all.filter((m) => spanContains(span, m));
    return [...inside, ...all.filter((m) => !inside.includes(m))].map(slot).filter((one) => one !== null);
  };
  return {
    parties: found(
      ({ mentions }) => mentions.parties,
      (m) => partySlot(fillOf(discourse, m)),
    ),
    items: found(
      ({ mentions }) => mentions.items,
      ({ code, text, start, end }) => ({ code, text, start, end }),
    ),
    quantities: found(
      ({ mentions }) => mentions.quantities.filter((m) => !m.measureOnly),
      (m) => quantitySlot(m, 'total'),
    ),
    dates: found(({ mentions }) => mentions.dates, whenSlot),
    places: found(({ mentions }) => mentions.places, whereSlot),
    sources: found(
      ({ mentions }) => mentions.sources,
      (m) => chainSlot([citedOf(m)]),
    ),
  };
}

/**
 * The draft whose quote shares the most with the selection. A number that stands beside the selected words is not what the
 * person meant: one of the selected words takes its place, or none.
 */
function draftAt(drafts: readonly Draft[], span: Span, quantities: readonly QuantitySlot[]): Draft | null {
  const shared = ({ quote }: Draft): number => Math.min(quote.end, span.end) - Math.max(quote.start, span.start);
  const [best] = drafts
    .filter((draft) => shared(draft) > 0)
    .toSorted((a, b) => shared(b) - shared(a) || Number(isIn(span, b.quantity)) - Number(isIn(span, a.quantity)));
  if (best === undefined) return null;
  if (best.quantity === null || isIn(span, best.quantity)) return best;
  return { ...best, quantity: quantities.find((one) => isIn(span, one)) ?? null };
}

/** Whether a number's words stand in the selection, at least some: a hedge before them may be left out. */
const isIn = (span: Span, quantity: QuantitySlot | null): boolean =>
  quantity !== null &&
  quantity.start !== null &&
  quantity.end !== null &&
  spansOverlap(span, { start: quantity.start, end: quantity.end });
