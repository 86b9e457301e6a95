// Choosing among the fillers of a slot by log-linear models. What enters: choices with what speaks for them, weights. What
// leaves: the choice that scores highest. Fillers are made only of what is chosen.
import { type Feature, nameOf } from '../feature.ts';
import { sumOf, type Weights, weigherOf } from '../linear.ts';

/** What may fill a slot, and what speaks for it; `none` where it leaves the slot empty. */
export type Choice<V> = { readonly value: () => V; readonly features: readonly Feature[]; readonly none?: boolean };

/** The names of features as weights know them: of all frames, and of a frame: "|place=same", "transfer|place=same". */
export const namesFor = (frame: string, features: readonly Feature[]): readonly string[] =>
  features.flatMap((f) => [`|${nameOf(f)}`, `${frame}|${nameOf(f)}`]);

/**
 * The choice that scores highest; the rules' own (the first) stands unless another gains more than `margin`. Leaving the
 * slot empty must gain `lean` over filling it: an empty slot tells nothing.
 */
export function chosenOf<V>(
  weights: Weights,
  frame: string,
  choices: readonly Choice<V>[],
  { margin, lean }: { readonly margin: number; readonly lean: number },
): Choice<V> | null {
  const [own] = choices;
  if (!own || choices.length === 1) return own ?? null;
  const weigher = weigherOf(weights, ['', frame]);
  const scoreOf = (choice: Choice<V>): number => sumOf(weigher, choice.features) - (choice.none ? lean : 0);
  const rules = scoreOf(own);
  let [best, most] = [own, rules];
  for (const choice of choices) {
    const score = scoreOf(choice);
    if (score > most && score > rules + margin) [best, most] = [choice, score];
  }
  return best;
}
