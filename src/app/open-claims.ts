// The claims that wait for a decision, as the review queue orders them: kept in memory by the store's last statement, so that after a
// decision only its document is looked at again.
import type { StoredClaim, StoreView } from '../store/port.ts';
import { documentsTouched } from './touched.ts';

/** A claim on which no decision stands and that no person wrote. `certainty`: the reader's own, 1 where it gives none. */
export type OpenClaim = { readonly id: string; readonly certainty: number };

type Kept = { seq: number; hash: string; readonly byDocument: Map<string, readonly OpenClaim[]> };

const memories = new WeakMap<StoreView, Promise<Kept>>();
/** Claims that are fetched at once. */
const PAGE = 2000;

/** The open claims by document, in no order. */
export async function openClaims(store: StoreView): Promise<ReadonlyMap<string, readonly OpenClaim[]>> {
  const before = memories.get(store) ?? Promise.resolve(null);
  const now = before.catch(() => null).then((kept) => broughtUp(store, kept));
  memories.set(store, now);
  return (await now).byDocument;
}

async function broughtUp(store: StoreView, kept: Kept | null): Promise<Kept> {
  const { seq, hash } = await store.head();
  if (kept?.hash === hash) return kept;
  const touched = kept && seq > kept.seq ? await documentsTouched(store, kept.seq) : null;
  if (!kept || touched === null) return { seq, hash, byDocument: await allOpen(store) };
  for (const document of touched) {
    const open = (await store.claims({ document, verdict: 'open' })).flatMap(openClaim);
    if (open.length > 0) kept.byDocument.set(document, open);
    else kept.byDocument.delete(document);
  }
  Object.assign(kept, { seq, hash });
  return kept;
}

async function allOpen(store: StoreView): Promise<Map<string, readonly OpenClaim[]>> {
  const byDocument = new Map<string, OpenClaim[]>();
  for (let offset = 0; ; offset += PAGE) {
    const page = await store.claims({ verdict: 'open', limit: PAGE, offset });
    for (const one of page) {
      const own = byDocument.get(one.documentId) ?? [];
      own.push(...openClaim(one));
      if (own.length > 0) byDocument.set(one.documentId, own);
    }
    if (page.length < PAGE) return byDocument;
  }
}

/** What a person wrote needs no second look. */
const openClaim = ({ claim: { id, reader, certainty = 1 } }: StoredClaim): readonly OpenClaim[] =>
  reader.startsWith('person:') ? [] : [{ id, certainty }];
