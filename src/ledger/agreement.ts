// Whether origins agree, as they speak: each figure held against what independent bodies had said of the same series shortly before.
// Enters: series. Leaves: for each figure who agreed and who did not. Holds: only numbers of what is or was; nobody is held against
// himself, nor against whom he depends on; what is worked out (capacity) stands aside. Pure.
import { compareDecimals } from '../base/decimal.ts';
import { bounds, daysBetween } from '../base/edtf.ts';
import { dependenceOf } from './independence.ts';
import type { Figure, Series } from './model.ts';
import type { Origins } from './origins.ts';
import { widened } from './width.ts';

export type Meeting = {
  readonly series: string;
  readonly figure: string;
  readonly origin: string;
  readonly body: string;
  /** The day from which it counts as said: the first that its date can mean. */
  readonly day: string;
  /** Independent bodies whose last figure overlaps with it, and those whose does not, by name. */
  readonly agree: readonly string[];
  readonly apart: readonly string[];
};

/** What was said longer ago speaks of another time: totals grow. */
const MOST_DAYS = 183;

type Dated = { readonly figure: Figure; readonly day: string };

/** The meetings of each figure with what others had said in the half year before, by day. */
export function agreementOf(series: readonly Series[], origins: Origins): readonly Meeting[] {
  return series.flatMap((one) => ofSeries(one, origins)).sort((a, b) => (a.day + a.figure < b.day + b.figure ? -1 : 1));
}

function ofSeries({ key, kind, basis, figures }: Series, origins: Origins): readonly Meeting[] {
  if (kind !== 'actual' || basis === 'capacity') return [];
  const dated = figures
    .filter(({ low, high, shared }) => !shared && (low !== null || high !== null))
    .flatMap((figure): readonly Dated[] => {
      const day = bounds(figure.stated).first;
      return day === null ? [] : [{ figure, day }];
    })
    .sort((a, b) => (a.day + a.figure.id < b.day + b.figure.id ? -1 : 1));
  return dated.flatMap((one, i) => {
    const last = new Map<string, Dated>();
    for (const before of dated.slice(0, i)) last.set(before.figure.body, before);
    const others = [...last.values()].filter(
      (other) => daysBetween(other.day, one.day) <= MOST_DAYS && isFree(one.figure, other.figure, origins),
    );
    if (others.length === 0) return [];
    const bodies = (meets: boolean) =>
      others
        .filter((other) => overlap(one.figure, other.figure) === meets)
        .map(({ figure }) => figure.body)
        .sort();
    const { id, origin, body } = one.figure;
    return [{ series: key, figure: id, origin, body, day: one.day, agree: bodies(true), apart: bodies(false) }];
  });
}

const witness = ({ body, originKind: kind, id, derivedFrom }: Figure) => ({
  body,
  kind,
  root: derivedFrom ?? id,
  rootBody: body,
});

const isFree = (a: Figure, b: Figure, origins: Origins): boolean =>
  dependenceOf(witness(a), witness(b), origins) === null;

/** As wide as their wording allows, the two have a number in common. */
function overlap(a: Figure, b: Figure): boolean {
  const [x, y] = [widened(a), widened(b)];
  const reaches = (low: string | null, high: string | null) =>
    low === null || high === null || compareDecimals(low, high) <= 0;
  return reaches(x.low, y.high) && reaches(y.low, x.high);
}
