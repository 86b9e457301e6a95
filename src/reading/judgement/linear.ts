// Linear models over named features: what the judgement is made of. What enters: feature names, weights by name. What
// leaves: scores and probabilities. Pure.

import { type Feature, featureNamed } from './feature.ts';

/** Weights by feature name; a feature without one counts nothing. */
export type Weights = ReadonlyMap<string, number>;

/** Sum of the features' weights. */
export function scoreOf(weights: Weights, features: readonly string[]): number {
  let sum = 0;
  for (const f of features) sum += weights.get(f) ?? 0;
  return sum;
}

const scopes = new WeakMap<Weights, (scope: string) => Weights>();

/** The weights of "SCOPE|feature" by feature; of those without a scope where it is ''. */
export function scoped(weights: Weights, scope: string): Weights {
  const known = scopes.get(weights) ?? byScope(weights);
  scopes.set(weights, known);
  return known(scope);
}

function byScope(weights: Weights): (scope: string) => Weights {
  const built = new Map<string, Map<string, number>>();
  for (const [name, weight] of weights) {
    const bar = name.indexOf('|');
    const of = bar === -1 ? '' : name.slice(0, bar);
    const own = built.get(of) ?? new Map<string, number>();
    built.set(of, own.set(name.slice(bar + 1), weight));
  }
  return (scope) => built.get(scope) ?? NONE;
}

const NONE: Weights = new Map();

/** Weights that are kept by scope; `all` gives them under their whole names, to who asks for these. */
export function keptByScope(all: () => Weights, under: (scope: string) => Weights): Weights {
  let made: Weights | undefined;
  const whole = (): Weights => {
    made ??= all();
    return made;
  };
  const weights: Weights = {
    get size() {
      return whole().size;
    },
    get: (name) => whole().get(name),
    has: (name) => whole().has(name),
    forEach: (tell) => whole().forEach(tell),
    keys: () => whole().keys(),
    values: () => whole().values(),
    entries: () => whole().entries(),
    [Symbol.iterator]: () => whole()[Symbol.iterator](),
  };
  scopes.set(weights, under);
  return weights;
}

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

/** The features of weights, in their order. */
export const featuresOf = (weights: Weights): readonly Feature[] => Array.from(weights.keys(), featureNamed);

function newWeigher(tables: readonly Weights[]): Weigher {
  const features = tables.map(featuresOf);
  const weigher = new Float64Array(features.flat().reduce((most, feature) => Math.max(most, feature), 0) + 1);
  tables.forEach((table, t) => {
    const of = features[t] ?? [];
    let i = 0;
    for (const weight of table.values()) {
      const feature = of[i++] ?? 0;
      weigher[feature] = (weigher[feature] ?? 0) + weight;
    }
  });
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
