// Trains the choosers of slots that every claim has (src/reading/judgement/slots/classes.ts): a log-linear model over the values of
// a slot, by AdaGrad with a pull to zero, in a fixed order of examples. What it must gain over the rules' own value is taken where
// cross-validation over passages is right most often; a slot that gains nothing stays the rules'.
import { namesOf } from '../../src/reading/judgement/feature.ts';
import { softmax, type Weights } from '../../src/reading/judgement/linear.ts';
import { listFrom, newSheet } from '../../src/reading/judgement/sheet.ts';
import { type Classed, mayBecome, TELLS, VALUES, valued } from '../../src/reading/judgement/slots/classes.ts';
import type { Fitted, Matched } from './slots.ts';

/** Many features each say little: a strong pull. */
const PULL = 40;
const LEAST = 8;
const ROUNDS = 14;
const RATE = 0.2;
/** Gains over the rules' own that another value may need; smaller ones gain in cross-validation and lose on fold 2 and the seed. */
const MARGINS: { readonly [S in Classed]: readonly number[] } = { modality: [0.5, 0.8], basis: [0.5, 0.8] };

/** What is to be chosen: the values, the rules' own first, by their place in `all`; which is right, -1 where none of them is. */
type Asked = {
  readonly values: readonly number[];
  readonly features: readonly number[];
  readonly right: number;
  readonly weight: number;
};

/** The values and the features of a slot by number. */
class Names {
  readonly list: string[] = [];
  readonly #at = new Map<string, number>();

  at(name: string): number {
    let at = this.#at.get(name);
    if (at === undefined) {
      at = this.list.length;
      this.#at.set(name, at);
      this.list.push(name);
    }
    return at;
  }
}

const sheet = newSheet();

function askedOf({ standing, gold, weight }: Matched, slot: Classed, values: Names, features: Names): Asked | null {
  const given = VALUES[slot](standing);
  const due = slot === 'modality' ? gold.modality : gold.quantity?.basis;
  if (given.length === 0 || due === undefined) return null;
  sheet.count = 0;
  TELLS[slot](sheet, standing);
  const names = [...new Set(namesOf(listFrom(sheet)))].filter((name) => name !== '');
  const { frame } = standing.draft;
  return {
    values: given.map((v) => values.at(v)),
    features: names.flatMap((name) => [features.at(`|${name}`), features.at(`@${frame}|${name}`)]),
    right: given.includes(due) ? values.at(due) : -1,
    weight,
  };
}

/** Weights of slots by value that are smaller decide nothing. */
export const FAINT_CLASS = 0.05;

/** Weights of features by value: those of feature f begin at f times the number of values. */
function fit(examples: readonly Asked[], values: number, features: number): Float64Array {
  const counts = new Int32Array(features);
  for (const e of examples) for (const f of e.features) counts[f] = (counts[f] ?? 0) + 1;
  const known = examples.map((e) => ({ ...e, features: e.features.filter((f) => (counts[f] ?? 0) >= LEAST) }));
  const [weights, squares, mean] = [0, 1, 0].map((x) => new Float64Array(values * features).fill(x)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const e of ordered(known, round)) {
      const p = softmax(scoresOf(e, weights, values));
      e.values.forEach((v, i) => {
        const gradient = e.weight * (Number(v === e.right) - (p[i] ?? 0));
        if (Math.abs(gradient) < 1e-4) return;
        for (const f of e.features) {
          const at = f * values + v;
          const slope = gradient - (PULL * (weights[at] ?? 0)) / (counts[f] ?? 1);
          squares[at] = (squares[at] ?? 1) + slope * slope;
          weights[at] = (weights[at] ?? 0) + (RATE * slope) / Math.sqrt(squares[at] ?? 1);
        }
      });
    }
    if (round * 2 >= ROUNDS) for (let i = 0; i < mean.length; i += 1) mean[i] = (mean[i] ?? 0) + (weights[i] ?? 0);
  }
  return mean.map((sum) => sum / Math.floor(ROUNDS / 2));
}

