// Completing and correcting, bound to a store: what the routes of correction-routes.ts call. Composes app functions.
import type { z } from 'zod';
import { corrections } from '../app/changes.ts';
import { editsOf } from '../app/claim-fields.ts';
import { addClaim, amend, merge, split, undo } from '../app/correct.ts';
import { nothingHas } from '../app/documents.ts';
import { countedReports } from '../app/export-table.ts';
import { logLines } from '../app/log.ts';
import { reviewQueue } from '../app/review.ts';
import { suggestSlots } from '../app/suggest.ts';
import type { Estimate } from '../ledger/model.ts';
import type { By, DecisionEntry, Store, StoredClaim } from '../store/port.ts';
import type {
  ActMade,
  ActView,
  AmendmentMade,
  ChangesQuery,
  ChangesView,
  ClaimMade,
  EstimateView,
  HistoryView,
  LogQuery,
  LogView,
  NewAmendment,
  NewClaim,
  NewMerge,
  NewSplit,
  NewUndo,
  ReviewQuery,
  ReviewView,
  SpanQuery,
  SplitMade,
  SuggestionsView,
} from './correction-schemas.ts';
import type { ClaimView } from './schemas.ts';
import { decisionView } from './views.ts';

export type CorrectionService = {
  readonly suggestions: (document: string, span: z.output<typeof SpanQuery>) => Promise<SuggestionsView | null>;
  /** A claim of a person. UserError where a field does not fit. */
  readonly addClaim: (document: string, claim: z.output<typeof NewClaim>, actor: string) => Promise<ClaimMade>;
  readonly amend: (claim: string, made: z.output<typeof NewAmendment>, actor: string) => Promise<AmendmentMade>;
  readonly split: (claim: string, parts: z.output<typeof NewSplit>, actor: string) => Promise<SplitMade>;
  readonly merge: (into: string, claims: z.output<typeof NewMerge>, actor: string) => Promise<ActMade>;
  readonly undo: (what: z.output<typeof NewUndo>, actor: string) => Promise<ActMade>;
  readonly history: (claim: string) => Promise<HistoryView | null>;
  readonly review: (query: z.output<typeof ReviewQuery>) => Promise<ReviewView>;
  readonly changes: (query: z.output<typeof ChangesQuery>) => Promise<ChangesView>;
  readonly log: (query: z.output<typeof LogQuery>) => Promise<LogView>;
};

/** The service over a store; `by` gives who acts, now, and `bringing` the same with a run of its own. */
export const correctionService = (
  store: Store,
  by: (actor: string) => By,
  bringing: (actor: string) => By,
): CorrectionService => ({
  suggestions: async (id, span) => {
    const stored = await store.document(id);
    return stored === null ? null : mutable(await suggestSlots(stored.document, span));
  },
  addClaim: async (document, { start, end, fields }, actor) => {
    if ((await store.document(document)) === null) throw nothingHas(document);
    const edits = editsOf(Object.entries(fields));
    const [claim] = await views(store, [
      await addClaim(store, { document, quote: { start, end }, edits }, bringing(actor)),
    ]);
    return { claim: claim! };
  },
  amend: async (id, { fields, reason }, actor) => {
    const made = await amend(store, { claim: id, edits: editsOf(Object.entries(fields)), reason }, by(actor));
    const [claim] = await views(store, [made.claim]);
    return { decision: actView(made.decision), claim: claim! };
  },
  split: async (id, { parts, reason }, actor) => {
    const edits = parts.map((fields) => editsOf(Object.entries(fields)));
    const made = await split(store, { claim: id, parts: edits, reason }, by(actor));
    return { decision: actView(made.decision), claims: await views(store, made.claims) };
  },
  merge: async (into, { claims, reason }, actor) => ({
    decision: actView(await merge(store, { into, claims, reason }, by(actor))),
  }),
  undo: async ({ seq, subject, reason }, actor) => ({
    decision: actView(await undo(store, seq ?? subject ?? null, { ...by(actor), reason })),
  }),
  history: async (id) => {
    const claim = await store.claim(id);
    if (claim === null) return null;
    const { standing, instead, behind } = claim;
    const decisions = (await decisionsBehind(store, id)).map(actView);
    return { claim: id, standing, instead: [...instead], behind: [...behind], decisions };
  },
  review: ({ limit }) => reviewOf(store, limit),
  changes: (query) => changesOf(store, query),
  log: (query) => logOf(store, query),
});

