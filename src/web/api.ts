// The pages' one way to the server. Answers are the API's own types; an error is an ApiFailure with what to do about it.
import type { z } from 'zod';
import { NOT_LOGGED_IN } from '../api/codes.ts';
import type {
  ActMade,
  AmendmentMade,
  ChangesView,
  ClaimMade,
  HistoryView,
  LogView,
  NewAmendment,
  NewClaim,
  NewMerge,
  NewSplit,
  NewUndo,
  ReviewView,
  SplitMade,
  SuggestionsView,
  VerificationView,
} from '../api/correction-schemas.ts';
import type { SessionView } from '../api/routes/session.ts';
import type { AdditionLine, AdditionView } from '../api/schemas/additions.ts';
import type { DocumentsView } from '../api/schemas/documents.ts';
import type { NewOriginSetting, OriginSettingMade } from '../api/schemas/origins.ts';
import type { ClaimRowsView, SearchView } from '../api/schemas/search.ts';
import type {
  ClaimView,
  DecisionView,
  DerivationView,
  DocumentView,
  ErrorEnvelope,
  ExchangeView,
  FlowHistoryView,
  FlowView,
  NamesView,
  NewDecision,
  ReadingView,
  VocabularyView,
} from '../api/schemas.ts';
import type { Span } from '../base/span.ts';
import type { Balance } from '../exchange/balance-model.ts';
import { actorHeader } from './person.ts';
import { NOW, type Seen } from './seen.ts';

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
  /** Both as data; null where the server has only English. */
  readonly said: ErrorEnvelope['error']['said'] | null;
  readonly field: string | null;
  readonly status: number;
  constructor(status: number, { code, message, hint, said = undefined, at }: ErrorEnvelope['error']) {
    super(message);
    this.name = 'ApiFailure';
    this.status = status;
    this.code = code;
    this.hint = hint;
    this.said = said ?? null;
    this.field = at?.field ?? null;
  }
}

const unreachable = new ApiFailure(0, { code: 'unreachable', message: '', hint: '', at: null });

/** Asks for a resource under /api. */
export async function ask<T>(path: string, init?: RequestInit): Promise<T> {
  let response: Response;
  try {
    response = await fetch(`/api${path}`, { credentials: 'same-origin', ...init });
  } catch {
    throw unreachable;
  }
  const body: unknown = await response.json().catch(() => null);
  if (response.ok) return body as T;
  const envelope = body as ErrorEnvelope | null;
  // The session has ended where users log in: they come back to this address.
  if (envelope?.error.code === NOT_LOGGED_IN)
    location.assign(`/login?${new URLSearchParams({ back: `${location.pathname}${location.search}` })}`);
  throw new ApiFailure(
    response.status,
    envelope?.error ?? { code: String(response.status), message: response.statusText, hint: '', at: null },
  );
}

const send = <T>(path: string, body: unknown, signal?: AbortSignal): Promise<T> =>
  ask<T>(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...actorHeader() },
    body: JSON.stringify(body),
    ...(signal ? { signal } : {}),
  });

/** The query of an address: fields without a value are left out. */
export const query = (fields: Readonly<Record<string, string | null | undefined>>): string => {
  const entries = Object.entries(fields).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return entries.length === 0 ? '' : `?${new URLSearchParams(entries)}`;
};

const id = encodeURIComponent;

/** What the API calls the two dates of a view. */
export const seenAs = ({ asKnownOn, asRecordedAt }: Partial<Seen>) => ({
  'as-known-on': asKnownOn,
  'as-recorded-at': asRecordedAt,
});

/** Which claims a table shows: null where any will do. */
export type ClaimRowsAsked = Readonly<
  Record<'from' | 'to' | 'frame' | 'item' | 'state' | 'as-recorded-at', string | null>
>;
type Window = { readonly offset: number; readonly limit: number };

/** Listens to an addition until it has ended; a stream that is cut is taken up again by the browser. */
const watchAddition = (addition: string, tell: (line: AdditionLine) => void, stop: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const events = new EventSource(`/api/additions/${id(addition)}/events`);
    const end = () => {
      events.close();
      resolve();
    };
    events.addEventListener('line', ({ data }: MessageEvent<string>) => {
      const { line } = JSON.parse(data) as { readonly line: AdditionLine };
      tell(line);
    });
    events.addEventListener('end', end);
    stop.addEventListener('abort', end);
  });

