// What the pages ask for, kept by TanStack Query under keys that say what a decision or a new text makes old.
import { keepPreviousData, QueryClient, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Span } from '../base/span.ts';
import { ApiFailure, api } from './api.ts';
import { NOW, type Seen } from './seen.ts';

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      refetchOnWindowFocus: true,
      // A server that is busy is asked once more; what is wrong with a question stays wrong.
      retry: (count, error) =>
        count < 1 && !(error instanceof ApiFailure && error.status >= 400 && error.status !== 503),
    },
    mutations: { retry: false },
  },
});

const useLanguage = (): string => useTranslation().i18n.language;

const namesQuery = (language: string) => ({ queryKey: ['names', language], queryFn: () => api.names(language) });

/** Asks for the names before anything is shown. */
export const fetchNames = (language: string): Promise<void> => queryClient.prefetchQuery(namesQuery(language));

/** Names in the language of the pages. */
export function useNames() {
  const language = useLanguage();
  return useQuery({ ...namesQuery(language), placeholderData: keepPreviousData });
}

export const useExchange = (from: string, to: string, seen: Seen) =>
  useQuery({
    queryKey: ['ledger', 'exchange', from, to, seen],
    queryFn: () => api.exchange(from, to, seen),
    placeholderData: keepPreviousData,
  });

/** The two sides weighed: it takes its time, so that a page shows its own rows first. */
export const useBalance = (from: string, to: string, seen: Seen) =>
  useQuery({ queryKey: ['ledger', 'balance', from, to, seen], queryFn: () => api.balance(from, to, seen) });

export const useFlow = (key: string, seen: Seen) =>
  useQuery({ queryKey: ['ledger', 'flow', key, seen], queryFn: () => api.flow(key, seen) });

export const useFlowHistory = (series: string, seen: Seen) =>
  useQuery({ queryKey: ['ledger', 'flow-history', series, seen], queryFn: () => api.flowHistory(series, seen) });

export const useExplain = (id: string, seen: Seen) =>
  useQuery({ queryKey: ['ledger', 'explain', id, seen], queryFn: () => api.explain(id, seen) });

/** All documents, the latest first: those of the first page at once, the others as they come. */
export function useDocuments(seen: Seen) {
  const { data, error, refetch, hasNextPage, isFetching, fetchNextPage } = useInfiniteQuery({
    queryKey: ['documents', seen.asRecordedAt],
    queryFn: ({ pageParam }) => api.documents(seen, pageParam),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });
  useEffect(() => {
    if (hasNextPage && !isFetching && !error) void fetchNextPage();
  }, [hasNextPage, isFetching, error, fetchNextPage]);
  const documents = useMemo(() => data?.pages.flatMap((page) => page.documents) ?? [], [data]);
  const total = data?.pages[0]?.total ?? 0;
  return { documents, total, isWhole: data !== undefined && !hasNextPage, error, refetch: () => void refetch() };
}

/** Documents with the words of a question; asks nothing without a word. */
export const useSearch = (q: string, seen: Seen) =>
  useQuery({
    queryKey: ['documents', 'search', q, seen.asRecordedAt],
    queryFn: () => api.search(q, seen),
    enabled: q !== '',
    placeholderData: keepPreviousData,
  });

export const documentKey = (id: string, seen: Seen = NOW) => ['document', id, seen] as const;

export const useDocument = (id: string, seen: Seen) =>
  useQuery({ queryKey: documentKey(id, seen), queryFn: () => api.document(id, seen) });

/** What a claim can name; it changes with the program only. */
export function useVocabulary() {
  const language = useLanguage();
  return useQuery({
    queryKey: ['vocabulary', language],
    queryFn: () => api.vocabulary(language),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export const useSuggestions = (document: string, { start, end }: Span) =>
  useQuery({
    queryKey: ['suggestions', document, start, end],
    queryFn: () => api.suggestions(document, { start, end }),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const useHistory = (claim: string) =>
  useQuery({ queryKey: ['ledger', 'history', claim], queryFn: () => api.history(claim) });

export const reviewKey = (limit: number) => ['ledger', 'review', limit] as const;
export const useReview = (limit: number) => useQuery({ queryKey: reviewKey(limit), queryFn: () => api.review(limit) });

/** As many of the last statements are looked through for corrections where nobody asks for more: the log is played again. */
const RECENT = 500;

/** Corrections since a point of the log, or among its last statements (null), with the point that they begin at. */
export const useChanges = (since: string | null, all: boolean) =>
  useQuery({
    queryKey: ['ledger', 'changes', since, all],
    queryFn: async () => {
      const from = since ?? `${Math.max(0, (await api.log(null)).head.seq - RECENT)}`;
      return { from, ...(await api.changes(from, all)) };
    },
  });

/** Who is asking, and what they may do; it changes with the session only. */
export const useSession = () =>
  useQuery({ queryKey: ['session'], queryFn: api.session, staleTime: Number.POSITIVE_INFINITY });

/** Asked for by a person only. */
export const useVerification = () =>
  useQuery({ queryKey: ['verification'], queryFn: api.verification, enabled: false, staleTime: 0 });

export const useLog = (before: number | null) =>
  useQuery({ queryKey: ['ledger', 'log', before], queryFn: () => api.log(before), placeholderData: keepPreviousData });

const REVIEW = reviewKey(0).slice(0, 2).join();

/**
 * After a decision or a new text: everything that is computed from claims is asked for again. The review queue may wait: it goes
 * over the whole ledger, and who decides fast has the next claims before them already.
 */
export async function ledgerChanged({ review = true } = {}): Promise<void> {
  await Promise.all(
    ['ledger', 'documents', 'names'].map((key) =>
      queryClient.invalidateQueries({
        queryKey: [key],
        predicate: ({ queryKey }) => review || queryKey.slice(0, 2).join() !== REVIEW,
      }),
    ),
  );
}

/** How often it is looked whether others have written to the ledger, milliseconds. */
const LOOK = 10_000;

/** Asks again for what is shown when somebody else has written to the ledger. */
export function useOthers(): void {
  const { data } = useQuery({
    queryKey: ['head'],
    queryFn: async () => (await api.log(null, 1)).head.hash,
    refetchInterval: LOOK,
    staleTime: 0,
  });
  const known = useRef(data);
  useEffect(() => {
    const before = known.current;
    known.current = data;
    if (before === undefined || before === data) return;
    void ledgerChanged();
    void queryClient.invalidateQueries({ queryKey: ['document'] });
  }, [data]);
}
