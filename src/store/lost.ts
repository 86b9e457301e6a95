// Decisions that apply no more, because the claim that they are about is not in a newer reading of its document.
import type { Claim } from '../reading/claim.ts';
import type { DecisionLost } from './port.ts';
import { actKind, integer, text } from './rows.ts';
import { marks, type Sql, slices } from './sql.ts';

/** A claim that stood before something was added. */
export type Stood = { readonly id: string; readonly quote: string };

/** The claims of a document that stand, or that something stands in place of. */
export async function standingOf(sql: Sql, document: string): Promise<readonly Stood[]> {
  const rows = await sql.all(
    `SELECT c.id, c.claim FROM claims c JOIN documents doc ON doc.seq = c.document_seq
     WHERE doc.id = ? AND c.standing <> 'superseded' ORDER BY c.place, c.id`,
    document,
  );
  return rows.map((row) => ({ id: text(row, 'id'), quote: (JSON.parse(text(row, 'claim')) as Claim).quote.exact }));
}

/** Decisions that were not taken back on those of the claims that are superseded now. */
export async function lostDecisions(sql: Sql, before: readonly Stood[]): Promise<readonly DecisionLost[]> {
  const lost: DecisionLost[] = [];
  const quotes = new Map(before.map(({ id, quote }) => [id, quote]));
  for (const slice of slices([...quotes.keys()], 500)) {
    const rows = await sql.all(
      `SELECT ds.subject, ds.seq, ds.verdict FROM decision_subjects ds JOIN entries e ON e.seq = ds.seq
       JOIN claims c ON c.id = ds.subject
       WHERE ds.subject IN (${marks(slice)}) AND ds.role = 'subject' AND e.taken = 0 AND c.standing = 'superseded'
       ORDER BY ds.seq, ds.subject`,
      ...slice,
    );
    for (const row of rows) {
      const subject = text(row, 'subject');
      lost.push({ seq: integer(row, 'seq'), verdict: actKind(row), subject, quote: quotes.get(subject) ?? '' });
    }
  }
  return lost;
}
