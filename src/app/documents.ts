// Use cases that look at what is kept: documents with their claims, single claims, and what each claim counts in.

import { type Diagnostic, UserError } from '../base/diagnostic.ts';
import { say } from '../base/said.ts';
import type { Document } from '../document/document.ts';
import type { CopyOf } from '../ledger/model.ts';
import type { Claim } from '../reading/claim.ts';
import type {
  Decision,
  DecisionEntry,
  DocumentSummary,
  StoredClaim,
  StoredFigure,
  StoreView,
  VersionChange,
} from '../store/port.ts';
import { type Counted, countedClaims } from './export-table.ts';
import { isKnownBy } from './known.ts';

/** A claim in its document, with the series of the ledger that it counts in. */
export type ClaimView = {
  readonly claim: Claim;
  readonly decision: Decision | null;
  /** Key of the series (`FlowJson.key`) and id of the figure; null where the claim counts in none. */
  readonly series: string | null;
  readonly figure: string | null;
};

export type DocumentView = {
  readonly document: Document;
  readonly added: string;
  readonly addedBy: string;
  /** The document whose text it nearly is word for word, as far as the ledger compared them; null where it has a text of its own. */
  readonly copyOf: CopyOf | null;
  readonly claims: readonly ClaimView[];
  readonly diagnostics: readonly Diagnostic[];
};

/** All documents, in the order in which they were added. */
export const documents = (store: StoreView): Promise<readonly DocumentSummary[]> => store.documents();

/** A document with its claims in the order of the text; null where nothing has that id, or nothing that was known by the day. */
export async function documentView(
  store: StoreView,
  id: string,
  asKnownOn: string | null = null,
): Promise<DocumentView | null> {
  const stored = await store.document(id);
  if (stored === null || !isKnownBy({ published: stored.document.published, added: stored.added }, asKnownOn))
    return null;
  const claims = stored.claims.map(({ claim }) => claim);
  const places = await countedClaims(store, claims, asKnownOn);
  return {
    document: stored.document,
    added: stored.added,
    addedBy: stored.addedBy,
    copyOf: [...places.values()].find(({ copyOf }) => copyOf !== null)?.copyOf ?? null,
    claims: stored.claims.map((one) => claimView(one, places)),
    diagnostics: stored.diagnostics,
  };
}

function claimView({ claim, decision }: StoredClaim, places: ReadonlyMap<string, Counted>): ClaimView {
  const place = places.get(claim.id);
  return { claim, decision, series: place?.series ?? null, figure: place?.figure ?? null };
}

/** What was decided about something, in the order of the log. */
type WithHistory = { readonly history: readonly DecisionEntry[] };

export type Found =
  | {
      readonly kind: 'document';
      readonly view: DocumentView;
      /** Versions of the same URL. */
      readonly older: string | null;
      readonly newer: string | null;
      /** What changed from the version before; null where there is none. */
      readonly change: VersionChange | null;
    }
  | ({ readonly kind: 'claim'; readonly view: ClaimView; readonly stored: StoredClaim } & WithHistory)
  | ({ readonly kind: 'row'; readonly figure: StoredFigure } & WithHistory);

/**
 * Whatever has this id: a document, a claim or an imported row. An imported row also by its label in its file. Throws UserError
 * T1901 where nothing has it, or nothing that was known on the day.
 */
export async function find(store: StoreView, id: string, asKnownOn: string | null = null): Promise<Found> {
  const unknown = nothingHas(id, asKnownOn);
  const document = await documentView(store, id, asKnownOn);
  if (document) {
    const stored = await store.document(id);
    const versions = { older: stored?.older ?? null, newer: stored?.newer ?? null };
    return { kind: 'document', view: document, ...versions, change: await store.versionChange(id) };
  }
  const claim = await store.claim(id);
  if (claim) {
    if (!isKnownBy(claim, asKnownOn)) throw unknown;
    const view = claimView(claim, await countedClaims(store, [claim.claim], asKnownOn));
    return { kind: 'claim', view, stored: claim, history: await store.decisions(id) };
  }
  const figure = (await store.figure(id)) ?? (await store.figures()).find(({ label }) => label === id);
  if (figure && isKnownBy(figure, asKnownOn)) return { kind: 'row', figure, history: await store.decisions(figure.id) };
  throw unknown;
}

/** The error where an id leads to nothing, or to nothing that was known by a date. */
export const nothingHas = (id: string, asKnownOn: string | null = null): UserError =>
  new UserError({
    code: 'T1901',
    severity: 'error',
    message:
      asKnownOn === null
        ? say`Nothing in the ledger has the id "${id.slice(0, 60)}".`
        : say`Nothing in the ledger, as known on ${{ day: asKnownOn }}, has the id "${id.slice(0, 60)}".`,
    hint: say`List what there is with "tosite claims" or "tosite ledger --json"; ids begin with d_, c_, r_ or f_.`,
  });
