// Who relies on whom: for each origin what is known from it, through whom it came (publisher ← outlet ← speaker ← origin), on
// whom it depends and why, and where reporting runs in a circle. Enters: series of a ledger, a few at a time. Leaves: a table.
import { circlesIn } from './circles.ts';
import { textOf } from './copies.ts';
import { hasKnownChain, largestIndependentSet } from './independence.ts';
import type { Figure, Report, Series } from './model.ts';
import type { OriginKind, Origins } from './origins.ts';
import { isCurrent } from './supersession.ts';

/** One way by which reports of an origin came, from the page to the one that is said to know. */
export type Chain = {
  readonly publisher: string | null;
  readonly outlet: string | null;
  readonly speaker: string | null;
  readonly reports: number;
};

/** A page whose text is a copy of another page's. */
export type Copy = {
  readonly page: string;
  readonly publisher: string | null;
  readonly of: string;
  readonly ofPublisher: string | null;
};

export type SourceRow = {
  readonly origin: string;
  readonly body: string;
  readonly kind: OriginKind;
  readonly admiralty: string;
  readonly figures: number;
  /** Figures that stand in an estimate now. */
  readonly current: number;
  /** Numbers that outlets made of its figures. */
  readonly misreported: number;
  readonly reports: number;
  /** Pages that print it, copies of one text counted once; and how many there are with the copies. */
  readonly documents: number;
  readonly pages: number;
  /** Texts that are another's nearly word for word: who printed which, from whom. */
  readonly copies: readonly Copy[];
  readonly publishers: readonly string[];
  readonly chains: readonly Chain[];
  /** Bodies that it depends on or that depend on it, with the reason, of those in the ledger. */
  readonly dependent: readonly { readonly body: string; readonly why: string }[];
  /** Bodies in the ledger that are independent of it. */
  readonly independent: number;
};

/** That one relies on another by name: a paper on what it relays or cites, a body on what feeds it, an office on its body. */
export type Reliance = {
  readonly from: string;
  readonly to: string;
  /** `cites`: printed words; `fed`: declared in data/origins.tsv; `part`: an office of the body. */
  readonly kind: 'cites' | 'fed' | 'part';
  /** Reports that came this way; 0 where it is declared. */
  readonly reports: number;
};

export type Sources = {
  /** Most figures first, then by name. */
  readonly origins: readonly SourceRow[];
  readonly bodies: number;
  /** The most bodies that are independent of each other, all of them taken together. */
  readonly independentBodies: number;
  readonly circular: readonly (readonly string[])[];
  /** By who relies, then by on whom. */
  readonly reliance: readonly Reliance[];
};

type Kept = {
  readonly first: Figure;
  figures: number;
  current: number;
  misreported: number;
  readonly reports: Report[];
};

/** Collects the origins of series, which may come in any order and a few at a time. */
export function sourceCollector(): {
  readonly add: (series: readonly Series[]) => void;
  readonly done: (origins: Origins) => Sources;
} {
  const kept = new Map<string, Kept>();
  const seen = new Set<string>();
  const add = (series: readonly Series[]): void => {
    for (const { figures } of series)
      for (const figure of figures) {
        // A number shared over a list is one figure in several series.
        if (seen.has(figure.id)) continue;
        seen.add(figure.id);
        const row = kept.get(figure.origin) ?? { first: figure, figures: 0, current: 0, misreported: 0, reports: [] };
        kept.set(figure.origin, row);
        row.figures += 1;
        row.current += isCurrent(figure) ? 1 : 0;
        row.misreported += figure.variants.length;
        row.reports.push(...figure.reports);
      }
  };
  return { add, done: (origins) => sourcesOf(kept, origins) };
}

