// The log's statements → tables. `project` is all that ever writes to a projection, when a statement is added and when the
// log is played again, so that both give the same tables.
import { createHash } from 'node:crypto';
import { canonicalJson } from '../../base/canonical-json.ts';
import { assertNever } from '../../base/diagnostic.ts';
import type { Claim } from '../../reading/claim.ts';
import type { Entry, Payload } from '../statement.ts';
import type { Connection } from './connection.ts';
import { integer, text } from './rows.ts';

const PROJECTIONS = ['documents', 'readings', 'claims', 'figures', 'decisions'] as const;

/** The reader without its version: a newer version of it replaces its reading of a document. */
export const readerName = (reader: string): string => reader.split('@')[0] ?? reader;

/** A hash of the claims of a reading, to tell whether another one found the same. */
export const claimsHash = (claims: readonly Claim[]): string =>
  createHash('sha256').update(canonicalJson(claims), 'utf8').digest('hex');

export function emptyProjections(db: Connection): void {
  for (const table of PROJECTIONS) db.run(`DELETE FROM ${table}`);
}

/** Brings one statement into the tables. */
export function project(db: Connection, entry: Entry): void {
  switch (entry.kind) {
    case 'document-added':
      addDocument(db, entry, JSON.parse(entry.payload) as Payload<'document-added'>);
      break;
    case 'document-described':
      describeDocument(db, JSON.parse(entry.payload) as Payload<'document-described'>);
      break;
    case 'claims-read':
      addReading(db, entry, JSON.parse(entry.payload) as Payload<'claims-read'>);
      break;
    case 'figures-imported':
      addFigures(db, entry, JSON.parse(entry.payload) as Payload<'figures-imported'>);
      break;
    case 'decision-made':
      addDecision(db, entry, JSON.parse(entry.payload) as Payload<'decision-made'>);
      break;
    default:
      assertNever(entry.kind);
  }
}

function addDocument(db: Connection, entry: Entry, d: Payload<'document-added'>): void {
  db.run(
    `INSERT INTO documents (id, seq, sha256, length, language, published, publisher, url, title, added, added_by)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ...[d.id, entry.seq, d.sha256, d.length, d.language, d.published, d.publisher, d.url, d.title],
    ...[entry.time, entry.actor],
  );
}

function describeDocument(db: Connection, d: Payload<'document-described'>): void {
  db.run(
    `UPDATE documents SET language = coalesce(language, ?), published = coalesce(published, ?),
       publisher = coalesce(publisher, ?), url = coalesce(url, ?), title = coalesce(title, ?) WHERE id = ?`,
    ...[d.language, d.published, d.publisher, d.url, d.title].map((value) => value ?? null),
    d.id,
  );
}

function addReading(db: Connection, entry: Entry, reading: Payload<'claims-read'>): void {
  const reader = readerName(reading.reader);
  db.run('DELETE FROM readings WHERE document = ? AND reader = ?', reading.document, reader);
  db.run(
    'INSERT INTO readings (document, reader, version, seq, claims_hash, diagnostics) VALUES (?, ?, ?, ?, ?, ?)',
    ...[reading.document, reader, reading.reader, entry.seq],
    ...[claimsHash(reading.claims), canonicalJson(reading.diagnostics)],
  );
  const readings = db.all('SELECT seq FROM readings WHERE document = ? ORDER BY seq', reading.document);
  db.run('DELETE FROM claims WHERE document = ?', reading.document);
  for (const row of readings) {
    const seq = integer(row, 'seq');
    insertClaims(db, reading.document, seq === entry.seq ? reading.claims : claimsOfStatement(db, seq));
  }
}

function claimsOfStatement(db: Connection, seq: number): readonly Claim[] {
  const row = db.get('SELECT payload FROM statements WHERE seq = ?', seq);
  if (!row) throw new Error(`statement ${seq} is missing`);
  return (JSON.parse(text(row, 'payload')) as Payload<'claims-read'>).claims;
}

/** A claim that two readers found stands once, by the earlier reading. */
function insertClaims(db: Connection, document: string, claims: readonly Claim[]): void {
  const row = db.get('SELECT seq FROM documents WHERE id = ?', document);
  if (!row) throw new Error(`document ${document} is missing`);
  for (const claim of claims)
    db.run(
      `INSERT INTO claims (id, document, document_seq, place, frame, from_party, to_party, item, claim)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
      ...[claim.id, document, integer(row, 'seq'), claim.quote.start, claim.frame],
      ...[claim.from?.id ?? null, claim.to?.id ?? null, claim.item?.code ?? null, canonicalJson(claim)],
    );
}

function addFigures(db: Connection, entry: Entry, imported: Payload<'figures-imported'>): void {
  imported.rows.forEach((figure, place) => {
    db.run(
      `INSERT INTO figures (id, seq, place, file, added, figure) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
      ...[figure.id, entry.seq, place, imported.file, entry.time, canonicalJson(figure)],
    );
  });
}

function addDecision(db: Connection, entry: Entry, d: Payload<'decision-made'>): void {
  db.run(
    `INSERT INTO decisions (subject, seq, time, actor, verdict, reason) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (subject) DO UPDATE SET seq = excluded.seq, time = excluded.time, actor = excluded.actor,
       verdict = excluded.verdict, reason = excluded.reason`,
    ...[d.subject, entry.seq, entry.time, entry.actor, d.verdict, d.reason],
  );
}
