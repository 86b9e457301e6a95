// The log played again step by step: after each statement the store answers as it did then. One store in memory goes along, so
// that a whole log costs no more than making its projections once.

import type { Json } from '../base/canonical-json.ts';
import { seqAt } from './as-recorded.ts';
import type { Recorded } from './entries.ts';
import { insertEntries, logHead } from './log.ts';
import type { Replayed } from './port.ts';
import { project, recordedAfter } from './projections.ts';
import type { Database, Sql } from './sql.ts';
import { connect } from './sqlite/connection.ts';
import { viewOf } from './view.ts';

/** Statements that are read at once. */
const PAGE = 500;

type Page = readonly { readonly one: Recorded; readonly text: string | null }[];

/** The store as it was at a point, then after each one that follows. What it yields is good until the next. */
export async function* replay(database: Database, point: number | Date): AsyncGenerator<Replayed> {
  const past = connect(':memory:', true);
  const view = { ...viewOf(past), location: database.location };
  try {
    const { seq: last } = await database.read(logHead);
    const after = await database.read((sql) => seqAt(sql, point));
    let isBefore = true;
    for (let seq = 0; seq < last; ) {
      const page = await database.read((sql) => pageAfter(sql, seq, last));
      for (const { one, text } of page) {
        if (isBefore && one.entry.seq > after) yield { statement: null, view };
        isBefore &&= one.entry.seq <= after;
        await past.write((sql) => play(sql, one, text));
        if (!isBefore) yield { statement: { ...one.entry, payload: one.payload as Json }, view };
      }
      seq = page.at(-1)?.one.entry.seq ?? last;
    }
    if (isBefore) yield { statement: null, view };
  } finally {
    await past.close();
  }
}

async function pageAfter(sql: Sql, seq: number, last: number): Promise<Page> {
  const page: { one: Recorded; text: string | null }[] = [];
  for (const one of await recordedAfter(sql, seq, PAGE, last)) {
    const row =
      one.kind === 'document-added'
        ? await sql.get('SELECT text FROM texts WHERE sha256 = ?', one.payload.sha256)
        : undefined;
    page.push({ one, text: typeof row?.text === 'string' ? row.text : null });
  }
  return page;
}

async function play(sql: Sql, one: Recorded, text: string | null): Promise<void> {
  await insertEntries(sql, [one]);
  if (one.kind === 'document-added' && text !== null)
    await sql.insert('texts', ['sha256', 'text'], [[one.payload.sha256, text]], 'ON CONFLICT (sha256) DO NOTHING');
  await project(sql, [one]);
}
