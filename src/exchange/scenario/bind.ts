// The parameters of a scenario → what is drawn for each. Enters: parameters, the ledger's flows, rows of indicators, what the
// person sets. Leaves: a distribution each, with the figures and the words that stand behind it. Holds: no number without evidence,
// a source or a stated assumption. Pure.
import { decimalText, toDecimal } from '../../base/decimal.ts';
import { publishedBy } from '../../base/edtf.ts';
import type { FlowJson } from '../../ledger/flow-schema.ts';
import { knownOrigins } from '../../ledger/origins.ts';
import type { Shape } from '../choices.ts';
import { type Labels, seriesFor } from '../indicators/select.ts';
import { amountOf, currentFigures, distributionOf, type Ends, pooled } from '../quantity.ts';
import { betweenEnds, type Distribution } from '../sampling/distribution.ts';
import { type Feeds, type Speaker, voicesOf } from '../voices.ts';
import { faultAt, type LedgerBinding, type Parameter, type Placed } from './model.ts';

/** A row of an indicator: an interval, whose origins it is, what figures it rests on, how many days its first number covers and when it was stated. */
export type IndicatorEnds = Ends & {
  readonly origins: readonly string[];
  readonly figures: readonly string[];
  readonly days: number;
  /** When its first number was stated. */
  readonly stated: string | null;
};

/** A price of the book in US dollars. */
export type PriceEnds = Ends & { readonly id: string; readonly year: string };

export type Known = {
  readonly flows: readonly FlowJson[];
  readonly labels: Labels;
  /** Rows of an indicator, by date; null where there is none of that name. */
  readonly indicator: (name: string) => { readonly unit: string; readonly rows: readonly IndicatorEnds[] } | null;
  /** What one of an item costs in US dollars, by the price book; none where it has no price. */
  readonly prices?: ((item: string) => readonly PriceEnds[]) | undefined;
  /** Who feeds whom; the project's own tables where not given. */
  readonly feeds?: Feeds | undefined;
  /** The day that is asked for: what a source said later is not known yet. */
  readonly asKnownOn?: string | null | undefined;
};

/** A number or an interval that the person sets in place of the file's. */
export type Setting = { readonly low: number; readonly high: number };

/** What a parameter's number rests on. */
export const BY = ['ledger', 'indicator', 'price', 'source', 'assumption', 'set'] as const;

export type Bound = {
  readonly name: string;
  readonly what: string;
  readonly unit: string;
  readonly by: (typeof BY)[number];
  readonly ends: readonly Ends[];
  /** Where it is from, in words. */
  readonly why: string;
  /** Ids of figures, or of prices, as `tosite explain` takes them. */
  readonly figures: readonly string[];
  readonly distribution: Distribution;
};

/** What stands for each parameter. Throws UserError T3405 where the ledger has nothing and nothing else is said, T3402 for an unknown indicator. */
export const bindParameters = (
  placed: Placed,
  known: Known,
  settings: ReadonlyMap<string, Setting>,
): readonly Bound[] =>
  Object.entries(placed.said.parameters).map(([name, parameter]) => {
    const setting = settings.get(name);
    const given = setting ? fixed(parameter, setting) : bound(placed, name, parameter, known);
    return { name, what: parameter.what, unit: parameter.unit, ...given };
  });

type Given = Omit<Bound, 'name' | 'what' | 'unit'>;

const endsOf = ({ low, high }: Setting): readonly Ends[] => [{ low: written(low), high: written(high) }];

const written = (value: number): string => decimalText(toDecimal(value));

const fixed = ({ shape }: Parameter, setting: Setting): Given => ({
  by: 'set',
  ends: endsOf(setting),
  why: 'set by hand',
  figures: [],
  distribution: betweenEnds(setting.low, setting.high, shape),
});

