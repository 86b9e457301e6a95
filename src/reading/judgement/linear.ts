// Linear models over named features: what the judgement is made of. What enters: feature names, weights by name. What
// leaves: scores, probabilities, and the features that decided, for `explain`. Pure.

import type { Feature } from './feature.ts';

/** Weights by feature name; a feature without one counts nothing. */
export type Weights = ReadonlyMap<string, number>;

/** Sum of the features' weights. */
export function scoreOf(weights: Weights, features: readonly string[]): number {
  let sum = 0;
  for (const f of features) sum += weights.get(f) ?? 0;
  return sum;
}

const scopes = new WeakMap<Weights, ReadonlyMap<string, Weights>>();

/** The weights of "SCOPE|feature" by feature; all of them where the scope is ''. */
function scoped(weights: Weights, scope: string): Weights {
  if (scope === '') return weights;
  let known = scopes.get(weights);
  if (!known) {
    const built = new Map<string, Map<string, number>>();
    for (const [name, weight] of weights) {
      const bar = name.indexOf('|');
      const own = built.get(name.slice(0, bar)) ?? new Map<string, number>();
      built.set(name.slice(0, bar), own.set(name.slice(bar + 1), weight));
    }
    known = built;
    scopes.set(weights, known);
  }
  return known.get(scope) ?? NONE;
}

const NONE: Weights = new Map();

/** The weight of a feature: under some scopes together, 0 where there is none. */
export type Weigher = (feature: Feature) => number;

const weighers = new WeakMap<Weights, Map<string, Weigher>>();

/** Weighs features under scopes ('': as they are), each looked up by name once. */
export function weigherOf(weights: Weights, scopes: readonly [string, string?]): Weigher {
  let byScopes = weighers.get(weights);
  if (!byScopes) {
    byScopes = new Map();
    weighers.set(weights, byScopes);
  }
  const key = scopes.length === 1 ? scopes[0] : `${scopes[0]} ${scopes[1]}`;
  let weigher = byScopes.get(key);
  if (!weigher) {
    weigher = newWeigher(scopes.map((scope) => scoped(weights, scope ?? '')));
    byScopes.set(key, weigher);
  }
  return weigher;
}

function newWeigher(tables: readonly Weights[]): Weigher {
  const known: number[] = [];
  const look = ({ name }: Feature): number => tables.reduce((sum, table) => sum + (table.get(name) ?? 0), 0);
  return (feature) => {
    const { id } = feature;
    if (id < 0) return look(feature);
    while (known.length <= id) known.push(Number.NaN);
    let weight = known[id] ?? 0;
    if (Number.isNaN(weight)) {
      weight = look(feature);
      known[id] = weight;
    }
    return weight;
  };
}

/** Sum of the weights of features. */
export function sumOf(weigh: Weigher, features: readonly Feature[]): number {
  let sum = 0;
  for (const f of features) sum += weigh(f);
  return sum;
}

export const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/** Probabilities of the scores, by softmax. */
export function softmax(scores: readonly number[]): readonly number[] {
  const top = Math.max(...scores);
  const raised = scores.map((s) => Math.exp(s - top));
  const sum = raised.reduce((a, b) => a + b, 0);
  return raised.map((x) => x / sum);
}

/** The features that count most in a score, with their weights. */
export function weightiest(weigh: Weigher, features: readonly Feature[], most = 3): readonly string[] {
  const heavy: (readonly [name: string, weight: number])[] = [];
  features.forEach((f, i) => {
    const weight = weigh(f);
    if (weight === 0 || f.name === 'bias' || features.indexOf(f) < i) return;
    const times = features.lastIndexOf(f) === i ? 1 : features.filter((g) => g === f).length;
    if (Math.abs(weight * times) >= 0.05) heavy.push([f.name, weight * times]);
  });
  return heavy
    .sort((a, b) => Math.abs(b[1]) - Math.abs(a[1]) || (a[0] < b[0] ? -1 : 1))
    .slice(0, most)
    .map(([name, w]) => `${w < 0 ? '-' : '+'}${Math.abs(w).toFixed(2)} ${name}`);
}

/** The features under some scopes that speak most for one choice against another, as "SCOPE|feature", the strongest first. */
export function reasonsFor(
  weights: Weights,
  scopes: readonly string[],
  chosen: readonly Feature[],
  other: readonly Feature[],
  most = 3,
): readonly string[] {
  const gains: (readonly [name: string, gain: number])[] = [];
  const [mine, theirs] = [new Set(chosen), new Set(other)];
  for (const scope of scopes) {
    const weigh = weigherOf(weights, [scope]);
    const add = (f: Feature, gain: number): void => {
      if (Math.abs(gain) > 0.05) gains.push([`${scope}|${f.name}`, gain]);
    };
    for (const f of mine) if (!theirs.has(f)) add(f, weigh(f));
    for (const f of theirs) if (!mine.has(f)) add(f, -weigh(f));
  }
  return gains
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, most)
    .filter(([, gain]) => gain > 0)
    .map(([name]) => name);
}
