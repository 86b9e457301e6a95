// The judgement's weights, from data/models/judgement.tsv: `model`, `feature`, `weight` a line. Models: `roles` (who has
// which role), `accept` (whether a draft is a claim at all), `certain` (whether it is right as it stands), `number`
// (in which frame a number is claimed, if in any), `when`, `where`, `source` (which of the choices fills the
// slot), `setting` (thresholds, and the frames whose roles are
// judged). Made by scripts/train-judgement.ts.
import { dataTable, type Row } from '../../base/data.ts';
import type { Weights } from './linear.ts';

export type Judgement = {
  readonly roles: Weights;
  readonly accept: Weights;
  readonly certain: Weights;
  readonly number: Weights;
  readonly when: Weights;
  readonly where: Weights;
  readonly source: Weights;
  /** `role.FRAME`, `slot.SLOT`: least gain in log-odds for another pair or filler than the rules'; `accept`: least probability of a claim. */
  readonly setting: Weights;
};

export const MODELS = ['roles', 'accept', 'certain', 'number', 'when', 'where', 'source', 'setting'] as const;

/** A judgement from the rows of a table. Throws SyntaxError on an unknown model or a weight that is no number. */
export function judgementOf(rows: readonly Row[]): Judgement {
  const models = {
    roles: new Map(),
    accept: new Map(),
    certain: new Map(),
    number: new Map(),
    when: new Map(),
    where: new Map(),
    source: new Map(),
    setting: new Map(),
  } satisfies Record<(typeof MODELS)[number], Map<string, number>>;
  for (const { model = '', feature = '', weight = '' } of rows) {
    const known = isModel(model) ? model : null;
    const value = Number(weight);
    if (!known || feature === '' || weight === '' || !Number.isFinite(value))
      throw new SyntaxError(`models/judgement.tsv: not a weight: ${model} ${feature} ${weight}`);
    models[known].set(feature, value);
  }
  return models;
}

const isModel = (name: string): name is (typeof MODELS)[number] => NAMES.has(name);
const NAMES: ReadonlySet<string> = new Set(MODELS);

let shipped: Judgement | undefined;

/** The weights that are shipped, read at first use. */
export function shippedJudgement(): Judgement {
  shipped ??= judgementOf(dataTable('models/judgement.tsv'));
  return shipped;
}
