// The ledger's front door: reports in, series with estimates and diagnostics out. The passes, in order: what was known by the
// date (9) · strands · for each strand what may count, by kind (2), series, reports → figures (3), variants · references ·
// supersession by body (4) · estimates (5, 6, 7) · denials. Checks (8) and confidence (10) are read off what comes out. Each is a pure function in its own
// file; the order in which reports arrive never matters. What a strand gives depends on its reports alone, unless its figures
// lead to others': it is kept by its list of reports, so that after one more report one strand is done again.
import { type Diagnostic, UserError } from '../base/diagnostic.ts';
import { isEdtf, publishedBy } from '../base/edtf.ts';
import {
  type Copies,
  copiesMarked,
  joinCopies,
  markedVariant,
  NO_COPIES,
  type Suspected,
  suspectedCopies,
} from './copies.ts';
import { type Denials, denialsAt, denialsNear, denialsOf, isWithin, seriesOfDenials } from './denials.ts';
import { estimateOf, type FigureIndex } from './estimate.ts';
import { referencesOf } from './figures.ts';
import { ledgerJsonOf } from './flow-json.ts';
import type { LedgerJson } from './flow-schema.ts';
import type { Figure, Flow, Report, Series, SeriesIdentity, Variant } from './model.ts';
import { knownOrigins, type Origins } from './origins.ts';
import { ownersIn, type Prepared, prepareStrand } from './prepare.ts';
import { flowKey, seriesKey } from './series-key.ts';
import { aboutKeys, type Strands, strandsOf } from './strand.ts';
import { supersede, supersedeDerived } from './supersession.ts';

export type LedgerOptions = {
  /** EDTF day, month or year: only what was stated by the end of it. */
  readonly asKnownOn?: string | null;
  readonly origins?: Origins;
  /** Pages whose texts are copies; none where they were not compared. */
  readonly copies?: Copies;
};

export type Ledger = {
  readonly asKnownOn: string | null;
  /** By flow key, then by key. */
  readonly series: readonly Series[];
  readonly diagnostics: readonly Diagnostic[];
  readonly origins: Origins;
};

export type LedgerQuery = {
  readonly from?: string;
  readonly to?: string;
  /** An item code; its subtree counts. */
  readonly item?: string;
};

/**
 * Reconciles reports to series. Pure; the order of the reports does not matter.
 * Throws UserError T3001 where `asKnownOn` is no date.
 */
export const reconcile = (reports: readonly Report[], options: LedgerOptions = {}): Ledger =>
  reconcileStrands(strandsOf(eachOnce(reports)), { ...options, copies: options.copies ?? copiesMarked(reports) });

/** The same report twice is one. */
const eachOnce = (reports: readonly Report[]): readonly Report[] => [
  ...new Map(reports.map((report) => [report.id, report])).values(),
];

/** `reconcile` for reports that stand in their strands already: a list that was given before is not looked at again. */
export const reconcileStrands = (all: Strands, options: LedgerOptions = {}): Ledger =>
  openStrands(all, options).finish(options.copies ?? NO_COPIES);

/** A ledger of which it is not known yet which texts are copies. */
export type Unfinished = {
  /** Pages whose texts are worth comparing. */
  readonly suspected: () => readonly Suspected[];
  readonly finish: (copies: Copies) => Ledger;
};

/** `reconcileStrands` in two steps, with the comparison of texts between them. */
export function openStrands(all: Strands, options: Omit<LedgerOptions, 'copies'> = {}): Unfinished {
  const asKnownOn = options.asKnownOn ?? null;
  const origins = options.origins ?? knownOrigins();
  const strands = knownBy(all, asKnownOn);
  const prepared = [...prepareAll(strands).values()];
  return {
    suspected: () => suspectedCopies(prepared),
    finish: (copies) => finishLedger(strands, prepared, { asKnownOn, origins, copies }),
  };
}

function finishLedger(
  strands: Strands,
  prepared: readonly Prepared[],
  { asKnownOn, origins, copies }: Pick<Ledger, 'asKnownOn' | 'origins'> & { readonly copies: Copies },
): Ledger {
  const denied = denialsOf(prepared.flatMap((strand) => strand.denied));
  const finished = finishAll(prepared, { denied, origins, copies });
  const silent = seriesOfDenials(finished.series, denied).map((identity) =>
    finish(identity, seriesKey(identity), [], { index: NO_INDEX, denied, origins }),
  );
  const series = distinct([...finished.series, ...silent]);
  const diagnostics = [
    ...prepared.flatMap((strand) => strand.diagnostics),
    ...finished.diagnostics,
    ...undated(strands, asKnownOn),
  ];
  return { asKnownOn, series, diagnostics: inOrder(diagnostics), origins };
}

