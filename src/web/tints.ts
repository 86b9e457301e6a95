// The colour of a claim: by giver where something is given, by frame otherwise. Names of CSS classes, never colours.
import type { Claim } from '../reading/claim.ts';

export type Tint = 'a' | 'b' | 'other' | 'moved' | 'lost' | 'said';
export type Givers = { readonly a: string | null; readonly b: string | null };

/** The two parties that a document's transfers and deployments name most, in the order of their ids. */
export function giversOf(claims: readonly Claim[]): Givers {
  const counts = new Map<string, number>();
  for (const { frame, from, to } of claims) {
    if (frame !== 'transfer' && frame !== 'deployment') continue;
    for (const party of [from, to]) if (party) counts.set(party.id, (counts.get(party.id) ?? 0) + 1);
  }
  const two = [...counts].sort(([x, n], [y, m]) => m - n || x.localeCompare(y)).slice(0, 2);
  const [a = null, b = null] = two.map(([id]) => id).sort();
  return { a, b };
}

export function tintOf({ frame, from }: Claim, { a, b }: Givers): Tint {
  if (frame === 'deployment') return 'moved';
  if (frame === 'casualties') return 'lost';
  if (frame !== 'transfer') return 'said';
  return from !== null && from.id === a ? 'a' : from !== null && from.id === b ? 'b' : 'other';
}
