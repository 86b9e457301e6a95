// Fits the judgement's linear models: logistic regression for what is yes or no, a log-linear model over pairs of parties
// for roles. Both by AdaGrad with a pull to zero, in a fixed order of examples: the same data gives the same weights.
import { scoreOf, sigmoid, softmax, type Weights } from '../../src/reading/judgement/linear.ts';
import { type Choices, named } from '../../src/reading/judgement/roles.ts';

/** `weight`: how often an example counts. */
export type Yes = { readonly features: readonly string[]; readonly label: boolean; readonly weight?: number };
/** Choices with the pairs that are right; several are where gold leaves a side open. */
export type Right = {
  readonly choices: Choices;
  readonly right: ReadonlySet<number>;
  /** Made from gold: the rules have chosen nothing. */
  readonly bare?: boolean;
  readonly weight: number;
};

/** `pull`: strength of the Gaussian prior (1 / variance); `least`: examples that a feature must stand in; `blind`: every so many examples without the rules. */
export type Settings = {
  readonly rounds: number;
  readonly rate: number;
  readonly pull: number;
  readonly least: number;
  readonly blind: number;
};

class Learner {
  readonly weights = new Map<string, number>();
  readonly #squares = new Map<string, number>();
  readonly #settings: Settings;
  readonly #counts: ReadonlyMap<string, number>;
  readonly #sums = new Map<string, number>();
  #rounds = 0;

  constructor(settings: Settings, counts: ReadonlyMap<string, number>) {
    this.#settings = settings;
    this.#counts = counts;
  }