/** The decisions on a claim and on all that it stands in place of, each once, in the order of the log. */
async function decisionsBehind(store: Store, id: string): Promise<readonly DecisionEntry[]> {
  const found = new Map<number, DecisionEntry>();
  const ids = new Set([id]);
  for (const one of ids) {
    for (const decision of await store.decisions(one)) found.set(decision.seq, decision);
    for (const older of (await store.claim(one))?.behind ?? []) ids.add(older);
  }
  return [...found.values()].sort((a, b) => a.seq - b.seq);
}

async function logOf(store: Store, { before, limit }: z.output<typeof LogQuery>): Promise<LogView> {
  const head = await store.head();
  const last = Math.min(head.seq, (before ?? head.seq + 1) - 1);
  const after = Math.max(0, last - limit);
  const statements = last === after ? [] : await logLines(store, { after, limit: last - after });
  return { head, statements: statements.map((line) => ({ ...line })) };
}

/** A copy that Zod's inferred types, which are mutable, take. */
const mutable = ({ draft, ...lists }: Awaited<ReturnType<typeof suggestSlots>>): SuggestionsView => {
  const { quote: _quote, ...slots } = draft ?? { quote: null };
  return {
    span: { ...lists.span },
    parties: [...lists.parties],
    items: [...lists.items],
    quantities: [...lists.quantities],
    dates: [...lists.dates],
    places: [...lists.places],
    sources: [...lists.sources],
    draft: draft === null ? null : (slots as SuggestionsView['draft']),
  };
};

async function views(store: Store, claims: readonly StoredClaim[]): Promise<ClaimView[]> {
  const counted = await countedReports(store);
  return claims.map(({ claim, documentId, decision }) => ({
    claim,
    documentId,
    decision: decision ? decisionView(decision) : null,
    series: counted.get(claim.id)?.series ?? null,
    figure: counted.get(claim.id)?.figure ?? null,
  }));
}

export const actView = (entry: DecisionEntry): ActView => {
  const { seq, time, actor, verdict, reason, subjects, claims, changes, target, undone } = entry;
  return {
    ...{ seq, time, actor, verdict, reason, target, undone },
    subjects: [...subjects],
    claims: [...claims],
    changes: changes.map((one) => ({ ...one })) as ActView['changes'],
  };
};

const estimateView = (estimate: Estimate | null): EstimateView | null =>
  estimate === null
    ? null
    : {
        supported: estimate.supported.map(({ low, high, agree, independent }) => ({
          low,
          high,
          agree: [...agree],
          independent,
        })),
        envelope: { ...estimate.envelope },
        independentOrigins: estimate.independentOrigins,
      };

async function reviewOf(store: Store, limit: number): Promise<ReviewView> {
  const { open, items } = await reviewQueue(store, limit);
  return {
    open,
    items: items.map(({ claim: { claim, documentId, title, publisher, published }, impact, certainty }) => ({
      ...{ claim, documentId, title, publisher, published, certainty },
      impact: impact && { ...impact, before: estimateView(impact.before), after: estimateView(impact.after) },
    })),
  };
}

/** Most entries of one answer. */
const MOST_CHANGES = 2000;

async function changesOf(store: Store, { since, all }: z.output<typeof ChangesQuery>): Promise<ChangesView> {
  const changes: ChangesView['changes'] = [];
  for await (const one of corrections(store, since)) {
    if (!all && one.change === 'new') continue;
    changes.push({ ...one, before: estimateView(one.before), after: estimateView(one.after) });
    if (changes.length >= MOST_CHANGES) break;
  }
  return { changes };
}
