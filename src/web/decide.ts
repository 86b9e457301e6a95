// A decision on a claim: shown at once, sent, and told as the change that it makes to the flow that the claim counts in.
import { useCallback, useState } from 'react';
import type { ClaimView, DocumentView, FlowView } from '../api/schemas.ts';
import { ApiFailure, api } from './api.ts';
import { documentKey, ledgerChanged, queryClient } from './queries.ts';
import { useWords, type Words } from './words.ts';

type Verdict = 'accept' | 'reject';
export type Outcome =
  | { readonly state: 'none' }
  | { readonly state: 'sent'; readonly text: string; readonly series: string | null }
  | { readonly state: 'failed'; readonly error: Error };

/** The document with the decision in it, before the server has answered. */
function withDecision(view: DocumentView, id: string, verdict: Verdict): DocumentView {
  const decision = { seq: 0, subject: id, verdict, reason: null, actor: '', time: '' };
  return { ...view, claims: view.claims.map((one) => (one.claim.id === id ? { ...one, decision } : one)) };
}

/** The flow of a series, or null where it is gone with its last claim. */
async function flowNow(series: string | null): Promise<FlowView | null> {
  if (series === null) return null;
  return api.flow(series, null).catch((error: unknown) => {
    if (error instanceof ApiFailure && error.status === 404) return null;
    throw error;
  });
}

function numberOf(flow: FlowView | null, key: string, words: Words): string {
  const series = flow?.series.find((one) => one.key === key);
  if (!series) return words.t('decision.gone');
  return `${words.supported(series)} (${words.t('count.figures', { count: series.figures.length })})`;
}

function told(
  verdict: Verdict,
  before: FlowView | null,
  after: FlowView | null,
  key: string | null,
  words: Words,
): string {
  const done = words.t(`decision.${verdict}ed`);
  const flow = before ?? after;
  const series = flow?.series.find((one) => one.key === key);
  if (key === null || !flow || !series) return done;
  const [old, now] = [numberOf(before, key, words), numberOf(after, key, words)];
  const name = `${words.item(flow.item)}, ${words.series(series)}`;
  return old === now
    ? `${done} ${words.t('decision.same', { name, now })}`
    : `${done} ${words.t('decision.change', { name, old, now })}`;
}

/** Decides on claims of one document. */
export function useDecide(documentId: string) {
  const words = useWords();
  const [outcome, setOutcome] = useState<Outcome>({ state: 'none' });
  const decide = useCallback(
    async (view: ClaimView, verdict: Verdict): Promise<void> => {
      const key = documentKey(documentId);
      const kept = queryClient.getQueryData<DocumentView>(key);
      await queryClient.cancelQueries({ queryKey: key });
      if (kept) queryClient.setQueryData(key, withDecision(kept, view.claim.id, verdict));
      try {
        const before = await flowNow(view.series);
        await api.decide(view.claim.id, verdict);
        const fresh = await api.document(documentId);
        queryClient.setQueryData(key, fresh);
        const series = view.series ?? fresh.claims.find(({ claim }) => claim.id === view.claim.id)?.series ?? null;
        setOutcome({ state: 'sent', text: told(verdict, before, await flowNow(series), series, words), series });
        await ledgerChanged();
      } catch (error) {
        if (kept) queryClient.setQueryData(key, kept);
        setOutcome({ state: 'failed', error: error instanceof Error ? error : new Error(String(error)) });
      }
    },
    [documentId, words],
  );
  return { decide, outcome };
}
