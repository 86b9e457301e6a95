// The log's statements → tables. `project` is all that ever writes to a projection, when statements are added and when the log is
// played again, so that both give the same tables. What is in the tables depends on what the log holds and not on the way there.
import { canonicalJson } from '../base/canonical-json.ts';
import { projectDocuments } from './document-rows.ts';
import type { Spoken } from './document-state.ts';
import { indexEntries, loadKind, type Recorded, settleTaken, spokenOf, targetsOf } from './entries.ts';
import { settleLedgerRows } from './ledger-rows.ts';
import { settleMerges } from './merges.ts';
import { entryOf } from './rows.ts';
import type { Sql, SqlValue } from './sql.ts';
import { drafted, type Payload } from './statement.ts';
import { TABLES } from './tables.ts';
import { projectWorths } from './worths.ts';

export async function emptyProjections(sql: Sql): Promise<void> {
  for (const table of Object.keys(TABLES)) await sql.run(`DELETE FROM ${table}`);
}

/**
 * Brings statements that were just added into the tables. `fresh`: documents that no statement before these was about.
 * Returns nothing; the tables are then as if the whole log had been played.
 */
export async function project(
  sql: Sql,
  recorded: readonly Recorded[],
  fresh: ReadonlySet<string> = new Set(),
): Promise<void> {
  const touched = await indexEntries(sql, recorded);
  for (const one of recorded) if (one.kind === 'decision-made') await noteSubjects(sql, one.entry.seq, one.payload);
  const turned: Recorded[] = [];
  for (const one of recorded) turned.push(...(await settleTaken(sql, await targetsOf(sql, one, one.entry.seq))));
  const stirred = await projectTables(sql, recorded, turned);
  const documents = new Set([...touched, ...(await documentsOf(sql, turned))]);
  const known = new Map<string, readonly Spoken[]>();
  for (const id of fresh) known.set(id, recorded.filter((one) => isAbout(one, id)).map(spokenOf));
  const moved = await projectDocuments(sql, documents, known);
  await settleLedgerRows(sql, stirred.union(moved));
}

const isAbout = (one: Recorded, id: string): boolean =>
  one.kind === 'document-added' ? one.payload.id === id : one.kind === 'claims-read' && one.payload.document === id;

async function documentsOf(sql: Sql, turned: readonly Recorded[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const { entry } of turned) {
    const row = await sql.get('SELECT document FROM entries WHERE seq = ?', entry.seq);
    if (typeof row?.document === 'string') found.push(row.document);
  }
  return found;
}

/** All tables but those of documents and claims. Returns the documents whose claims a merge joins or leaves. */
async function projectTables(
  sql: Sql,
  added: readonly Recorded[],
  turned: readonly Recorded[],
): Promise<ReadonlySet<number>> {
  const all = [...added, ...turned];
  if (turned.some(({ kind }) => kind === 'figures-imported')) {
    await sql.run('DELETE FROM figures');
    for (const one of await loadKind(sql, 'figures-imported')) await addFigures(sql, one);
  } else for (const one of added) await addFigures(sql, spokenOf(one));
  if (all.some(({ kind }) => kind === 'entity-set')) {
    await sql.run('DELETE FROM entities');
    for (const one of await loadKind(sql, 'entity-set')) await setEntity(sql, one);
  }
  await projectWorths(sql, added, turned);
  const decisions = all.flatMap((one) => (one.kind === 'decision-made' ? [one.payload] : []));
  for (const payload of decisions)
    if (payload.verdict === 'accept' || payload.verdict === 'reject') await settleVerdict(sql, payload.subject);
  return settleMerges(
    sql,
    decisions.flatMap((payload) => (payload.verdict === 'merge' ? [...payload.subjects, payload.into] : [])),
  );
}

async function addFigures(sql: Sql, one: Spoken): Promise<void> {
  if (one.kind !== 'figures-imported') return;
  const { file, rows, run } = one.payload;
  const values = rows.map((row, place) => [row.id, one.seq, place, file, one.time, run ?? null, canonicalJson(row)]);
  await sql.insert('figures', TABLES.figures.columns, values, 'ON CONFLICT (id) DO NOTHING');
}

async function setEntity(sql: Sql, one: Spoken): Promise<void> {
  if (one.kind !== 'entity-set') return;
  const { kind, name, as, letter, reason } = one.payload;
  await sql.run(
    `INSERT INTO entities (kind, name, same_as, letter, reason, actor, time, seq) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (kind, name) DO UPDATE SET same_as = coalesce(excluded.same_as, entities.same_as),
       letter = coalesce(excluded.letter, entities.letter), reason = excluded.reason, actor = excluded.actor,
       time = excluded.time, seq = excluded.seq`,
    ...[kind, name, as ?? null, letter ?? null, reason, one.actor, one.time, one.seq],
  );
}

/** The last accept or reject that was not taken back. */
async function settleVerdict(sql: Sql, subject: string): Promise<void> {
  await sql.run('DELETE FROM verdicts WHERE subject = ?', subject);
  const row = await sql.get(
    `SELECT s.* FROM decision_subjects ds JOIN entries e ON e.seq = ds.seq JOIN statements s ON s.seq = ds.seq
     WHERE ds.subject = ? AND ds.verdict IN ('accept', 'reject') AND e.taken = 0 ORDER BY ds.seq DESC LIMIT 1`,
    subject,
  );
  if (!row) return;
  const { seq, time, actor, payload } = entryOf(row);
  const made = JSON.parse(payload) as Extract<Payload<'decision-made'>, { verdict: 'accept' | 'reject' }>;
  // A decision that was carried over is still that of the person who made it.
  const by = made.carried ?? { time, actor };
  await sql.insert('verdicts', TABLES.verdicts.columns, [[subject, seq, by.time, by.actor, made.verdict, made.reason]]);
}

async function noteSubjects(sql: Sql, seq: number, payload: Payload<'decision-made'>): Promise<void> {
  const rows = rolesOf(payload).map(([subject, role]): readonly SqlValue[] => [subject, seq, payload.verdict, role]);
  await sql.insert('decision_subjects', TABLES.decision_subjects.columns, rows, 'ON CONFLICT DO NOTHING');
}

/** What a decision is about, and what it puts in its place; an undo or a revert goes under its own word. */
function rolesOf(payload: Payload<'decision-made'>): readonly (readonly [string, 'subject' | 'claim'])[] {
  switch (payload.verdict) {
    case 'accept':
    case 'reject':
      return [[payload.subject, 'subject']];
    case 'amend':
      return [
        [payload.subject, 'subject'],
        [payload.claim.id, 'claim'],
      ];
    case 'split':
      return [[payload.subject, 'subject'], ...payload.claims.map(({ id }) => [id, 'claim'] as const)];
    case 'merge':
      return [...payload.subjects.map((id) => [id, 'subject'] as const), [payload.into, 'claim']];
    case 'undo':
    case 'revert':
      return [[payload.verdict, 'subject']];
  }
}

/** Statements of the log after `seq`, in order, with their payloads read. */
export async function recordedAfter(sql: Sql, seq: number, limit: number, upTo: number): Promise<readonly Recorded[]> {
  const rows = await sql.all(
    'SELECT * FROM statements WHERE seq > ? AND seq <= ? ORDER BY seq LIMIT ?',
    seq,
    upTo,
    limit,
  );
  return rows.map((row) => {
    const entry = entryOf(row);
    return { ...drafted(entry), entry };
  });
}
