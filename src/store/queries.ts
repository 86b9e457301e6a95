// Questions to the projections. What enters: a connection and a question. What leaves: the port's types.
import { documentState } from './document-state.ts';
import { loadSpoken } from './entries.ts';
import type {
  ClaimFilter,
  DecisionEntry,
  DocumentSummary,
  Entity,
  Run,
  StoredClaim,
  StoredDocument,
  StoredFigure,
} from './port.ts';
import { claimOf, entryOf, figureOf, integer, summaryOf, text, textOrNull, VERDICT_COLUMNS } from './rows.ts';
import { marks, type Row, type Sql, slices } from './sql.ts';
import { drafted, type Entry } from './statement.ts';

/** Claims that count, unless they are rejected. */
const STANDS = `c.standing = 'current' AND c.merged_into IS NULL`;

const SUMMARY = `SELECT doc.*,
  (SELECT count(*) FROM claims c WHERE c.document_seq = doc.seq AND ${STANDS}) AS claims,
  (SELECT count(*) FROM claims c JOIN verdicts d ON d.subject = c.id
    WHERE c.document_seq = doc.seq AND ${STANDS} AND d.verdict = 'reject') AS rejected
  FROM documents doc`;

const CLAIM = `SELECT c.*, doc.published, doc.publisher, doc.title, doc.url, doc.added, ${VERDICT_COLUMNS}
  FROM claims c JOIN documents doc ON doc.id = c.document LEFT JOIN verdicts d ON d.subject = c.id`;

const FIGURE = `SELECT f.*, ${VERDICT_COLUMNS} FROM figures f LEFT JOIN verdicts d ON d.subject = f.id`;

export const listDocuments = async (sql: Sql, versions = false): Promise<readonly DocumentSummary[]> => {
  const condition = versions ? 'WHERE doc.newer IS NOT NULL OR doc.older IS NOT NULL' : '';
  return (await sql.all(`${SUMMARY} ${condition} ORDER BY doc.seq`)).map(summaryOf);
};

export async function findSummary(sql: Sql, id: string): Promise<DocumentSummary | null> {
  const row = await sql.get(`${SUMMARY} WHERE doc.id = ?`, id);
  return row ? summaryOf(row) : null;
}

export async function findDocument(sql: Sql, id: string): Promise<StoredDocument | null> {
  const row = await sql.get(
    `SELECT doc.*, 0 AS claims, 0 AS rejected, t.text FROM documents doc
    JOIN texts t ON t.sha256 = doc.sha256 WHERE doc.id = ?`,
    id,
  );
  if (!row) return null;
  const { claims: _claims, rejected: _rejected, length: _length, ...summary } = summaryOf(row);
  const { added, addedBy, run, newer, older, ...fields } = summary;
  const stood = newer === null ? [] : await standingClaims(sql, id, 'version');
  const spoken = await loadSpoken(sql, id);
  const readers = spoken.flatMap((one) => (one.kind === 'claims-read' ? [one.payload.reader] : []));
  return {
    document: { ...fields, text: text(row, 'text') },
    ...{ added, addedBy, run, newer, older },
    claims: newer === null ? await listClaims(sql, { document: id }) : stood,
    readers: [...new Set(readers)],
    diagnostics: documentState(spoken)?.diagnostics ?? [],
  };
}

/** The texts of some documents, by id. */
export async function textsOf(sql: Sql, documents: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for (const some of slices(documents, 100)) {
    const rows = await sql.all(
      `SELECT doc.id, t.text FROM documents doc JOIN texts t ON t.sha256 = doc.sha256 WHERE doc.id IN (${marks(some)})`,
      ...some,
    );
    for (const row of rows) texts.set(text(row, 'id'), text(row, 'text'));
  }
  return texts;
}

/** The claims of a document with one standing of their own, in the order of the text. */
export const standingClaims = async (
  sql: Sql,
  document: string,
  standing: 'current' | 'version',
): Promise<readonly StoredClaim[]> =>
  (
    await sql.all(
      `${CLAIM} WHERE doc.id = ? AND c.document_seq = doc.seq AND c.standing = ? ORDER BY c.place, c.id`,
      document,
      standing,
    )
  ).map(claimOf);

/** More than any store has. */
const ALL = 2_000_000_000;

type Asked = { readonly condition: string; readonly values: readonly (string | number)[] };

/** What a filter leaves, as a condition over claims `c` and verdicts `d`. */
function askedFor(filter: ClaimFilter): Asked {
  const conditions: string[] = [];
  const values: (string | number)[] = [];
  const where = (condition: string, ...given: string[]): void => {
    conditions.push(condition);
    values.push(...given);
  };
  if (!filter.all) where(STANDS);
  if (filter.document !== undefined)
    where('c.document_seq = (SELECT asked.seq FROM documents asked WHERE asked.id = ?)', filter.document);
  if (filter.frame !== undefined) where('c.frame = ?', filter.frame);
  if (filter.from !== undefined) where('c.from_party = ?', filter.from);
  if (filter.to !== undefined) where('c.to_party = ?', filter.to);
  if (filter.pair !== undefined) {
    const [a, b] = filter.pair;
    where('((c.from_party = ? AND c.to_party = ?) OR (c.from_party = ? AND c.to_party = ?))', a, b, b, a);
  }
  // '/' is the character after '.': the range holds "item." and all that goes on from there.
  if (filter.item !== undefined)
    where('(c.item = ? OR (c.item >= ? AND c.item < ?))', filter.item, `${filter.item}.`, `${filter.item}/`);
  if (filter.verdict === 'open') where('d.verdict IS NULL');
  else if (filter.verdict !== undefined) where('d.verdict = ?', filter.verdict);
  return { condition: conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '', values };
}

