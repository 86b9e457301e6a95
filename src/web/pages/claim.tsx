// The address of a claim alone leads to its place in its document.
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api } from '../api.ts';
import { Failed, Loading } from '../components/states.tsx';
import { documentAddress, navigate } from '../router.tsx';
import type { PageProps } from '../sections.ts';

export function Page({ rest: [id = ''] }: PageProps) {
  const { data, error, refetch } = useQuery({ queryKey: ['ledger', 'claim', id], queryFn: () => api.claim(id) });
  useEffect(() => {
    if (data) navigate(documentAddress(data.documentId, id), { replace: true });
  }, [data, id]);
  return error ? <Failed error={error} retry={() => void refetch()} /> : <Loading />;
}
