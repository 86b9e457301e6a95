// Why a model decided as it did. What enters: the features that were weighed, and weights. What leaves: the few that counted
// most, by name, for `explain` and for the rule of a slot.
import { type Feature, featureNamed, nameOf } from './feature.ts';
import { type Weigher, type Weights, weigherOf } from './linear.ts';
import { type Sheet, without } from './sheet.ts';

const BIAS = featureNamed('bias');

/** How often each feature with a weight stands on the sheet that is looked at; all 0 between two looks. */
let times = new Uint16Array(0);

/** What moves a score by less is no reason. */
const LEAST = 0.05;

/** What a feature that stands once has moved, as it is told: told of every claim again. */
const labels = new WeakMap<Weigher, Map<Feature, string>>();

const labelled = (weight: number, feature: Feature): string =>
  `${weight < 0 ? '-' : '+'}${Math.abs(weight).toFixed(2)} ${nameOf(feature)}`;

/** The label of a feature that stands so often; that of one that stands once is kept: only features with weights have any. */
function labelOf(weigher: Weigher, feature: Feature, weight: number): string {
  if (weight !== weigher[feature]) return labelled(weight, feature);
  let known = labels.get(weigher);
  if (!known) {
    known = new Map();
    labels.set(weigher, known);
  }
  let label = known.get(feature);
  if (label === undefined) {
    label = labelled(weight, feature);
    known.set(feature, label);
  }
  return label;
}

/** The features on a sheet that count most in a score, with their weights. */
export function weightiest(weigher: Weigher, { features, count }: Sheet, most = 3): string[] {
  if (times.length < weigher.length) times = new Uint16Array(weigher.length);
  for (let i = 0; i < count; i += 1) {
    const feature = features[i] ?? 0;
    if (feature < weigher.length) times[feature] = (times[feature] ?? 0) + 1;
  }
  const heavy: Feature[] = [];
  const weights: number[] = [];
  for (let i = 0; i < count; i += 1) {
    const feature = features[i] ?? 0;
    const often = feature < weigher.length ? (times[feature] ?? 0) : 0;
    if (often === 0) continue;
    times[feature] = 0;
    const weight = (weigher[feature] ?? 0) * often;
    if (Math.abs(weight) >= LEAST && feature !== BIAS) placeIn(heavy, weights, feature, weight, most);
  }
  return heavy.map((feature, i) => labelOf(weigher, feature, weights[i] ?? 0));
}

/** Reasons with the share that the net has, in its place among them; as many as before, or one more where they were few. */
export function withNet(reasons: string[], net: number, most = 3): string[] {
  if (Math.abs(net) < LEAST) return reasons;
  const own = `${net < 0 ? '-' : '+'}${Math.abs(net).toFixed(2)} net`;
  const at = reasons.findIndex((reason) => Math.abs(Number.parseFloat(reason)) < Math.abs(net));
  return (at === -1 ? [...reasons, own] : reasons.toSpliced(at, 0, own)).slice(0, most);
}

/** Takes a feature among the weightiest, the weightiest first, then by name; of more than `most` the last is left out. */
function placeIn(heavy: Feature[], weights: number[], feature: Feature, weight: number, most: number): void {
  const size = Math.abs(weight);
  let at = heavy.length;
  for (; at > 0; at -= 1) {
    const before = Math.abs(weights[at - 1] ?? 0);
    if (size < before || (size === before && nameOf(feature) > nameOf(heavy[at - 1] ?? 0))) break;
  }
  if (at >= most) return;
  for (let i = Math.min(heavy.length, most - 1); i > at; i -= 1) {
    heavy[i] = heavy[i - 1] ?? 0;
    weights[i] = weights[i - 1] ?? 0;
  }
  heavy[at] = feature;
  weights[at] = weight;
}

/** The features under some scopes that speak most for one choice against another, the strongest first. */
export function reasonsFor(
  weights: Weights,
  scopes: readonly string[],
  chosen: readonly Feature[],
  other: readonly Feature[],
  most = 3,
): readonly Feature[] {
  const gains: Gain[] = [];
  const [only, against] = [without(chosen, other), without(other, chosen)];
  for (const scope of scopes) {
    const weigher = weigherOf(weights, [scope]);
    for (const feature of only) addGain(gains, most, scope, feature, weigher[feature] ?? 0);
    for (const feature of against) addGain(gains, most, scope, feature, -(weigher[feature] ?? 0));
  }
  return gains.map((g) => g.feature);
}

type Gain = { readonly scope: string; readonly feature: Feature; readonly gain: number };

const gainName = (scope: string, feature: Feature): string => `${scope}|${nameOf(feature)}`;

/** Takes a feature among the greatest gains, the greatest first, then by name. */
function addGain(gains: Gain[], most: number, scope: string, feature: Feature, gain: number): void {
  if (gain <= LEAST || (gains.length >= most && gain < (gains.at(-1)?.gain ?? 0))) return;
  const at = gains.findIndex(
    (g) => gain > g.gain || (gain === g.gain && gainName(scope, feature) < gainName(g.scope, g.feature)),
  );
  if (at === -1 && gains.length >= most) return;
  gains.splice(at === -1 ? gains.length : at, 0, { scope, feature, gain });
  if (gains.length > most) gains.pop();
}
