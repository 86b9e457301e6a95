// Adding what a reader found in a document: statements for what is new, none for what is known.
import type { Diagnostic } from '../base/diagnostic.ts';
import type { Document, DocumentFields } from '../document/document.ts';
import { carryOver } from './carry-over.ts';
import { readerName } from './document-state.ts';
import { loadSpoken } from './entries.ts';
import { append, logHead } from './log.ts';
import { lostDecisions, standingOf } from './lost.ts';
import type { By, NewReading, ReadingAdded } from './port.ts';
import { textOrNull } from './rows.ts';
import type { Row, Sql } from './sql.ts';
import { type Drafted, draft, draftReading } from './statement.ts';

const FIELDS = ['language', 'published', 'publisher', 'url', 'title'] as const;

/** Adds a document and its claims. To be called inside `write`. */
export async function addReading(sql: Sql, reading: NewReading, by: By): Promise<ReadingAdded> {
  const { document } = reading;
  const asked = Promise.all([sql.get('SELECT seq FROM entries WHERE document = ? LIMIT 1', document.id), logHead(sql)]);
  // Put into text while the database answers.
  const { text: readingText, ...read } = readingDraft(reading, by);
  const [mentioned, at] = await asked;
  const kept = mentioned ? await sql.get('SELECT * FROM documents WHERE id = ?', document.id) : undefined;
  const known = kept !== undefined && (await isKnown(sql, reading, readingText));
  const described = kept ? describe(kept, reading, by) : { statements: [], fieldsAdded: [], diagnostics: [] };
  const statements: Drafted[] = [
    ...(kept ? described.statements : [await addText(sql, document, by)]),
    ...(known ? [] : [{ ...read, text: readingText }]),
  ];
  const before = kept && !known ? await standingOf(sql, document.id) : [];
  const fresh = mentioned ? undefined : new Set([document.id]);
  if (statements.length > 0) await append(sql, statements, by, { fresh, at });
  // A text, its URL or its date that is new may make it a version of another.
  const placed = document.url !== null && (!kept || described.fieldsAdded.length > 0);
  const version = placed ? await carryOver(sql, document, by, kept?.older ?? null) : NO_VERSION;
  return {
    documentId: document.id,
    documentAdded: !kept,
    readingAdded: !known,
    claims: reading.claims.length,
    fieldsAdded: described.fieldsAdded,
    ...version,
    lost: [...version.lost, ...(await lostDecisions(sql, before))],
    diagnostics: described.diagnostics,
  };
}

const NO_VERSION = { versionOf: null, carried: 0, lost: [] } as const;

const runOf = ({ run }: By): { readonly run?: string } => (run === undefined ? {} : { run });

const readingDraft = ({ document, reader, claims, diagnostics }: NewReading, by: By) =>
  draftReading({
    document: document.id,
    reader,
    claims: [...claims],
    diagnostics: [...diagnostics],
    ...runOf(by),
  });

async function addText(sql: Sql, { text, ...fields }: Document, by: By): Promise<Drafted> {
  await sql.insert('texts', ['sha256', 'text'], [[fields.sha256, text]], 'ON CONFLICT (sha256) DO NOTHING');
  return draft('document-added', { ...fields, length: text.length, ...runOf(by) });
}

/** The reader's last reading found the same; a person's is known if it is among all of that person. */
async function isKnown(sql: Sql, { document, reader }: NewReading, text: string): Promise<boolean> {
  const readings = (await loadSpoken(sql, document.id)).flatMap((one) =>
    one.kind === 'claims-read' && readerName(one.payload.reader) === readerName(reader) ? [one] : [],
  );
  const compared = reader.startsWith('person:') ? readings : readings.slice(-1);
  const found = claimsPart(text);
  return compared.some((one) => one.payload.reader === reader && claimsPart(one.text) === found);
}

/** The claims in the canonical text of a reading: all before the diagnostics, without what was carried. */
const claimsPart = (text: string): string =>
  text.slice(text.indexOf('"claims":'), text.lastIndexOf('],"diagnostics":'));

type Described = {
  readonly statements: readonly Drafted[];
  readonly fieldsAdded: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
};

/** Fields of a known text: what was unknown is filled, what differs is kept as it was, and said. */
function describe(kept: Row, { document }: NewReading, by: By): Described {
  const added: { -readonly [K in keyof DocumentFields]: DocumentFields[K] } = {};
  const diagnostics: Diagnostic[] = [];
  for (const field of FIELDS) {
    const [before, now] = [textOrNull(kept, field), document[field]];
    if (now === null || now === before) continue;
    if (before === null) added[field] = now;
    else diagnostics.push(differs(field, before, now));
  }
  const fieldsAdded = Object.keys(added);
  if (fieldsAdded.length === 0) return { statements: [], fieldsAdded, diagnostics };
  return {
    statements: [draft('document-described', { id: document.id, ...added, ...runOf(by) })],
    fieldsAdded,
    diagnostics,
  };
}

const differs = (field: string, before: string, now: string): Diagnostic => ({
  code: 'T4020',
  severity: 'warning',
  message: `The same text is in the store with another ${field}: "${before}", not "${now}". The first one was kept.`,
  hint: 'One text is one document; a copy by another publisher adds no witness.',
});
