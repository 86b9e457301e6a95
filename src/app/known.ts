// What was known by a day: a claim counts from its document's publication, an undated one from the day on which it was added, an
// imported figure from the day on which it was stated. Of the versions of a document the one counts that was the newest by then.
import { isEdtf, publishedBy } from '../base/edtf.ts';
import type { ClaimFilter, DocumentSummary, StoredClaim, StoreView } from '../store/port.ts';

type Dated = { readonly published?: string | null; readonly stated?: string; readonly added: string };

/** True where it was public by the end of the day, month or year; always true without one. */
export const isKnownBy = ({ published, stated, added }: Dated, asKnownOn: string | null): boolean =>
  asKnownOn === null || publishedBy(stated ?? published ?? added.slice(0, 10), asKnownOn);

/** Documents that have a newer version now, and had none that was published by the day. */
export async function newestBy(store: StoreView, asKnownOn: string | null): Promise<ReadonlySet<string>> {
  if (asKnownOn === null || !isEdtf(asKnownOn)) return new Set();
  const documents = await store.documents({ versions: true });
  const byId = new Map(documents.map((one) => [one.id, one]));
  const isCurrent = ({ newer, ...own }: DocumentSummary): boolean => {
    const next = newer === null ? undefined : byId.get(newer);
    return next !== undefined && isKnownBy(own, asKnownOn) && !isKnownBy(next, asKnownOn);
  };
  return new Set(documents.filter(isCurrent).map(({ id }) => id));
}

/** The claims that a filter leaves, as known on a day: of a document's versions those of the newest by then. */
export async function claimsKnownBy(
  store: StoreView,
  filter: ClaimFilter,
  asKnownOn: string | null,
): Promise<readonly StoredClaim[]> {
  const { wanted, isKnown } = await knownBy(store, filter, asKnownOn);
  return (await store.claims(wanted)).filter(isKnown);
}

/** Claims that are fetched at once. */
const PAGE = 4000;

/** The same page by page: a large store is never in memory as a whole. */
export async function* claimPagesKnownBy(
  store: StoreView,
  filter: Omit<ClaimFilter, 'limit' | 'offset'>,
  asKnownOn: string | null,
): AsyncGenerator<readonly StoredClaim[]> {
  const { wanted, isKnown } = await knownBy(store, filter, asKnownOn);
  for (let offset = 0; ; offset += PAGE) {
    const page = await store.claims({ ...wanted, limit: PAGE, offset });
    yield page.filter(isKnown);
    if (page.length < PAGE) return;
  }
}

/** What to ask the store for, and which of it was known by the day. */
async function knownBy(store: StoreView, filter: ClaimFilter, asKnownOn: string | null) {
  if (asKnownOn === null) return { wanted: filter, isKnown: () => true };
  const revived = await newestBy(store, asKnownOn);
  return {
    wanted: revived.size === 0 ? filter : { ...filter, all: true },
    isKnown: (one: StoredClaim): boolean =>
      isKnownBy(one, asKnownOn) &&
      (one.standing === 'current' || (one.standing === 'version' && revived.has(one.documentId))),
  };
}
