// Pass 4: supersession by body. In a series of totals or stocks a body's later statement replaces its earlier one. Statements of
// one date both stand. What was computed from a replaced figure (the shells that the containers could hold) is replaced with it,
// by the body's next statement in its own series. Nobody knows whether two anonymous sources are the same, so those never replace each other.

import { compareDecimals } from '../base/decimal.ts';
import type { Diagnostic } from '../base/diagnostic.ts';
import { bounds, compareStated } from '../base/edtf.ts';
import type { Figure, SeriesIdentity } from './model.ts';

/** What the pass looks at. */
type Told = Pick<Figure, 'id' | 'body' | 'stated' | 'low' | 'high' | 'shared' | 'originKind' | 'seriesKey'>;

/** True where a figure carries a number of this flow alone: only such figures replace, support, or disagree. */
export const carriesNumber = ({ low, high, shared }: Pick<Figure, 'low' | 'high' | 'shared'>): boolean =>
  !shared && (low !== null || high !== null);

/** True where the figure stands in the series' estimate. */
export const isCurrent = (figure: Pick<Figure, 'supersededBy' | 'low' | 'high' | 'shared'>): boolean =>
  figure.supersededBy === null && carriesNumber(figure);

const replaces = (identity: SeriesIdentity): boolean => identity.basis === 'total' || identity.basis === 'stock';

export type Superseded = {
  /** By the figure's place in its series: the id of the later figure that replaces it, undefined for none. */
  readonly by: readonly (string | undefined)[];
  readonly diagnostics: readonly Diagnostic[];
};

const NOBODY: Superseded = { by: [], diagnostics: [] };

/** The earliest figure of a body that was looked at so far, and the first that is of a later date than it. */
type Ahead = { first: Told; later: Told | undefined };

/** Which figures of one series (by date) a later one of the same body replaces; a total that falls is said. */
export function supersede(identity: SeriesIdentity, figures: readonly Told[]): Superseded {
  if (!replaces(identity) || figures.length < 2) return NOBODY;
  const diagnostics: Diagnostic[] = [];
  const by = new Array<string | undefined>(figures.length);
  const bodies = new Map<string, Ahead>();
  for (let place = figures.length - 1; place >= 0; place -= 1) {
    const figure = figures[place];
    if (!figure || !mayReplace(figure)) continue;
    const ahead = bodies.get(figure.body);
    if (!ahead) {
      bodies.set(figure.body, { first: figure, later: undefined });
      continue;
    }
    if (compareStated(ahead.first.stated, figure.stated) > 0) ahead.later = ahead.first;
    ahead.first = figure;
    const { later } = ahead;
    if (!later) continue;
    by[place] = later.id;
    if (identity.basis === 'total' && falls(figure, later) && isSurelyLater(later, figure))
      diagnostics.push(fallingTotal(figure, later));
  }
  return { by, diagnostics };
}

/** Nobody knows whether two anonymous sources are the same. */
const mayReplace = (figure: Told): boolean => carriesNumber(figure) && figure.originKind !== 'unnamed';

/** The second half of the pass: the figures of one series whose base, in whichever series, has been replaced. */
export function supersedeDerived(figures: readonly Figure[], index: ReadonlyMap<string, Figure>): readonly Figure[] {
  if (figures.every(({ derivedFrom }) => derivedFrom === null)) return figures;
  const fallen = new Map<number, string>();
  for (const statements of byBody(figures))
    statements.forEach(([figure, place], i) => {
      const base = figure.derivedFrom === null ? undefined : index.get(figure.derivedFrom);
      if (figure.supersededBy !== null || !base?.supersededBy) return;
      const later = laterThan(figure, statements, i);
      if (later) fallen.set(place, later.id);
    });
  return figures.map((figure, place) => ({ ...figure, supersededBy: fallen.get(place) ?? figure.supersededBy }));
}

/** A figure with its place in its series. */
type At<F> = readonly [F, number];

/** The first statement after the place `i` that is of a later date. */
function laterThan<F extends Told>(figure: F, statements: readonly At<F>[], i: number): F | undefined {
  for (let next = i + 1; next < statements.length; next += 1) {
    const other = statements[next]?.[0];
    if (other && compareStated(other.stated, figure.stated) > 0) return other;
  }
  return undefined;
}

/** Statements of each body in order of date: figures come sorted out of pass 3. */
function byBody<F extends Told>(figures: readonly F[]): Iterable<readonly At<F>[]> {
  const bodies = new Map<string, At<F>[]>();
  for (const [place, figure] of figures.entries()) {
    if (!mayReplace(figure)) continue;
    const statements = bodies.get(figure.body);
    if (statements) statements.push([figure, place]);
    else bodies.set(figure.body, [[figure, place]]);
  }
  return bodies.values();
}

/** True where the later number is surely the lower one. */
const falls = (earlier: Told, later: Told): boolean =>
  earlier.low !== null && later.high !== null && compareDecimals(later.high, earlier.low) < 0;

/** A month holds days after and before the one that another statement is of: which was first nobody can tell. */
function isSurelyLater(later: Told, earlier: Told): boolean {
  if (later.stated === null || earlier.stated === null) return false;
  const [begins, ended] = [bounds(later.stated).first, bounds(earlier.stated).last];
  return begins !== null && ended !== null && begins > ended;
}

const fallingTotal = (earlier: Told, later: Told): Diagnostic => ({
  code: 'T3101',
  severity: 'warning',
  message:
    `${later.body} said ${later.low ?? 'up to'}${later.low === later.high ? '' : `–${later.high}`} on ${later.stated}, ` +
    `less than its ${earlier.low} of ${earlier.stated}, in ${earlier.seriesKey}; a total to date cannot fall.`,
  hint: 'Look at both sources: a window may have moved, or one of them may be misreported. The later one counts.',
});
