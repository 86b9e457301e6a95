// Choosing among the few values of a slot that every claim has: how it is put, and what its number is of. What enters: a draft
// where it stands, its other slots decided. What leaves: the value that its words speak for most. What speaks for it is the same
// for each value; the weights are each value's own, of all frames and of the draft's.
import { BASES, type Basis, MODALITIES, type Modality } from '../../claim.ts';
import type { Draft } from '../../frames/frame.ts';
import type { QuantityMention } from '../../mentions/mention.ts';
import { featuresOf, scoped, type Weights } from '../linear.ts';
import { newSheet, type Sheet } from '../sheet.ts';
import type { Standing } from './standing.ts';
import { tellManner, tellNumber } from './telling.ts';

/** The slots that are chosen by class, in this order. */
export const CLASSED = ['modality', 'basis'] as const;
export type Classed = (typeof CLASSED)[number];

/** The values that a slot may have, the rules' own first; none where nothing is to be chosen. */
export const VALUES: { readonly [S in Classed]: (s: Standing) => readonly string[] } = {
  modality: ({ draft: { modality, frame }, main }) =>
    // "Not one soldier died", "will not stop sending": weights do not see that there are none, or what is denied twice.
    (frame === 'casualties' && modality === 'denied') || isDeniedTwice(main)
      ? []
      : [modality, ...MODALITIES.filter((m) => m !== modality)],
  basis: ({ draft: { quantity, frame } }) => {
    if (quantity === null || quantity.unit === 'percent' || !COUNTED.has(frame)) return [];
    return [quantity.basis, ...BASES.filter((b) => b !== quantity.basis && !BOUND.has(b))];
  },
};

/** "will not stop sending", "did not deny giving": the act is not denied. */
const isDeniedTwice = (main: Standing['main']): boolean =>
  main?.negated === false && main.cues.some((c) => c.negated && (c.kind === 'stop' || c.kind === 'deny'));

/** All values of a slot. */
const ALL: { readonly [S in Classed]: readonly string[] } = { modality: MODALITIES, basis: BASES };

/** Frames whose numbers may be of several kinds. */
const COUNTED: ReadonlySet<Draft['frame']> = new Set<Draft['frame']>(['transfer', 'deployment', 'casualties']);
/** What only the words of the number itself make of it. */
const BOUND: ReadonlySet<Basis> = new Set<Basis>(['rate', 'share']);

/** What is told as another's word or estimate does not become the text's own: there weights are wrong as often as right. */
const FOREIGN: ReadonlySet<string> = new Set<Modality>(['reported', 'estimated']);

/** Whether weights may put a value in the place of the rules' own. */
export const mayBecome = (own: string, value: string): boolean => !(FOREIGN.has(own) && value === 'asserted');

/** Writes down what speaks for the values of a slot. */
export const TELLS: { readonly [S in Classed]: (found: Sheet, s: Standing) => void } = {
  modality: tellManner,
  basis: (found, s) => tellNumber(found, s, numberOf(s)),
};

/** The number of a draft as it stands in its sentence. */
export function numberOf({ draft: { quantity }, view }: Standing): QuantityMention | null {
  if (quantity === null) return null;
  return view.mentions.quantities.find((q) => q.start === quantity.start && q.end === quantity.end) ?? null;
}

/** The draft with another value of a slot. */
export function valued(draft: Draft, slot: Classed, value: string): Draft {
  if (slot === 'modality') return { ...draft, modality: value as Modality };
  const { quantity } = draft;
  return quantity === null ? draft : { ...draft, quantity: { ...quantity, basis: value as Basis, per: null } };
}

/** The scopes of a value's weights: its own, and its own in a frame. */
const scopesFor = (value: string, frame: string): readonly [all: string, own: string] => [value, `${value}@${frame}`];

/** The weights of a slot in a frame: those of feature f stand in row `rows[f]`, one for each value; row 0 is none. */
type Table = { readonly rows: Int32Array; readonly weights: Float64Array };

const tables = new WeakMap<Weights, Map<string, Table>>();

function tableOf(slot: Classed, weights: Weights, frame: string): Table {
  const byFrame = tables.get(weights) ?? new Map<string, Table>();
  tables.set(weights, byFrame);
  const known = byFrame.get(frame) ?? newTable(ALL[slot], weights, frame);
  byFrame.set(frame, known);
  return known;
}

function newTable(values: readonly string[], weights: Weights, frame: string): Table {
  const told = values.map((value) =>
    scopesFor(value, frame).map((scope) => {
      const own = scoped(weights, scope);
      return { own, features: featuresOf(own) };
    }),
  );
  const all = new Set(told.flat().flatMap(({ features }) => features));
  const rows = new Int32Array(Math.max(0, ...all) + 1);
  let row = 0;
  for (const feature of all) rows[feature] = ++row;
  const found = new Float64Array((all.size + 1) * values.length);
  told.forEach((scopes, v) => {
    for (const { own, features } of scopes) {
      let i = 0;
      for (const weight of own.values()) {
        const at = (rows[features[i++] ?? 0] ?? 0) * values.length + v;
        found[at] = (found[at] ?? 0) + weight;
      }
    }
  });
  return { rows, weights: found };
}

const sheet = newSheet();

/** What the facts on the sheet add up to for each value, in the order of `ALL`. */
function scoresOn({ features, count }: Sheet, { rows, weights }: Table, width: number): Float64Array {
  const sums = new Float64Array(width);
  for (let i = 0; i < count; i += 1) {
    const row = rows[features[i] ?? 0] ?? 0;
    if (row > 0) for (let v = 0; v < width; v += 1) sums[v] = (sums[v] ?? 0) + (weights[row * width + v] ?? 0);
  }
  return sums;
}

/** The draft with the value that scores highest; the rules' own stands unless another gains more than `margin`. */
export function classed(s: Standing, slot: Classed, weights: Weights, margin: number): Draft {
  const { draft } = s;
  const [own, ...others] = VALUES[slot](s);
  if (own === undefined) return draft;
  sheet.count = 0;
  TELLS[slot](sheet, s);
  const all = ALL[slot];
  const scores = scoresOn(sheet, tableOf(slot, weights, draft.frame), all.length);
  const scoreOf = (value: string): number => scores[all.indexOf(value)] ?? 0;
  let [best, least] = [own, scoreOf(own) + margin];
  for (const value of others) {
    const score = scoreOf(value);
    if (score > least && mayBecome(own, value)) [best, least] = [value, score];
  }
  return best === own ? draft : valued(draft, slot, best);
}
