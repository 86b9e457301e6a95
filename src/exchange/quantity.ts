// A series' estimate → the interval and the distribution that stand for its number, by declared choice. Pure.
import { z } from 'zod';
import { compareDecimals } from '../base/decimal.ts';
import type { FigureJson, FlowJson } from '../ledger/flow-schema.ts';
import { DecimalText } from '../reading/claim.ts';
import type { Pool } from './balance-model.ts';
import { betweenEnds, type Distribution, type Shape } from './sampling/distribution.ts';

export type Choice = {
  readonly shape: Shape;
  readonly pool: Pool;
  /** An open end above is an exponential tail with its P95 at this multiple of the bound; null leaves it open. */
  readonly tail: number | null;
};

/** Either end open (null), never both; as the figures state them, without the widths that serve comparing only. */
export const Ends = z.object({ low: DecimalText.nullable(), high: DecimalText.nullable() }).readonly();
export type Ends = z.infer<typeof Ends>;

export type Amount = {
  readonly ends: readonly Ends[];
  /** Null where an end stays open, or no number is known. */
  readonly distribution: Distribution | null;
  /** What was assumed to get there, in words. */
  readonly assumption: string;
};

/** The amount of a series. */
export function amountOf(flow: FlowJson, choice: Choice): Amount {
  const ends = choice.pool === 'linear' ? ofEachBody(flow) : supportedEnds(flow);
  const parts = ends.map((one) => distributionOf(one, choice));
  const found = parts.filter((part) => part !== null);
  const [only] = found;
  const distribution =
    only === undefined || found.length < parts.length
      ? null
      : found.length === 1
        ? only
        : ({ kind: 'mixture', of: found } as const);
  return { ends, distribution, assumption: assumptionOf(ends, choice) };
}

/** The distribution that stands for an interval; null where an end stays open. */
export function distributionOf({ low, high }: Ends, { shape, tail }: Choice): Distribution | null {
  if (low !== null && high !== null) return betweenEnds(Number(low), Number(high), shape);
  if (tail === null) return null;
  if (low !== null) return { kind: 'tail', low: Number(low), p95: Number(low) * tail };
  return high === null ? null : betweenEnds(0, Number(high), 'uniform');
}

function assumptionOf(ends: readonly Ends[], { shape, pool, tail }: Choice): string {
  const words = [
    ends.length > 1
      ? pool === 'linear'
        ? `${ends.length} bodies, each as likely`
        : `${ends.length} best supported regions tie, each as likely`
      : pool === 'linear'
        ? 'one body'
        : 'the best supported interval',
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

/**
 * The best supported regions. The width that a figure gets for comparing is never the figure: where a single figure stands behind
 * a region, its own ends are taken; where several do, what is taken is the stretch in which they meet.
 */
export function supportedEnds(flow: FlowJson): readonly Ends[] {
  const current = currentFigures(flow);
  return flow.estimate.supported.map(({ low, high, agree }) => {
    const behind = current.filter((figure) => agree.includes(figure.body) && meets(figure, { low, high }));
    const [only] = behind;
    if (only && behind.length === 1) return { low: only.low, high: only.high };
    return { low, high };
  });
}

const meets = (a: Ends, b: Ends): boolean =>
  (a.low === null || b.high === null || compareDecimals(a.low, b.high) <= 0) &&
  (b.low === null || a.high === null || compareDecimals(b.low, a.high) <= 0);

/** The last current figure of each body, the lowest first. */
function ofEachBody(flow: FlowJson): readonly Ends[] {
  const last = new Map<string, FigureJson>();
  for (const figure of currentFigures(flow)) last.set(figure.body, figure);
  const size = ({ low, high }: Ends): string => low ?? high ?? '0';
  return [...last]
    .sort(([a, one], [b, other]) => compareDecimals(size(one), size(other)) || (a < b ? -1 : 1))
    .map(([, { low, high }]) => ({ low, high }));
}
