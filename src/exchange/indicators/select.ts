// What of the ledger an input of an indicator means: which series, and which of their figures. Pure.
import { bounds } from '../../base/edtf.ts';
import type { FigureJson, FlowJson } from '../../ledger/flow-schema.ts';
import type { SeriesInput } from './indicator.ts';
import { parseUnit } from './units.ts';

export type Parties = { readonly a: string; readonly b: string };
/** Names of statistics by code of data/variables.tsv: the ledger has the words, a file may have the code. */
export type Labels = ReadonlyMap<string, string>;
export type Question = { readonly parties: Parties; readonly labels: Labels };

const MONEY = 'money';
/** Units that the ledger counts in by name; what is counted in pieces has the name of the pieces in a formula. */
const MEASURED: ReadonlySet<string> = new Set(['barrel', 'tonne', 'litre', 'cubic-metre', 'percent', 'ratio']);
const PERIODS: ReadonlySet<string> = new Set(['hour', 'day', 'week', 'month', 'year']);

/** The series that an input means, by key. */
export function seriesFor(
  input: SeriesInput,
  flows: readonly FlowJson[],
  { parties, labels }: Question,
): readonly FlowJson[] {
  const party = (word: string | null): string | null => (word === 'a' ? parties.a : word === 'b' ? parties.b : word);
  const items = new Set(input.items.flatMap((item) => [item, labels.get(item) ?? item]));
  const [from, to] = [party(input.from), party(input.to)];
  return flows.filter(
    (flow) =>
      flow.frame === input.frame &&
      flow.from === from &&
      flow.to === to &&
      flow.item !== null &&
      items.has(flow.item) &&
      flow.outcome === input.outcome &&
      input.kind.includes(flow.kind) &&
      (input.basis === undefined || (flow.basis !== null && input.basis.includes(flow.basis))) &&
      isMeasuredIn(flow, input.unit),
  );
}

/** True where the series is in the unit of the input, "money" being any currency; "barrel/year" is a rate, or a whole year's total. */
function isMeasuredIn(flow: FlowJson, text: string): boolean {
  const [name = '', per] = text.split('/').map((part) => part.trim());
  const isRate = per !== undefined && PERIODS.has(per);
  if (isRate ? !(flow.per === per || (flow.per === null && isWhole(flow, per))) : flow.per !== null) return false;
  if (flow.unit === null || parseUnit(text) === null) return false;
  if (name === MONEY) return /^[A-Z]{3}$/.test(flow.unit);
  return MEASURED.has(name) ? flow.unit === name : flow.unit === 'count' || flow.unit === name;
}

/** True for a window of exactly one calendar year, or of one month: what was given in it is a rate. A month dates a total. */
function isWhole({ period, basis }: FlowJson, per: string): boolean {
  if (period === null || (per !== 'year' && (per !== 'month' || basis === 'total'))) return false;
  const { first, last } = bounds(period);
  if (first === null || last === null) return false;
  const year = first.slice(0, 4);
  if (per === 'year') return first === `${year}-01-01` && last === `${year}-12-31`;
  return first === bounds(first.slice(0, 7)).first && last === bounds(first.slice(0, 7)).last;
}

export type Found = { readonly flow: FlowJson; readonly figure: FigureJson };

/** The figures of the series with a number of their own; the replaced ones only where the input asks for them. */
export const figuresFor = (input: SeriesInput, flows: readonly FlowJson[]): readonly Found[] =>
  flows.flatMap((flow) =>
    flow.figures
      .filter(
        ({ low, high, shared, supersededBy }) =>
          (low !== null || high !== null) && !shared && (input.replaced || supersededBy === null),
      )
      .map((figure) => ({ flow, figure })),
  );