function bound(placed: Placed, name: string, parameter: Parameter, known: Known): Given {
  const { value, low = value, high = value, shape, source, evidence, assumption = '' } = parameter;
  const isKnown = isKnownBy(parameter.known, known.asKnownOn);
  if (low !== undefined && high !== undefined && isKnown)
    return {
      by: source === undefined ? 'assumption' : 'source',
      ends: endsOf({ low, high }),
      why: source ?? assumption,
      figures: labelled(evidence, known.flows),
      distribution: betweenEnds(low, high, shape),
    };
  const found = isKnown ? fromLedger(placed, name, parameter, known) : null;
  if (found) return found;
  const { else: other } = parameter;
  if (other)
    return {
      by: 'assumption',
      ends: endsOf(other),
      why: `nothing is known of it by this day; ${assumption}`,
      figures: [],
      distribution: betweenEnds(other.low, other.high, other.shape),
    };
  throw faultAt(placed, ['parameters', name], {
    code: 'T3405',
    message: isKnown
      ? `The ledger has no number for "${name}" (${parameter.what}).`
      : `The source of "${name}" (${parameter.what}) is of ${parameter.known}, later than the day asked for.`,
    hint: 'Bring in texts or figures that have one (tosite add, tosite import figures), or give an interval under "else" and say why.',
  });
}

/** True where what became known on a day was known by the day asked for. */
export const isKnownBy = (day: string | undefined, asKnownOn: string | null | undefined): boolean =>
  day === undefined || asKnownOn == null || publishedBy(day, asKnownOn);

/** Ids of the figures that were imported with these labels, in their order. */
export function labelled(labels: readonly string[], flows: readonly FlowJson[]): readonly string[] {
  if (labels.length === 0) return [];
  const ids = new Map(flows.flatMap(({ figures }) => figures.map(({ id, source }) => [source?.label, id] as const)));
  return [...new Set(labels.flatMap((label) => ids.get(label) ?? []))];
}

/** The last figure of each body, each as likely. Percent count as shares of one. */
function fromLedger(placed: Placed, name: string, parameter: Parameter, known: Known): Given | null {
  const { shape, tail } = parameter;
  if (parameter.indicator !== undefined) return fromIndicator(placed, name, parameter, known);
  if (parameter.price !== undefined) return fromPrices(parameter, known);
  if (parameter.ledger === undefined) return null;
  const series = seriesOf(parameter.ledger, parameter.unit, known);
  const choice = { shape, pool: 'linear', tail, feeds: known.feeds } as const;
  const amounts = series.map((flow) => ({ flow, ...amountOf(flow, choice) }));
  const usable = amounts.flatMap(({ flow, distribution, ends }) =>
    distribution === null
      ? []
      : [{ flow, ends, distribution: flow.unit === 'percent' ? percent(distribution) : distribution }],
  );
  if (usable.length === 0) return null;
  return {
    by: 'ledger',
    ends: usable.flatMap(({ ends }) => ends.map(({ low, high }) => ({ low, high }))),
    why: `${usable.map(({ flow }) => flow.key).join(', ')}: the last figure of each body with a voice of its own, each as likely`,
    figures: usable.flatMap(({ flow }) => currentFigures(flow).map(({ id }) => id)),
    distribution: mixed(usable.map(({ distribution }) => distribution)),
  };
}

/** The prices of an item that hold in a year that has gone by: a price says its year, not its day. */
function fromPrices({ price = '', shape, tail }: Parameter, { prices, asKnownOn }: Known): Given | null {
  const found = (prices?.(price) ?? []).filter(({ year }) => isKnownBy(year, asKnownOn));
  const distribution = pooled(found.map((one) => distributionOf(one, { shape, tail, pool: 'linear' })));
  if (distribution === null) return null;
  return {
    by: 'price',
    ends: found.map(({ low, high }) => ({ low, high })),
    why: `what ${price} costs elsewhere by the price book, USD, each price as likely; no price that was paid is public`,
    figures: found.map(({ id }) => id),
    distribution,
  };
}

