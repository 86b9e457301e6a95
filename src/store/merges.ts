// Merged claims: which one of a group stands for all. A group is what standing merges join, over documents; the claim that the
// last merge named stands for it, and where that one stands no more (its reading or version is gone), the next one that does,
// so that merging never loses what is still said.
import { entryOf, ids, integer, text } from './rows.ts';
import { marks, type Sql, slices } from './sql.ts';
import { drafted, type Entry, type Payload } from './statement.ts';

type Merge = { readonly seq: number; readonly subjects: readonly string[]; readonly into: string };
type Member = { readonly standing: string; readonly instead: readonly string[] };

/** Settles anew the groups that these claims are in; returns the sequence numbers of the documents that have any of them. */
export async function settleMerges(sql: Sql, claims: Iterable<string>): Promise<ReadonlySet<number>> {
  const left = new Set(claims);
  const documents = new Set<number>();
  for (const id of left) {
    const { members, merges } = await groupOf(sql, id);
    for (const member of members) left.delete(member);
    for (const seq of await settleGroup(sql, members, merges)) documents.add(seq);
  }
  return documents;
}

/** Those of the claims of a document that any merge ever was about. */
export async function mergedClaims(sql: Sql, document: string): Promise<readonly string[]> {
  const rows = await sql.all(
    `SELECT DISTINCT ds.subject FROM decision_subjects ds JOIN claims c ON c.id = ds.subject
     WHERE ds.verdict = 'merge' AND c.document = ?`,
    document,
  );
  return rows.map((row) => text(row, 'subject'));
}

async function groupOf(sql: Sql, first: string): Promise<{ members: readonly string[]; merges: readonly Merge[] }> {
  const members = new Set([first]);
  const merges = new Map<number, Merge>();
  for (const id of members)
    for (const merge of await mergesOf(sql, id)) {
      merges.set(merge.seq, merge);
      for (const member of [merge.into, ...merge.subjects]) members.add(member);
    }
  return { members: [...members], merges: [...merges.values()].sort((a, b) => b.seq - a.seq) };
}

const mergesOf = async (sql: Sql, id: string): Promise<readonly Merge[]> =>
  (await mergesAbout(sql, [id])).map(({ seq, payload }) => ({ seq, ...payload }));

type MergePayload = Extract<Payload<'decision-made'>, { verdict: 'merge' }>;
type MergeMade = Pick<Entry, 'seq' | 'time' | 'actor'> & { readonly payload: MergePayload };

/** The merges that stand and are about any of the claims, in the order of the log. */
export async function mergesAbout(sql: Sql, claims: readonly string[]): Promise<readonly MergeMade[]> {
  const found = new Map<number, MergeMade>();
  for (const slice of slices(claims, 500)) {
    const rows = await sql.all(
      `SELECT s.* FROM statements s WHERE s.seq IN (SELECT ds.seq FROM decision_subjects ds
         JOIN entries e ON e.seq = ds.seq
         WHERE ds.subject IN (${marks(slice)}) AND ds.verdict = 'merge' AND e.taken = 0)`,
      ...slice,
    );
    for (const { kind, payload, entry } of rows.map(entryOf).map((entry) => ({ ...drafted(entry), entry })))
      if (kind === 'decision-made' && payload.verdict === 'merge') found.set(entry.seq, { ...entry, payload });
  }
  return [...found.values()].sort((a, b) => a.seq - b.seq);
}

async function settleGroup(
  sql: Sql,
  members: readonly string[],
  merges: readonly Merge[],
): Promise<ReadonlySet<number>> {
  const known = new Map<string, Member>();
  await loadMembers(sql, members, known);
  const order = [...merges.map(({ into }) => into), ...merges.flatMap(({ subjects }) => subjects)];
  const stands = order.find((id) => isStanding(id, known)) ?? null;
  for (const id of members) {
    const isRepeat = stands !== null && id !== stands && known.get(id)?.standing === 'current';
    await sql.run('UPDATE claims SET merged_into = ? WHERE id = ?', isRepeat ? stands : null, id);
  }
  const rows = await sql.all(`SELECT DISTINCT document_seq FROM claims WHERE id IN (${marks(members)})`, ...members);
  return new Set(rows.map((row) => integer(row, 'document_seq')));
}

/** Loads the claims and, of those that were replaced, what stands in their place. */
async function loadMembers(sql: Sql, wanted: readonly string[], known: Map<string, Member>): Promise<void> {
  const missing = wanted.filter((id) => !known.has(id));
  if (missing.length === 0) return;
  const rows = await sql.all(`SELECT id, standing, instead FROM claims WHERE id IN (${marks(missing)})`, ...missing);
  for (const row of rows) known.set(text(row, 'id'), { standing: text(row, 'standing'), instead: ids(row, 'instead') });
  const next = rows.flatMap((row) => [...ids(row, 'instead')]);
  await loadMembers(
    sql,
    next.filter((id) => !known.has(id)),
    known,
  );
}

function isStanding(id: string, known: ReadonlyMap<string, Member>, seen: ReadonlySet<string> = new Set()): boolean {
  const member = known.get(id);
  if (!member || seen.has(id)) return false;
  if (member.standing === 'current') return true;
  return member.instead.some((next) => isStanding(next, known, new Set([...seen, id])));
}