  /** Ends a round; the result is the mean of the weights after each round of the second half. */
  endRound(round: number): void {
    if (round * 2 < this.#settings.rounds) return;
    this.#rounds += 1;
    for (const [f, w] of this.weights) this.#sums.set(f, (this.#sums.get(f) ?? 0) + w);
  }

  mean(): Weights {
    return new Map([...this.#sums].map(([f, sum]) => [f, sum / this.#rounds]));
  }

  step(features: readonly string[], gradient: number): void {
    const { rate, pull } = this.#settings;
    for (const f of features) {
      const weight = this.weights.get(f) ?? 0;
      const slope = gradient - (f === 'bias' ? 0 : (pull * weight) / (this.#counts.get(f) ?? 1));
      const square = (this.#squares.get(f) ?? 1) + slope * slope;
      this.#squares.set(f, square);
      this.weights.set(f, weight + (rate * slope) / Math.sqrt(square));
    }
  }
}

/** A fixed shuffle: every `stride`th example, round by round another stride. */
function* ordered<T>(examples: readonly T[], round: number): Generator<T> {
  const strides = [7, 11, 13, 17, 19, 23, 29, 31];
  let stride = strides[round % strides.length] ?? 1;
  while (examples.length % stride === 0 && examples.length > 0) stride += 2;
  for (let i = 0; i < examples.length; i += 1) {
    const one = examples[(i * stride) % examples.length];
    if (one !== undefined) yield one;
  }
}

/** Logistic regression. */
export function fitYes(examples: readonly Yes[], settings: Settings): Weights {
  const known = frequent(
    examples.map((e) => e.features),
    settings.least,
  );
  const kept = examples.map((e) => ({ ...e, features: e.features.filter((f) => known.has(f)) }));
  const learner = new Learner(settings, known);
  for (let round = 0; round < settings.rounds; round += 1) {
    for (const { features, label, weight = 1 } of ordered(kept, round))
      learner.step(features, weight * (Number(label) - sigmoid(scoreOf(learner.weights, features))));
    learner.endRound(round);
  }
  return learner.mean();
}

/** The model of roles: raises the probability of the right pairs together. */
export function fitRoles(examples: readonly Right[], settings: Settings): Weights {
  const flats = examples.map((e) => flat(e.choices));
  const known = frequent(
    flats.map((c) => [...c.from, ...c.to, ...c.pairs.map((p) => p.features)].flat()),
    settings.least,
  );
  const kept = examples.map(({ right, weight, bare = false }, i) => ({
    choices: only(flats[i] ?? { from: [], to: [], pairs: [] }, (f) => known.has(f)),
    right,
    bare,
    weight,
  }));
  const learner = new Learner(settings, known);
  let visits = 0;
  for (let round = 0; round < settings.rounds; round += 1) {
    for (const { choices, right, bare, weight } of ordered(kept, round)) {
      visits += 1;
      raise(learner, bare || visits % settings.blind === 0 ? withoutRules(choices) : choices, right, weight);
    }
    learner.endRound(round);
  }
  return learner.mean();
}

/** A chooser: raises the probability of the right choices together. */
export function fitChoices(
  examples: readonly {
    readonly features: readonly (readonly string[])[];
    readonly right: ReadonlySet<number>;
    readonly weight: number;
  }[],
  settings: Settings,
): Weights {
  const known = frequent(
    examples.map((e) => e.features.flat()),
    settings.least,
  );
  const kept = examples.map((e) => ({ ...e, features: e.features.map((list) => list.filter((f) => known.has(f))) }));
  const learner = new Learner(settings, known);
  for (let round = 0; round < settings.rounds; round += 1) {
    for (const { features, right, weight } of ordered(kept, round)) {
      const p = softmax(features.map((list) => scoreOf(learner.weights, list)));
      const mass = p.reduce((sum, x, i) => sum + (right.has(i) ? x : 0), 0) || 1e-9;
      features.forEach((list, i) => {
        const slope = weight * ((right.has(i) ? (p[i] ?? 0) / mass : 0) - (p[i] ?? 0));
        if (Math.abs(slope) > 1e-4) learner.step(list, slope);
      });
    }
    learner.endRound(round);
  }
  return learner.mean();
}

function raise(learner: Learner, c: Flat, right: ReadonlySet<number>, weight: number): void {
  const p = softmax(scoresOf(c, learner.weights));
  const mass = p.reduce((sum, x, i) => sum + (right.has(i) ? x : 0), 0) || 1e-9;
  const [from, to] = [new Array<number>(c.from.length).fill(0), new Array<number>(c.to.length).fill(0)];
  c.pairs.forEach((pair, i) => {
    const x = p[i] ?? 0;
    const slope = weight * ((right.has(i) ? x / mass : 0) - x);
    from[pair.from] = (from[pair.from] ?? 0) + slope;
    to[pair.to] = (to[pair.to] ?? 0) + slope;
    if (Math.abs(slope) > 1e-4) learner.step(pair.features, slope);
  });
  c.from.forEach((features, i) => {
    learner.step(features, from[i] ?? 0);
  });
  c.to.forEach((features, i) => {
    learner.step(features, to[i] ?? 0);
  });
}

/** Choices with their features by full names, those that are too rare left out. */
type Flat = {
  readonly from: readonly (readonly string[])[];
  readonly to: readonly (readonly string[])[];
  readonly pairs: readonly { readonly from: number; readonly to: number; readonly features: readonly string[] }[];
};

const flat = (c: Choices): Flat => ({
  from: c.from.map((x) => named('from', c, x.features)),
  to: c.to.map((x) => named('to', c, x.features)),
  pairs: c.pairs.map((x) => ({ ...x, features: named('pair', c, x.features) })),
});

const only = (c: Flat, keep: (f: string) => boolean): Flat => ({
  from: c.from.map((x) => x.filter(keep)),
  to: c.to.map((x) => x.filter(keep)),
  pairs: c.pairs.map((x) => ({ ...x, features: x.features.filter(keep) })),
});

/** Features that tell what the rules chose. */
export const OF_RULES = /\|(?:rule|left)/u;

/** The choices without what the rules chose: the rules know these folds better than they will know other texts. */
const withoutRules = (c: Flat): Flat => only(c, (f) => !OF_RULES.test(f));

function scoresOf(c: Flat, weights: Weights): readonly number[] {
  const [from, to] = [c.from, c.to].map((side) => side.map((x) => scoreOf(weights, x)));
  return c.pairs.map((p) => (from?.[p.from] ?? 0) + (to?.[p.to] ?? 0) + scoreOf(weights, p.features));
}

/** How often each feature stands, for those that stand often enough. */
function frequent(lists: readonly (readonly string[])[], least: number): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const list of lists) for (const f of new Set(list)) counts.set(f, (counts.get(f) ?? 0) + 1);
  return new Map([...counts].filter(([, n]) => n >= least));
}
