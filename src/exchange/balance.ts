// The two sides of an exchange, weighed. Enters: the flows of both directions (the ledger's JSON), prices, rates, declared choices.
// Leaves: for each direction its rows, its stated worths and its total, each apart from the other's. Holds: one series stands for
// a flow; a class is never added to its parts; nothing is valued without a price; what has an open end is not in the draws;
// the same seed gives the same bytes. Pure.
import { isWithin } from '../ledger/denials.ts';
import type { FlowJson } from '../ledger/flow-schema.ts';
import {
  type Balance,
  type BalanceOptions,
  type ItemRow,
  type Percent,
  SECTIONS,
  type Section,
  type Side,
  type Total,
  type WorthJson,
} from './balance-model.ts';
import { type Price, whyUnpriced } from './prices.ts';
import { amountOf, type Choice } from './quantity.ts';
import type { Converter } from './rates.ts';
import { drawInputs, type Input } from './sampling/draw.ts';
import { percentiles, sharesOfSpread } from './sampling/summary.ts';
import { isCurrency, isToldInMoney, remainders, rounded, statedWorths } from './stated.ts';
import { type NoWorth, type Valuation, valuationOf } from './valuation.ts';
import type { Feeds } from './voices.ts';

export type BalanceQuestion = {
  readonly a: string;
  readonly b: string;
  readonly asKnownOn: string | null;
  /** From a to b, from b to a, and casualties and statistics of either. */
  readonly given: readonly FlowJson[];
  readonly received: readonly FlowJson[];
  readonly about: readonly FlowJson[];
  readonly prices: readonly Price[];
  readonly convert: Converter;
  readonly options: BalanceOptions;
  /** Who feeds whom; the project's own tables where not given. */
  readonly feeds?: Feeds | undefined;
};

/** The draws behind a balance, by name: each input, each row's worth (`worth:…`), each side's total (`balance:…`). */
export type Samples = ReadonlyMap<string, Float64Array>;

export type Weighed = { readonly balance: Balance; readonly samples: Samples };

/** Weighs both sides. */
export function weigh(question: BalanceQuestion): Weighed {
  const { a, b, asKnownOn, options } = question;
  const lives = (state: string, sent: readonly FlowJson[]): readonly FlowJson[] =>
    question.about.filter((flow) => flow.frame === 'casualties' && flow.from === state && isOfSent(flow, sent));
  const there: Direction = { from: a, to: b, flows: [...question.given, ...lives(a, question.given)] };
  const back: Direction = { from: b, to: a, flows: [...question.received, ...lives(b, question.received)] };
  const [mine, theirs] = [judgeAll(there, question), judgeAll(back, question)];
  const samples = new Map(drawInputs(inputsOf([...mine, ...theirs]), options));
  const given = sideOf(there, mine, question, samples);
  const received = sideOf(back, theirs, question, samples);
  const unobserved = remainders(given.stated, received.stated, { direction: `${a}-${b}`, currency: options.currency });
  return { balance: { asKnownOn, options, given, received, unobserved }, samples };
}

/** Losses go to nobody: they belong to an exchange only where they are of people that the one sent to the other. */
const isOfSent = ({ item }: FlowJson, sent: readonly FlowJson[]): boolean =>
  sent.some(
    (flow) =>
      flow.frame === 'deployment' &&
      flow.kind === 'actual' &&
      item !== null &&
      flow.item !== null &&
      (isWithin(item, flow.item) || isWithin(flow.item, item)),
  );

type Direction = { readonly from: string; readonly to: string; readonly flows: readonly FlowJson[] };
type Judged = {
  readonly flow: FlowJson;
  readonly section: Section;
  readonly lead: boolean;
  readonly value: Valuation | null;
  readonly why: string | null;
};

const inputsOf = (rows: readonly Judged[]): readonly Input[] => rows.flatMap(({ value }) => value?.drawn ?? []);

function judgeAll({ flows }: Direction, question: BalanceQuestion): readonly Judged[] {
  const goods = flows.filter(({ unit, frame }) => frame !== 'statistic' && !isCurrency(unit));
  const inMoney = new Set(flows.filter(isToldInMoney).map(({ flow }) => flow));
  const bare = new Set(goods.filter((one) => inMoney.has(one.flow) && !hasNumber(one)).map(({ key }) => key));
  const leads = leadsOf(goods.filter(({ key }) => !bare.has(key)));
  return leadsFirst(
    goods.map((flow) => {
      const judged = judge(flow, leads, question);
      return bare.has(flow.key) ? { ...judged, why: 'its worth is stated, not its number' } : judged;
    }),
  );
}

