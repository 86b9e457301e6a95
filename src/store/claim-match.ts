// The same claim in two versions of a text: told by frame, slots, modality and the exact quote, wherever it stands; and a claim
// of one text put into the other. Pure.
import type { Document } from '../document/document.ts';
import type { Claim, Proposal } from '../reading/claim.ts';
import { admit, claimId } from '../reading/gate.ts';

/** What a claim says and quotes, without where: the claim's id over no document and no place. */
const contentKey = (claim: Claim): string =>
  `${claimId('', { ...claim, quote: { start: 0, end: 0 } })} ${claim.quote.exact}`;

/** Pairs of the same claims, by the id in the older text; of equal ones the first goes with the first. */
export function matchClaims(older: readonly Claim[], newer: readonly Claim[]): ReadonlyMap<string, Claim> {
  const left = new Map<string, Claim[]>();
  for (const claim of inOrder(newer)) {
    const key = contentKey(claim);
    left.set(key, [...(left.get(key) ?? []), claim]);
  }
  const pairs = new Map<string, Claim>();
  for (const claim of inOrder(older)) {
    const match = left.get(contentKey(claim))?.shift();
    if (match) pairs.set(claim.id, match);
  }
  return pairs;
}

const inOrder = (claims: readonly Claim[]): readonly Claim[] =>
  [...claims].sort((a, b) => a.quote.start - b.quote.start || (a.id < b.id ? -1 : 1));

/** The claim at its quote's place in another text, past the gate; null where the words are not there or not the only ones. */
export function moveClaim(claim: Claim, from: string, to: Document): Claim | null {
  const start = placeIn(claim.quote.exact, claim.quote.start, from, to.text);
  if (start === null) return null;
  const by = start - claim.quote.start;
  const { claims } = admit(to, [shifted(claim, by)]);
  return claims[0] ?? null;
}

/** The n-th of so many equal passages is the n-th of as many. */
function placeIn(exact: string, start: number, from: string, to: string): number | null {
  const [before, now] = [placesOf(exact, from), placesOf(exact, to)];
  if (now.length === 1) return now[0] ?? null;
  return before.length === now.length ? (now[before.indexOf(start)] ?? null) : null;
}

function placesOf(exact: string, text: string): readonly number[] {
  const places: number[] = [];
  for (let at = text.indexOf(exact); at >= 0; at = text.indexOf(exact, at + 1)) places.push(at);
  return places;
}

type Words = { readonly start?: number | null | undefined; readonly end?: number | null | undefined };

const moved = <T extends Words>(words: T | null, by: number): T | null =>
  words === null || words.start == null || words.end == null
    ? words
    : { ...words, start: words.start + by, end: words.end + by };

function shifted(claim: Claim, by: number): Proposal {
  const { id: _id, quote, ...rest } = claim;
  return {
    ...rest,
    from: moved(claim.from, by),
    to: moved(claim.to, by),
    item: moved(claim.item, by),
    quantity: moved(claim.quantity, by),
    when: moved(claim.when, by),
    where: moved(claim.where, by),
    source: moved(claim.source, by),
    quote: { start: quote.start + by, end: quote.end + by },
  };
}