export async function countClaims(sql: Sql, filter: ClaimFilter): Promise<number> {
  const { condition, values } = askedFor(filter);
  const verdicts = filter.verdict === undefined ? '' : 'LEFT JOIN verdicts d ON d.subject = c.id';
  const row = await sql.get(`SELECT COUNT(*) AS claims FROM claims c ${verdicts} ${condition}`, ...values);
  return row ? integer(row, 'claims') : 0;
}

export async function listClaims(sql: Sql, filter: ClaimFilter): Promise<readonly StoredClaim[]> {
  const { condition, values } = askedFor(filter);
  const order = 'ORDER BY c.document_seq, c.place, c.id LIMIT ? OFFSET ?';
  return (await sql.all(`${CLAIM} ${condition} ${order}`, ...values, filter.limit ?? ALL, filter.offset ?? 0)).map(
    claimOf,
  );
}

export async function findClaim(sql: Sql, id: string): Promise<StoredClaim | null> {
  const row = await sql.get(`${CLAIM} WHERE c.id = ?`, id);
  return row ? claimOf(row) : null;
}

export const listFigures = async (sql: Sql): Promise<readonly StoredFigure[]> =>
  (await sql.all(`${FIGURE} ORDER BY f.seq, f.place`)).map(figureOf);

export async function findFigure(sql: Sql, id: string): Promise<StoredFigure | null> {
  const row = await sql.get(`${FIGURE} WHERE f.id = ?`, id);
  return row ? figureOf(row) : null;
}

const DECISION = `SELECT s.*, e.taken FROM entries e JOIN statements s ON s.seq = e.seq
  WHERE e.kind = 'decision-made'`;

export async function listDecisions(sql: Sql, subject?: string): Promise<readonly DecisionEntry[]> {
  const rows =
    subject === undefined
      ? await sql.all(`${DECISION} ORDER BY e.seq`)
      : await sql.all(
          `${DECISION} AND e.seq IN (SELECT seq FROM decision_subjects WHERE subject = ?) ORDER BY e.seq`,
          subject,
        );
  return rows.map((row) => decisionEntry(entryOf(row), integer(row, 'taken') === 1));
}

export async function findDecision(sql: Sql, seq: number): Promise<DecisionEntry | null> {
  const row = await sql.get(`${DECISION} AND e.seq = ?`, seq);
  return row ? decisionEntry(entryOf(row), integer(row, 'taken') === 1) : null;
}

/** A decision of the log as the port shows it. */
export function decisionEntry(entry: Entry, undone: boolean): DecisionEntry {
  const { seq, time, actor } = entry;
  const statement = drafted(entry);
  if (statement.kind !== 'decision-made') throw new TypeError(`statement ${seq} is no decision`);
  const { payload } = statement;
  const { verdict, reason } = payload;
  const about = {
    subjects: [] as readonly string[],
    claims: [] as readonly string[],
    changes: [],
    target: null,
    run: null,
  };
  const shared = { seq, time, actor, verdict, reason, carried: null, undone, ...about };
  switch (payload.verdict) {
    case 'accept':
    case 'reject':
      return { ...shared, subjects: [payload.subject], carried: payload.carried?.seq ?? null };
    case 'amend': {
      const { subject, claim, changes, carried } = payload;
      return { ...shared, subjects: [subject], claims: [claim.id], changes, carried: carried?.seq ?? null };
    }
    case 'split': {
      const { subject, claims, carried } = payload;
      return { ...shared, subjects: [subject], claims: claims.map(({ id }) => id), carried: carried?.seq ?? null };
    }
    case 'merge':
      return { ...shared, subjects: payload.subjects, claims: [payload.into], carried: payload.carried?.seq ?? null };
    case 'undo':
      return { ...shared, target: payload.seq };
    case 'revert':
      return { ...shared, run: payload.run };
  }
}

const entityOf = (row: Row): Entity => ({
  kind: 'origin',
  name: text(row, 'name'),
  as: textOrNull(row, 'same_as'),
  letter: textOrNull(row, 'letter'),
  reason: textOrNull(row, 'reason'),
  actor: text(row, 'actor'),
  time: text(row, 'time'),
  seq: integer(row, 'seq'),
});

export const listEntities = async (sql: Sql): Promise<readonly Entity[]> =>
  (await sql.all('SELECT * FROM entities ORDER BY kind, name')).map(entityOf);

export async function listRuns(sql: Sql): Promise<readonly Run[]> {
  const rows = await sql.all(`SELECT r.*, s.time, s.actor FROM (
      SELECT run, min(seq) AS first, count(*) AS statements, count(DISTINCT document) AS documents, min(taken) AS reverted
      FROM entries WHERE run IS NOT NULL GROUP BY run) r
    JOIN statements s ON s.seq = r.first ORDER BY r.first`);
  return rows.map((row) => ({
    run: text(row, 'run'),
    actor: text(row, 'actor'),
    time: text(row, 'time'),
    statements: integer(row, 'statements'),
    documents: integer(row, 'documents'),
    reverted: integer(row, 'reverted') === 1,
  }));
}
