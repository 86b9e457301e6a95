// Figures that are computed from others (shells from containers) → lines between two scales: the number that was counted above, the
// one that was worked out of it below. Lines that run side by side used the same factor. Pure.
import type { FigureJson, FlowJson } from '../ledger/flow-schema.ts';
import { type LogScale, logScale } from './charts/scale.ts';
import { compareDates } from './format/date.ts';
import type { Ends } from './format/interval.ts';

/** A figure of any flow with what its number counts. */
export type Placed = {
  readonly figure: FigureJson;
  readonly series: string;
  readonly item: string | null;
  readonly unit: string | null;
  readonly per: FlowJson['per'];
};
export type Derived = { readonly source: Placed; readonly result: Placed };
export type Derivations = {
  readonly links: readonly Derived[];
  /** What is counted above, and below. */
  readonly item: { readonly source: string | null; readonly result: string | null };
  readonly above: LogScale;
  readonly below: LogScale;
};

/** Where a figure's mark stands: at its number, in the middle of two, at the end that is known. */
export const middleOf = ({ low, high }: Ends, scale: LogScale): number => {
  const [least, most] = [low ?? high ?? '0', high ?? low ?? '0'];
  return (scale.at(Number(least)) + scale.at(Number(most))) / 2;
};

/** One line alone shows nothing that its row does not say. */
const FEWEST = 2;

const kindOf = ({ item, unit }: Placed): string => `${item} ${unit}`;
const hasNumber = ({ figure: { low, high } }: Placed): boolean => low !== null || high !== null;

/** All pairs of which both are known, in groups of one kind above and one below, of at least two; the largest groups first. */
export function derivationsOf(placed: readonly Placed[]): readonly Derivations[] {
  const byId = new Map(placed.map((one) => [one.figure.id, one]));
  const links = placed.flatMap((result): Derived[] => {
    const source = byId.get(result.figure.derivedFrom ?? '');
    return source && hasNumber(source) && hasNumber(result) ? [{ source, result }] : [];
  });
  const groups = Map.groupBy(links, ({ source, result }) => `${kindOf(source)} ${kindOf(result)}`);
  return [...groups.values()]
    .filter((own) => own.length >= FEWEST)
    .sort((a, b) => b.length - a.length)
    .flatMap((own) => {
      const above = logScale(
        own.map(({ source }) => source.figure),
        [6, 90],
        14,
      );
      const below = logScale(
        own.map(({ result }) => result.figure),
        [6, 90],
        14,
      );
      const [first] = own;
      if (!above || !below || !first) return [];
      const sorted = [...own].sort((a, b) => compareDates(a.result.figure.stated, b.result.figure.stated));
      return [{ links: sorted, item: { source: first.source.item, result: first.result.item }, above, below }];
    });
}
