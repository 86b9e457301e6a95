// What the pages ask for, kept by TanStack Query under keys that say what a decision or a new text makes old.
import { keepPreviousData, QueryClient, useQuery } from '@tanstack/react-query';
import { ApiFailure, api } from './api.ts';

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      refetchOnWindowFocus: true,
      retry: (count, error) => count < 1 && !(error instanceof ApiFailure && error.status >= 400),
    },
    mutations: { retry: false },
  },
});

export const useNames = () => useQuery({ queryKey: ['names'], queryFn: api.names });

export const useExchange = (from: string, to: string, asKnownOn: string | null) =>
  useQuery({
    queryKey: ['ledger', 'exchange', from, to, asKnownOn],
    queryFn: () => api.exchange(from, to, asKnownOn),
    placeholderData: keepPreviousData,
  });

export const useFlow = (key: string, asKnownOn: string | null) =>
  useQuery({ queryKey: ['ledger', 'flow', key, asKnownOn], queryFn: () => api.flow(key, asKnownOn) });

export const useExplain = (id: string, asKnownOn: string | null) =>
  useQuery({ queryKey: ['ledger', 'explain', id, asKnownOn], queryFn: () => api.explain(id, asKnownOn) });

export const useDocuments = () => useQuery({ queryKey: ['documents'], queryFn: api.documents });

export const documentKey = (id: string) => ['document', id] as const;

export const useDocument = (id: string) => useQuery({ queryKey: documentKey(id), queryFn: () => api.document(id) });

/** After a decision or a new text: everything that is computed from claims is asked for again. */
export async function ledgerChanged(): Promise<void> {
  await Promise.all(['ledger', 'documents', 'names'].map((key) => queryClient.invalidateQueries({ queryKey: [key] })));
}
