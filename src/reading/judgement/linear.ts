// Linear models over named features: what the judgement is made of. What enters: feature names, weights by name. What
// leaves: scores, probabilities, and the features that decided, for `explain`. Pure.

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
export function scoped(weights: Weights, scope: string): Weights {
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

/** The score of features and of others under a scope: as if each of these were named "SCOPE|feature". */
export function scoreWithin(
  weights: Weights,
  features: readonly string[],
  scope: string,
  under: readonly string[],
): number {
  const own = scoped(weights, scope);
  let sum = scoreOf(weights, features);
  for (const f of under) sum += own.get(f) ?? 0;
  return sum;
}

type Double = ReadonlyMap<string, readonly [number, number]>;

const doubles = new WeakMap<Weights, Map<string, Double>>();

/** The weights of two scopes side by side, so that a feature is looked up once. */
function doublyScoped(weights: Weights, one: string, other: string): Double {
  const known = doubles.get(weights) ?? new Map<string, Double>();
  doubles.set(weights, known);
  const key = `${one} ${other}`;
  let double = known.get(key);
  if (!double) {
    const [first, second] = [scoped(weights, one), scoped(weights, other)];
    const names = new Set([...first.keys(), ...second.keys()]);
    double = new Map([...names].map((name) => [name, [first.get(name) ?? 0, second.get(name) ?? 0]]));
    known.set(key, double);
  }
  return double;
}

/** Scores features under two scopes: the sum under the one and then the sum under the other. */
export function scorerUnder(weights: Weights, [one, other]: readonly [string, string]) {
  const double = doublyScoped(weights, one, other);
  return (features: readonly string[]): number => {
    let [first, second] = [0, 0];
    for (const f of features) {
      const found = double.get(f);
      if (found === undefined) continue;
      first += found[0];
      second += found[1];
    }
    return first + second;
  };
}

export const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/** Probabilities of the scores, by softmax. */
export function softmax(scores: readonly number[]): readonly number[] {
  const top = Math.max(...scores);
  const raised = scores.map((s) => Math.exp(s - top));
  const sum = raised.reduce((a, b) => a + b, 0);
  return raised.map((x) => x / sum);
}

/** The features that count most in a score, with their weights; the same feature of all frames and of one is told once. */
export const weightiest = (weights: Weights, features: readonly string[], most = 3): readonly string[] =>
  weightiestWithin(weights, features, '', [], most);

/** The same of features and of others under a scope. */
export function weightiestWithin(
  weights: Weights,
  features: readonly string[],
  scope: string,
  under: readonly string[],
  most = 3,
): readonly string[] {
  const sums = new Map<string, number>();
  const add = (name: string, weight: number): void => void sums.set(name, (sums.get(name) ?? 0) + weight);
  for (const f of features) {
    const weight = weights.get(f);
    if (weight !== undefined) add(f.slice(f.indexOf('|') + 1), weight);
  }
  const own = scoped(weights, scope);
  for (const f of under) {
    const weight = own.get(f);
    if (weight !== undefined) add(f, weight);
  }
  sums.delete('bias');
  return [...sums]
    .sort((a, b) => Math.abs(b[1]) - Math.abs(a[1]) || (a[0] < b[0] ? -1 : 1))
    .slice(0, most)
    .filter(([, w]) => Math.abs(w) >= 0.05)
    .map(([name, w]) => `${w < 0 ? '-' : '+'}${Math.abs(w).toFixed(2)} ${name}`);
}

/** The features that speak most for one choice against another, the strongest first. */
export const reasonsFor = (
  weights: Weights,
  chosen: readonly string[],
  other: readonly string[],
  most = 3,
): readonly string[] => reasonsUnder(weights, [''], chosen, other, most);

/** The same of features under some scopes, each named "SCOPE|feature". */
export function reasonsUnder(
  weights: Weights,
  scopes: readonly string[],
  chosen: readonly string[],
  other: readonly string[],
  most = 3,
): readonly string[] {
  const gains = new Map<string, number>();
  for (const scope of scopes) {
    const own = scoped(weights, scope);
    const name = (f: string): string => (scope === '' ? f : `${scope}|${f}`);
    const gain = (f: string, sign: 1 | -1): void => {
      const weight = own.get(f);
      if (weight !== undefined) gains.set(name(f), (gains.get(name(f)) ?? 0) + sign * weight);
    };
    for (const f of chosen) gain(f, 1);
    for (const f of other) gain(f, -1);
  }
  return [...gains]
    .filter(([, gain]) => Math.abs(gain) > 0.05)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, most)
    .filter(([, gain]) => gain > 0)
    .map(([name]) => name);
}
