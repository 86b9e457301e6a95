// Lists of the pages as tables to take along: documents, the claims of one, the queue, the log, the corrections.
import type { ChangesView, LogView, ReviewView } from '../api/correction-schemas.ts';
import type { ClaimView, DocumentSummaryView } from '../api/schemas.ts';
import type { Table } from './table.ts';
import type { Words } from './words.ts';

const columnsOf = (names: readonly string[], { t }: Words): Table['columns'] =>
  names.map((name) => ({ label: t(`column.${name}`) }));

export const documentsTable = (documents: readonly DocumentSummaryView[], words: Words): Table => ({
  columns: columnsOf(['title', 'publisher', 'language', 'published', 'claims', 'rejected', 'url', 'id'], words),
  rows: documents.map(({ title, publisher, language, published, claims, rejected, url, id }) => [
    ...[title, publisher, language, published, claims, rejected, url, id],
  ]),
});

/** The claims of a document with their quotes and the decisions on them. */
export const claimsTable = (views: readonly ClaimView[], words: Words): Table => ({
  columns: columnsOf(
    ['modality', 'from', 'to', 'item', 'low', 'high', 'unit', 'origin', 'certainty', 'decision', 'evidence', 'id'],
    words,
  ),
  rows: views.map(({ claim, decision }) => [
    words.t(`modality.${claim.modality}`),
    claim.from ? words.party(claim.from.id) : null,
    claim.to ? words.party(claim.to.id) : null,
    claim.item ? words.item(claim.item.code) : words.frame(claim.frame),
    claim.quantity?.low ?? null,
    claim.quantity?.high ?? null,
    claim.quantity?.unit ?? null,
    claim.source?.origin ?? null,
    claim.certainty ?? null,
    decision ? words.t(`verdict.${decision.verdict}ed`) : null,
    claim.quote.exact,
    claim.id,
  ]),
});

/** The queue with what a decision would change. */
export const reviewTable = ({ items }: ReviewView, words: Words): Table => ({
  columns: columnsOf(['item', 'evidence', 'publisher', 'published', 'certainty', 'series', 'effect', 'id'], words),
  rows: items.map(({ claim, publisher, published, certainty, impact }) => [
    claim.item ? words.item(claim.item.code) : words.frame(claim.frame),
    claim.quote.exact,
    publisher,
    published,
    certainty,
    impact?.series ?? null,
    impact && words.effect(impact.before, impact.after, impact.identity),
    claim.id,
  ]),
});

export const logTable = ({ statements }: LogView, words: Words): Table => ({
  columns: columnsOf(['statement', 'time', 'actor', 'says', 'reason', 'hash'], words),
  rows: statements.map(({ seq, time, actor, said, reason, hash }) => [
    seq,
    time,
    actor,
    words.said(said),
    reason,
    hash,
  ]),
});

export const changesTable = ({ changes }: ChangesView, words: Words): Table => ({
  columns: columnsOf(['statement', 'time', 'actor', 'says', 'series', 'effect', 'reason'], words),
  rows: changes.map(({ seq, time, actor, said, series, before, after, identity, reason }) => [
    ...[seq, time, actor, words.said(said), series],
    words.effect(before, after, identity),
    reason,
  ]),
});
