// Rows of a database → the port's types. A column that does not have the expected type is a bug or damage, and throws.
import { z } from 'zod';
import type { Json } from '../base/canonical-json.ts';
import type { ImportedFigure } from '../ledger/imported-figure.ts';
import type { Claim } from '../reading/claim.ts';
import type { Decision, DocumentSummary, Statement, StoredClaim, StoredFigure } from './port.ts';
import { ACT_KINDS, type ActKind, STATEMENT_KINDS, type StatementKind } from './port.ts';
import type { Row } from './sql.ts';
import type { Entry } from './statement.ts';

const Verdict = z.enum(['accept', 'reject']);
const Standing = z.enum(['current', 'superseded', 'version', 'replaced']);
const Act = z.enum(ACT_KINDS);
const Ids = z.array(z.string());

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

const KINDS: ReadonlySet<string> = new Set(STATEMENT_KINDS);
const isKind = (value: string): value is StatementKind => KINDS.has(value);

/** Throws TypeError where the kind is none: a log of a newer version, or damage. */
function kindOf(row: Row): StatementKind {
  const kind = text(row, 'kind');
  if (!isKind(kind)) throw new TypeError(`"${kind}" is no kind of statement`);
  return kind;
}

export const entryOf = (row: Row): Entry => ({
  seq: integer(row, 'seq'),
  time: text(row, 'time'),
  actor: text(row, 'actor'),
  kind: kindOf(row),
  payload: text(row, 'payload'),
  prev: text(row, 'prev'),
  hash: text(row, 'hash'),
});

export const statementOf = (row: Row): Statement => {
  const entry = entryOf(row);
  return { ...entry, payload: JSON.parse(entry.payload) as Json };
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

/** The column `verdict` of a decision of any kind. */
export const actKind = (row: Row): ActKind => Act.parse(row.verdict);

/** The columns of a verdict, for a left join under the name `d`. */
export const VERDICT_COLUMNS =
  'd.seq AS d_seq, d.time AS d_time, d.actor AS d_actor, d.verdict AS d_verdict, d.reason AS d_reason';

/** Ids of a column that holds a JSON list, or null for none. */
export const ids = (row: Row, column: string): readonly string[] =>
  row[column] === null ? [] : Ids.parse(JSON.parse(text(row, column)));

// Claims and figures were checked when they came in, and the log's hashes guard them: they are not checked again.

export function claimOf(row: Row): StoredClaim {
  const claim = JSON.parse(text(row, 'claim')) as Claim;
  const own = Standing.parse(row.standing);
  const into = own === 'current' ? textOrNull(row, 'merged_into') : null;
  return {
    claim,
    documentId: text(row, 'document'),
    published: textOrNull(row, 'published'),
    publisher: textOrNull(row, 'publisher'),
    title: textOrNull(row, 'title'),
    url: textOrNull(row, 'url'),
    added: text(row, 'added'),
    decision: decisionOf(row, claim.id),
    standing: into === null ? own : 'merged',
    instead: into === null ? ids(row, 'instead') : [into],
    behind: ids(row, 'behind'),
  };
}

export function figureOf(row: Row): StoredFigure {
  const figure = JSON.parse(text(row, 'figure')) as ImportedFigure;
  return {
    ...figure,
    file: text(row, 'file'),
    added: text(row, 'added'),
    run: textOrNull(row, 'run'),
    decision: decisionOf(row, figure.id),
  };
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
  run: textOrNull(row, 'run'),
  newer: textOrNull(row, 'newer'),
  older: textOrNull(row, 'older'),
  length: integer(row, 'length'),
  claims: integer(row, 'claims'),
  rejected: integer(row, 'rejected'),
});