/** A fixed shuffle: another stride each round. */
function* ordered(examples: readonly Asked[], round: number): Generator<Asked> {
  const { length } = examples;
  let stride = 7919 + 2 * round;
  while (length > 0 && divisor(stride, length) !== 1) stride += 1;
  for (let i = 0; i < length; i += 1) yield examples[(i * stride + round) % length] as Asked;
}

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));

const scoresOf = ({ values, features }: Asked, weights: Float64Array, width: number): readonly number[] =>
  values.map((v) => features.reduce((sum, f) => sum + (weights[f * width + v] ?? 0), 0));

/** Fits a chooser on what is matched, and decides the slot in cross-validation over parts. Prints what it gains. */
export function fitClasses(
  slot: Classed,
  matched: readonly Matched[],
  parts: number,
): { readonly result: Fitted; readonly after: readonly Matched[] } {
  const [values, features] = [new Names(), new Names()];
  const asked = matched.map((m) => askedOf(m, slot, values, features));
  const fitOn = (keep: (part: number) => boolean): Float64Array =>
    fit(
      asked.flatMap((a, i) => (a && a.right !== -1 && keep(matched[i]?.part ?? 0) ? [a] : [])),
      values.list.length,
      features.list.length,
    );
  const models = Array.from({ length: parts }, (_, i) => fitOn((p) => p !== i));
  const scored = asked.map((a, i) =>
    a ? scoresOf(a, models[matched[i]?.part ?? 0] ?? new Float64Array(), values.list.length) : [],
  );
  const chosenAt = (i: number, margin: number): number => {
    const scores = scored[i] ?? [];
    const least = (scores[0] ?? 0) + margin;
    const name = (j: number): string => values.list[asked[i]?.values[j] ?? -1] ?? '';
    const best = scores.reduce(
      (b, s, j) => (j > 0 && s > least && (b === 0 || s > (scores[b] ?? 0)) && mayBecome(name(0), name(j)) ? j : b),
      0,
    );
    return asked[i]?.values[best] ?? -1;
  };
  const shareAt = (margin: number): number => {
    const told = asked.flatMap((a, i) => (a && matched[i]?.open === false ? [chosenAt(i, margin) === a.right] : []));
    return told.filter(Boolean).length / Math.max(1, told.length);
  };
  const rules = shareAt(Number.POSITIVE_INFINITY);
  const shares = MARGINS[slot].map((margin) => ({ margin, share: shareAt(margin) }));
  const best = shares.reduce((a, b) => (b.share > a.share ? b : a));
  const percent = (share: number): string => (100 * share).toFixed(1);
  console.log(
    `slot   ${slot.padEnd(11)} right by rules ${percent(rules)}, chosen ${shares.map(({ margin, share }) => `at ${margin}: ${percent(share)}`).join(', ')}`,
  );
  const margin = best.share > rules ? best.margin : null;
  const after = matched.map((m, i): Matched => {
    const a = asked[i];
    const value = margin === null || !a ? -1 : chosenAt(i, margin);
    if (!a || value === -1 || value === a.values[0]) return m;
    return { ...m, standing: { ...m.standing, draft: valued(m.standing.draft, slot, values.list[value] ?? '') } };
  });
  return {
    result: {
      weights: named(
        fitOn(() => true),
        values,
        features,
      ),
      margin,
      lean: 0,
    },
    after,
  };
}

/** The weights by their names in the table: "planned|cue=…", "planned@transfer|cue=…". */
function named(weights: Float64Array, values: Names, features: Names): Weights {
  const width = values.list.length;
  const found = new Map<string, number>();
  features.list.forEach((feature, f) => {
    values.list.forEach((value, v) => {
      const weight = weights[f * width + v] ?? 0;
      if (weight !== 0) found.set(`${value}${feature}`, weight);
    });
  });
  return found;
}
