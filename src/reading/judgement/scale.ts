// What weighs who has which role in the drafts of a frame. What enters: weights, a frame, features. What leaves: sums of their
// weights for both sides at once. Features that are told together of several drafts are a bundle, which keeps its sums.
import type { Frame as FrameName } from '../claim.ts';
import { type Feature, kindOf, nameOf } from './feature.ts';
import { sumOf, type Weigher, type Weights, weigherOf } from './linear.ts';
import type { Sheet } from './sheet.ts';

export type Side = 'from' | 'to';

/** Under which names features are weighed: for all frames, and for one. */
export const scopesOf = (of: Side | 'pair', frame: FrameName): readonly [string, string] => [
  of,
  nameOf(scope(frame, of)),
];

const scope = kindOf('', '', '.');

/** The weights of features of either side and of both together. */
export type Scale = { readonly from: Weigher; readonly to: Weigher; readonly pair: Weigher };

const scales = new WeakMap<Weights, Map<FrameName, Scale>>();

/** What weighs the drafts of a frame, made once. */
export function scaleOf(weights: Weights, frame: FrameName): Scale {
  let byFrame = scales.get(weights);
  if (!byFrame) {
    byFrame = new Map();
    scales.set(weights, byFrame);
  }
  let scale = byFrame.get(frame);
  if (!scale) {
    const of = (what: Side | 'pair'): Weigher => weigherOf(weights, scopesOf(what, frame));
    scale = { from: of('from'), to: of('to'), pair: of('pair') };
    byFrame.set(frame, scale);
  }
  return scale;
}

/** Sums for either side. */
export type Sums = { from: number; to: number };

/** Features that are told together, and their sums under the scale that last asked for them. */
export type Bundle = { readonly features: readonly Feature[]; scale: Scale | null; from: number; to: number };

export const bundled = (features: readonly Feature[]): Bundle => ({
  features,
  scale: null,
  from: Number.NaN,
  to: Number.NaN,
});

/** Has a bundle weighed: its sums are those under the scale. */
export function weighed(bundle: Bundle, scale: Scale): Bundle {
  if (bundle.scale === scale) return bundle;
  bundle.scale = scale;
  bundle.from = sumOf(scale.from, bundle.features);
  bundle.to = sumOf(scale.to, bundle.features);
  return bundle;
}

/** Adds the sums of a bundle. */
export function addBundle(into: Sums, bundle: Bundle, scale: Scale): void {
  const { from, to } = weighed(bundle, scale);
  into.from += from;
  into.to += to;
}

/** Adds the sums of all that is written on a sheet. */
export function addSheet(into: Sums, { features, count }: Sheet, { from, to }: Scale): void {
  for (let i = 0; i < count; i += 1) {
    const f = features[i] ?? 0;
    if (f < from.length) into.from += from[f] ?? 0;
    if (f < to.length) into.to += to[f] ?? 0;
  }
}
