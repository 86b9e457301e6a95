// Use case: what a person should look at next. Open claims in the order of what a decision on them would change, then of how
// unsure the reader was. Pure over a store's answers.
import { type Impact, impactsOf } from '../ledger/impact.ts';
import type { StoredClaim, StoreView } from '../store/port.ts';
import { isKnownBy } from './known.ts';
import { openLedger } from './ledger.ts';
import { type OpenClaim, openClaims } from './open-claims.ts';

export type ReviewItem = {
  readonly claim: StoredClaim;
  /** What a decision would change; null where no estimate rests on it. */
  readonly impact: Impact | null;
  /** The reader's own certainty (0 to 1); null where it gives none. */
  readonly certainty: number | null;
};

export type ReviewQueue = {
  /** Claims that no person wrote, on which no decision stands. */
  readonly open: number;
  readonly items: readonly ReviewItem[];
};

type Waiting = OpenClaim & { readonly weight: number };

/** The first of the queue; with `asKnownOn` of the documents that were published by then, by what was known then. */
export async function reviewQueue(
  store: StoreView,
  limit: number,
  asKnownOn: string | null = null,
): Promise<ReviewQueue> {
  const impacts = impactsOf(await openLedger(store, asKnownOn));
  const open = await openBy(store, asKnownOn);
  const waiting = open.map(({ id, certainty }) => ({ id, certainty, weight: weightOf(impacts.get(id)) }));
  const items: ReviewItem[] = [];
  for (const { id } of firstOf(waiting, limit, byUrgency)) {
    const claim = await store.claim(id);
    if (claim) items.push({ claim, impact: impacts.get(id) ?? null, certainty: claim.claim.certainty ?? null });
  }
  return { open: open.length, items };
}

/** The open claims of the documents that were known on a day. */
async function openBy(store: StoreView, asKnownOn: string | null): Promise<readonly OpenClaim[]> {
  const byDocument = await openClaims(store);
  if (asKnownOn === null) return [...byDocument.values()].flat();
  const known = (await store.documents()).filter((document) => isKnownBy(document, asKnownOn));
  return known.flatMap(({ id }) => byDocument.get(id) ?? []);
}

/** Changes that differ by less than a twentieth of a power of ten count as equal: then the less certain claim comes first. */
const weightOf = (impact: Impact | undefined): number => Math.round((impact?.size ?? 0) * 20);

const byUrgency = (a: Waiting, b: Waiting): number =>
  b.weight - a.weight || a.certainty - b.certainty || (a.id < b.id ? -1 : 1);

/** The first entries of a list in an order, without putting all of it into that order. */
function firstOf<T>(list: readonly T[], most: number, order: (a: T, b: T) => number): readonly T[] {
  const first: T[] = [];
  for (const one of list) {
    const last = first[most - 1];
    if (last !== undefined && order(one, last) >= 0) continue;
    const at = first.findIndex((other) => order(one, other) < 0);
    first.splice(at < 0 ? first.length : at, 0, one);
    if (first.length > most) first.pop();
  }
  return first;
}
