// A page of the log under verification. What enters: a walk along the log, and up to which statement the page goes. First comes
// what the projections hold of the documents that it adds, then the statements one by one; each is hashed and compared with what
// is kept, and let go. What leaves: the first fault, in a fixed order of what is looked at.
import { textHash } from '../document/document.ts';
import { isAsKept } from './claim-scan.ts';
import { documentRow } from './document-rows.ts';
import type { Head } from './port.ts';
import { rowText, rowTextSql } from './row-text.ts';
import { integer, text, textOrNull } from './rows.ts';
import type { Row, Sql } from './sql.ts';
import { entryFault } from './statement.ts';
import { TABLES } from './tables.ts';
import type { Fault } from './verify.ts';
import { CLAIMS, readingFault } from './verify-claims.ts';
import { type Checked, checkedOf } from './verify-entry.ts';
import { missing, rowFault, strayReading, tooMany, unread } from './verify-faults.ts';
import { textFault } from './verify-texts.ts';

/** How far a verification has come. */
export type Walk = {
  /** Documents that are not plain. */
  readonly others: ReadonlySet<string>;
  /** The hash of a head that is looked for. */
  readonly against: string | undefined;
  foundAgainst: boolean;
  /** The last statement that was found sound. */
  head: Head;
  /** The chain is broken: what follows is not looked at. */
  isBroken: boolean;
  /** A plain document whose reading is the next statement. */
  pending: Pending | null;
  /** Statements that are not about plain documents. */
  readonly left: number[];
};

/** What the ledger's table holds of a document, by scope. */
type LedgerRows = readonly (readonly [scope: string, claims: string])[];

export type Pending = {
  readonly added: Checked;
  /** Its claims in one row; none where it has no claims. */
  readonly claims: Row | undefined;
  readonly ledger: LedgerRows;
};

type KeptDocument = {
  readonly id: string;
  readonly row: string;
  /** The hash of its text as it is kept; null where there is none. */
  readonly hash: string | null;
};

export type Page = {
  readonly upTo: number;
  /** The last statement that came. */
  last: number;
  readonly documents: Map<number, KeptDocument>;
  /** Of documents that no statement of the page has added yet. */
  readonly untaken: Set<number>;
  readonly claims: Map<number, Row>;
  readonly ledger: Map<number, (readonly [string, string])[]>;
  // The first fault of each kind.
  chain: Fault | null;
  reading: Fault | null;
  entry: Fault | null;
  document: Fault | null;
  /** Documents whose texts, readings whose claims are to be looked at more closely. */
  readonly texts: Checked[];
  readonly unsure: (readonly [Pending, Checked])[];
};

const DOCUMENTS = `SELECT documents.seq, documents.id, t.text, ${rowTextSql(TABLES.documents.columns, 'documents')} AS row_text
  FROM documents LEFT JOIN texts t ON t.sha256 = documents.sha256
  WHERE documents.seq > ? AND documents.seq <= ? ORDER BY documents.seq`;

const LEDGER = `SELECT document_seq AS seq, scope, claims FROM ledger_claims
  WHERE document_seq > ? AND document_seq <= ? ORDER BY document_seq, scope`;

/** The bounds are said of both tables, so that a server walks along a stretch of each and never reads all of one. */
const STATEMENTS = `SELECT s.*, e.seq AS e_seq, e.kind AS e_kind, e.document AS e_document, e.run AS e_run, e.taken AS e_taken
  FROM statements s LEFT JOIN entries e ON e.seq = s.seq AND e.seq > ? AND e.seq <= ?
  WHERE s.seq > ? AND s.seq <= ? ORDER BY s.seq`;

/** Asks for the statements after one, up to another, and looks at each as it comes. */
export async function passPage(sql: Sql, walk: Walk, after: number, upTo: number): Promise<Page> {
  const page: Page = {
    ...{ upTo, last: after, chain: null, reading: null, entry: null, document: null, texts: [], unsure: [] },
    ...{ documents: new Map(), untaken: new Set(), claims: new Map(), ledger: new Map() },
  };
  await Promise.all([
    sql.each(DOCUMENTS, (row) => keepDocument(page, row), after, upTo),
    sql.each(CLAIMS, (row) => page.claims.set(integer(row, 'seq'), row), after, upTo),
    sql.each(LEDGER, (row) => keepLedger(page, row), after, upTo),
    sql.each(STATEMENTS, (row) => passStatement(walk, page, row), after, upTo, after, upTo),
  ]);
  return page;
}

function keepDocument(page: Page, row: Row): void {
  const seq = integer(row, 'seq');
  const hash = typeof row.text === 'string' ? textHash(row.text) : null;
  page.documents.set(seq, { id: text(row, 'id'), row: text(row, 'row_text'), hash });
  page.untaken.add(seq);
}

