// The ledger → its public JSON. What is read off the figures (how surely, where it goes, what the parts add up to) is computed
// here, for what is asked only.
import { english } from '../base/said.ts';
import { checkKey, checksAmong } from './checks.ts';
import { admiraltyOf, confidenceOf } from './confidence.ts';
import { ownTellings } from './copies.ts';
import type { CheckJson, FigureJson, FlowJson, LedgerJson, VariantJson } from './flow-schema.ts';
import type { Ledger } from './ledger.ts';
import type { Check, Confidence, Figure, Series, Variant } from './model.ts';
import type { Origins } from './origins.ts';
import { sameNumbersOf, startsOf, trendOf } from './trend.ts';

function sourceOf(figure: Figure): FigureJson['source'] {
  for (const { evidence } of figure.reports)
    if (evidence.kind === 'row')
      return { url: evidence.url, file: evidence.file, row: evidence.row, label: evidence.label };
  return null;
}

const publishersOf = (reports: Figure['reports']): string[] =>
  [...new Set(reports.flatMap(({ publisher }) => (publisher === null ? [] : [publisher])))].sort();

export const variantJson = (variant: Variant): VariantJson => ({
  departure: variant.departure,
  why: english(variant.why),
  said: variant.why,
  of: [...variant.of],
  from: variant.from,
  to: variant.to,
  frame: variant.frame,
  item: variant.item,
  low: variant.low,
  high: variant.high,
  approx: variant.approx,
  unit: variant.unit,
  basis: variant.basis,
  per: variant.per,
  outcome: variant.outcome,
  kind: variant.kind,
  period: variant.window,
  origin: variant.origin,
  stated: variant.stated,
  publishers: publishersOf(variant.reports),
  reports: ownTellings(variant.reports),
  reportIds: variant.reports.map(({ id }) => id),
});

export const figureJson = (figure: Figure, series: Series, origins: Origins): FigureJson => ({
  id: figure.id,
  origin: figure.origin,
  body: figure.body,
  low: figure.low,
  high: figure.high,
  approx: figure.approx,
  shared: figure.shared,
  sharedOver: [...figure.sharedOver],
  stated: figure.stated,
  statedBy: figure.statedBy,
  asOf: figure.asOf,
  period: figure.period,
  calibre: figure.calibre,
  speaker: figure.speaker,
  modality: figure.modality,
  reports: ownTellings(figure.reports),
  reportIds: figure.reports.map(({ id }) => id),
  copies: figure.reports.flatMap(({ id, copyOf }) =>
    copyOf === null ? [] : [{ report: id, of: copyOf.page, publisher: copyOf.publisher }],
  ),
  publishers: publishersOf(figure.reports),
  namedInstead: figure.reports[0]?.namedInstead ?? null,
  derivedFrom: figure.derivedFrom,
  alternatives: [...figure.alternatives],
  supersededBy: figure.supersededBy,
  variants: figure.variants.map(variantJson),
  admiralty: admiraltyOf(figure, series, origins),
  source: sourceOf(figure),
});

const checkJson = (check: Check): CheckJson => ({
  ...check,
  why: english(check.why),
  figures: [...check.figures],
});

const confidenceJson = ({ level, why }: Confidence) => ({ level, why: english(why), said: why });

export const seriesJson = (series: Series, checks: readonly Check[], { origins, asKnownOn }: Ledger): FlowJson => ({
  key: series.key,
  flow: series.flowKey,
  from: series.from,
  to: series.to,
  frame: series.frame,
  item: series.item,
  basis: series.basis,
  unit: series.unit,
  per: series.per,
  outcome: series.outcome,
  kind: series.kind,
  period: series.period,
  estimate: {
    supported: series.estimate.supported.map(({ low, high, agree, independent }) => ({
      low,
      high,
      agree: [...agree],
      independent,
    })),
    outliers: [...series.estimate.outliers],
    envelope: { ...series.estimate.envelope },
    independentOrigins: series.estimate.independentOrigins,
    bodies: series.estimate.bodies,
    conflict: series.estimate.conflict,
    confidence: confidenceJson(confidenceOf(series, origins)),
    trend: trendOf(series),
    asKnownOn,
  },
  denied: series.denied.map(({ id }) => id),
  checks: checks.map(checkJson),
  starts: startsOf(series).map(({ start, bodies, figures }) => ({ start, bodies: [...bodies], figures: [...figures] })),
  sameNumbers: sameNumbersOf(series).map(({ number, starts }) => ({
    number,
    starts: starts.map(({ start, figures }) => ({ start, figures: [...figures] })),
  })),
  figures: series.figures.map((figure) => figureJson(figure, series, origins)),
});

type Checked = { readonly members: readonly Series[]; readonly at: ReadonlyMap<string, readonly Check[]> };

/** Checks by the first series of their group: found again while the group's series are the same. */
const checked = new WeakMap<Series, Checked>();

/** Checks among the series of one key; each stands at the series of the figure that it is held against, else of its first. */
function checksWithin(members: readonly Series[]): Checked['at'] {
  const [first] = members;
  const known = first && checked.get(first);
  if (known && known.members.length === members.length && known.members.every((one, i) => one === members[i]))
    return known.at;
  const at = new Map<string, Check[]>();
  for (const check of checksAmong(members)) {
    const id = check.against ?? check.figures[0];
    const owner = members.find(({ figures }) => figures.some((figure) => figure.id === id));
    if (owner) at.set(owner.key, [...(at.get(owner.key) ?? []), check]);
  }
  if (first) checked.set(first, { members, at });
  return at;
}

/** The checks of each series, by its key. */
export function checksBySeries(series: readonly Series[]): ReadonlyMap<string, readonly Check[]> {
  const all = new Map<string, readonly Check[]>();
  for (const [key, members] of Map.groupBy(series, checkKey))
    if (key !== null) for (const [owner, checks] of checksWithin(members)) all.set(owner, checks);
  return all;
}

type Printed = {
  readonly checks: readonly Check[];
  readonly origins: Origins;
  readonly asKnownOn: string | null;
  readonly json: FlowJson;
};

const NONE: readonly Check[] = [];
const printed = new WeakMap<Series, Printed>();

/** The JSON of a series, made once while it stays the same. */
function jsonOf(series: Series, checks: readonly Check[], ledger: Ledger): FlowJson {
  const known = printed.get(series);
  const { origins, asKnownOn } = ledger;
  if (known?.checks === checks && known.origins === origins && known.asKnownOn === asKnownOn) return known.json;
  const json = seriesJson(series, checks, ledger);
  printed.set(series, { checks, origins, asKnownOn, json });
  return json;
}

/** The public JSON of some series of a ledger. */
export function ledgerJsonOf(ledger: Ledger, series: readonly Series[]): LedgerJson {
  const checks = checksBySeries(series);
  return {
    asKnownOn: ledger.asKnownOn,
    flows: series.map((one) => jsonOf(one, checks.get(one.key) ?? NONE, ledger)),
    diagnostics: ledger.diagnostics.map(({ code, severity, message, hint }) => ({ code, severity, message, hint })),
  };
}
