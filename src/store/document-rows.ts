// The state of documents → the tables documents and claims.

import type { Claim } from '../reading/claim.ts';
import { type ClaimState, type DocumentState, documentState, type Spoken } from './document-state.ts';
import { loadSpoken } from './entries.ts';
import { insertLedgerRows, ledgerRows } from './ledger-rows.ts';
import { mergedClaims, settleMerges } from './merges.ts';
import { integer, text, textOrNull } from './rows.ts';
import type { Row, Sql, SqlValue } from './sql.ts';
import { TABLES } from './tables.ts';
import { type Placed, versionsOf } from './versions.ts';

/**
 * Writes the documents anew from their statements; `known` holds those of documents that no other statement is about. Returns
 * the sequence numbers of documents some of whose claims may stand otherwise than before, but for those that are known.
 */
export async function projectDocuments(
  sql: Sql,
  documents: ReadonlySet<string>,
  known: ReadonlyMap<string, readonly Spoken[]>,
): Promise<ReadonlySet<number>> {
  const urls = new Set<string>();
  const stirred = new Set<number>();
  const merged = new Set<string>();
  for (const id of documents) {
    const fresh = known.get(id);
    const state = documentState(fresh ?? (await loadSpoken(sql, id)));
    const before = fresh ? undefined : await sql.get('SELECT seq, url FROM documents WHERE id = ?', id);
    // A document that goes (its run is taken back) leaves groups that its claims were in.
    if (before) for (const claim of await mergedClaims(sql, id)) merged.add(claim);
    if (before) await removeDocument(sql, id, before);
    if (state) await insertDocument(sql, state);
    if (state && fresh) await insertLedgerRows(sql, ledgerRows(state.seq, standingClaims(state)));
    if (state && !fresh) stirred.add(state.seq);
    for (const url of [before?.url, state?.url]) if (typeof url === 'string') urls.add(url);
  }
  const moved = new Map<string, number>();
  for (const url of urls) for (const { id, seq } of await settleVersions(sql, url)) moved.set(id, seq);
  for (const seq of moved.values()) stirred.add(seq);
  for (const id of new Set([...documents, ...moved.keys()]))
    if (!known.has(id)) for (const claim of await mergedClaims(sql, id)) merged.add(claim);
  for (const seq of await settleMerges(sql, merged)) stirred.add(seq);
  return stirred;
}

/** The claims of a document that nothing outside it takes out, in the order of the text. */
const standingClaims = ({ claims }: DocumentState): readonly Claim[] =>
  inTextOrder(claims.flatMap(({ claim, standing }) => (standing === 'current' ? [claim] : [])));

/** As the tables order the claims of a document. */
export const inTextOrder = (claims: readonly Claim[]): readonly Claim[] =>
  claims.toSorted((a, b) => a.quote.start - b.quote.start || (a.id < b.id ? -1 : 1));

async function removeDocument(sql: Sql, id: string, row: Row): Promise<void> {
  await sql.run('DELETE FROM claims WHERE document_seq = ?', integer(row, 'seq'));
  await sql.run('DELETE FROM ledger_claims WHERE document_seq = ?', integer(row, 'seq'));
  await sql.run('DELETE FROM documents WHERE id = ?', id);
}

async function insertDocument(sql: Sql, state: DocumentState): Promise<void> {
  await sql.insert('documents', TABLES.documents.columns, [documentRow(state)]);
  await sql.insert(
    'claims',
    TABLES.claims.columns,
    state.claims.map((claim) => [...claimScalars(state, claim), claim.text]),
  );
}

/** The row of a document without versions, in the order of the table's columns. */
export const documentRow = (state: Omit<DocumentState, 'claims' | 'diagnostics'>): readonly SqlValue[] => {
  const { id, seq, sha256, length, language, published, publisher, url, title, added, addedBy, run } = state;
  return [seq, id, sha256, length, language, published, publisher, url, title, added, addedBy, run, null, null];
};

/** The row of a claim that repeats no other, in the order of the table's columns but without the last, the claim's text. */
export const claimScalars = (
  { id, seq }: Pick<DocumentState, 'id' | 'seq'>,
  { claim, standing, instead, behind }: Omit<ClaimState, 'text'>,
): readonly SqlValue[] => [
  ...[claim.id, id, seq, claim.quote.start, claim.frame],
  ...[claim.from?.id ?? null, claim.to?.id ?? null, claim.item?.code ?? null],
  ...[standing, null, listed(instead), listed(behind)],
];

const listed = (ids: readonly string[]): string | null => (ids.length > 0 ? JSON.stringify(ids) : null);

const placed = (row: Row): Placed & { readonly newer: string | null; readonly older: string | null } => ({
  id: text(row, 'id'),
  seq: integer(row, 'seq'),
  published: textOrNull(row, 'published'),
  added: text(row, 'added'),
  run: textOrNull(row, 'run'),
  newer: textOrNull(row, 'newer'),
  older: textOrNull(row, 'older'),
});

/** Links the documents of a URL, and takes the claims of older versions out of what is current. Returns those that moved. */
async function settleVersions(sql: Sql, url: string): Promise<readonly Pick<Placed, 'id' | 'seq'>[]> {
  const rows = await sql.all('SELECT id, seq, published, added, run, newer, older FROM documents WHERE url = ?', url);
  const before = new Map(rows.map((row) => [text(row, 'id'), placed(row)]));
  const moved: Pick<Placed, 'id' | 'seq'>[] = [];
  for (const { id, newer, older } of versionsOf([...before.values()])) {
    const was = before.get(id);
    if (!was || (was.newer === newer && was.older === older)) continue;
    await sql.run('UPDATE documents SET newer = ?, older = ? WHERE id = ?', newer, older, id);
    if ((was.newer === null) === (newer === null)) continue;
    const [from, to] = newer === null ? ['version', 'current'] : ['current', 'version'];
    await sql.run('UPDATE claims SET standing = ? WHERE document_seq = ? AND standing = ?', to, was.seq, from);
    moved.push({ id, seq: was.seq });
  }
  return moved;
}
