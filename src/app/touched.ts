// Which documents' claims stand otherwise since a statement of the log: what was worked out from the others still holds.
import type { Statement, StoreView } from '../store/port.ts';

/** More statements than these are not looked through: working all out anew costs less. */
const FEW = 64;

/**
 * The documents whose claims the log may have changed after a statement: read, described, replaced by a newer version, decided on.
 * Null where it changed more than that (imported figures, settings of origins, a reverted run), or too much.
 */
export async function documentsTouched(store: StoreView, after: number): Promise<ReadonlySet<string> | null> {
  const statements = await store.statements(after, FEW + 1);
  if (statements.length > FEW) return null;
  const touched = new Set<string>();
  for (const statement of statements) {
    const found = await touchedBy(store, statement);
    if (found === null) return null;
    for (const document of found) touched.add(document);
  }
  return touched;
}

async function touchedBy(store: StoreView, { kind, payload }: Statement): Promise<readonly string[] | null> {
  const said: Readonly<Record<string, unknown>> = typeof payload === 'object' && payload !== null ? { ...payload } : {};
  switch (kind) {
    // No claim is in it yet; no estimate rests on prices and rates.
    case 'document-added':
    case 'price-set':
    case 'rate-set':
      return [];
    case 'claims-read':
      return withVersions(store, said.document);
    case 'document-described':
      return withVersions(store, said.id);
    case 'decision-made':
      return touchedByDecision(store, said);
    case 'figures-imported':
    case 'entity-set':
      return null;
  }
}

/** A document, and those before and after it of the same address. */
async function withVersions(store: StoreView, id: unknown): Promise<readonly string[] | null> {
  const stored = typeof id === 'string' ? await store.summary(id) : null;
  if (stored === null) return null;
  return [stored.id, stored.older, stored.newer].filter((one) => one !== null);
}

async function touchedByDecision(
  store: StoreView,
  { verdict, subject, subjects, into, seq }: Readonly<Record<string, unknown>>,
): Promise<readonly string[] | null> {
  if (verdict === 'undo' && typeof seq === 'number') {
    const [taken] = await store.statements(seq - 1, 1);
    return taken ? touchedBy(store, taken) : null;
  }
  const documents: string[] = [];
  for (const id of [subject, into, ...(Array.isArray(subjects) ? subjects : [])]) {
    if (id === undefined) continue;
    const claim = typeof id === 'string' ? await store.claim(id) : null;
    if (claim === null) return null;
    documents.push(claim.documentId);
  }
  return documents.length === 0 ? null : documents;
}
