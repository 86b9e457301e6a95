// Where a draft stands. What enters: a passage and a draft of a frame. What leaves: its sentence, the token that it is
// about (its item, number or trigger) and the predication that it was most likely read from: what the features look at.
import { interned } from '../../base/interned.ts';
import { makersOf } from '../discourse/makes.ts';
import type { Draft, Passage, SentenceView } from '../frames/frame.ts';
import type { Argument, Predication } from '../predication/predication.ts';
import { heldBy } from './held.ts';
import { NEARBY, nearbyDrafts } from './nearby.ts';

/** Where a draft stands, whoever its sides are: found once. */
export type Place = {
  readonly view: SentenceView;
  /** Token of the item, else of the quantity, else of the trigger. */
  readonly at: number;
  readonly main: Predication | null;
  /** The argument of `main` that holds `at`. */
  readonly held: Argument | null;
  /** Who makes what it is about, where its words name a make. */
  readonly makers: readonly string[];
};

/** A draft where it stands among the others. */
export type Anchored = Place & {
  readonly draft: Draft;
  /** The drafts of its frame nearby, in their order; those that `isOther` are others than itself. */
  readonly fellows: readonly Draft[];
  /** Of the others, the last that is about something before what the draft is about, and the first about something after. */
  readonly before: Draft | undefined;
  readonly after: Draft | undefined;
  /** The last draft of another frame that begins before it: the deed that a stance, a consequence or a figure goes on from. */
  readonly prior: Draft | undefined;
};

/** Whether one of the fellows of a draft is another near enough to bear on it. */
export const isOther = (fellow: Draft, draft: Draft): boolean =>
  fellow !== draft && Math.abs(fellow.quote.start - draft.quote.start) < NEARBY;

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
  return { view, at, main, held, makers: makersIn(passage, view, draft) };
}

/** Who makes the things of a draft. */
function makersIn({ document }: Passage, view: SentenceView, { item, quantity }: Draft): readonly string[] {
  const { start = null, end = null } = item?.start == null ? (quantity ?? {}) : item;
  return start === null || end === null ? [] : makersOf(view, document.text, start, end);
}

/** A draft at its place among the drafts of its frame. */
export function anchoredAt(
  { view, at, main, held, makers }: Place,
  draft: Draft,
  ofFrame: readonly Draft[],
  all: readonly Draft[],
): Anchored {
  const fellows = nearbyDrafts(ofFrame, draft);
  const place = placeOf(draft);
  let before: Draft | undefined;
  let after: Draft | undefined;
  for (const d of fellows) {
    if (!isOther(d, draft)) continue;
    const other = placeOf(d);
    if (other < place) before = d;
    else if (other > place) after ??= d;
  }
  return { view, at, main, held, makers, draft, fellows, before, after, prior: priorOf(draft, all) };
}

/** Frames of which a claim goes on from no deed: a figure stands by itself. */
const BY_THEMSELVES: ReadonlySet<string> = new Set(['statistic', 'casualties']);

function priorOf(draft: Draft, all: readonly Draft[]): Draft | undefined {
  if (BY_THEMSELVES.has(draft.frame)) return undefined;
  let prior: Draft | undefined;
  for (const d of nearbyDrafts(all, draft))
    if (d.frame !== draft.frame && d.quote.start < draft.quote.start && d.quote.start >= (prior?.quote.start ?? 0))
      prior = d;
  return prior;
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
  for (const m of view.mentions.items) if (m.start === start) return m.headToken;
  return tokenAt(view, start);
}

function tokenAt({ tree: { tokens } }: SentenceView, offset: number | null): number | null {
  if (offset === null) return null;
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i];
    if (token !== undefined && token.start <= offset && offset < token.end) return i;
  }
  return null;
}

/** The senses that rules are named for, by rule; there are no more of them than rules. */
const senses = new Map<string, string>();

/** The sense in the name of a rule: its second part. */
function senseIn(rule: string): string {
  let sense = senses.get(rule);
  if (sense === undefined) {
    sense = interned(rule.split('.', 2)[1] ?? '');
    senses.set(rule, sense);
  }
  return sense;
}

/** The predication of the rule's sense that holds the token, stands in the quote, and is nearest, in this order. */
function predicationOf(view: SentenceView, { rule, frame, quote }: Draft, at: number): Predication | null {
  const sense = senseIn(rule);
  let best: Predication | null = null;
  let least = 1000;
  for (const p of view.predications) {
    if (p.sense !== sense && p.entry.family !== frame) continue;
    const trigger = view.tree.tokens[p.trigger];
    const quoted = trigger !== undefined && trigger.start >= quote.start && trigger.end <= quote.end;
    const cost =
      (p.sense === sense ? 0 : 200) +
      (heldBy(view, p, at) ? 0 : 60) +
      (quoted ? 0 : 40) +
      Math.min(39, Math.abs(p.trigger - at));
    if (cost < least) [best, least] = [p, cost];
  }
  return best;
}
