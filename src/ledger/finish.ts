// The last passes over prepared strands: references, what is computed from replaced figures (4), estimates (5, 6, 7), denials. What a strand gives is
// kept while it and the denials near it stay the same, unless its figures lead to others'.
import { type Denials, denialsAt, denialsNear } from './denials.ts';
import { estimateOf, type FigureIndex } from './estimate.ts';
import { type Draft, referencesOf } from './figures.ts';
import type { Figure, Series, SeriesIdentity, Variant } from './model.ts';
import type { Origins } from './origins.ts';
import { ownersIn, type Prepared } from './prepare.ts';
import { flowKey, seriesKey } from './series-key.ts';
import { supersedeDerived } from './supersession.ts';

/** What the series of all strands share. */
type Env = { readonly index: FigureIndex; readonly denied: Denials; readonly origins: Origins };

type Kept = { readonly origins: Origins; readonly near: string; readonly finished: readonly Series[] };

const kept = new WeakMap<Prepared, Kept>();

/** The strands' series. Those whose figures lead nowhere else are kept, as long as the same denials are near. */
export function finishAll(strands: readonly Prepared[], { denied, origins }: Omit<Env, 'index'>): readonly Series[] {
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
    const known = isFree ? kept.get(strand) : undefined;
    return known?.origins === origins && known.near === near
      ? { known: known.finished }
      : { series: place(strand, owner, foreign), strand, isFree, near };
  });
  const index = exist
    ? indexOf(placed.flatMap((one): readonly WithFigures[] => ('known' in one ? one.known : one.series)))
    : NO_INDEX;
  return placed.flatMap((one): readonly Series[] => {
    if ('known' in one) return one.known;
    const finished = one.series.map(({ identity, key, figures }) =>
      finish(identity, key, supersedeDerived(figures, index), { index, denied, origins }),
    );
    if (one.isFree) kept.set(one.strand, { origins, near: one.near, finished });
    return finished;
  });
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

/** A strand's figures with what they lead to and what outlets made of them. */
function place(
  { series, variants, told, hasReferences }: Prepared,
  owner: (reportId: string) => string | undefined,
  foreign: Variants,
): readonly PlacedSeries[] {
  if (!hasReferences && told.size === 0 && foreign.size === 0)
    return series.map(({ identity, key, drafts }) => ({ identity, key, figures: drafts }));
  const figureOf = (draft: Draft): Figure => {
    const references = hasReferences ? referencesOf(draft, owner) : null;
    // Most have none: an id is not looked up for nothing.
    const aside = told.has(draft) ? variants.get(draft.id) : undefined;
    const others = foreign.size === 0 ? undefined : foreign.get(draft.id);
    if (!references && !aside && !others) return draft;
    return { ...draft, ...references, variants: [...(aside ?? []), ...(others ?? [])] };
  };
  return series.map(({ identity, key, drafts }) => ({ identity, key, figures: drafts.map(figureOf) }));
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
