// Use case: the indicators over what the store holds.

import { z } from 'zod';
import { dataNames, dataTable, dataText } from '../base/data.ts';
import { UserError } from '../base/diagnostic.ts';
import { say } from '../base/said.ts';
import type { Ledgers } from '../exchange/indicators/bindings.ts';
import { evaluate } from '../exchange/indicators/evaluate.ts';
import { EACH, type Indicator, parseIndicator } from '../exchange/indicators/indicator.ts';
import { IndicatorRow } from '../exchange/indicators/indicator-row.ts';
import type { Labels, Parties } from '../exchange/indicators/select.ts';
import { ceilingsOf } from '../exchange/measures/counter.ts';
import { knownMeasures } from '../exchange/measures/measure.ts';
import { type Ledger, ledgerJson } from '../ledger/ledger.ts';
import type { StoreView } from '../store/port.ts';
import { Evidence, evidenceOf } from './evidence.ts';
import { openLedger } from './ledger.ts';

export type IndicatorsQuestion = {
  /** Name of one indicator; all of them where not given. */
  readonly name?: string | undefined;
  /** The parties `a` and `b`; those that each file names where not given. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly asKnownOn?: string | null | undefined;
  /** Indicators of the user's own, in place of the shipped ones. */
  readonly files?: readonly { readonly file: string; readonly text: string }[] | undefined;
};

export const IndicatorView = z
  .object({
    name: z.string(),
    title: z.string(),
    asks: z.string(),
    unit: z.string(),
    each: z.enum(EACH),
    file: z.string(),
    formula: z.string(),
    note: z.string().nullable(),
    parties: z.object({ a: z.string(), b: z.string() }).readonly(),
    inputs: z.array(z.object({ name: z.string(), what: z.string(), unit: z.string() }).readonly()).readonly(),
    rows: z.array(IndicatorRow).readonly(),
    /** What stands behind the figures of the rows. */
    evidence: z.array(Evidence).readonly(),
  })
  .readonly();
export type IndicatorView = z.infer<typeof IndicatorView>;

/** `tosite indicators --json`. */
export const IndicatorsView = z
  .object({ asKnownOn: z.string().nullable(), indicators: z.array(IndicatorView).readonly() })
  .readonly();
export type IndicatorsView = z.infer<typeof IndicatorsView>;

const FOLDER = 'indicators';

/** The indicators that ship, by name. */
export const shippedIndicators = (): readonly Indicator[] =>
  dataNames(FOLDER, '.yaml').map((name) => parseIndicator(dataText(`${FOLDER}/${name}`), `data/${FOLDER}/${name}`));

/** Evaluates one indicator or all. Throws UserError T3301 to T3304 for a bad file, T3305 where none has the name. */
export async function indicators(store: StoreView, question: IndicatorsQuestion = {}): Promise<IndicatorsView> {
  const { files, name, asKnownOn = null } = question;
  const all = files ? files.map(({ file, text }) => parseIndicator(text, file)) : shippedIndicators();
  const asked = name === undefined ? all : [named(name, all)];
  const opened = await openLedger(store, asKnownOn);
  return { asKnownOn, indicators: evaluateAll(asked, opened, question) };
}

/**
 * Indicators over a ledger. Of two parties that are named without an indicator, each is `a` in turn where the other order gives
 * nothing: the question is about the pair, and the files say who gives.
 */
export function evaluateAll(
  asked: readonly Indicator[],
  opened: Ledger,
  { name, from, to }: Pick<IndicatorsQuestion, 'name' | 'from' | 'to'> = {},
): readonly IndicatorView[] {
  const { flows } = ledgerJson(opened);
  const ledgers = { flows, ceilings: ceilingsOf(flows, knownMeasures(), opened.origins) };
  return asked.map((indicator) => {
    const [a, b] = from && to ? [from, to] : indicator.parties;
    const there = viewOf(indicator, { a, b }, ledgers, opened);
    if (there.rows.length > 0 || name !== undefined || !from || !to) return there;
    const back = viewOf(indicator, { a: b, b: a }, ledgers, opened);
    return back.rows.length > 0 ? back : there;
  });
}

function viewOf(indicator: Indicator, parties: Parties, ledgers: Ledgers, opened: Ledger): IndicatorView {
  const { name, title, asks, unit, each, file, written, note = null, inputs } = indicator;
  const rows = evaluate(indicator, ledgers, { parties, labels: labels() });
  const figures = rows.flatMap(({ used }) => used.flatMap((one) => one.figures));
  return {
    name,
    title,
    asks,
    unit,
    each,
    file,
    formula: written,
    note,
    parties,
    inputs: inputs.map((input) => ({ name: input.name, what: input.what, unit: input.unit })),
    rows,
    evidence: evidenceOf(figures, opened),
  };
}

/** The words that the ledger has for each code of a statistic. */
const labels = (): Labels => new Map(dataTable('variables.tsv').map(({ code = '', label = '' }) => [code, label]));

function named(name: string, all: readonly Indicator[]): Indicator {
  const found = all.find((one) => one.name === name);
  if (found) return found;
  throw new UserError(
    {
      code: 'T3305',
      severity: 'error',
      message: say`There is no indicator "${name.slice(0, 60)}".`,
      hint: say`Take one of: ${all.map((one) => one.name).join(', ')}.`,
    },
    2,
  );
}
