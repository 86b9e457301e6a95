// SQLite's adapter of the port, over node:sqlite. Every method works at once and answers by a promise, as the port asks.
import type { Diagnostic } from '../../base/diagnostic.ts';
import type { DocumentFields } from '../../document/document.ts';
import type { ImportedFigure } from '../../ledger/imported-figure.ts';
import type { OpenOptions } from '../open.ts';
import type { By, Decision, FiguresAdded, NewReading, ReadingAdded, Store, Verdict } from '../port.ts';
import { unknownSubject } from '../store-errors.ts';
import { type Connection, connect } from './connection.ts';
import { append, logHead, rebuildProjections, verifyLog } from './log.ts';
import { claimsHash, readerName } from './projections.ts';
import { findClaim, findDocument, findFigure, listClaims, listDocuments, listFigures } from './queries.ts';
import { statementOf, textOrNull } from './rows.ts';

/** Opens (or makes) the store in a file. */
export async function openSqlite(path: string, options: OpenOptions): Promise<Store> {
  const db = connect(path, options.create ?? true);
  return {
    location: path,
    addReading: async (reading, by) => db.write(() => addReading(db, reading, by)),
    importFigures: async (rows, file, by) => db.write(() => importFigures(db, { rows, file }, by)),
    decide: async (decision, by) => db.write(() => decide(db, decision, by)),
    documents: async () => listDocuments(db),
    document: async (id) => findDocument(db, id),
    claims: async (filter = {}) => listClaims(db, filter),
    claim: async (id) => findClaim(db, id),
    figures: async () => listFigures(db),
    figure: async (id) => findFigure(db, id),
    statements: async (after = 0, limit = -1) =>
      db.all('SELECT * FROM statements WHERE seq > ? ORDER BY seq LIMIT ?', after, limit).map(statementOf),
    head: async () => logHead(db),
    verify: async () => verifyLog(db),
    rebuild: async () => rebuildProjections(db),
    close: async () => db.close(),
  };
}

const FIELDS = ['language', 'published', 'publisher', 'url', 'title'] as const;

function addReading(db: Connection, reading: NewReading, by: By): ReadingAdded {
  const { document, claims, reader } = reading;
  const kept = db.get('SELECT * FROM documents WHERE id = ?', document.id);
  const described = kept ? describe(db, reading, by) : { fieldsAdded: [], diagnostics: [] };
  if (!kept) addDocument(db, reading, by);
  const sql = 'SELECT 1 FROM readings WHERE document = ? AND reader = ? AND version = ? AND claims_hash = ?';
  const known = db.get(sql, document.id, readerName(reader), reader, claimsHash(claims)) !== undefined;
  if (!known) {
    const payload = { document: document.id, reader, claims: [...claims], diagnostics: [...reading.diagnostics] };
    append(db, { kind: 'claims-read', payload }, by);
  }
  return {
    documentId: document.id,
    documentAdded: !kept,
    readingAdded: !known,
    claims: claims.length,
    ...described,
  };
}

function addDocument(db: Connection, { document }: NewReading, by: By): void {
  const { text, ...fields } = document;
  db.run('INSERT INTO texts (sha256, text) VALUES (?, ?) ON CONFLICT (sha256) DO NOTHING', document.sha256, text);
  append(db, { kind: 'document-added', payload: { ...fields, length: text.length } }, by);
}

type Described = { readonly fieldsAdded: readonly string[]; readonly diagnostics: readonly Diagnostic[] };

/** Fields of a known text: what was unknown is filled, what differs is kept as it was, and said. */
function describe(db: Connection, { document }: NewReading, by: By): Described {
  const kept = db.get('SELECT * FROM documents WHERE id = ?', document.id) ?? {};
  const added: { -readonly [K in keyof DocumentFields]: DocumentFields[K] } = {};
  const diagnostics: Diagnostic[] = [];
  for (const field of FIELDS) {
    const [before, now] = [textOrNull(kept, field), document[field]];
    if (now === null || now === before) continue;
    if (before === null) added[field] = now;
    else diagnostics.push(differs(field, before, now));
  }
  const fieldsAdded = Object.keys(added);
  if (fieldsAdded.length > 0) append(db, { kind: 'document-described', payload: { id: document.id, ...added } }, by);
  return { fieldsAdded, diagnostics };
}

const differs = (field: string, before: string, now: string): Diagnostic => ({
  code: 'T4020',
  severity: 'warning',
  message: `The same text is in the store with another ${field}: "${before}", not "${now}". The first one was kept.`,
  hint: 'One text is one document; a copy by another publisher adds no witness.',
});

function importFigures(
  db: Connection,
  { rows, file }: { readonly rows: readonly ImportedFigure[]; readonly file: string },
  by: By,
): FiguresAdded {
  const fresh = rows.filter((row) => db.get('SELECT 1 FROM figures WHERE id = ?', row.id) === undefined);
  if (fresh.length > 0) append(db, { kind: 'figures-imported', payload: { file, rows: fresh } }, by);
  return { added: fresh.length, known: rows.length - fresh.length };
}

function decide(
  db: Connection,
  decision: { readonly subject: string; readonly verdict: Verdict; readonly reason?: string },
  by: By,
): Decision {
  const { subject, verdict } = decision;
  const reason = decision.reason ?? null;
  const target = findClaim(db, subject) ?? findFigure(db, subject);
  if (!target) throw unknownSubject(subject, db.location);
  const standing = target.decision;
  if (standing && standing.verdict === verdict && standing.actor === by.actor && standing.reason === reason)
    return standing;
  const seq = append(db, { kind: 'decision-made', payload: { subject, verdict, reason } }, by);
  return { subject, verdict, reason, actor: by.actor, time: by.now.toISOString(), seq };
}
