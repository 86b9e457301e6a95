// A series' estimate → the interval and the distribution that stand for its number, by declared choice. Pure.
import { z } from 'zod';
import { compareDecimals } from '../base/decimal.ts';
import type { FigureJson, FlowJson } from '../ledger/flow-schema.ts';
import { shownRegions } from '../ledger/shown.ts';
import { DecimalText } from '../reading/claim.ts';
import type { Pool, Shape } from './choices.ts';
import { betweenEnds, type Distribution } from './sampling/distribution.ts';
import { type Feeds, type Voices, voicesOf } from './voices.ts';

export type Choice = {
  readonly shape: Shape;
  readonly pool: Pool;
  /** An open end above is an exponential tail with its P95 at this multiple of the bound; null leaves it open. */
  readonly tail: number | null;
  /** Who feeds whom, for `linear`; the project's own tables where not given. */
  readonly feeds?: Feeds | undefined;
};

/** Either end open (null), never both; as the figures state them, without the widths that serve comparing only. */
export const Ends = z.object({ low: DecimalText.nullable(), high: DecimalText.nullable() }).readonly();
export type Ends = z.infer<typeof Ends>;

/** Ends of an estimate. `meeting`: several figures meet there, so that an end may be a width that nobody stated. */
export const EstimatedEnds = z
  .object({ low: DecimalText.nullable(), high: DecimalText.nullable(), meeting: z.boolean() })
  .readonly();
export type EstimatedEnds = z.infer<typeof EstimatedEnds>;

export type Amount = {
  readonly ends: readonly EstimatedEnds[];
  /** Null where an end stays open, or no number is known. */
  readonly distribution: Distribution | null;
  /** What was assumed to get there, in words. */
  readonly assumption: string;
};

/** The amount of a series. */
export function amountOf(flow: FlowJson, choice: Choice): Amount {
  const { groups, silent } =
    choice.pool === 'linear' ? eachBody(flow, choice) : { groups: supportedEnds(flow).map((one) => [one]), silent: [] };
  const parts = groups.map((group) => pooled(group.map((one) => distributionOf(one, choice))));
  return { ends: groups.flat(), distribution: pooled(parts), assumption: assumptionOf(groups, silent, choice) };
}

/** Several, each as likely; null where there is none, or one of them stays open. */
export function pooled(parts: readonly (Distribution | null)[]): Distribution | null {
  const found = parts.filter((part) => part !== null);
  const [only] = found;
  if (only === undefined || found.length < parts.length) return null;
  return found.length === 1 ? only : { kind: 'mixture', of: found };
}

/** The distribution that stands for an interval; null where an end stays open. */
export function distributionOf({ low, high }: Ends, { shape, tail }: Choice): Distribution | null {
  if (low !== null && high !== null) return betweenEnds(Number(low), Number(high), shape);
  if (tail === null) return null;
  if (low !== null) return { kind: 'tail', low: Number(low), p95: Number(low) * tail };
  return high === null ? null : betweenEnds(0, Number(high), 'uniform');
}

function assumptionOf(
  groups: readonly (readonly Ends[])[],
  silent: Voices<FigureJson>['silent'],
  { shape, pool, tail }: Choice,
): string {
  const ends = groups.flat();
  const shared = ends.length > groups.length ? ', numbers computed from one figure sharing a voice' : '';
  const words = [
    groups.length > 1
      ? pool === 'linear'
        ? `${groups.length} voices, each as likely${shared}`
        : `${groups.length} best supported regions tie, each as likely`
      : pool === 'linear'
        ? `one voice${shared}`
        : 'the best supported interval',
    silent.length > 0 ? `no voice of their own: ${silent.map(({ body, why }) => `${body} (${why})`).join(', ')}` : null,
    ends.some(({ low, high }) => low !== null && high !== null && low !== high) ? shapeWords(shape) : null,
    ends.some(({ low }) => low !== null) && ends.some(({ high }) => high === null)
      ? tail === null
        ? 'the end above stays open'
        : `the open end above falls exponentially, P95 at ${tail} times the bound`
      : null,
    ends.some(({ low }) => low === null)
      ? tail === null
        ? 'the end below stays open'
        : 'the open end below is even from 0'
      : null,
  ];
  return words.filter((word) => word !== null).join('; ');
}

const shapeWords = (shape: Shape): string =>
  ({
    pert: 'PERT with the middle likeliest',
    lognormal: 'lognormal with the ends at P5 and P95',
    uniform: 'every number between the ends as likely',
  })[shape];

export const carriesNumber = ({ low, high, shared }: FigureJson): boolean => (low !== null || high !== null) && !shared;

/** Figures that count now: not replaced, with a number of this flow's alone. */
export const currentFigures = ({ figures }: FlowJson): readonly FigureJson[] =>
  figures.filter((figure) => figure.supersededBy === null && carriesNumber(figure));

/** The best supported regions, as they are shown everywhere: no wider than what the figures behind them state. */
export const supportedEnds = (flow: FlowJson): readonly EstimatedEnds[] =>
  shownRegions({ ...flow, figures: [...currentFigures(flow)] }).map(({ low, high, meeting }) => ({
    low,
    high,
    meeting,
  }));

/** The last current figure of each body that has a voice of its own, the lowest first. */
function eachBody(
  flow: FlowJson,
  { feeds }: Choice,
): { readonly groups: readonly (readonly EstimatedEnds[])[] } & Pick<Voices<FigureJson>, 'silent'> {
  const size = ({ low, high }: Ends): string => low ?? high ?? '0';
  const ordered = [...new Map(currentFigures(flow).map((figure) => [figure.body, figure])).values()].sort(
    (a, b) => compareDecimals(size(a), size(b)) || (a.body < b.body ? -1 : 1),
  );
  const { groups, silent } = voicesOf(ordered, (figure) => figure, feeds);
  return { groups: groups.map((group) => group.map(({ low, high }) => ({ low, high, meeting: false }))), silent };
}