export const api = {
  session: () => ask<SessionView>('/session'),
  /** Ends the session of who has logged in. */
  logOut: () => fetch('/logout', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{}' }),
  names: (language: string) => ask<NamesView>(`/names${query({ language })}`),
  vocabulary: (language: string) => ask<VocabularyView>(`/vocabulary${query({ language })}`),
  exchange: (from: string, to: string, seen: Seen) =>
    ask<ExchangeView>(`/exchange${query({ from, to, ...seenAs(seen) })}`),
  balance: (from: string, to: string, seen: Seen) => ask<Balance>(`/balance${query({ from, to, ...seenAs(seen) })}`),
  flow: (key: string, seen: Seen) => ask<FlowView>(`/flows/${id(key)}${query(seenAs(seen))}`),
  flowHistory: (series: string, seen: Seen) =>
    ask<FlowHistoryView>(`/flows/${id(series)}/history${query(seenAs(seen))}`),
  explain: (subject: string, seen: Seen) => ask<DerivationView>(`/explain/${id(subject)}${query(seenAs(seen))}`),
  /** A page of the documents, the latest first. */
  documents: ({ asRecordedAt }: Seen, cursor: string) =>
    ask<DocumentsView>(`/documents${query({ ...seenAs({ asRecordedAt }), cursor, order: 'published', limit: '500' })}`),
  search: (q: string, { asRecordedAt }: Seen) =>
    ask<SearchView>(`/search${query({ q, ...seenAs({ asRecordedAt }), limit: '1000' })}`),
  claimRows: (asked: ClaimRowsAsked, { offset, limit }: Window, signal: AbortSignal) =>
    ask<ClaimRowsView>(`/claim-rows${query({ ...asked, offset: `${offset}`, limit: `${limit}` })}`, { signal }),
  document: (document: string, seen: Seen = NOW) =>
    ask<DocumentView>(`/documents/${id(document)}${query(seenAs(seen))}`),
  claim: (claim: string) => ask<ClaimView>(`/claims/${id(claim)}`),
  add: (text: NewText) => send<DocumentView>('/documents', text),
  /** Many texts, one after the other; `tell` hears of each that is done. Resolves when all are. */
  addMany: async (documents: readonly NewText[], tell: (line: AdditionLine) => void, stop: AbortSignal) => {
    const { id: addition } = await send<AdditionView>('/additions', { documents }, stop);
    await watchAddition(addition, tell, stop);
  },
  read: (text: NewText, signal?: AbortSignal) => send<ReadingView>('/read', text, signal),
  decide: (decision: z.input<typeof NewDecision>) => send<{ decision: DecisionView }>('/decisions', decision),
  suggestions: (document: string, { start, end }: Span) =>
    ask<SuggestionsView>(`/documents/${id(document)}/suggestions${query({ start: `${start}`, end: `${end}` })}`),
  addClaim: (document: string, claim: z.input<typeof NewClaim>) =>
    send<ClaimMade>(`/documents/${id(document)}/claims`, claim),
  amend: (claim: string, amendment: z.input<typeof NewAmendment>) =>
    send<AmendmentMade>(`/claims/${id(claim)}/amendments`, amendment),
  split: (claim: string, parts: z.input<typeof NewSplit>) => send<SplitMade>(`/claims/${id(claim)}/splits`, parts),
  merge: (into: string, merge: z.input<typeof NewMerge>) => send<ActMade>(`/claims/${id(into)}/merges`, merge),
  undo: (what: z.input<typeof NewUndo>) => send<ActMade>('/undoings', what),
  setOrigin: (setting: z.input<typeof NewOriginSetting>) => send<OriginSettingMade>('/origins/settings', setting),
  history: (claim: string) => ask<HistoryView>(`/claims/${id(claim)}/history`),
  review: (limit: number) => ask<ReviewView>(`/review${query({ limit: `${limit}` })}`),
  changes: (since: string, all: boolean) => ask<ChangesView>(`/changes${query({ since, all: `${all}` })}`),
  verification: () => ask<VerificationView>('/log/verification'),
  /** The last statements, or the last before one. */
  log: (before: number | null, limit = 100) =>
    ask<LogView>(`/log${query({ before: before === null ? null : `${before}`, limit: `${limit}` })}`),
};
