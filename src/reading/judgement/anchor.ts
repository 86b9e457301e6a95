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
  /** Of the others, the last that is about something before what the draft is about, and the first about something after. */
  readonly before: Draft | undefined;
  readonly after: Draft | undefined;
  /** How often the others have each party on either side. */
  readonly uses: ReadonlyMap<string, Uses>;
};

/** Drafts that have a party on a side: stated there, and not stated. */
export type Uses = { readonly from: [stated: number, implied: number]; readonly to: [stated: number, implied: number] };

function usesIn(drafts: readonly Draft[]): ReadonlyMap<string, Uses> {
  const uses = new Map<string, Uses>();
  for (const d of drafts)
    for (const side of ['from', 'to'] as const) {
      const slot = d[side];
      if (slot === null) continue;
      let found = uses.get(slot.id);
      if (!found) {
        found = { from: [0, 0], to: [0, 0] };
        uses.set(slot.id, found);
      }
      found[side][slot.known === 'stated' ? 0 : 1] += 1;
    }
  return uses;
}

/** Class of the item of a draft: the first part of its code. */
export function classOf({ item }: Draft): string | undefined {
  const dot = item?.code.indexOf('.') ?? -1;
  return dot === -1 ? item?.code : item?.code.slice(0, dot);
}

/** Where what a draft is about begins. */
export const placeOf = (d: Draft): number => d.item?.start ?? d.quote.start;

/** Anchors a draft among the drafts of its passage; null where its quote stands in no sentence of the passage. */
export function anchorOf(passage: Passage, draft: Draft, drafts: readonly Draft[] = []): Anchored | null {
  const view = sentenceAt(passage, draft.quote.start);
  if (!view) return null;
  const token = itemToken(view, draft) ?? tokenAt(view, draft.quantity?.start ?? null);
  const main = predicationOf(view, draft, token);
  const at = token ?? main?.trigger ?? tokenAt(view, draft.quote.start) ?? 0;
  const held = main?.args.find((a) => a.tokens.includes(at)) ?? null;
  const others =
    drafts.length === 0
      ? []
      : nearbyDrafts(drafts, draft).filter(
          (d) => d !== draft && d.frame === draft.frame && Math.abs(d.quote.start - draft.quote.start) < NEARBY,
        );
  const place = placeOf(draft);
  const before = others.findLast((d) => placeOf(d) < place);
  const after = others.find((d) => placeOf(d) > place);
  return { draft, view, at, main, held, others, before, after, uses: usesIn(others) };
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
  let least = 1000;
  for (const p of view.predications) {
    const own = cost(p);
    if (own < least) [best, least] = [p, own];
  }
  return best;
}
