// Where a draft stands. What enters: a passage and a draft of a frame. What leaves: its sentence, the token that it is
// about (its item, number or trigger) and the predication that it was most likely read from: what the features look at.
import type { Draft, Passage, SentenceView } from '../frames/frame.ts';
import type { Argument, Predication } from '../predication/predication.ts';
import { heldAt, heldBy } from './held.ts';
import { NEARBY, nearbyDrafts } from './nearby.ts';

/** Where a draft stands, whoever its sides are: found once. */
export type Place = {
  readonly view: SentenceView;
  /** Token of the item, else of the quantity, else of the trigger. */
  readonly at: number;
  readonly main: Predication | null;
  /** The argument of `main` that holds `at`. */
  readonly held: Argument | null;
};

/** A draft where it stands among the others. */
export type Anchored = Place & {
  readonly draft: Draft;
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

/** Where a draft stands; null where its quote stands in no sentence of the passage. */
export function placeIn(passage: Passage, draft: Draft): Place | null {
  const view = sentenceAt(passage, draft.quote.start);
  if (!view) return null;
  const token = itemToken(view, draft) ?? tokenAt(view, draft.quantity?.start ?? null);
  const quoted = token ?? tokenAt(view, draft.quote.start) ?? 0;
  const main = predicationOf(view, draft, quoted);
  const at = token ?? main?.trigger ?? quoted;
  const held = (main && heldBy(view, main, at)) ?? null;
  return { view, at, main, held };
}

/** A draft at its place among the drafts of its passage. */
export function anchoredAt({ view, at, main, held }: Place, draft: Draft, drafts: readonly Draft[]): Anchored {
  const others = nearbyDrafts(drafts, draft).filter(
    (d) => d !== draft && d.frame === draft.frame && Math.abs(d.quote.start - draft.quote.start) < NEARBY,
  );
  const place = placeOf(draft);
  const before = others.findLast((d) => placeOf(d) < place);
  const after = others.find((d) => placeOf(d) > place);
  return { view, at, main, held, draft, others, before, after, uses: usesIn(others) };
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
function predicationOf(view: SentenceView, draft: Draft, at: number): Predication | null {
  const { rule, frame, quote } = draft;
  const dot = rule.indexOf('.') + 1;
  const second = rule.indexOf('.', dot);
  const sense = dot === 0 ? '' : rule.slice(dot, second === -1 ? rule.length : second);
  const holding = heldAt(view, at);
  let best: Predication | null = null;
  let least = 1000;
  for (const p of view.predications) {
    if (p.sense !== sense && p.entry.family !== frame) continue;
    const trigger = view.tree.tokens[p.trigger];
    const quoted = trigger !== undefined && trigger.start >= quote.start && trigger.end <= quote.end;
    const cost =
      (p.sense === sense ? 0 : 200) +
      (holding.some((held) => held.p === p) ? 0 : 60) +
      (quoted ? 0 : 40) +
      Math.min(39, Math.abs(p.trigger - at));
    if (cost < least) [best, least] = [p, cost];
  }
  return best;
}
