// What a row of an indicator is made of: for each input a series' estimate, a body's figure, a figure and its partner, or a year of a
// ceiling. Enters: an indicator's inputs, flows, ceilings, parties. Leaves: for each row its inputs with their intervals. Holds: a row
// never mixes currencies; figures of two bodies are paired nowhere but in estimates. Pure.

import { compareDecimals, type Decimal, decimalText, toDecimal } from '../../base/decimal.ts';
import { compareStated } from '../../base/edtf.ts';
import { english, type Said, say, word } from '../../base/said.ts';
import type { FigureJson, FlowJson } from '../../ledger/flow-schema.ts';
import { NOT_NAMED } from '../../ledger/shown.ts';
import type { Ceiling, Counter } from '../measures/counter.ts';
import { type Days, isDirection, windowOf } from '../measures/touches.ts';
import { currentFigures, supportedEnds } from '../quantity.ts';
import {
  type Indicator,
  type Input,
  isCeilingInput,
  isSeriesInput,
  type NamedCeiling,
  type NamedSeries,
} from './indicator.ts';
import type { Used } from './indicator-row.ts';
import { paceOf } from './pace.ts';
import { type Found, figuresFor, type Question, seriesFor } from './select.ts';
import { quantity, type Span } from './span.ts';

export type Ledgers = { readonly flows: readonly FlowJson[]; readonly ceilings: readonly Ceiling[] };

/** More rows are not made: a file that pairs so much asks for nothing in particular. */
const MOST_ROWS = 200;

export type Bound = {
  readonly used: Used;
  readonly span: Span;
  readonly plain: Decimal | null;
  /** The window of which the number is a flow; null where it only dates it. */
  readonly pace: Days | null;
};
export type Binding = {
  readonly label: string;
  /** The label as data, where it is more than names. */
  readonly said?: Said;
  readonly parts: ReadonlyMap<string, Bound>;
};

/** The rows of an indicator as what goes into them, in a stable order. */
export function bindingsOf(indicator: Indicator, ledgers: Ledgers, question: Question): readonly Binding[] {
  return every(indicator, ledgers, question).slice(0, MOST_ROWS);
}

function every(indicator: Indicator, ledgers: Ledgers, question: Question): readonly Binding[] {
  switch (indicator.each) {
    case 'estimate':
      return byEstimate(indicator.inputs, ledgers, question);
    case 'body':
      return byBody(indicator.inputs, ledgers, question);
    case 'figure':
      return byFigure(indicator.inputs, ledgers, question);
    case 'year':
      return byYear(indicator.inputs, ledgers, question);
  }
}

/** Every series and tied region of each input with every one of the others; all money of a row is one currency. */
function byEstimate(inputs: readonly Input[], { flows }: Ledgers, question: Question): readonly Binding[] {
  let rows: readonly (readonly Bound[])[] = [[]];
  for (const input of inputs) {
    const found = isCeilingInput(input)
      ? []
      : seriesFor(input, flows, question).flatMap((flow) => estimates(input, flow));
    rows = rows
      .flatMap((row) => found.map((one) => [...row, one]))
      .filter(isOneCurrency)
      .slice(0, MOST_ROWS);
  }
  return rows.map((row) => ({ label: estimateLabel(row), parts: partsOf(row) }));
}

const partsOf = (row: readonly Bound[]): ReadonlyMap<string, Bound> => new Map(row.map((one) => [one.used.input, one]));

const currencyOf = ({ used }: Bound): string | null => (/^[A-Z]{3}$/.test(used.unit) ? used.unit : null);
const isOneCurrency = (row: readonly Bound[]): boolean =>
  new Set(row.map(currencyOf).filter((one) => one !== null)).size <= 1;

/** The currency and the windows that tell rows apart. */
function estimateLabel(row: readonly Bound[]): string {
  const currency = row.map(currencyOf).find((one) => one !== null);
  const origins = [...new Set(row.flatMap(({ used }) => used.origins))];
  return [currency, origins.join(', ')].filter((part) => part).join(': ');
}

