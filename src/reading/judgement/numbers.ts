// In which frame each number of a passage is claimed, if in any: a log-linear model over number-features.ts. What enters: a
// passage's ground, the weights of the model `number`. What leaves: for each number the probability of each frame, and for
// those that no rule has read in their likeliest frame a draft in it (frames/numbers.ts). The acceptance of all drafts then
// weighs these beside the rules' own.
import type { Frame as FrameName } from '../claim.ts';
import type { Draft } from '../frames/frame.ts';
import {
  NUMBER_FRAMES,
  type NumberAt,
  type NumberFrame,
  numbersIn,
  readingOf,
  type Told,
  toldIn,
} from '../frames/numbers.ts';
import type { Feature } from './feature.ts';
import { softmax, sumOf, type Weights, weigherOf } from './linear.ts';
import { draftedIn, tellNumber } from './number-features.ts';
import type { Ground } from './parties-named.ts';
import { listFrom, newSheet } from './sheet.ts';

/** What a number may be: a claim in one of the frames, or none. */
export const NUMBER_CLASSES = [...NUMBER_FRAMES, 'none'] as const;

/** A number with its features. */
export type Weighed = { readonly at: NumberAt; readonly features: readonly Feature[] };

/** The numbers of a passage with their features. */
export function weighedNumbers(ground: Ground): readonly Weighed[] {
  const drafted = draftedIn(ground.drafts);
  let last: NumberAt | null = null;
  return numbersIn(ground.passage).map((at) => {
    sheet.count = 0;
    tellNumber(sheet, ground, at, last, drafted);
    last = at;
    return { at, features: listFrom(sheet) };
  });
}

const sheet = newSheet();

/** Probability of each frame for numbers, by the offset of the number; the rest is that of no claim. */
export type FrameOdds = ReadonlyMap<number, Readonly<Record<NumberFrame, number>>>;

/** Weighs the numbers. */
export function frameOdds(numbers: readonly Weighed[], weights: Weights): FrameOdds {
  const weighers = NUMBER_CLASSES.map((c) => weigherOf(weights, [c]));
  return new Map(
    numbers.map(({ at, features }) => {
      const p = softmax(weighers.map((w) => sumOf(w, features)));
      const [transfer = 0, deployment = 0, casualties = 0, statistic = 0] = p;
      return [at.quantity.start, { transfer, deployment, casualties, statistic }];
    }),
  );
}

/** The probability that the number of a draft is claimed in the draft's frame; null where it has no such number. */
export function oddsOf(odds: FrameOdds, { quantity, frame }: Draft): number | null {
  const known = quantity?.start == null ? undefined : odds.get(quantity.start);
  return known && isNumberFrame(frame) ? known[frame] : null;
}

const isNumberFrame = (frame: FrameName): frame is NumberFrame =>
  (NUMBER_FRAMES as readonly FrameName[]).includes(frame);

/** Least probability of a frame for a number to be drafted in it. */
const LEAST = 0.1;

/** Drafts of numbers in their likeliest frame, where no rule has read them so. */
export function numberDrafts(ground: Ground, numbers: readonly Weighed[], odds: FrameOdds): readonly Draft[] {
  if (numbers.length === 0) return [];
  const read = framesByNumber(ground.drafts);
  let told: Told | undefined;
  const drafts: Draft[] = [];
  for (const { at } of numbers) {
    const known = odds.get(at.quantity.start);
    if (!known) continue;
    let frame: NumberFrame = NUMBER_FRAMES[0];
    for (const f of NUMBER_FRAMES) if (known[f] > known[frame]) frame = f;
    if (known[frame] < LEAST || read.get(at.quantity.start)?.includes(frame)) continue;
    told ??= toldIn(ground.passage, ground.drafts);
    const draft = readingOf(ground.passage, at, frame, told);
    if (draft) drafts.push(draft);
  }
  return drafts;
}

/** The frames in which the rules have read the numbers, by the offset of the number. */
function framesByNumber(drafts: readonly Draft[]): ReadonlyMap<number, readonly FrameName[]> {
  const frames = new Map<number, FrameName[]>();
  for (const { frame, quantity } of drafts) {
    if (quantity?.start == null) continue;
    const known = frames.get(quantity.start);
    if (known) known.push(frame);
    else frames.set(quantity.start, [frame]);
  }
  return frames;
}
