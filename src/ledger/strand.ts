// A strand: all that is said of one item between two parties, in both directions and every frame, or of one item of one party
// (losses, statistics). It is the unit in which the ledger is reconciled: what a report may be a repeat or a misreport of stands
// in its strand, or in the statistics of its parties. When one report comes in, one strand is done again.
import type { Report } from './model.ts';

export type Strands = ReadonlyMap<string, readonly Report[]>;

type Place = { readonly from: string | null; readonly to: string | null; readonly item: string | null };

/** The two parties whatever the direction; one party and nothing where no other is named. */
export function scopeKey({ from, to }: Pick<Place, 'from' | 'to'>): string {
  const [a, b] = [from ?? '', to ?? ''];
  return a < b ? `${b}|${a}` : `${a}|${b}`;
}

/** The key of the strand that a place belongs to. */
export const strandKey = (place: Place): string => `${scopeKey(place)}\n${place.item ?? ''}`;

/** The strands with what is known of each party alone: where a strand of two parties may have its numbers from. */
export function aboutKeys({ from, to, item }: Place): readonly string[] {
  if (from === null || to === null) return [];
  return [from, to].map((party) => `${party}|\n${item ?? ''}`);
}

/** The scopes with what is known of each of two parties alone. */
export function aboutScopes([from, to]: readonly [string | null, string | null]): readonly (readonly [string, null])[] {
  if (from === null || to === null) return [];
  return [...new Set([from, to])].map((party) => [party, null]);
}

/** Reports by strand. No two of them have one id. */
export function strandsOf(reports: readonly Report[]): Strands {
  const strands = new Map<string, Report[]>();
  // Most come from few parties and items: the key is put together once for each.
  const known = new Map<string | null, Map<string | null, Map<string | null, Report[]>>>();
  for (const report of reports) {
    const { from, to, item } = report;
    const items = entry(entry(known, from), to);
    const own = items.get(item);
    if (own) {
      own.push(report);
      continue;
    }
    const key = strandKey(report);
    const strand = strands.get(key) ?? [];
    strand.push(report);
    strands.set(key, strand);
    items.set(item, strand);
  }
  return strands;
}

/** The map at a place of a map of maps, made where there is none. */
function entry<K, V>(maps: Map<K, Map<K, V>>, key: K): Map<K, V> {
  const found = maps.get(key) ?? new Map<K, V>();
  maps.set(key, found);
  return found;
}