function estimates(input: NamedSeries, flow: FlowJson): readonly Bound[] {
  const current = currentFigures(flow);
  return supportedEnds(flow).map((ends, i) => {
    const agree = flow.estimate.supported[i]?.agree ?? [];
    const behind = current.filter(({ body }) => agree.includes(body));
    return boundOf(input, flow, behind, shared(behind) ?? ends, null);
  });
}

/** What all of the figures say in their own ends, without the widths that serve comparing; null where they do not meet so. */
function shared(figures: readonly Ends[]): Ends | null {
  const lows = figures.flatMap(({ low }) => low ?? []).sort(compareDecimals);
  const highs = figures.flatMap(({ high }) => high ?? []).sort(compareDecimals);
  const [low = null, high = null] = [lows.at(-1), highs[0]];
  return low !== null && high !== null && compareDecimals(low, high) > 0 ? null : { low, high };
}

type Ends = { readonly low: string | null; readonly high: string | null };

function boundOf(
  input: NamedSeries,
  flow: FlowJson,
  figures: readonly FigureJson[],
  ends: Ends,
  pace: Days | null,
): Bound {
  const [only] = figures;
  const unit = flow.unit ?? 'count';
  const factor = unit === 'percent' ? toDecimal('0.01') : toDecimal(1);
  const scaled = (value: string | null): string | null =>
    value === null ? null : decimalText(toDecimal(value).times(factor));
  const plain = ends.low ?? ends.high;
  return {
    span: quantity(scaled(ends.low), scaled(ends.high)),
    plain: plain === null ? null : toDecimal(plain).times(factor),
    pace,
    used: {
      input: input.name,
      what: input.what,
      series: flow.key,
      figures: figures.map(({ id }) => id),
      origins: [...new Set(figures.map(({ origin }) => origin))],
      low: ends.low,
      high: ends.high,
      approx: figures.some(({ approx }) => approx),
      unit,
      per: flow.per,
      stated: figures.length === 1 && only ? only.stated : null,
      statedBy: figures.length === 1 && only ? only.statedBy : null,
      days: figures.length === 1 && only ? windowOf(only) : null,
      kind: flow.kind,
    },
  };
}

const boundOfOne = (input: NamedSeries, one: Found, among: readonly Found[]): Bound =>
  boundOf(input, one.flow, [one.figure], one.figure, paceOf(one, among));

/** One row a body, and a currency: its last figure of each input, only where it has one of each. */
function byBody(inputs: readonly Input[], ledgers: Ledgers, question: Question): readonly Binding[] {
  const found = inputs.filter(isSeriesInput).map((input) => figuresOf(input, ledgers, question));
  const all = found.flatMap(({ figures }) => figures);
  const speakers = [...new Set(all.map(speakerOf))].sort();
  const money = [...new Set(all.map(({ flow }) => moneyOf(flow)).filter((one) => one !== null))].sort();
  const currencies = money.length === 0 ? [null] : money;
  return speakers.flatMap((speaker) =>
    currencies.flatMap((currency) => {
      const row = found.flatMap(({ input, figures }) => {
        const own = figures.filter((one) => speakerOf(one) === speaker && [null, currency].includes(moneyOf(one.flow)));
        const last = own.toSorted((a, b) => compareStated(a.figure.stated, b.figure.stated)).at(-1);
        return last ? [boundOfOne(input, last, figures)] : [];
      });
      const [body = ''] = speaker.split('\n');
      const label = currency === null ? body : `${currency}: ${body}`;
      return row.length < inputs.length ? [] : [{ label, parts: partsOf(row) }];
    }),
  );
}

/** Whoever is not named may be anybody: only what was said on one day is taken for one voice. */
const speakerOf = ({ figure }: Found): string =>
  figure.body === NOT_NAMED ? `${NOT_NAMED}\n${figure.stated}` : figure.body;

