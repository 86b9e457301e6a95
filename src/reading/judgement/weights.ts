// The judgement's weights: `model`, `feature`, `weight` a line. From data/models/judgement.tsv: `roles` (who has which role),
// `accept` (whether a draft is a claim at all), `certain` (whether it is right as it stands), `number` (in which frame a number
// is claimed, if in any), `setting` (thresholds, and the frames whose roles are judged). From data/models/slots.tsv: `when`,
// `where`, `source` (which of the choices fills the slot), `modality`, `basis` (which value they have), `slot` (their margins).
// Made by scripts/train-judgement.ts.
import { dataText, type Row } from '../../base/data.ts';
import type { LanguageCode } from '../../language/language.ts';
import type { Weights } from './linear.ts';
import { type Net, netFor } from './net/net.ts';
import { storedWeights, weightOf } from './stored.ts';

export type Judgement = {
  readonly roles: Weights;
  readonly accept: Weights;
  readonly certain: Weights;
  readonly number: Weights;
  readonly when: Weights;
  readonly where: Weights;
  readonly source: Weights;
  readonly modality: Weights;
  readonly basis: Weights;
  /** `role.FRAME`: least gain in log-odds for another pair than the rules'; `accept`: least probability of a claim. */
  readonly setting: Weights;
  /** `SLOT`: least gain in log-odds for another filler than the rules'; `SLOT.lean`: what an empty slot must gain beside. */
  readonly slot: Weights;
  /** The net that is weighed beside `accept` and `certain` in a language; null for none. */
  readonly netFor: (language: LanguageCode) => Net | null;
};

/** The models by the table that they stand in. */
export const TABLES = {
  judgement: ['roles', 'accept', 'certain', 'number', 'setting'],
  slots: ['when', 'where', 'source', 'modality', 'basis', 'slot'],
} as const;
const MODELS = [...TABLES.judgement, ...TABLES.slots] as const;

/** A judgement from the rows of a table, without a net. Throws SyntaxError on an unknown model or a weight that is no number. */
export function judgementOf(rows: readonly Row[]): Judgement {
  const models = {
    roles: new Map(),
    accept: new Map(),
    certain: new Map(),
    number: new Map(),
    when: new Map(),
    where: new Map(),
    source: new Map(),
    modality: new Map(),
    basis: new Map(),
    setting: new Map(),
    slot: new Map(),
  } satisfies Record<(typeof MODELS)[number], Map<string, number>>;
  for (const { model = '', feature = '', weight = '' } of rows) {
    if (!isModel(model)) throw new SyntaxError(`models: not a model: ${model} ${feature} ${weight}`);
    models[model].set(feature, weightOf(feature, weight));
  }
  return { ...models, netFor: () => null };
}

const isModel = (name: string): name is (typeof MODELS)[number] => NAMES.has(name);
const NAMES: ReadonlySet<string> = new Set(MODELS);

let shipped: Judgement | undefined;

/** The weights that are shipped, read at first use. */
export function shippedJudgement(): Judgement {
  shipped ??= {
    ...judgementOf([]),
    ...Object.fromEntries(storedWeights(dataText('models/judgement.tsv'))),
    ...Object.fromEntries(storedWeights(dataText('models/slots.tsv'))),
    netFor,
  };
  return shipped;
}