function keepLedger({ ledger }: Page, row: Row): void {
  const seq = integer(row, 'seq');
  const one = [text(row, 'scope'), text(row, 'claims')] as const;
  const own = ledger.get(seq);
  if (own) own.push(one);
  else ledger.set(seq, [one]);
}

function passStatement(walk: Walk, page: Page, row: Row): void {
  if (walk.isBroken) return;
  const seq = integer(row, 'seq');
  const fault = entryFault(walk.head, row);
  if (fault) {
    page.chain = { ok: false, seq, ...fault };
    walk.isBroken = true;
    return;
  }
  const one = checkedOf(row);
  page.last = seq;
  walk.head = { seq, hash: one.entry.hash };
  walk.foundAgainst ||= one.entry.hash === walk.against;
  const isPlain = one.about !== null && !walk.others.has(one.about.document);
  page.entry ??= indexFault(one, row, isPlain);
  if (one.added && page.documents.get(seq)?.hash !== one.added.sha256) page.texts.push(one);
  if (!isPlain) walk.left.push(seq);
  else if (one.added) passAdded(walk, page, one);
  else passReading(walk, page, one);
}

/** The row of the index of a statement; those of statements that are not about plain documents are compared with a replay. */
function indexFault({ entry: { seq }, about }: Checked, row: Row, isPlain: boolean): Fault | null {
  if (row.e_seq === null) return missing(seq, 'entries', `statement ${seq}`);
  if (!isPlain || about === null) return null;
  const { document, run } = about;
  if (row.e_document === document && row.e_run === run && row.e_kind === null && row.e_taken === 0) return null;
  const [kind, kept] = [textOrNull(row, 'e_kind'), textOrNull(row, 'e_document')];
  const is = rowText([seq, kind, kept, textOrNull(row, 'e_run'), integer(row, 'e_taken')]);
  return rowFault('entries', seq, `statement ${seq}`, { is, shouldBe: rowText([seq, null, document, run, 0]) });
}

function passAdded(walk: Walk, page: Page, added: Checked): void {
  const { seq } = added.entry;
  if (walk.pending) page.reading ??= unread(walk.pending.added);
  page.document ??= documentFault(added, page.documents.get(seq));
  walk.pending = { added, claims: page.claims.get(seq), ledger: page.ledger.get(seq) ?? [] };
  for (const kept of [page.untaken, page.claims, page.ledger]) kept.delete(seq);
}

function documentFault({ entry, added, about }: Checked, kept: KeptDocument | undefined): Fault | null {
  const { seq, time, actor } = entry;
  const id = about?.document ?? '';
  if (!kept) return missing(seq, 'documents', id);
  if (added === null) return null;
  const shouldBe = rowText(documentRow({ ...added, seq, added: time, addedBy: actor, run: about?.run ?? null }));
  return rowFault('documents', seq, id, { is: kept.row, shouldBe });
}

function passReading(walk: Walk, page: Page, read: Checked): void {
  const { pending } = walk;
  walk.pending = null;
  if (pending?.added.about?.document !== read.about?.document) page.reading ??= strayReading(read);
  else if (pending && !isSound(pending, read)) page.unsure.push([pending, read]);
}

/** The rows of a reading are what its text says, at a glance; false where it is not sure. */
function isSound({ added, claims: row, ledger }: Pending, read: Checked): boolean {
  if (row === undefined) return read.claims === '' && ledger.length === 0;
  if (row.same !== 1 || row.odd !== 0 || row.document !== added.about?.document) return false;
  return read.claims !== null && isAsKept(read.claims, { columns: text(row, 'columns'), ledger });
}

/** The first fault of a page that has come whole. `gap` says what is wrong where its last statement has not come. */
export async function pageFault(
  sql: Sql,
  page: Page,
  others: ReadonlySet<string>,
  gap: () => Promise<Fault>,
): Promise<Fault | null> {
  const fault = page.chain ?? (await textFault(sql, page.texts)) ?? page.reading ?? page.entry ?? page.document;
  if (fault) return fault;
  for (const [{ added, ledger }, read] of page.unsure) {
    const found = await readingFault(sql, [added, read], ledger);
    if (found) return found;
  }
  return page.last < page.upTo ? gap() : strayFault(page, others);
}

/** Rows of a plain document at a place where the log adds none. */
function strayFault({ documents, untaken, claims, ledger }: Page, others: ReadonlySet<string>): Fault | null {
  const isStray = (id: string | undefined): boolean => id === undefined || !others.has(id);
  for (const seq of untaken) {
    const { id = '' } = documents.get(seq) ?? {};
    if (isStray(id)) return tooMany(seq, 'documents', id);
  }
  for (const [seq, row] of claims)
    if (isStray(text(row, 'document'))) return tooMany(seq, 'claims', text(row, 'document'));
  for (const [seq, [row]] of ledger)
    if (isStray(documents.get(seq)?.id)) return tooMany(seq, 'ledger_claims', row?.[0] ?? '');
  return null;
}
