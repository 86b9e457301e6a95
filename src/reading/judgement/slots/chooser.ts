// Choosing among the fillers of a slot, or the classes of one, by log-linear models. What enters: features told one by
// one, weights by template and value. What leaves: scores. Telling instead of listing keeps names of features unmade
// while reading; training and `explain` write them down.

/** Takes a feature: a template and its value. */
export type Tell = (template: string, value: string | number | boolean) => void;

/** What may fill a slot, and what speaks for it. */
export type Choice<V> = { readonly value: V; readonly features: (tell: Tell) => void };

/** Weights of a chooser by scope ('' or a frame), template and value. */
export type ChoiceWeights = ReadonlyMap<string, ReadonlyMap<string, ReadonlyMap<string | number | boolean, number>>>;

type Building = Map<string, Map<string, Map<string, number>>>;

/** Weights from names such as "transfer|place=same" or "|place=same". */
export function choiceWeightsOf(weights: ReadonlyMap<string, number>): ChoiceWeights {
  const built: Building = new Map();
  for (const [name, weight] of weights) {
    const { scope, template, value } = partsOf(name);
    const templates = built.get(scope) ?? new Map<string, Map<string, number>>();
    const values = templates.get(template) ?? new Map<string, number>();
    built.set(scope, templates.set(template, values.set(value, weight)));
  }
  return built;
}

/** The name of a feature under a scope. */
export const nameOf = (scope: string, template: string, value: string | number | boolean): string =>
  `${scope}|${template}=${value}`;

function partsOf(name: string): { readonly scope: string; readonly template: string; readonly value: string } {
  const [bar, is] = [name.indexOf('|'), name.indexOf('=')];
  return { scope: name.slice(0, bar), template: name.slice(bar + 1, is), value: name.slice(is + 1) };
}

type Templates = ReadonlyMap<string, ReadonlyMap<string | number | boolean, number>>;

const NONE: Templates = new Map();
const together = new WeakMap<ChoiceWeights, Map<string, Templates>>();

/** The weights of all frames and of the frame in one, added up once. */
function templatesOf(weights: ChoiceWeights, frame: string): Templates {
  let byFrame = together.get(weights);
  if (!byFrame) {
    byFrame = new Map();
    together.set(weights, byFrame);
  }
  let templates = byFrame.get(frame);
  if (!templates) {
    const scopes = [weights.get('') ?? NONE, weights.get(frame) ?? NONE];
    const built = new Map<string, Map<string | number | boolean, number>>();
    for (const [template, values] of scopes.flatMap((scope) => [...scope])) {
      const sums = built.get(template) ?? new Map<string | number | boolean, number>();
      for (const [value, weight] of values) sums.set(value, (sums.get(value) ?? 0) + weight);
      built.set(template, sums);
    }
    templates = built;
    byFrame.set(frame, templates);
  }
  return templates;
}

/** The score of a choice: its features' weights, of all frames and of the frame. */
export function scoreOfChoice<V>(weights: ChoiceWeights, frame: string, choice: Choice<V>): number {
  const templates = templatesOf(weights, frame);
  let sum = 0;
  choice.features((template, value) => {
    sum += templates.get(template)?.get(typeof value === 'string' ? value : String(value)) ?? 0;
  });
  return sum;
}

/** The choice that scores highest; the rules' own (the first) stands unless another gains more than `margin`. */
export function chosenOf<V>(
  weights: ChoiceWeights,
  frame: string,
  choices: readonly Choice<V>[],
  margin: number,
): Choice<V> | null {
  const [own] = choices;
  if (!own || choices.length === 1) return own ?? null;
  const scores = choices.map((c) => scoreOfChoice(weights, frame, c));
  let best = 0;
  scores.forEach((s, i) => {
    if (s > (scores[best] ?? 0) && s > (scores[0] ?? 0) + margin) best = i;
  });
  return choices[best] ?? own;
}