const hasNumber = ({ figures }: FlowJson): boolean => figures.some(({ low, high }) => (low ?? high) !== null);

function sideOf(
  { from, to, flows }: Direction,
  judged: readonly Judged[],
  question: BalanceQuestion,
  samples: Map<string, Float64Array>,
): Side {
  const { options, convert } = question;
  const counted = new Set(countable(judged).map(({ flow }) => flow.key));
  const items = judged.map((one) => rowOf(one, counted.has(one.flow.key), question, samples));
  const stated = statedWorths(flows, options.currency, convert);
  return { from, to, items, stated, total: totalOf(`${from}-${to}`, items, judged, samples) };
}

/** Totals to date before windows, windows before what is there at one time, numbers before none. */
const BASES = ['total', 'increment', 'stock', 'rate', 'capacity', 'share'];
const basisRank = ({ basis, period }: FlowJson): number =>
  basis === null ? 99 : BASES.indexOf(basis) * 2 + (basis === 'total' && period !== null ? 3 : 0);

/** For each flow, and for each outcome of casualties, the key of the series that stands for it. */
function leadsOf(flows: readonly FlowJson[]): ReadonlySet<string> {
  const groups = Map.groupBy(
    flows.filter(({ kind }) => kind === 'actual'),
    ({ flow, frame, outcome }) => `${flow} ${frame} ${outcome ?? ''}`,
  );
  return new Set(
    [...groups.values()].flatMap((group) => {
      const [first] = group.toSorted(
        (a, b) =>
          basisRank(a) - basisRank(b) ||
          b.estimate.independentOrigins - a.estimate.independentOrigins ||
          ((a.period ?? '') > (b.period ?? '') ? -1 : 1),
      );
      return first ? [first.key] : [];
    }),
  );
}

const WORDS: Readonly<Record<NoWorth, string>> = {
  'no-number': 'no number is known',
  'no-price': 'no price in the book',
  'no-rate': 'no rate for the currency of its price',
};

const choiceOf = ({ options: { shape, pool, tail }, feeds }: BalanceQuestion): Choice => ({ shape, pool, tail, feeds });

function judge(flow: FlowJson, leads: ReadonlySet<string>, question: BalanceQuestion): Judged {
  const { prices, convert, options } = question;
  const lead = leads.has(flow.key);
  if (flow.kind !== 'actual') return { flow, section: 'supposed', lead, value: null, why: `${flow.kind}, in no total` };
  if (flow.frame === 'casualties') return { flow, section: 'lives', lead, value: null, why: 'lives are not priced' };
  const never = flow.item === null ? null : whyUnpriced(flow.item);
  if (never !== null) return { flow, section: 'unpriced', lead, value: null, why: never };
  const value = valuationOf(flow, { prices, convert, currency: options.currency }, choiceOf(question));
  if (typeof value === 'string') return { flow, section: 'unvalued', lead, value: null, why: WORDS[value] };
  return { flow, section: 'valued', lead, value, why: lead ? null : 'another basis or window of what is counted' };
}

const leadsFirst = (rows: readonly Judged[]): readonly Judged[] =>
  rows.toSorted(
    (a, b) =>
      SECTIONS.indexOf(a.section) - SECTIONS.indexOf(b.section) ||
      Number(b.lead) - Number(a.lead) ||
      (a.flow.key < b.flow.key ? -1 : 1),
  );

/** Valued leads, but not a class where one of its parts is valued: it holds them. */
function countable(rows: readonly Judged[]): readonly Judged[] {
  const valued = rows.filter(({ lead, value, flow }) => lead && value !== null && ADDS_UP.has(flow.basis ?? ''));
  const isWhole = ({ flow }: Judged): boolean =>
    valued.some((other) => flow.item !== null && other.flow.item?.startsWith(`${flow.item}.`));
  return valued.filter((row) => !isWhole(row));
}

const ADDS_UP: ReadonlySet<string> = new Set(['total', 'increment']);

/** Why a lead with a worth is not in the sum. */
const whyApart = ({ basis, per }: FlowJson): string =>
  ADDS_UP.has(basis ?? '')
    ? 'its parts are counted'
    : basis === 'rate'
      ? `so much a ${per ?? 'period'}, no amount`
      : `a ${basis ?? 'number'}, no delivery`;

