// A second way to the best supported interval, written from the design's words and not from the code: every subset of figures is
// tried for independence, every point that can matter is looked at. Slow, small, plain.
import { toDecimal } from '../../src/base/decimal.ts';

export type OracleFigure = { readonly body: string; readonly low: number | null; readonly high: number | null };
/** True where two bodies are independent of each other. */
export type AreIndependent = (a: string, b: string) => boolean;

export type OracleAnswer = {
  readonly regions: readonly {
    readonly low: number;
    readonly high: number;
    readonly agree: readonly string[];
    readonly n: number;
  }[];
  readonly outliers: readonly string[];
};

function subsets<T>(list: readonly T[]): readonly (readonly T[])[] {
  const [one, ...others] = list;
  if (one === undefined) return [[]];
  const rest = subsets(others);
  return [...rest, ...rest.map((some) => [one, ...some])];
}

function largestSet(bodies: readonly string[], independent: AreIndependent): number {
  const good = subsets([...new Set(bodies)]).filter((some) =>
    some.every((a, i) => some.every((b, j) => i >= j || independent(a, b))),
  );
  return Math.max(...good.map((some) => some.length));
}

const holds = ({ low, high }: OracleFigure, x: number): boolean =>
  (low === null || low <= x) && (high === null || x <= high);

/** The answer for figures whose ends are whole numbers, already widened; at least one has two ends. Looks at every half step. */
export function oracle(figures: readonly OracleFigure[], independent: AreIndependent): OracleAnswer {
  const ends = figures.flatMap(({ low, high }) => [low, high].filter((end) => end !== null));
  const [first, last] = [Math.min(...ends), Math.max(...ends)];
  const points = Array.from({ length: (last - first) * 2 + 1 }, (_, i) => first + i / 2);
  const support = points.map((x) => {
    const covering = figures.filter((figure) => holds(figure, x));
    const isBounded = covering.some(({ low, high }) => low !== null && high !== null);
    return isBounded
      ? largestSet(
          covering.map(({ body }) => body),
          independent,
        )
      : 0;
  });
  const best = Math.max(...support);
  const regions: { low: number; high: number; agree: readonly string[]; n: number }[] = [];
  points.forEach((x, i) => {
    if (support[i] !== best) return;
    const open = regions.at(-1);
    if (open && i > 0 && support[i - 1] === best) open.high = x;
    else regions.push({ low: x, high: x, agree: [], n: best });
  });
  const told = regions.map((region) => ({
    ...region,
    agree: bodiesIn(
      figures,
      points.filter((x) => x >= region.low && x <= region.high),
    ),
  }));
  const agreeing = new Set(told.flatMap(({ agree }) => agree));
  const outliers = [...new Set(figures.map(({ body }) => body))].filter((body) => !agreeing.has(body)).sort();
  return { regions: told, outliers };
}

const bodiesIn = (figures: readonly OracleFigure[], points: readonly number[]): readonly string[] =>
  [...new Set(figures.filter((figure) => points.some((x) => holds(figure, x))).map(({ body }) => body))].sort();

/** A number as the ledger writes it. */
export const written = (value: number): string => toDecimal(value).toFixed();
