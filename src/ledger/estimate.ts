// Passes 5 to 7 together: the current figures of a series → where they meet and how far they reach. No mean, no sum.
import { envelopeOf } from './envelope.ts';
import type { Witness } from './independence.ts';
import type { Estimate, Figure, Region, ShownRegion } from './model.ts';
import type { Origins } from './origins.ts';
import { shownRegion } from './shown.ts';
import { isCurrent } from './supersession.ts';
import { bestSupported } from './support.ts';
import { widened } from './width.ts';

type Rooted = Pick<Figure, 'id' | 'body' | 'derivedFrom'>;

/** All figures of a ledger by id: derivations cross series. */
export type FigureIndex = ReadonlyMap<string, Rooted>;

/** The figure that a figure's number goes back to, itself where it is not computed. A circle ends where it closes. */
export function rootOf(figure: Rooted, index: FigureIndex): Rooted {
  if (figure.derivedFrom === null) return figure;
  const seen = new Set<string>();
  let root = figure;
  while (root.derivedFrom !== null && !seen.has(root.id)) {
    seen.add(root.id);
    const parent = index.get(root.derivedFrom);
    if (!parent) break;
    root = parent;
  }
  return root;
}

export function witnessOf(figure: Figure, index: FigureIndex): Witness {
  if (index.size === 0) return { body: figure.body, kind: figure.originKind, root: null, rootBody: figure.body };
  const root = rootOf(figure, index);
  return { body: figure.body, kind: figure.originKind, root: root.id, rootBody: root.body };
}

/** A region in the numbers of the figures that it has. */
const shownOf = (region: Region, current: readonly Figure[]): ShownRegion =>
  shownRegion(
    region,
    region.figures.length === current.length ? current : current.filter(({ id }) => region.figures.includes(id)),
  );

/** The estimate of one series' figures. */
export function estimateOf(figures: readonly Figure[], index: FigureIndex, origins: Origins): Estimate {
  const current = figures.filter(isCurrent);
  const standing = current.map((figure) => ({
    id: figure.id,
    witness: witnessOf(figure, index),
    interval: widened(figure),
  }));
  const { supported, outliers } = bestSupported(standing, origins);
  const bodies = new Set(current.map(({ body }) => body)).size;
  return {
    supported: supported.map((region) => ({ ...region, shown: shownOf(region, current) })),
    outliers,
    envelope: envelopeOf(current),
    independentOrigins: supported.reduce((most, { independent }) => Math.max(most, independent), 0),
    bodies,
    // What one body says at one time of two numbers is for its own text to settle; a conflict takes two.
    conflict: bodies > 1 && (supported.length !== 1 || outliers.length > 0),
  };
}
