// The last passes over prepared strands: copies joined, references, supersession by body (4), estimates (5, 6, 7), denials. What a
// strand gives is kept while its reports, the denials near it and the copies in it stay the same, unless its figures lead to others'.
import type { Diagnostic } from '../base/diagnostic.ts';
import { type Copies, joinCopies, markedVariant } from './copies.ts';
import { type Denials, denialsAt, denialsNear } from './denials.ts';
import { estimateOf, type FigureIndex } from './estimate.ts';
import { referencesOf } from './figures.ts';
import type { Figure, Report, Series, SeriesIdentity, Variant } from './model.ts';
import type { Origins } from './origins.ts';
import { ownersIn, type Prepared } from './prepare.ts';
import { flowKey, seriesKey } from './series-key.ts';
import { supersede, supersedeDerived } from './supersession.ts';

/** What the series of all strands share. */
type Env = { readonly index: FigureIndex; readonly denied: Denials; readonly origins: Origins };
export type Finished = { readonly series: readonly Series[]; readonly diagnostics: readonly Diagnostic[] };

type Kept = { readonly origins: Origins; readonly near: string; readonly copied: string; readonly finished: Finished };

const kept = new WeakMap<Prepared, Kept>();

/** The strands' series. Those whose figures lead nowhere else are kept, as long as the same denials and copies are near. */
export function finishAll(
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

/** Series of which nothing is known but that somebody denies them. */
export const silentSeries = (
  identities: readonly SeriesIdentity[],
  env: Pick<Env, 'denied' | 'origins'>,
): readonly Series[] =>
  identities.map((identity) => finish(identity, seriesKey(identity), [], { index: NO_INDEX, ...env }));
