// Where a draft stands. What enters: a passage and a draft of a frame. What leaves: its sentence, the token that it is
// about (its item, number or trigger) and the predication that it was most likely read from: what the features look at.
import type { Draft, Passage, SentenceView } from '../frames/frame.ts';
import type { Argument, Predication } from '../predication/predication.ts';
import { NEARBY, nearbyDrafts } from './nearby.ts';

export type Anchored = {
  readonly draft: Draft;
  readonly view: SentenceView;
  /** Token of the item, else of the quantity, else of the trigger. */
  readonly at: number;
  readonly main: Predication | null;
  /** The argument of `main` that holds `at`. */
  readonly held: Argument | null;
  /** The other drafts of its frame nearby, in their order. */
  readonly others: readonly Draft[];
};

/** Anchors a draft among the drafts of its passage; null where its quote stands in no sentence of the passage. */
export function anchorOf(passage: Passage, draft: Draft, drafts: readonly Draft[] = []): Anchored | null {
  const view = sentenceAt(passage, draft.quote.start);
  if (!view) return null;
  const token = itemToken(view, draft) ?? tokenAt(view, draft.quantity?.start ?? null);
  const main = predicationOf(view, draft, token);
  const at = token ?? main?.trigger ?? tokenAt(view, draft.quote.start) ?? 0;
  const held = main?.args.find((a) => a.tokens.includes(at)) ?? null;
  const others = nearbyDrafts(drafts, draft).filter(
    (d) => d !== draft && d.frame === draft.frame && Math.abs(d.quote.start - draft.quote.start) < NEARBY,
  );
  return { draft, view, at, main, held, others };
}

/** The last sentence that begins at the offset or before it. */
export function sentenceAt(passage: Passage, offset: number): SentenceView | null {
  const { sentences } = passage;
  let [low, high] = [0, sentences.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((sentences[middle]?.sentence.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return sentences[low] ?? null;
}

function itemToken(view: SentenceView, draft: Draft): number | null {
  const start = draft.item?.start ?? null;
  if (start === null) return null;
  return view.mentions.items.find((m) => m.start === start)?.headToken ?? tokenAt(view, start);
}

function tokenAt(view: SentenceView, offset: number | null): number | null {
  if (offset === null) return null;
  const index = view.tree.tokens.findIndex((t) => t.start <= offset && offset < t.end);
  return index === -1 ? null : index;
}

/** The predication of the rule's sense that holds the token, stands in the quote, and is nearest, in this order. */
function predicationOf(view: SentenceView, draft: Draft, token: number | null): Predication | null {
  const sense = draft.rule.split('.')[1] ?? '';
  const { start, end } = draft.quote;
  const at = token ?? tokenAt(view, start) ?? 0;
  const cost = (p: Predication): number => {
    const trigger = view.tree.tokens[p.trigger];
    const quoted = trigger !== undefined && trigger.start >= start && trigger.end <= end;
    return (
      (p.sense === sense ? 0 : p.entry.family === draft.frame ? 200 : 1000) +
      (p.args.some((a) => a.tokens.includes(at)) ? 0 : 60) +
      (quoted ? 0 : 40) +
      Math.min(39, Math.abs(p.trigger - at))
    );
  };
  let best: Predication | null = null;
  for (const p of view.predications) if (best === null || cost(p) < cost(best)) best = p;
  return best !== null && cost(best) < 1000 ? best : null;
}