const moneyOf = ({ unit }: FlowJson): string | null => (unit !== null && /^[A-Z]{3}$/.test(unit) ? unit : null);

const figuresOf = (
  input: NamedSeries,
  { flows }: Ledgers,
  question: Question,
): { readonly input: NamedSeries; readonly figures: readonly Found[] } => ({
  input,
  figures: figuresFor(input, seriesFor(input, flows, question)),
});

/**
 * One row a figure of the first input, by date. The other inputs are the figure that it was computed from, else one of the same
 * body, day and window; where there is none, there is no row.
 */
function byFigure(inputs: readonly Input[], ledgers: Ledgers, question: Question): readonly Binding[] {
  const [first, ...others] = inputs.filter(isSeriesInput).map((input) => figuresOf(input, ledgers, question));
  if (!first) return [];
  const ordered = first.figures.toSorted(
    (a, b) => compareStated(a.figure.stated, b.figure.stated) || compareText(a.figure.id, b.figure.id),
  );
  return ordered.flatMap((one) => {
    const { figure } = one;
    const row = [boundOfOne(first.input, one, first.figures)];
    for (const { input, figures } of others) {
      const partner = partnerOf(figure, figures);
      if (partner) row.push(boundOfOne(input, partner, figures));
    }
    if (row.length < inputs.length || !isOneCurrency(row)) return [];
    const calibre = figure.calibre === null ? '' : `, ${figure.calibre} mm`;
    return [{ label: `${figure.origin}${calibre}`, parts: partsOf(row) }];
  });
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function partnerOf(figure: FigureJson, among: readonly Found[]): Found | undefined {
  const base = among.find((other) => other.figure.id === figure.derivedFrom);
  if (base || figure.derivedFrom !== null) return base;
  return among.find(
    (other) =>
      other.figure.body === figure.body && other.figure.stated === figure.stated && sameWindow(other.figure, figure),
  );
}

const sameWindow = (a: FigureJson, b: FigureJson): boolean =>
  a.period === b.period || a.period === null || b.period === null;

/** One row a year and channel of the ceiling that the inputs name, where it is one for what `a` gives `b`. */
function byYear(inputs: readonly Input[], { ceilings }: Ledgers, { parties }: Question): readonly Binding[] {
  const wanted = inputs.filter(isCeilingInput);
  const [first] = wanted;
  if (!first || wanted.length < inputs.length) return [];
  return ceilings
    .filter(
      (one) =>
        one.cap.ceiling === first.ceiling &&
        one.cap.unit === first.unit.split('/')[0] &&
        isDirection(parties.a, parties.b, one),
    )
    .flatMap((ceiling) =>
      ceiling.counters.map((counter): Binding => {
        const row = wanted.map((input) => ceilingBound(input, ceiling, counter));
        const said = say`${counter.year.name}, ${word(counter.channel)}`;
        return { label: english(said), said, parts: partsOf(row) };
      }),
    );
}

function ceilingBound(input: NamedCeiling, { cap }: Ceiling, counter: Counter): Bound {
  const isCap = input.side === 'allowed';
  const { low, high } = isCap ? { low: cap.amount, high: cap.amount } : counter;
  const behind = isCap ? [] : counter.figures.filter(({ figure }) => counter.floor.includes(figure));
  return {
    span: quantity(low, high),
    plain: low === null ? null : toDecimal(low),
    pace: null,
    used: {
      input: input.name,
      what: input.what,
      series: behind[0]?.series ?? null,
      figures: behind.map(({ figure }) => figure),
      origins: [...new Set(behind.map(({ origin }) => origin))],
      low,
      high,
      approx: behind.some(({ approx }) => approx),
      unit: cap.unit,
      per: 'year',
      stated: null,
      statedBy: null,
      days: isCap ? null : { first: counter.year.first, last: counter.allGiversUntil ?? counter.year.last },
      kind: 'actual',
    },
  };
}
