// Choosing among the fillers of a slot by log-linear models. What enters: choices with what speaks for them, weights. What
// leaves: the choice that scores highest. Fillers are made only of what is chosen.
import { type Feature, nameOf } from '../feature.ts';
import { type Weigher, type Weights, weigherOf } from '../linear.ts';
import { newSheet, type Sheet, sumOn } from '../sheet.ts';

/**
 * What may fill a slot, and what writes down what speaks for it; `none` where it leaves the slot empty. `toll`: what it must gain
 * beside, where training holds more of its kind than other texts do.
 */
export type Choice<V> = {
  readonly value: () => V;
  readonly tell: (found: Sheet) => void;
  readonly none: boolean;
  readonly toll?: number;
};

/** The only choice where there is nothing to choose from. */
export const EMPTY: Choice<null> = { value: () => null, tell: () => {}, none: true };

const sheet = newSheet();

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
  let [best, least] = [own, scoreOf(own, weigher, lean) + margin];
  for (let i = 1; i < choices.length; i += 1) {
    const choice = choices[i] as Choice<V>;
    const score = scoreOf(choice, weigher, lean);
    if (score > least) [best, least] = [choice, score];
  }
  return best;
}

function scoreOf<V>(choice: Choice<V>, weigher: Weigher, lean: number): number {
  sheet.count = 0;
  choice.tell(sheet);
  return sumOn(sheet, weigher) - (choice.none ? lean : 0) - (choice.toll ?? 0);
}