/** By code and message, whatever came first. */
const inOrder = (diagnostics: readonly Diagnostic[]): readonly Diagnostic[] =>
  diagnostics.toSorted((a, b) => compareText(a.code, b.code) || compareText(a.message, b.message));

function knownBy(strands: Strands, day: string | null): Strands {
  if (day === null) return strands;
  if (!isEdtf(day) || day.includes('/'))
    throw new UserError(
      {
        code: 'T3001',
        severity: 'error',
        message: `"${day.slice(0, 40)}" is not a date that the ledger could be seen from.`,
        hint: 'Give a day, a month or a year, such as 2025-12-31, 2025-12 or 2025.',
      },
      2,
    );
  return new Map(
    [...strands].flatMap(([key, reports]) => {
      const known = reports.filter(({ stated }) => publishedBy(stated, day));
      return known.length === 0 ? [] : [[key, known.length === reports.length ? reports : known] as const];
    }),
  );
}

function prepareAll(strands: Strands): ReadonlyMap<string, Prepared> {
  const prepared = new Map<string, Prepared>();
  for (const [key, reports] of strands) {
    const [first] = reports;
    if (!first) continue;
    const about = aboutKeys(first).flatMap((other) => {
      const own = strands.get(other);
      return own ? [prepareStrand(own, [])] : [];
    });
    prepared.set(key, prepareStrand(reports, about));
  }
  return prepared;
}

type Env = { readonly index: FigureIndex; readonly denied: Denials; readonly origins: Origins };
type Finished = { readonly series: readonly Series[]; readonly diagnostics: readonly Diagnostic[] };

type Kept = { readonly origins: Origins; readonly near: string; readonly copied: string; readonly finished: Finished };

const kept = new WeakMap<Prepared, Kept>();

/** The strands' series. Those whose figures lead nowhere else are kept, as long as the same denials and copies are near. */
function finishAll(
  strands: readonly Prepared[],
  { denied, origins, copies }: Omit<Env, 'index'> & { readonly copies: Copies },
): Finished {
  const { exist, owner } = ownersIn(strands);
  const foreign = foreignVariants(strands);
  const placed = strands.map((strand) => {
    const isFree =
      !strand.hasReferences &&
      !(foreign.size > 0 && strand.series.some(({ drafts }) => drafts.some(({ id }) => foreign.has(id))));
    const near = isFree
      ? denialsNear(
          strand.series.map(({ identity }) => identity),
          denied,
        )
      : '';
    const copied = copiedIn(strand, copies);
    const known = isFree ? kept.get(strand) : undefined;
    return known?.origins === origins && known.near === near && known.copied === copied
      ? { known: known.finished }
      : { ...place(strand, owner, { foreign, copies }), strand, isFree, near, copied };
  });
  const index = exist
    ? indexOf(placed.flatMap((one): readonly WithFigures[] => ('known' in one ? one.known.series : one.series)))
    : NO_INDEX;
  const parts = placed.map((one): Finished => {
    if ('known' in one) return one.known;
    const series = one.series.map(({ identity, key, figures }) =>
      finish(identity, key, supersedeDerived(figures, index), { index, denied, origins }),
    );
    const finished = { series, diagnostics: one.diagnostics };
    if (one.isFree) kept.set(one.strand, { origins, near: one.near, copied: one.copied, finished });
    return finished;
  });
  return {
    series: parts.flatMap(({ series }) => series),
    diagnostics: parts.flatMap(({ diagnostics }) => diagnostics),
  };
}

/** The copies among the pages of a strand, as one text. */
function copiedIn({ series, variants }: Prepared, copies: Copies): string {
  if (copies.size === 0) return '';
  const found = new Set<string>();
  const look = ({ reports }: { readonly reports: readonly Report[] }): void => {
    for (const { page } of reports) if (copies.has(page)) found.add(`${page} ${copies.get(page)?.page}`);
  };
  for (const { drafts } of series) drafts.forEach(look);
  for (const told of variants.values()) told.forEach(look);
  return [...found].sort().join('\n');
}

const NO_INDEX: ReadonlyMap<string, Figure> = new Map();
type Variants = ReadonlyMap<string, readonly Variant[]>;

/** Variants that go back to a figure of another strand: goods that the text has given, and that were the giver's own. */
function foreignVariants(strands: readonly Prepared[]): Variants {
  const found = strands.flatMap(({ foreign }) => foreign);
  return Map.groupBy(found, ({ of }) => of[0] ?? '');
}

