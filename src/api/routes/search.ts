// Looking for documents by their words; claims as rows of a table, any window of it.
import { claimsKnownBy, isKnownBy } from '../../app/known.ts';
import { search } from '../../app/search.ts';
import type { StoredClaim } from '../../store/port.ts';
import { type Desk, dayOf } from '../desk.ts';
import { type Data, type Resource, resource } from '../resource.ts';
import {
  ClaimRowsQuery as ClaimRows,
  type ClaimRowsQuery,
  ClaimRowsView,
  SearchQuery,
  SearchView,
} from '../schemas/search.ts';
import { checkAsked, filterOf } from './claims.ts';

export const searchRoutes = (desk: Desk): readonly Resource[] => [
  resource(
    {
      method: 'get',
      path: '/search',
      long: 'ledger',
      tag: 'Documents',
      summary: 'Documents that have all words of a question, in any of their forms',
      query: SearchQuery,
      answer: SearchView,
    },
    async ({ query }) => {
      const view = await desk.view(query);
      const day = dayOf(query);
      if (day === null) return search(view, query.q, query.limit);
      const known = new Set((await view.documents()).filter((one) => isKnownBy(one, day)).map(({ id }) => id));
      const { hits } = await search(view, query.q, Number.MAX_SAFE_INTEGER);
      const left = hits.filter(({ documentId }) => known.has(documentId));
      return { total: left.length, hits: left.slice(0, query.limit) };
    },
  ),
  resource(
    {
      method: 'get',
      path: '/claim-rows',
      tag: 'Claims',
      summary: 'Claims as rows of a table: any window of them, and how many there are',
      query: ClaimRows,
      answer: ClaimRowsView,
    },
    async ({ query }) => windowOf(desk, query),
  ),
];

async function windowOf(desk: Desk, query: ClaimRowsQuery): Promise<Data<ClaimRowsView>> {
  const { offset, limit } = query;
  const [view, day, filter] = [await desk.view(query), dayOf(query), filterOf(query)];
  if (day !== null) {
    const all = await claimsKnownBy(view, filter, day);
    if (all.length === 0) await checkAsked(view, query);
    return { total: all.length, offset, rows: all.slice(offset, offset + limit).map(rowOf) };
  }
  const [total, claims] = [await view.countClaims(filter), await view.claims({ ...filter, offset, limit })];
  if (total === 0) await checkAsked(view, query);
  return { total, offset, rows: claims.map(rowOf) };
}

/** The longest quote of a row, characters: it stands on one line. */
const QUOTE = 160;

function rowOf({
  claim,
  documentId,
  published,
  publisher,
  decision,
}: StoredClaim): Data<ClaimRowsView>['rows'][number] {
  const { id, frame, from, to, item, quantity, modality, certainty, quote } = claim;
  return {
    ...{ id, documentId, frame, modality, published, publisher },
    from: from?.id ?? null,
    to: to?.id ?? null,
    item: item?.code ?? null,
    low: quantity?.low ?? null,
    high: quantity?.high ?? null,
    unit: quantity?.unit ?? null,
    approx: quantity?.approx ?? false,
    basis: quantity?.basis ?? null,
    per: quantity?.per ?? null,
    certainty: certainty ?? null,
    quote: quote.exact.slice(0, QUOTE),
    verdict: decision?.verdict ?? null,
  };
}
