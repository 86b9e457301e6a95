// What makes a flow and a series one, and their readable keys: "KP-RU:ammunition.artillery" and
// "KP-RU:ammunition.artillery:transfer:actual:total:count". An unknown party or item is "_".
import { precisionOf } from '../base/edtf.ts';
import type { Report, SeriesIdentity, SeriesKind } from './model.ts';

type Ends = { readonly from: string | null; readonly to: string | null; readonly item: string | null };

const parts = new Map<string, string>();
const MOST_PARTS = 4096;

/** A part of a key; parties, items and units come again and again. */
function part(value: string | null): string {
  if (value === null) return '_';
  const known = parts.get(value);
  if (known !== undefined) return known;
  const text = encodeURIComponent(value);
  if (parts.size >= MOST_PARTS) parts.clear();
  parts.set(value, text);
  return text;
}

/** The key of all that goes from one party to another of one item. */
export const flowKey = ({ from, to, item }: Ends): string => `${part(from)}-${part(to)}:${part(item)}`;

/** The kind of series that a report belongs to; null for a denial, which belongs to none. */
export function kindOf(report: Report): SeriesKind | null {
  switch (report.modality) {
    case 'denied':
      return null;
    case 'planned':
    case 'hypothetical':
      return report.modality;
    default:
      return 'actual';
  }
}

/** The series that a report's number belongs to. A report without any quantity stands in a series without basis and unit. */
export function identityOf(report: Report, kind: SeriesKind): SeriesIdentity {
  const { from, to, frame, item, outcome, quantity } = report;
  return {
    from,
    to,
    frame,
    item,
    basis: quantity?.basis ?? null,
    unit: quantity?.unit ?? null,
    per: quantity?.per ?? null,
    outcome,
    kind,
    period: ownPeriod(report),
  };
}

/**
 * The window as a part of the identity: of every increment, and of the total of one calendar unit ("2023", "2024-05"), which is
 * no running total and is not to be set against one. Other totals are compared whatever their start.
 */
export function ownPeriod({ quantity, period }: Report): string | null {
  if (period === null || !quantity) return null;
  const isUnitTotal = quantity.basis === 'total' && precisionOf(period) !== 'interval';
  return quantity.basis === 'increment' || isUnitTotal ? period : null;
}

/** Whether a report of a strand, of a kind, belongs to a series of its own window. */
export function isOfSeries(report: Report, kind: SeriesKind, identity: SeriesIdentity): boolean {
  const { quantity } = report;
  return (
    report.from === identity.from &&
    report.to === identity.to &&
    kind === identity.kind &&
    report.frame === identity.frame &&
    report.outcome === identity.outcome &&
    (quantity === null
      ? identity.basis === null
      : quantity.basis === identity.basis && quantity.unit === identity.unit && quantity.per === identity.per)
  );
}

/** The key of a series, the same for the same identity on every machine. */
export function seriesKey(identity: SeriesIdentity): string {
  const { frame, kind, basis, unit, per, outcome, period } = identity;
  const all = [flowKey(identity), frame, kind, basis ?? 'unquantified', unit && part(unit), per && `per-${per}`];
  return [...all, outcome, period?.replaceAll('/', '--')].filter((value) => value).join(':');
}