type WithFigures = { readonly figures: readonly Figure[] };

const indexOf = (series: readonly WithFigures[]): ReadonlyMap<string, Figure> =>
  new Map(series.flatMap(({ figures }) => figures.map((figure) => [figure.id, figure] as const)));

type PlacedSeries = { readonly identity: SeriesIdentity; readonly key: string; readonly figures: readonly Figure[] };

/** References and supersession within a strand's series. */
function place(
  strand: Prepared,
  owner: (reportId: string) => string | undefined,
  { foreign, copies }: { readonly foreign: Variants; readonly copies: Copies },
): { readonly series: readonly PlacedSeries[]; readonly diagnostics: readonly Diagnostic[] } {
  const { series, variants, told } = strand;
  const diagnostics: Diagnostic[] = [];
  const placed = series.map(({ identity, key, drafts }): PlacedSeries => {
    const joined = copies.size === 0 ? null : joinCopies(drafts, copies);
    const now = joined?.map(({ draft }) => draft) ?? drafts;
    const superseded = supersede(identity, now);
    diagnostics.push(...superseded.diagnostics);
    const figures = now.map((draft, i): Figure => {
      const references = strand.hasReferences ? referencesOf(draft, owner) : null;
      const supersededBy = superseded.by[i] ?? null;
      const of = joined?.[i]?.of ?? [draft];
      // Most have none: an id is not looked up for nothing.
      const aside = of.flatMap((one) => (told.has(one) ? (variants.get(one.id) ?? []) : []));
      const others = foreign.size === 0 ? [] : of.flatMap(({ id }) => foreign.get(id) ?? []);
      if (!references && supersededBy === null && aside.length + others.length === 0) return draft;
      const beside = [...aside, ...others].map((one) => markedVariant(one, copies, { to: draft.id, of }));
      return { ...draft, ...references, supersededBy, variants: beside };
    });
    return { identity, key, figures };
  });
  return { series: placed, diagnostics };
}

/** One series' figures → the series with its estimate. */
const finish = (identity: SeriesIdentity, key: string, figures: readonly Figure[], env: Env): Series => ({
  ...identity,
  key,
  flowKey: flowKey(identity),
  estimate: estimateOf(figures, env.index, env.origins),
  denied: denialsAt(identity, env.denied),
  figures,
});

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Each series once, by its flow's key and then its own. */
function distinct(series: readonly Series[]): readonly Series[] {
  const byKey = new Map<string, Series>();
  for (const one of series) if (!byKey.has(one.key)) byKey.set(one.key, one);
  return [...byKey.values()].sort((a, b) => compareText(a.flowKey, b.flowKey) || compareText(a.key, b.key));
}

function undated(strands: Strands, asKnownOn: string | null): readonly Diagnostic[] {
  if (asKnownOn === null) return [];
  const documents = new Set(
    [...strands.values()]
      .flat()
      .flatMap(({ statedBy, evidence }) =>
        statedBy === 'added' && evidence.kind === 'claim' ? [evidence.documentId] : [],
      ),
  );
  if (documents.size === 0) return [];
  return [
    {
      code: 'T3003',
      severity: 'info',
      message: `${documents.size} document(s) without a publication date count from the day on which they were added.`,
      hint: `Add them again with their date: \`tosite add --published DATE\`. They are ${[...documents].sort().join(', ')}.`,
    },
  ];
}

/**
 * The series that a query asks for. Casualties have no receiver: a query for what goes from one party to another has those of
 * the first party too.
 */
export function selectSeries(ledger: Ledger, query: LedgerQuery): readonly Series[] {
  const { from, to, item } = query;
  const receives = (series: Series): boolean =>
    to === undefined || series.to === to || (from !== undefined && series.to === null && series.frame === 'casualties');
  return ledger.series.filter(
    (series) =>
      (from === undefined || series.from === from) &&
      receives(series) &&
      (item === undefined || isWithin(series.item, item)),
  );
}

/** Series by the flow that they are part of, in order of the flows' keys. */
export function flowsOf(series: readonly Series[]): readonly Flow[] {
  const groups = Map.groupBy(series, ({ flowKey: key }) => key);
  return [...groups]
    .sort(([a], [b]) => compareText(a, b))
    .flatMap(([key, members]) => {
      const [first] = members;
      return first ? [{ key, from: first.from, to: first.to, item: first.item, series: members }] : [];
    });
}

/** The public JSON of what a query asks for. */
export const ledgerJson = (ledger: Ledger, query: LedgerQuery = {}): LedgerJson =>
  ledgerJsonOf(ledger, selectSeries(ledger, query));
