// The projections against those of a replay: all tables but the plain documents, which the replay was not given.
import { rowTextSql, rowTexts } from './row-text.ts';
import { integer, text } from './rows.ts';
import { marks, type Row, type Sql, slices } from './sql.ts';
import { TABLES, type TableName } from './tables.ts';
import type { Fault } from './verify.ts';
import { rowFault, tooMany } from './verify-faults.ts';

/** Tables that a replay makes whole. */
const WHOLE = ['figures', 'decision_subjects', 'verdicts', 'entities', 'prices', 'rates'] as const;

/** Compares a store with a replay of what is not plain; `others` are the documents that are in it. */
export async function replayFault(sql: Sql, replay: Sql, others: ReadonlySet<string>): Promise<Fault | null> {
  const entries = await slicedFault(sql, replay, {
    table: 'entries',
    key: 'seq',
    keys: await seqsOf(replay, 'entries'),
  });
  if (entries) return entries;
  const documents = await seqsOf(replay, 'documents');
  for (const [table, key] of [
    ['documents', 'seq'],
    ['claims', 'document_seq'],
  ] as const) {
    const fault =
      (await slicedFault(sql, replay, { table, key, keys: documents })) ??
      (await strayFault(sql, { table, key, documents: new Set(documents), others }));
    if (fault) return fault;
  }
  const ledger = await slicedFault(sql, replay, { table: 'ledger_claims', key: 'document_seq', keys: documents });
  if (ledger) return ledger;
  for (const table of WHOLE) {
    const fault = await wholeFault(sql, replay, table);
    if (fault) return fault;
  }
  return null;
}

const seqsOf = async (replay: Sql, table: 'entries' | 'documents'): Promise<readonly number[]> =>
  (await replay.all(`SELECT seq FROM ${table} ORDER BY seq`)).map((row) => integer(row, 'seq'));

type Sliced = { readonly table: TableName; readonly key: string; readonly keys: readonly number[] };

/** Rows of a table that belong to numbered statements, some hundred at a time. */
async function slicedFault(sql: Sql, replay: Sql, { table, key, keys }: Sliced): Promise<Fault | null> {
  const { columns, order } = TABLES[table];
  for (const slice of slices(keys, 200)) {
    const asked = `SELECT ${key} AS seq, ${rowTextSql(columns, table)} AS row_text FROM ${table}
      WHERE ${key} IN (${marks(slice)}) ORDER BY ${order.join(', ')}`;
    const [is, shouldBe] = [await sql.all(asked, ...slice), await replay.all(asked, ...slice)];
    const fault = pairFault(table, is, shouldBe);
    if (fault) return fault;
  }
  return null;
}

function pairFault(table: TableName, is: readonly Row[], shouldBe: readonly Row[]): Fault | null {
  for (const [i, wanted] of shouldBe.entries()) {
    const found = is[i];
    const seq = integer(wanted, 'seq');
    const what = nameOf(table, text(wanted, 'row_text'));
    if (!found) return { ok: false, seq, field: table, message: `the row for ${what} is missing` };
    const fault = rowFault(table, seq, what, { is: text(found, 'row_text'), shouldBe: text(wanted, 'row_text') });
    if (fault) return fault;
  }
  const stray = is[shouldBe.length];
  if (!stray) return null;
  return tooMany(integer(stray, 'seq'), table, nameOf(table, text(stray, 'row_text')));
}

/** What a row is of, by its first column, or by its second where the first is a number. */
const nameOf = (table: TableName, row: string): string =>
  row.split('\u001f')[table === 'documents' || table === 'ledger_claims' ? 1 : 0] ?? '';

type Stray = {
  readonly table: 'documents' | 'claims';
  readonly key: string;
  readonly documents: ReadonlySet<number>;
  readonly others: ReadonlySet<string>;
};

/** Rows of documents that are not plain, at a place where the log has no such document. */
async function strayFault(sql: Sql, { table, key, documents, others }: Stray): Promise<Fault | null> {
  const id = table === 'documents' ? 'id' : 'document';
  for (const slice of slices([...others], 500)) {
    const from = table === 'documents' ? 'documents' : 'claims';
    const rows = await sql.all(
      `SELECT ${key} AS seq, ${id} AS id FROM ${from} WHERE ${id} IN (${marks(slice)})`,
      ...slice,
    );
    const stray = rows.find((row) => !documents.has(integer(row, 'seq')));
    if (stray) return tooMany(integer(stray, 'seq'), table, text(stray, 'id'));
  }
  return null;
}

async function wholeFault(sql: Sql, replay: Sql, table: (typeof WHOLE)[number]): Promise<Fault | null> {
  const { columns, order } = TABLES[table];
  const is = rowTexts(sql, { name: table, columns, order });
  const at = columns.indexOf('seq');
  const seqOf = (row: string): number => Number(row.split('\u001f')[at] ?? 0);
  for await (const shouldBe of rowTexts(replay, { name: table, columns, order })) {
    const { value, done } = await is.next();
    const what = nameOf(table, shouldBe);
    if (done) return { ok: false, seq: seqOf(shouldBe), field: table, message: `the row for ${what} is missing` };
    const fault = rowFault(table, seqOf(shouldBe), what, { is: value, shouldBe });
    if (fault) return fault;
  }
  const { value, done } = await is.next();
  return done ? null : tooMany(seqOf(value), table, nameOf(table, value));
}