function sourcesOf(kept: ReadonlyMap<string, Kept>, origins: Origins): Sources {
  const relied = reliance(kept, origins);
  const bodies = new Map<string, OriginKind>();
  for (const { first } of kept.values()) if (!bodies.has(first.body)) bodies.set(first.body, first.originKind);
  const witnesses = [...bodies]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([body, kind]) => ({ body, kind, root: body, rootBody: body }));
  const rows = [...kept].map(([origin, row]) => rowOf(origin, row, [...bodies.keys()].sort(), bodies, origins));
  rows.sort((a, b) => b.figures - a.figures || (a.origin < b.origin ? -1 : 1));
  return {
    origins: rows,
    bodies: bodies.size,
    independentBodies: largestIndependentSet(witnesses, origins),
    circular: circlesIn(graphOf(relied)),
    reliance: relied,
  };
}

function rowOf(
  origin: string,
  { first, figures, current, misreported, reports }: Kept,
  names: readonly string[],
  kinds: ReadonlyMap<string, OriginKind>,
  origins: Origins,
): SourceRow {
  const { body, originKind: kind } = first;
  const others = names.filter((name) => name !== body);
  const dependent = others.flatMap((name) => {
    const why = origins.dependence(body, name);
    return why === null ? [] : [{ body: name, why }];
  });
  const isFree = (name: string): boolean =>
    hasKnownChain({ kind: kinds.get(name) ?? 'unnamed' }) && !dependent.some((one) => one.body === name);
  return {
    origin,
    body,
    kind,
    admiralty: origins.letterOf(origin),
    figures,
    current,
    misreported,
    reports: reports.length,
    documents: new Set(reports.map(textOf)).size,
    pages: new Set(reports.map(({ page }) => page)).size,
    copies: copiesIn(reports),
    publishers: [...new Set(reports.flatMap(({ publisher }) => (publisher === null ? [] : [publisher])))].sort(),
    chains: chainsOf(reports),
    dependent,
    independent: hasKnownChain({ kind }) ? others.filter(isFree).length : 0,
  };
}

function copiesIn(reports: readonly Report[]): readonly Copy[] {
  const copies = new Map<string, Copy>();
  for (const { page, publisher, copyOf } of reports)
    if (copyOf) copies.set(page, { page, publisher, of: copyOf.page, ofPublisher: copyOf.publisher });
  return [...copies.values()].sort((a, b) => (a.of + a.page < b.of + b.page ? -1 : 1));
}

function chainsOf(reports: readonly Report[]): readonly Chain[] {
  const groups = Map.groupBy(reports, ({ publisher, outlet, speaker }) => JSON.stringify([publisher, outlet, speaker]));
  return [...groups]
    .sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1))
    .flatMap(([, told]) => {
      const [one] = told;
      return one ? [{ publisher: one.publisher, outlet: one.outlet, speaker: one.speaker, reports: told.length }] : [];
    });
}

/** Who leans on whom by name: a paper on what it relays and on the origin that it names, a body on what feeds it. */
function reliance(kept: ReadonlyMap<string, Kept>, origins: Origins): readonly Reliance[] {
  const found = new Map<string, Reliance>();
  const lean = (from: string, to: string, kind: Reliance['kind']): void => {
    if (from === to) return;
    const key = `${from}\n${to}`;
    const before = found.get(key);
    const reports = (before?.reports ?? 0) + (kind === 'cites' ? 1 : 0);
    found.set(key, { from, to, kind: before?.kind ?? kind, reports });
  };
  const paper = (name: string): string => origins.resolve(name, 'outlet').name;
  for (const [origin, { first, reports }] of kept) {
    for (const { publisher, outlet } of reports) {
      if (publisher !== null && outlet !== null) lean(paper(publisher), paper(outlet), 'cites');
      if (publisher !== null) lean(outlet === null ? paper(publisher) : paper(outlet), origin, 'cites');
    }
    for (const feeder of origins.declared?.(first.body)?.fedBy ?? []) lean(first.body, feeder, 'fed');
    if (origin !== first.body) lean(origin, first.body, 'part');
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

function graphOf(relied: readonly Reliance[]): ReadonlyMap<string, ReadonlySet<string>> {
  const graph = new Map<string, Set<string>>();
  for (const { from, to } of relied) graph.set(from, (graph.get(from) ?? new Set()).add(to));
  return graph;
}
