// Questions to the projections.
import { z } from 'zod';
import type { ClaimFilter, DocumentSummary, StoredClaim, StoredDocument, StoredFigure } from '../port.ts';
import { StoredDiagnostic } from '../statement.ts';
import type { Connection } from './connection.ts';
import { claimOf, DECISION_COLUMNS, figureOf, summaryOf, text } from './rows.ts';

const SUMMARY = `SELECT doc.*,
  (SELECT count(*) FROM claims c WHERE c.document = doc.id) AS claims,
  (SELECT count(*) FROM claims c JOIN decisions d ON d.subject = c.id
    WHERE c.document = doc.id AND d.verdict = 'reject') AS rejected
  FROM documents doc`;

const CLAIM = `SELECT c.claim, c.document, doc.published, doc.publisher, doc.title, doc.url, doc.added, ${DECISION_COLUMNS}
  FROM claims c JOIN documents doc ON doc.id = c.document LEFT JOIN decisions d ON d.subject = c.id`;

const FIGURE = `SELECT f.figure, f.file, f.added, ${DECISION_COLUMNS}
  FROM figures f LEFT JOIN decisions d ON d.subject = f.id`;

export const listDocuments = (db: Connection): readonly DocumentSummary[] =>
  db.all(`${SUMMARY} ORDER BY doc.seq`).map(summaryOf);

export function findDocument(db: Connection, id: string): StoredDocument | null {
  const row = db.get(
    `SELECT doc.*, 0 AS claims, 0 AS rejected, t.text FROM documents doc
    JOIN texts t ON t.sha256 = doc.sha256 WHERE doc.id = ?`,
    id,
  );
  if (!row) return null;
  const { id: documentId, sha256, language, published, publisher, url, title, added, addedBy } = summaryOf(row);
  const document = { id: documentId, sha256, text: text(row, 'text'), language, published, publisher, url, title };
  const readings = db.all('SELECT diagnostics FROM readings WHERE document = ? ORDER BY seq', id);
  const diagnostics = readings.flatMap((r) => z.array(StoredDiagnostic).parse(JSON.parse(text(r, 'diagnostics'))));
  return { document, added, addedBy, claims: listClaims(db, { document: id }), diagnostics: diagnostics.map(exact) };
}

/** Zod gives `undefined` members where the port's type has none. */
function exact(d: z.infer<typeof StoredDiagnostic>): StoredDocument['diagnostics'][number] {
  const { span, at, ...rest } = d;
  const where = at && {
    ...(at.file === undefined ? {} : { file: at.file }),
    ...(at.line === undefined ? {} : { line: at.line }),
    ...(at.column === undefined ? {} : { column: at.column }),
  };
  return { ...rest, ...(span ? { span } : {}), ...(where ? { at: where } : {}) };
}

export function listClaims(db: Connection, filter: ClaimFilter): readonly StoredClaim[] {
  const conditions: string[] = [];
  const values: (string | number)[] = [];
  const where = (condition: string, ...given: string[]): void => {
    conditions.push(condition);
    values.push(...given);
  };
  if (filter.document !== undefined) where('c.document = ?', filter.document);
  if (filter.frame !== undefined) where('c.frame = ?', filter.frame);
  if (filter.from !== undefined) where('c.from_party = ?', filter.from);
  if (filter.to !== undefined) where('c.to_party = ?', filter.to);
  // '/' is the character after '.': the range holds "item." and all that goes on from there.
  if (filter.item !== undefined)
    where('(c.item = ? OR (c.item >= ? AND c.item < ?))', filter.item, `${filter.item}.`, `${filter.item}/`);
  if (filter.verdict === 'open') where('d.verdict IS NULL');
  else if (filter.verdict !== undefined) where('d.verdict = ?', filter.verdict);
  const condition = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '';
  values.push(filter.limit ?? -1, filter.offset ?? 0);
  const sql = `${CLAIM} ${condition} ORDER BY c.document_seq, c.place, c.id LIMIT ? OFFSET ?`;
  return db.all(sql, ...values).map(claimOf);
}

export function findClaim(db: Connection, id: string): StoredClaim | null {
  const row = db.get(`${CLAIM} WHERE c.id = ?`, id);
  return row ? claimOf(row) : null;
}

export const listFigures = (db: Connection): readonly StoredFigure[] =>
  db.all(`${FIGURE} ORDER BY f.seq, f.place`).map(figureOf);

export function findFigure(db: Connection, id: string): StoredFigure | null {
  const row = db.get(`${FIGURE} WHERE f.id = ?`, id);
  return row ? figureOf(row) : null;
}