function fromIndicator(placed: Placed, name: string, parameter: Parameter, known: Known): Given | null {
  const { indicator = '', shape, tail, unit } = parameter;
  const found = known.indicator(indicator);
  if (!found || found.unit !== unit)
    throw faultAt(placed, ['parameters', name, 'indicator'], {
      code: found ? 'T3403' : 'T3402',
      message: found
        ? `The indicator "${indicator}" gives ${found.unit}, not ${unit}.`
        : `There is no indicator "${indicator}".`,
      hint: found ? 'Give the parameter that unit, or take another indicator.' : 'tosite indicators lists them.',
    });
  const speaker = speakerOf(known.feeds ?? knownOrigins());
  const said = surest(found.rows, (row) => speaker(row).body);
  const { groups: voices, silent } = voicesOf(said, ([row]) => speaker(row), known.feeds);
  const groups = voices.map((voice) => voice.flat());
  const drawn = groups.flatMap((group) => {
    const distribution = pooled(group.map((row) => distributionOf(row, { shape, tail, pool: 'linear' })));
    return distribution === null
      ? []
      : [{ group, distribution: unit === 'percent' ? percent(distribution) : distribution }];
  });
  if (drawn.length === 0) return null;
  const rows = drawn.flatMap(({ group }) => group);
  const mute = silent.map(({ body, why }) => `${body} ${why}`).join(', ');
  return {
    by: 'indicator',
    ends: rows.map(({ low, high }) => ({ low, high })),
    why: `${indicator}: of each body the row that says most (both ends, most days), each as likely${mute === '' ? '' : `; left out: ${mute}`}`,
    figures: [...new Set(rows.flatMap((row) => row.figures))],
    distribution: mixed(drawn.map(({ distribution }) => distribution)),
  };
}

/** A row speaks for the body of its first origin; of several, for that of each. */
const speakerOf =
  ({ resolve }: Feeds) =>
  ({ origins, figures }: IndicatorEnds): Speaker => ({
    id: figures.join(),
    origin: origins[0] ?? '',
    body: [...new Set(origins.map((origin) => resolve(origin).body))].join(', '),
    derivedFrom: null,
  });

/**
 * What each body says of it: the row with most of its ends closed, of as many what covers most days, of as many the later; what it
 * said beside that at the same time (this or that) stands with it. One month without deliveries is no pace.
 */
function surest(
  rows: readonly IndicatorEnds[],
  bodyOf: (row: IndicatorEnds) => string,
): readonly (readonly [IndicatorEnds, ...IndicatorEnds[]])[] {
  const kept = new Map<string, readonly [IndicatorEnds, ...IndicatorEnds[]]>();
  for (const row of rows) {
    const body = bodyOf(row);
    const before = kept.get(body);
    const order = before ? closed(row) - closed(before[0]) || row.days - before[0].days : 1;
    if (before && order === 0 && row.stated === before[0].stated) kept.set(body, [...before, row]);
    else if (order >= 0) kept.set(body, [row]);
  }
  return [...kept.values()];
}

/** A floor knows less than an interval, a ceiling less than a floor. */
const closed = ({ low, high }: Ends): number => (low === null ? 0 : high === null ? 1 : 2);

/** The series that a binding means. */
export const seriesOf = (binding: LedgerBinding, unit: string, { flows, labels }: Known): readonly FlowJson[] =>
  seriesFor({ ...binding, unit: binding.unit ?? unit, what: '', replaced: false }, flows, {
    parties: { a: '', b: '' },
    labels,
  });

const mixed = (parts: readonly Distribution[]): Distribution =>
  parts.length === 1 && parts[0] ? parts[0] : { kind: 'mixture', of: parts };

/** A distribution of percents as one of shares. */
function percent(one: Distribution): Distribution {
  switch (one.kind) {
    case 'point':
      return { ...one, value: one.value / 100 };
    case 'tail':
      return { ...one, low: one.low / 100, p95: one.p95 / 100 };
    case 'mixture':
      return { ...one, of: one.of.map(percent) };
    default:
      return betweenEnds(one.low / 100, one.high / 100, shapeOf(one.kind));
  }
}

const shapeOf = (kind: Shape): Shape => kind;