function rowOf(one: Judged, counted: boolean, question: BalanceQuestion, samples: Map<string, Float64Array>): ItemRow {
  const { flow, section, lead, value } = one;
  const { estimate } = flow;
  const id = `worth:${flow.key}`;
  const why = value !== null && lead && !counted ? whyApart(flow) : one.why;
  return {
    id,
    section,
    series: flow.key,
    flow: flow.flow,
    frame: flow.frame,
    item: flow.item,
    basis: flow.basis,
    unit: flow.unit,
    per: flow.per,
    outcome: flow.outcome,
    period: flow.period,
    kind: flow.kind,
    estimate: value?.amount.ends ?? amountOf(flow, choiceOf(question)).ends,
    approx: flow.figures.length > 0 && flow.figures.every(({ approx }) => approx),
    independentOrigins: estimate.independentOrigins,
    bodies: estimate.bodies,
    saidBy: [...new Set(flow.figures.filter((one) => one.supersededBy === null).map(({ origin }) => origin))].sort(),
    denied: flow.denied,
    outliers: estimate.outliers,
    confidence: estimate.confidence.level,
    lead,
    counted,
    why: counted ? null : why,
    worth: value === null ? null : worthOf(id, value, question.options, samples),
  };
}

function worthOf(id: string, value: Valuation, options: BalanceOptions, samples: Map<string, Float64Array>): WorthJson {
  const { bounds, drawn, prices, rates, year, amount } = value;
  const draws = drawn === null ? null : productOf(drawn, samples);
  if (draws !== null) samples.set(id, draws);
  return {
    currency: options.currency,
    year,
    draws: draws === null ? null : percent(draws),
    atLeast: bounds.low === null ? null : rounded(bounds.low),
    atMost: bounds.high === null ? null : rounded(bounds.high),
    spread: draws === null || drawn === null ? [] : spreadOf(draws, drawn, samples),
    prices: prices.map((price) => price.id),
    rates,
    assumption: amount.assumption,
  };
}

const EMPTY = new Float64Array();

function productOf([quantity, price]: readonly [Input, Input], samples: Samples): Float64Array {
  const [a, b] = [samples.get(quantity.name) ?? EMPTY, samples.get(price.name) ?? EMPTY];
  const product = new Float64Array(a.length);
  for (let i = 0; i < a.length; i += 1) product[i] = (a[i] ?? 0) * (b[i] ?? 0);
  return product;
}

function percent(draws: Float64Array): Percent {
  const { p5, p50, p95 } = percentiles(draws);
  return { p5: rounded(p5), p50: rounded(p50), p95: rounded(p95) };
}

/** Shares as they are told: four decimals, those that round to nothing left out. */
function spreadOf(draws: Float64Array, inputs: readonly Input[], samples: Samples): WorthJson['spread'] {
  const named = [...new Set(inputs.map(({ name }) => name))].map((name) => ({
    name,
    draws: samples.get(name) ?? EMPTY,
  }));
  return sharesOfSpread(draws, named)
    .map(({ input, share }) => ({ input, share: Math.round(share * 10_000) / 10_000 }))
    .filter(({ share }) => share > 0);
}

function totalOf(
  direction: string,
  items: readonly ItemRow[],
  judged: readonly Judged[],
  samples: Map<string, Float64Array>,
): Total {
  const id = `balance:${direction}`;
  const counted = items.filter((row) => row.counted);
  const closed = counted.filter(({ worth }) => worth?.draws);
  const open = counted.filter(({ worth }) => worth !== null && worth.draws === null);
  const floors = open.flatMap(({ worth }) => (worth?.atLeast == null ? [] : [Number(worth.atLeast)]));
  const sum = sumOf(closed.map((row) => samples.get(row.id) ?? EMPTY));
  if (sum !== null) samples.set(id, sum);
  const keys = new Set(closed.map(({ series }) => series));
  const inputs = inputsOf(judged.filter(({ flow }) => keys.has(flow.key)));
  return {
    id,
    rows: closed.length,
    draws: sum === null ? null : percent(sum),
    spread: sum === null ? [] : spreadOf(sum, inputs, samples),
    openRows: open.length,
    openAtLeast: floors.length === 0 ? null : rounded(floors.reduce((a, b) => a + b, 0)),
  };
}

function sumOf(parts: readonly Float64Array[]): Float64Array | null {
  const [first] = parts;
  if (first === undefined) return null;
  const sum = new Float64Array(first.length);
  for (const part of parts) for (let i = 0; i < sum.length; i += 1) sum[i] = (sum[i] ?? 0) + (part[i] ?? 0);
  return sum;
}
