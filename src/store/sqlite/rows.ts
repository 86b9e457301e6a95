// Rows of SQLite → the port's types. A column that does not have the expected type is a bug or damage, and throws.
import { z } from 'zod';
import type { ImportedFigure } from '../../ledger/imported-figure.ts';
import type { Claim } from '../../reading/claim.ts';
import type { Decision, DocumentSummary, Statement, StoredClaim, StoredFigure } from '../port.ts';
import { STATEMENT_KINDS } from '../port.ts';
import type { Entry } from '../statement.ts';
import type { Row } from './connection.ts';

const Kind = z.enum(STATEMENT_KINDS);
const Verdict = z.enum(['accept', 'reject']);

export function text(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== 'string') throw new TypeError(`column ${column} holds ${typeof value}, not text`);
  return value;
}

export function textOrNull(row: Row, column: string): string | null {
  return row[column] === null ? null : text(row, column);
}

export function integer(row: Row, column: string): number {
  const value = row[column];
  if (typeof value !== 'number') throw new TypeError(`column ${column} holds ${typeof value}, not a number`);
  return value;
}

export const entryOf = (row: Row): Entry => ({
  seq: integer(row, 'seq'),
  time: text(row, 'time'),
  actor: text(row, 'actor'),
  kind: Kind.parse(row.kind),
  payload: text(row, 'payload'),
  prev: text(row, 'prev'),
  hash: text(row, 'hash'),
});

export const statementOf = (row: Row): Statement => {
  const entry = entryOf(row);
  return { ...entry, payload: z.json().parse(JSON.parse(entry.payload)) };
};

/** From the columns d_seq, d_time, d_actor, d_verdict, d_reason of a left join; null where no decision stands. */
function decisionOf(row: Row, subject: string): Decision | null {
  if (row.d_seq === null) return null;
  return {
    subject,
    verdict: Verdict.parse(row.d_verdict),
    reason: textOrNull(row, 'd_reason'),
    actor: text(row, 'd_actor'),
    time: text(row, 'd_time'),
    seq: integer(row, 'd_seq'),
  };
}

/** The columns of a decision, for a left join under the name `d`. */
export const DECISION_COLUMNS =
  'd.seq AS d_seq, d.time AS d_time, d.actor AS d_actor, d.verdict AS d_verdict, d.reason AS d_reason';

// Claims and figures were checked when they came in, and the log's hashes guard them: they are not checked again.

export function claimOf(row: Row): StoredClaim {
  const claim = JSON.parse(text(row, 'claim')) as Claim;
  return {
    claim,
    documentId: text(row, 'document'),
    published: textOrNull(row, 'published'),
    publisher: textOrNull(row, 'publisher'),
    title: textOrNull(row, 'title'),
    url: textOrNull(row, 'url'),
    added: text(row, 'added'),
    decision: decisionOf(row, claim.id),
  };
}

export function figureOf(row: Row): StoredFigure {
  const figure = JSON.parse(text(row, 'figure')) as ImportedFigure;
  return { ...figure, file: text(row, 'file'), added: text(row, 'added'), decision: decisionOf(row, figure.id) };
}

export const summaryOf = (row: Row): DocumentSummary => ({
  id: text(row, 'id'),
  sha256: text(row, 'sha256'),
  language: textOrNull(row, 'language'),
  published: textOrNull(row, 'published'),
  publisher: textOrNull(row, 'publisher'),
  url: textOrNull(row, 'url'),
  title: textOrNull(row, 'title'),
  added: text(row, 'added'),
  addedBy: text(row, 'added_by'),
  length: integer(row, 'length'),
  claims: integer(row, 'claims'),
  rejected: integer(row, 'rejected'),
});
