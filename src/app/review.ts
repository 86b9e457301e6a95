// Use case: what a person should look at next. Open claims in the order of what a decision on them would change, then of how
// unsure the reader was. Pure over a store's answers.
import { type Impact, impactsOf } from '../ledger/impact.ts';
import type { StoredClaim, StoreView } from '../store/port.ts';
import { openLedger } from './ledger.ts';

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

/** The first of the queue. */
export async function reviewQueue(store: StoreView, limit: number): Promise<ReviewQueue> {
  // What a person wrote needs no second look.
  const open = (await store.claims({ verdict: 'open' })).filter(({ claim }) => !claim.reader.startsWith('person:'));
  const impacts = impactsOf(await openLedger(store));
  const items = open.map(
    (claim): ReviewItem => ({
      claim,
      impact: impacts.get(claim.claim.id) ?? null,
      certainty: claim.claim.certainty ?? null,
    }),
  );
  return { open: open.length, items: items.sort(byUrgency).slice(0, limit) };
}

/** Changes that differ by less than a twentieth of a power of ten count as equal: then the less certain claim comes first. */
const weight = ({ impact }: ReviewItem): number => Math.round((impact?.size ?? 0) * 20);

const byUrgency = (a: ReviewItem, b: ReviewItem): number =>
  weight(b) - weight(a) || (a.certainty ?? 1) - (b.certainty ?? 1) || (a.claim.claim.id < b.claim.claim.id ? -1 : 1);
