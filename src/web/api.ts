// The pages' one way to the server. Answers are the API's own types; an error is an ApiFailure with what to do about it.
import type {
  ClaimView,
  DecisionView,
  DerivationView,
  DocumentSummaryView,
  DocumentView,
  ErrorEnvelope,
  ExchangeView,
  FlowView,
  NamesView,
  ReadingView,
} from '../api/schemas.ts';

export type NewText = {
  readonly text: string;
  /** `html` is the markup of a saved web page. */
  readonly format?: 'plain' | 'markdown' | 'html';
  readonly published?: string;
  readonly publisher?: string;
  readonly url?: string;
  readonly title?: string;
  readonly language?: string;
};

/** An error of the API, or of reaching it. */
export class ApiFailure extends Error {
  readonly code: string;
  readonly hint: string;
  readonly field: string | null;
  readonly status: number;
  constructor(status: number, { code, message, hint, at }: ErrorEnvelope['error']) {
    super(message);
    this.name = 'ApiFailure';
    this.status = status;
    this.code = code;
    this.hint = hint;
    this.field = at?.field ?? null;
  }
}

const unreachable = new ApiFailure(0, { code: 'unreachable', message: '', hint: '', at: null });

async function ask<T>(path: string, init?: RequestInit): Promise<T> {
  let response: Response;
  try {
    response = await fetch(`/api${path}`, { credentials: 'same-origin', ...init });
  } catch {
    throw unreachable;
  }
  const body: unknown = await response.json().catch(() => null);
  if (response.ok) return body as T;
  const envelope = body as ErrorEnvelope | null;
  throw new ApiFailure(
    response.status,
    envelope?.error ?? { code: String(response.status), message: response.statusText, hint: '', at: null },
  );
}

const send = <T>(path: string, body: unknown, signal?: AbortSignal): Promise<T> =>
  ask<T>(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
    ...(signal ? { signal } : {}),
  });

const query = (fields: Readonly<Record<string, string | null | undefined>>): string => {
  const entries = Object.entries(fields).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return entries.length === 0 ? '' : `?${new URLSearchParams(entries)}`;
};

const id = encodeURIComponent;

export const api = {
  names: () => ask<NamesView>('/names'),
  exchange: (from: string, to: string, asKnownOn: string | null) =>
    ask<ExchangeView>(`/exchange${query({ from, to, asKnownOn })}`),
  flow: (key: string, asKnownOn: string | null) => ask<FlowView>(`/flows/${id(key)}${query({ asKnownOn })}`),
  explain: (subject: string, asKnownOn: string | null) =>
    ask<DerivationView>(`/explain/${id(subject)}${query({ asKnownOn })}`),
  documents: () => ask<{ documents: DocumentSummaryView[] }>('/documents').then(({ documents }) => documents),
  document: (document: string) => ask<DocumentView>(`/documents/${id(document)}`),
  claim: (claim: string) => ask<ClaimView>(`/claims/${id(claim)}`),
  add: (text: NewText) => send<DocumentView>('/documents', text),
  read: (text: NewText, signal?: AbortSignal) => send<ReadingView>('/read', text, signal),
  decide: (claim: string, kind: 'accept' | 'reject') => send<{ decision: DecisionView }>('/decisions', { claim, kind }),
};
