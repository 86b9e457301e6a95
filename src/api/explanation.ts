// Derivations for pages: a step that rests on a claim brings its quote, and how the claim was read.
import { nothingHas } from '../app/documents.ts';
import { derivationOf, explain } from '../app/explain.ts';
import { UserError } from '../base/diagnostic.ts';
import type { Derivation } from '../ledger/model.ts';
import type { StoreView } from '../store/port.ts';
import type { DerivationView } from './schemas.ts';

/** The derivation of whatever has this id; null where nothing has it, or had it by that day. */
export async function explanationOf(
  store: StoreView,
  id: string,
  asKnownOn: string | null,
): Promise<DerivationView | null> {
  try {
    return await withQuotes(store, await explain(store, id, asKnownOn), new Set());
  } catch (error) {
    if (error instanceof UserError && error.diagnostic.code === nothingHas(id).diagnostic.code) return null;
    throw error;
  }
}

async function withQuotes(store: StoreView, step: Derivation, seen: Set<string>): Promise<DerivationView> {
  const stored = step.claim === undefined ? null : await store.claim(step.claim);
  const again = step.claim !== undefined && seen.has(step.claim);
  if (step.claim !== undefined) seen.add(step.claim);
  const own = stored && !again && step.children.length === 0 ? derivationOf(stored.claim).children : step.children;
  const children: DerivationView[] = [];
  for (const child of own) children.push(await withQuotes(store, child, seen));
  return {
    label: step.label,
    detail: step.detail,
    said: step.said,
    rule: step.rule ?? stored?.claim.rule,
    claim: step.claim,
    source: step.source ? { ...step.source } : undefined,
    quote: stored
      ? {
          documentId: stored.documentId,
          exact: stored.claim.quote.exact,
          prefix: stored.claim.quote.prefix,
          suffix: stored.claim.quote.suffix,
          publisher: stored.publisher,
          published: stored.published,
        }
      : undefined,
    children,
  };
}
