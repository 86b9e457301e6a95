// Documents: kept, read without being kept, looked for.

import { addOpened } from '../../app/add-text.ts';
import { editsOf } from '../../app/claim-fields.ts';
import { addClaim } from '../../app/correct.ts';
import { documents, documentView, nothingHas } from '../../app/documents.ts';
import { isKnownBy } from '../../app/known.ts';
import { type Diagnostic, UserError } from '../../base/diagnostic.ts';
import type { DocumentSummary, StoredClaim, StoreView } from '../../store/port.ts';
import { claimViews } from '../claim-views.ts';
import { ClaimMade, NewClaim, SpanQuery, SuggestionsView } from '../correction-schemas.ts';
import { type Desk, dayOf } from '../desk.ts';
import { found } from '../errors.ts';
import { pageOf, sliceOf } from '../paging.ts';
import { readsOf } from '../reading/readers.ts';
import { type Data, type Resource, resource } from '../resource.ts';
import { idOf } from '../schemas/common.ts';
import { DocumentsQuery, DocumentsView, VersionsView } from '../schemas/documents.ts';
import { DocumentView, NewDocument, ReadingView, RecordedQuery, SeenQuery } from '../schemas.ts';
import { decisionView, diagnosticView } from '../views.ts';

const tag = 'Documents';
const id = idOf('d_…');

export const documentRoutes = (desk: Desk): readonly Resource[] => [
  resource(
    {
      method: 'get',
      path: '/documents',
      tag,
      summary: 'Documents, in the order in which they were added or by publication',
      query: DocumentsQuery,
      answer: DocumentsView,
    },
    async ({ query }) => {
      const known = (await documents(await desk.view(query))).filter((one) => isKnownBy(one, dayOf(query)));
      const all = query.order === 'added' ? known : known.toSorted(latestFirst);
      const { items, next } = await pageOf(query, sliceOf(all), (one) => one.id);
      return { documents: items.map(({ addedBy: _by, ...summary }) => summary), total: all.length, next };
    },
  ),
  resource(
    {
      method: 'post',
      path: '/documents',
      tag,
      summary: 'Reads a text and keeps it with its claims',
      role: 'analyst',
      body: NewDocument,
      answer: DocumentView,
      status: 201,
    },
    async ({ body: { text, format, ...fields }, actor }) => {
      const opened = await desk.readers.ask('open', text, fields, format);
      const reads = await readsOf(desk.readers);
      const { document, diagnostics } = await addOpened(desk.store, opened, desk.bringing(actor), { reads });
      return (document === null ? null : await documentOf(desk.store, document.id, null)) ?? refuse(diagnostics);
    },
  ),
  resource(
    {
      method: 'get',
      path: '/documents/{id}',
      tag,
      summary: 'One document: its text, and its claims in the order of the text',
      params: id,
      query: SeenQuery,
      answer: DocumentView,
    },
    async ({ params, query }) =>
      found(await documentOf(await desk.view(query), params.id, dayOf(query)), 'document', params.id),
  ),
  resource(
    {
      method: 'get',
      path: '/documents/{id}/versions',
      tag,
      summary: 'Versions of the same address, and which claims came and went since the version before',
      params: id,
      query: RecordedQuery,
      answer: VersionsView,
    },
    async ({ params, query }) => {
      const view = await desk.view(query);
      const { older, newer, readers } = found(await view.document(params.id), 'document', params.id);
      const change = await view.versionChange(params.id);
      const claimsOf = (claims: readonly StoredClaim[]) => claims.map(({ claim }) => claim);
      const kept = change?.kept.map(({ before, now }) => ({ before: before.claim.id, now: now.claim.id })) ?? [];
      return {
        ...{ older, newer, readers },
        change: change && { added: claimsOf(change.added), gone: claimsOf(change.gone), kept },
      };
    },
  ),
  resource(
    {
      method: 'get',
      path: '/documents/{id}/suggestions',
      tag,
      summary: 'What selected words could fill a claim with, and what the grammar would say of them',
      params: id,
      query: SpanQuery,
      answer: SuggestionsView,
    },
    async ({ params, query }) => {
      const { document } = found(await desk.store.document(params.id), 'document', params.id);
      const { draft, ...lists } = await desk.readers.ask('suggest', document, query);
      if (draft === null) return { ...lists, draft };
      const { quote: _quote, ...slots } = draft;
      return { ...lists, draft: slots };
    },
  ),
  resource(
    {
      method: 'post',
      path: '/documents/{id}/claims',
      tag,
      summary: "A person's claim about selected words",
      role: 'analyst',
      params: id,
      body: NewClaim,
      answer: ClaimMade,
      status: 201,
    },
    async ({ params, body: { start, end, fields }, actor }) => {
      if ((await desk.store.document(params.id)) === null) throw nothingHas(params.id);
      const edits = editsOf(Object.entries(fields));
      const said = { document: params.id, quote: { start, end }, edits };
      const [claim] = await claimViews(desk.store, [await addClaim(desk.store, said, desk.bringing(actor))]);
      return { claim: claim! };
    },
  ),
  resource(
    {
      method: 'post',
      path: '/read',
      tag,
      summary: 'Reads a text without keeping it',
      body: NewDocument,
      answer: ReadingView,
    },
    async ({ body: { text, format, ...fields } }) => {
      const opened = await desk.readers.ask('open', text, fields, format);
      if (opened.document === null) refuse(opened.diagnostics);
      const { document, claims, diagnostics } = await desk.readers.ask('read', opened.document, opened.diagnostics);
      if (diagnostics.some(isError)) refuse(diagnostics);
      return {
        document,
        claims: claims.map((claim) => ({
          ...{ claim, documentId: document.id, decision: null, series: null, figure: null },
        })),
        diagnostics: diagnostics.map(diagnosticView),
      };
    },
  ),
];

/** By publication, a month or year after its days; undated last. */
const latestFirst = (a: DocumentSummary, b: DocumentSummary): number => {
  const [x, y] = [a, b].map(({ published }) => (published === null ? '' : `${published}~`));
  return x === y ? 0 : (x ?? '') < (y ?? '') ? 1 : -1;
};

const isError = ({ severity }: Diagnostic): boolean => severity === 'error';

/** Throws the first error among the diagnostics of a text that was not kept. */
function refuse(diagnostics: readonly Diagnostic[]): never {
  const error = diagnostics.find(isError) ?? diagnostics[0];
  throw error ? new UserError(error) : new TypeError('a text was refused without a reason');
}

async function documentOf(
  store: StoreView,
  documentId: string,
  asKnownOn: string | null,
): Promise<Data<DocumentView> | null> {
  const view = await documentView(store, documentId, asKnownOn);
  if (view === null) return null;
  return {
    document: view.document,
    added: view.added,
    claims: view.claims.map(({ claim, decision, series, figure }) => ({
      ...{ claim, documentId, series, figure },
      decision: decision ? decisionView(decision) : null,
    })),
    diagnostics: view.diagnostics.map(diagnosticView),
  };
}
