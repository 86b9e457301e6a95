// The ledger's front door: reports in, series with estimates and diagnostics out. The passes, in order: what was known by the
// date (9) · strands · for each strand what may count, by kind (2), series, reports → figures (3), copies, variants, supersession by
// body (4) (prepare.ts) · references · estimates (5, 6, 7) · denials (finish.ts). Checks (8) and confidence (10) are read off
// what comes out. Each is a pure function in its own file; the order in which reports arrive never matters. What a strand gives
// depends on its reports alone, unless its figures lead to others': it is kept by its list of reports, so that after one more
// report one strand is done again.
import { type Diagnostic, UserError } from '../base/diagnostic.ts';
import { isEdtf, publishedBy } from '../base/edtf.ts';
import { sketchOf } from '../document/sketch.ts';
import { type Copies, copiesAmong, copiesMarked, type Suspected, suspectedCopies } from './copies.ts';
import { denialsOf, isWithin, seriesOfDenials } from './denials.ts';
import { finishAll, silentSeries } from './finish.ts';
import { ledgerJsonOf } from './flow-json.ts';
import type { LedgerJson } from './flow-schema.ts';
import type { Flow, Report, Series } from './model.ts';
import { knownOrigins, type Origins } from './origins.ts';
import { type Prepared, prepareStrand } from './prepare.ts';
import { aboutKeys, type Strands, strandsOf } from './strand.ts';

export type LedgerOptions = {
  /** EDTF day, month or year: only what was stated by the end of it. */
  readonly asKnownOn?: string | null;
  readonly origins?: Origins;
  /** Texts by the pages of reports (the ids of their documents): copies of one text are one report. */
  readonly texts?: ReadonlyMap<string, string>;
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
  finished(openStrands(strandsOf(eachOnce(reports)), options), options.texts, copiesMarked(reports));

/** The same report twice is one. */
const eachOnce = (reports: readonly Report[]): readonly Report[] => [
  ...new Map(reports.map((report) => [report.id, report])).values(),
];

/** `reconcile` for reports that stand in their strands already: a list that was given before is not looked at again. */
export const reconcileStrands = (all: Strands, options: LedgerOptions = {}): Ledger =>
  finished(openStrands(all, options), options.texts, copiesMarked([...all.values()].flat()));

/** With the copies among the texts given; without texts those that the reports are marked as already. */
const finished = (open: Unfinished, texts: LedgerOptions['texts'], marked: Copies): Ledger => {
  if (texts === undefined) return open.finish(marked);
  const suspected = open.suspected();
  const pages = new Set(suspected.flatMap(([a, b]) => [a.id, b.id]));
  const sketches = [...pages].flatMap((page) => {
    const text = texts.get(page);
    return text === undefined ? [] : [[page, sketchOf(text)] as const];
  });
  return open.finish(copiesAmong(suspected, new Map(sketches)));
};

/** A ledger of which it is not known yet which texts are copies. */
export type Unfinished = {
  /** Pages whose texts are worth comparing. */
  readonly suspected: () => readonly Suspected[];
  readonly finish: (copies: Copies) => Ledger;
};

/** `reconcileStrands` in two steps, with the comparison of texts between them. */
export function openStrands(all: Strands, options: Omit<LedgerOptions, 'texts'> = {}): Unfinished {
  const asKnownOn = options.asKnownOn ?? null;
  const origins = options.origins ?? knownOrigins();
  const strands = knownBy(all, asKnownOn);
  const prepared = [...prepareAll(strands).values()];
  return {
    suspected: () => suspectedCopies(prepared),
    finish: (copies) =>
      finishLedger(strands, copies.size === 0 ? prepared : [...prepareAll(strands, copies).values()], {
        asKnownOn,
        origins,
      }),
  };
}

function finishLedger(
  strands: Strands,
  prepared: readonly Prepared[],
  { asKnownOn, origins }: Pick<Ledger, 'asKnownOn' | 'origins'>,
): Ledger {
  const denied = denialsOf(prepared.flatMap((strand) => strand.denied));
  const made = finishAll(prepared, { denied, origins });
  const silent = silentSeries(seriesOfDenials(made, denied), { denied, origins });
  const series = distinct([...made, ...silent]);
  const diagnostics = [...prepared.flatMap((strand) => strand.diagnostics), ...undated(strands, asKnownOn)];
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

function prepareAll(strands: Strands, copies?: Copies): ReadonlyMap<string, Prepared> {
  const prepared = new Map<string, Prepared>();
  for (const [key, reports] of strands) {
    const [first] = reports;
    if (!first) continue;
    const about = aboutKeys(first).flatMap((other) => {
      const own = strands.get(other);
      return own ? [prepareStrand(own, [], copies)] : [];
    });
    prepared.set(key, prepareStrand(reports, about, copies));
  }
  return prepared;
}

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
