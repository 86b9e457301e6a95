// The addresses of what the ledger holds.
import { NOW, type Seen, seenQuery } from './seen.ts';

/** The address of a series or flow, seen from where the page is seen. */
export const flowAddress = (key: string, seen: Seen = NOW): string =>
  `/flow/${encodeURIComponent(key)}${seenQuery(seen)}`;

/** The address of a document, with a claim of it selected. */
export const documentAddress = (id: string, claim: string | null = null): string =>
  `/document/${encodeURIComponent(id)}${claim === null ? '' : `?claim=${encodeURIComponent(claim)}`}`;
