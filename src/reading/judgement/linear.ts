// Linear models over named features: what the judgement is made of. What enters: feature names, weights by name. What
// leaves: scores, probabilities, and the features that decided, for `explain`. Pure.

import { type Feature, featureNamed, nameOf } from './feature.ts';

/** Weights by feature name; a feature without one counts nothing. */
export type Weights = ReadonlyMap<string, number>;

/** Sum of the features' weights. */
export function scoreOf(weights: Weights, features: readonly string[]): number {
  let sum = 0;
  for (const f of features) sum += weights.get(f) ?? 0;
  return sum;
}

const scopes = new WeakMap<Weights, ReadonlyMap<string, Weights>>();

/** The weights of "SCOPE|feature" by feature; of those without a scope where it is ''. */
function scoped(weights: Weights, scope: string): Weights {
  let known = scopes.get(weights);
  if (!known) {
    const built = new Map<string, Map<string, number>>();
    for (const [name, weight] of weights) {
      const bar = name.indexOf('|');
      const of = bar === -1 ? '' : name.slice(0, bar);
      const own = built.get(of) ?? new Map<string, number>();
      built.set(of, own.set(name.slice(bar + 1), weight));
    }
    known = built;
    scopes.set(weights, known);
  }
  return known.get(scope) ?? NONE;
}

const NONE: Weights = new Map();

/** Weights by feature, under some scopes together; a feature beyond its end has none. */
export type Weigher = Float64Array;

const weighers = new WeakMap<Weights, Map<string, Map<string, Weigher>>>();

/** The weights of features under some scopes ('': as they are), made once. */
export function weigherOf(weights: Weights, [first, second = first]: readonly [string, string?]): Weigher {
  let byFirst = weighers.get(weights);
  if (!byFirst) {
    byFirst = new Map();
    weighers.set(weights, byFirst);
  }
  let bySecond = byFirst.get(first);
  if (!bySecond) {
    bySecond = new Map();
    byFirst.set(first, bySecond);
  }
  let weigher = bySecond.get(second);
  if (!weigher) {
    weigher = newWeigher([...new Set([first, second])].map((scope) => scoped(weights, scope)));
    bySecond.set(second, weigher);
  }
  return weigher;
}

function newWeigher(tables: readonly Weights[]): Weigher {
  const sums = new Map<Feature, number>();
  let most = 0;
  for (const table of tables)
    for (const [name, weight] of table) {
      const feature = featureNamed(name);
      sums.set(feature, (sums.get(feature) ?? 0) + weight);
      if (feature > most) most = feature;
    }
  const weigher = new Float64Array(most + 1);
  for (const [feature, weight] of sums) weigher[feature] = weight;
  return weigher;
}

/** Sum of the weights of features. */
export function sumOf(weigher: Weigher, features: readonly Feature[]): number {
  let sum = 0;
  for (const f of features) if (f < weigher.length) sum += weigher[f] ?? 0;
  return sum;
}

export const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/** Probabilities of the scores, by softmax. */
export function softmax(scores: readonly number[]): readonly number[] {
  let top = Number.NEGATIVE_INFINITY;
  for (const s of scores) if (s > top) top = s;
  const raised = scores.map((s) => Math.exp(s - top));
  let sum = 0;
  for (const x of raised) sum += x;
  return raised.map((x) => x / sum);
}

const BIAS = featureNamed('bias');

/** The features that count most in a score, with their weights. */
export function weightiest(weigher: Weigher, features: readonly Feature[], most = 3): readonly string[] {
  const heavy: { readonly name: string; readonly weight: number }[] = [];
  features.forEach((feature, i) => {
    const own = weigher[feature] ?? 0;
    if (own === 0 || feature === BIAS || features.indexOf(feature) < i) return;
    let times = 1;
    for (let j = i + 1; j < features.length; j += 1) if (features[j] === feature) times += 1;
    const weight = own * times;
    if (Math.abs(weight) < LEAST) return;
    const [size, name] = [Math.abs(weight), nameOf(feature)];
    const at = heavy.findIndex((h) => size > Math.abs(h.weight) || (size === Math.abs(h.weight) && name < h.name));
    if (at === -1 && heavy.length >= most) return;
    heavy.splice(at === -1 ? heavy.length : at, 0, { name, weight });
    if (heavy.length > most) heavy.pop();
  });
  return heavy.map(({ name, weight }) => `${weight < 0 ? '-' : '+'}${Math.abs(weight).toFixed(2)} ${name}`);
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
  for (const scope of scopes) {
    const weigher = weigherOf(weights, [scope]);
    addGains(gains, most, scope, chosen, other, (f) => weigher[f] ?? 0);
    addGains(gains, most, scope, other, chosen, (f) => -(weigher[f] ?? 0));
  }
  return gains.map((g) => g.feature);
}

type Gain = { readonly scope: string; readonly feature: Feature; readonly gain: number };

const gainName = (scope: string, feature: Feature): string => `${scope}|${nameOf(feature)}`;

/** Takes the features of one list that are not in the other among the greatest gains, the greatest first, then by name. */
function addGains(
  gains: Gain[],
  most: number,
  scope: string,
  of: readonly Feature[],
  but: readonly Feature[],
  gainOf: (feature: Feature) => number,
): void {
  of.forEach((feature, i) => {
    const gain = gainOf(feature);
    const least = gains.length < most ? LEAST : Math.max(LEAST, (gains.at(-1) as Gain).gain);
    if (gain <= LEAST || gain < least || but.includes(feature) || of.indexOf(feature) < i) return;
    const at = gains.findIndex(
      (g) => gain > g.gain || (gain === g.gain && gainName(scope, feature) < gainName(g.scope, g.feature)),
    );
    if (at === -1 && gains.length >= most) return;
    gains.splice(at === -1 ? gains.length : at, 0, { scope, feature, gain });
    if (gains.length > most) gains.pop();
  });
}

/** What moves a score by less is no reason. */
const LEAST = 0.05;
