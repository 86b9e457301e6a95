// The index of the log: which document and run each statement belongs to, and whether it was taken back. An undo takes back one
// statement, a revert all of its run that came before it; what takes back can itself be taken back, and then it does not.
import type { Spoken } from './document-state.ts';
import { entryOf, integer } from './rows.ts';
import { type Row, type Sql, slices } from './sql.ts';
import { type Drafted, drafted, type Entry } from './statement.ts';
import { TABLES } from './tables.ts';

/** A statement that is in the log, with its payload read. */
export type Recorded = Drafted & { readonly entry: Entry };

export const spokenOf = ({ entry: { seq, time, actor }, ...statement }: Recorded): Spoken => ({
  ...statement,
  seq,
  time,
  actor,
});

/** The run that a statement belongs to. */
function runOf(statement: Drafted): string | null {
  switch (statement.kind) {
    case 'entity-set':
      return null;
    case 'decision-made':
      // A revert names a run, but is not of it.
      return statement.payload.verdict === 'revert' || statement.payload.verdict === 'undo'
        ? null
        : (statement.payload.run ?? null);
    default:
      return statement.payload.run ?? null;
  }
}

/** The document that a statement is about by its own words; that of a decision is found by its subject. */
function documentOf(statement: Drafted, bySubject: ReadonlyMap<string, string>): string | null {
  switch (statement.kind) {
    case 'document-added':
    case 'document-described':
      return statement.payload.id;
    case 'claims-read':
      return statement.payload.document;
    case 'decision-made': {
      const { payload } = statement;
      return payload.verdict === 'amend' || payload.verdict === 'split'
        ? (bySubject.get(payload.subject) ?? null)
        : null;
    }
    case 'figures-imported':
    case 'entity-set':
    case 'price-set':
    case 'rate-set':
      return null;
  }
}

/** Statements of the kinds that are listed by it. */
const listedKind = ({ kind }: Drafted): string | null =>
  kind === 'document-added' || kind === 'document-described' || kind === 'claims-read' ? null : kind;

/** Notes statements in the index; returns the documents that they are about. */
export async function indexEntries(sql: Sql, recorded: readonly Recorded[]): Promise<ReadonlySet<string>> {
  const bySubject = await documentsOfSubjects(sql, recorded);
  const rows = recorded.map((one) => [one.entry.seq, listedKind(one), documentOf(one, bySubject), runOf(one), 0]);
  await sql.insert('entries', TABLES.entries.columns, rows);
  return new Set(rows.map((row) => row[2]).filter((id) => typeof id === 'string'));
}

/** Claims that are amended or split → their documents. A statement may be about a claim that one before it made. */
async function documentsOfSubjects(sql: Sql, recorded: readonly Recorded[]): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const one of recorded) {
    if (one.kind === 'claims-read') for (const { id } of one.payload.claims) found.set(id, one.payload.document);
    if (one.kind !== 'decision-made') continue;
    const { payload } = one;
    if (payload.verdict !== 'amend' && payload.verdict !== 'split') continue;
    const document = found.get(payload.subject) ?? (await documentOfClaim(sql, payload.subject));
    if (document === null) continue;
    found.set(payload.subject, document);
    for (const { id } of payload.verdict === 'amend' ? [payload.claim] : payload.claims) found.set(id, document);
  }
  return found;
}

async function documentOfClaim(sql: Sql, id: string): Promise<string | null> {
  const row = await sql.get('SELECT document FROM claims WHERE id = ?', id);
  return typeof row?.document === 'string' ? row.document : null;
}

/** The statements about a document that were not taken back, in the order of the log. */
export async function loadSpoken(sql: Sql, document: string): Promise<readonly Spoken[]> {
  const rows = await sql.all(
    `SELECT s.* FROM entries e JOIN statements s ON s.seq = e.seq
     WHERE e.document = ? AND e.taken = 0 ORDER BY e.seq`,
    document,
  );
  return rows.map(spokenIn);
}

/** The statements of a kind that were not taken back, in the order of the log. */
export async function loadKind(
  sql: Sql,
  kind: 'figures-imported' | 'entity-set' | 'price-set' | 'rate-set',
): Promise<readonly Spoken[]> {
  const rows = await sql.all(
    'SELECT s.* FROM entries e JOIN statements s ON s.seq = e.seq WHERE e.kind = ? AND e.taken = 0 ORDER BY e.seq',
    kind,
  );
  return rows.map(spokenIn);
}

function spokenIn(row: Row): Spoken {
  const entry = entryOf(row);
  return spokenOf({ ...drafted(entry), entry });
}

/** The statements that an undo or a revert is about. */
export async function targetsOf(sql: Sql, statement: Drafted, seq: number): Promise<readonly number[]> {
  if (statement.kind !== 'decision-made') return [];
  const { payload } = statement;
  if (payload.verdict === 'undo') return [payload.seq];
  if (payload.verdict !== 'revert') return [];
  const rows = await sql.all('SELECT seq FROM entries WHERE run = ? AND seq < ? ORDER BY seq', payload.run, seq);
  return rows.map((row) => integer(row, 'seq'));
}

/**
 * Marks statements as taken back or not, by what stands against each of them now, and those that depend on them in turn.
 * Returns every statement whose mark changed.
 */
export async function settleTaken(sql: Sql, targets: readonly number[]): Promise<readonly Recorded[]> {
  if (targets.length === 0) return [];
  const changed: Recorded[] = [];
  const standing = await standingAgainst(sql);
  for (const slice of slices(targets, 500)) {
    const rows = await sql.all(
      `SELECT s.*, e.taken, e.run FROM entries e JOIN statements s ON s.seq = e.seq
       WHERE e.seq IN (${slice.map(() => '?').join(', ')})`,
      ...slice,
    );
    for (const row of rows) {
      const entry = entryOf(row);
      const run = typeof row.run === 'string' ? row.run : null;
      const taken = standing.some(
        (one) => one.seq > entry.seq && (one.target === entry.seq || (run !== null && one.run === run)),
      );
      if (taken === (integer(row, 'taken') === 1)) continue;
      await sql.run('UPDATE entries SET taken = ? WHERE seq = ?', taken ? 1 : 0, entry.seq);
      const one = { ...drafted(entry), entry };
      changed.push(one, ...(await settleTaken(sql, await targetsOf(sql, one, entry.seq))));
    }
  }
  return changed;
}

type Against = { readonly seq: number; readonly target: number | null; readonly run: string | null };

/** The undos and reverts that were not taken back. */
async function standingAgainst(sql: Sql): Promise<readonly Against[]> {
  const rows = await sql.all(`SELECT s.* FROM decision_subjects ds JOIN entries e ON e.seq = ds.seq
    JOIN statements s ON s.seq = ds.seq WHERE ds.subject IN ('undo', 'revert') AND e.taken = 0`);
  return rows.flatMap((row): Against[] => {
    const { kind, payload } = drafted(entryOf(row));
    if (kind !== 'decision-made') return [];
    if (payload.verdict === 'undo') return [{ seq: integer(row, 'seq'), target: payload.seq, run: null }];
    return payload.verdict === 'revert' ? [{ seq: integer(row, 'seq'), target: null, run: payload.run }] : [];
  });
}
