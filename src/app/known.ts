// What was known by a day: a claim counts from its document's publication, an undated one from the day on which it was added, an
// imported figure from the day on which it was stated. Of the versions of a document the one counts that was the newest by then, of
// claims that repeat each other one that was known.
import { compareStated, isEdtf, publishedBy } from '../base/edtf.ts';
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

/** Claims that repeat one which was not known by the day yet: of those that are one, the first that was. */
export async function repeatsKnownBy(store: StoreView, asKnownOn: string | null): Promise<readonly StoredClaim[]> {
  if (asKnownOn === null || !isEdtf(asKnownOn)) return [];
  const merges = (await store.decisions()).filter(({ verdict, undone }) => verdict === 'merge' && !undone);
  const groups = new Map<string, StoredClaim[]>();
  for (const id of new Set(merges.flatMap(({ subjects, claims }) => [...subjects, ...claims]))) {
    const one = await store.claim(id);
    const [stands] = one?.standing === 'merged' ? one.instead : [];
    if (one && stands !== undefined && isKnownBy(one, asKnownOn))
      groups.set(stands, [...(groups.get(stands) ?? []), one]);
  }
  const first: StoredClaim[] = [];
  for (const [id, own] of groups) {
    const stands = await store.claim(id);
    if (stands && (isKnownBy(stands, asKnownOn) || stands.decision?.verdict === 'reject')) continue;
    first.push(...own.sort(byPublication).slice(0, 1));
  }
  return first;
}

const byPublication = (a: StoredClaim, b: StoredClaim): number =>
  compareStated(a.published ?? a.added.slice(0, 10), b.published ?? b.added.slice(0, 10)) ||
  (a.claim.id < b.claim.id ? -1 : 1);

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
  const repeats = new Set((await repeatsKnownBy(store, asKnownOn)).map(({ claim }) => claim.id));
  return {
    wanted: revived.size + repeats.size === 0 ? filter : { ...filter, all: true },
    isKnown: (one: StoredClaim): boolean =>
      isKnownBy(one, asKnownOn) &&
      (one.standing === 'current' ||
        (one.standing === 'version' && revived.has(one.documentId)) ||
        repeats.has(one.claim.id)),
  };
}
