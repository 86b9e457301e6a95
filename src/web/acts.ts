// What a person does to the claims of a document: shown at once where it can be, sent, and told as the change that it makes to
// the flows that the claims count in. Where somebody else was there first, the document is shown as it stands now.
import { useCallback, useState } from 'react';
import type { ClaimView, DocumentView, FlowView } from '../api/schemas.ts';
import { ApiFailure, api } from './api.ts';
import { documentKey, ledgerChanged, queryClient } from './queries.ts';
import { NOW } from './seen.ts';
import { useWords, type Words } from './words.ts';

export type Verdict = 'accept' | 'reject';
export type Outcome =
  | { readonly state: 'none' }
  | { readonly state: 'sent'; readonly text: string; readonly series: string | null }
  | { readonly state: 'failed'; readonly error: Error };

/** An act: what it is about, how the document looks before the server has answered, what is sent, and the words for it. */
export type Act = {
  readonly about: ClaimView | null;
  readonly at?: (view: DocumentView) => DocumentView;
  /** Sends it; answers the claim that is selected then (undefined: the same one). */
  readonly send: () => Promise<string | null | undefined>;
  readonly done: string;
};

/** The document with a verdict in it. */
export function withVerdict(view: DocumentView, id: string, verdict: Verdict): DocumentView {
  const decision = { seq: 0, subject: id, verdict, reason: null, actor: '', time: '' };
  return { ...view, claims: view.claims.map((one) => (one.claim.id === id ? { ...one, decision } : one)) };
}

/** The flow of a series, or null where it is gone with its last claim. */
async function flowNow(series: string | null): Promise<FlowView | null> {
  if (series === null) return null;
  return api.flow(series, NOW).catch((error: unknown) => {
    if (error instanceof ApiFailure && error.status === 404) return null;
    throw error;
  });
}

function numberOf(flow: FlowView | null, key: string, words: Words): string {
  const series = flow?.series.find((one) => one.key === key);
  if (!series) return words.t('decision.gone');
  return `${words.supported(series)} (${words.t('count.figures', { count: series.figures.length })})`;
}

/** How one series stood and stands; null where neither flow has it. */
function moved(key: string, before: FlowView | null, after: FlowView | null, words: Words): string | null {
  const flow = before?.series.some((one) => one.key === key) ? before : after;
  const series = flow?.series.find((one) => one.key === key);
  if (!flow || !series) return null;
  const name = `${words.item(flow.item)}, ${words.series(series)}`;
  const now = numberOf(after, key, words);
  if (before === null) return words.t('decision.now', { name, now });
  const old = numberOf(before, key, words);
  return old === now ? words.t('decision.same', { name, now }) : words.t('decision.change', { name, old, now });
}

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));
const overtaken = (error: unknown): boolean => error instanceof ApiFailure && error.status === 409;

/** The first of some claims that still is in the document. */
const among = (view: DocumentView, id: string | null): ClaimView | null =>
  view.claims.find(({ claim }) => claim.id === id) ?? null;

type Options = { readonly select: (id: string | null) => void };

/** Acts on the claims of one document. `act` answers null, or the error where a form shows it itself (`quiet`). */
export function useActs(documentId: string, { select }: Options) {
  const words = useWords();
  const [outcome, setOutcome] = useState<Outcome>({ state: 'none' });
  const act = useCallback(
    async ({ about, at, send, done }: Act, quiet = false): Promise<Error | null> => {
      const key = documentKey(documentId);
      const kept = queryClient.getQueryData<DocumentView>(key);
      await queryClient.cancelQueries({ queryKey: key });
      if (kept && at) queryClient.setQueryData(key, at(kept));
      try {
        const before = await flowNow(about?.series ?? null);
        const chosen = await send();
        const fresh = await api.document(documentId);
        queryClient.setQueryData(key, fresh);
        const id = chosen === undefined ? (about?.claim.id ?? null) : chosen;
        if (chosen !== undefined) select(among(fresh, chosen)?.claim.id ?? null);
        const series = among(fresh, id)?.series ?? about?.series ?? null;
        const told = await changesOf(about?.series ?? null, series, before, words);
        setOutcome({ state: 'sent', text: [done, ...told].join(' '), series });
        await ledgerChanged();
        return null;
      } catch (failure) {
        const error = asError(failure);
        if (kept) queryClient.setQueryData(key, kept);
        if (overtaken(error)) await Promise.all([queryClient.invalidateQueries({ queryKey: key }), ledgerChanged()]);
        if (!quiet) setOutcome({ state: 'failed', error });
        return error;
      }
    },
    [documentId, words, select],
  );
  const fail = useCallback((error: Error) => setOutcome({ state: 'failed', error }), []);
  const tell = useCallback((text: string) => setOutcome({ state: 'sent', text, series: null }), []);
  const dismiss = useCallback(() => setOutcome({ state: 'none' }), []);
  return { act, outcome, fail, tell, dismiss };
}

/** What became of the series that a claim counted in, and of the one that it counts in now. */
async function changesOf(
  old: string | null,
  now: string | null,
  before: FlowView | null,
  words: Words,
): Promise<readonly string[]> {
  const keys = [...new Set([old, now])].filter((key) => key !== null);
  const told: (string | null)[] = [];
  for (const key of keys) told.push(moved(key, key === old ? before : null, await flowNow(key), words));
  return told.filter((text) => text !== null);
}
