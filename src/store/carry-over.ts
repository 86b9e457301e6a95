// A newer version of a document takes along what people decided in the older one, as statements that name the ones they carry:
// where the same claim, with the same words, stands in the new text. What does not is listed, and stays in the log.
import type { Document } from '../document/document.ts';
import type { Claim } from '../reading/claim.ts';
import { matchClaims, moveClaim } from './claim-match.ts';
import { documentState, type Spoken } from './document-state.ts';
import { loadSpoken } from './entries.ts';
import { append } from './log.ts';
import { mergesAbout } from './merges.ts';
import type { By, DecisionLost, ReadingAdded, Verdict } from './port.ts';
import { text, textOrNull } from './rows.ts';
import type { Sql } from './sql.ts';
import { type Drafted, draft, draftReading } from './statement.ts';

type Version = Pick<ReadingAdded, 'versionOf' | 'carried' | 'lost'>;

/** What is carried from one text to the other: claims by their older id, and what is to be said and listed. */
type Carrying = {
  readonly from: string;
  readonly to: Document;
  readonly by: By;
  readonly older: ReadonlyMap<string, Claim>;
  readonly pairs: Map<string, Claim>;
  readonly said: Drafted[];
  readonly lost: DecisionLost[];
};

type Origin = { readonly seq: number; readonly time: string; readonly actor: string };

/** Carries decisions over to a document that has just become the newest version. To be called inside `write`. */
export async function carryOver(sql: Sql, document: Document, by: By, olderBefore: unknown = null): Promise<Version> {
  const row = await sql.get('SELECT newer, older FROM documents WHERE id = ?', document.id);
  const versionOf = row ? textOrNull(row, 'older') : null;
  if (!row || versionOf === null || olderBefore !== null || row.newer !== null)
    return { versionOf, carried: 0, lost: [] };
  const spoken = await loadSpoken(sql, versionOf);
  const older = (documentState(spoken)?.claims ?? []).filter(({ standing }) => standing !== 'superseded');
  const newer = documentState(await loadSpoken(sql, document.id))?.claims ?? [];
  const carrying: Carrying = {
    from: await textOf(sql, versionOf),
    to: document,
    by,
    older: new Map(older.map(({ claim }) => [claim.id, claim])),
    pairs: new Map(
      matchClaims(
        older.map(({ claim }) => claim),
        newer.filter(({ standing }) => standing === 'current').map(({ claim }) => claim),
      ),
    ),
    said: [],
    lost: [],
  };
  for (const one of spoken) carryRead(carrying, one);
  for (const one of spoken) carryReplaced(carrying, one);
  await carryVerdicts(sql, carrying);
  await carryMerges(sql, carrying);
  if (carrying.said.length > 0) await append(sql, carrying.said, by);
  return { versionOf, carried: carrying.said.length, lost: carrying.lost };
}

async function textOf(sql: Sql, id: string): Promise<string> {
  const row = await sql.get(
    'SELECT t.text FROM documents doc JOIN texts t ON t.sha256 = doc.sha256 WHERE doc.id = ?',
    id,
  );
  if (!row) throw new Error(`the text of ${id} is missing`);
  return text(row, 'text');
}

const marked = (by: By, { seq, time, actor }: Origin) => ({
  carried: { seq, time, actor },
  ...(by.run === undefined ? {} : { run: by.run }),
});

/** Who said it first, where it was carried before. */
const originOf = ({ seq, time, actor }: Origin, before: Origin | undefined): Origin =>
  before ? { ...before, seq } : { seq, time, actor };

function lose(carrying: Carrying, seq: number, verdict: DecisionLost['verdict'], subject: string): void {
  carrying.lost.push({ seq, verdict, subject, quote: carrying.older.get(subject)?.quote.exact ?? '' });
}

/** Moves a claim that a person wrote, unless it is in the new text already. */
function move(carrying: Carrying, claim: Claim): Claim | null {
  const found = carrying.pairs.get(claim.id) ?? moveClaim(claim, carrying.from, carrying.to);
  if (found) carrying.pairs.set(claim.id, found);
  return found;
}

/** Claims that people added. */
function carryRead(carrying: Carrying, one: Spoken): void {
  if (one.kind !== 'claims-read' || !one.payload.reader.startsWith('person:')) return;
  const { reader, claims: read, carried } = one.payload;
  const claims = read.flatMap((claim) => {
    if (carrying.pairs.has(claim.id)) return [];
    const moved = move(carrying, claim);
    if (!moved) lose(carrying, one.seq, 'add', claim.id);
    return moved ? [moved] : [];
  });
  if (claims.length === 0) return;
  const marks = marked(carrying.by, originOf(one, carried));
  carrying.said.push(draftReading({ document: carrying.to.id, reader, claims, diagnostics: [], ...marks }));
}

/** Amendments and splits. */
function carryReplaced(carrying: Carrying, one: Spoken): void {
  if (one.kind !== 'decision-made') return;
  const { payload } = one;
  if (payload.verdict !== 'amend' && payload.verdict !== 'split') return;
  const subject = carrying.pairs.get(payload.subject);
  const made = payload.verdict === 'amend' ? [payload.claim] : payload.claims;
  const moved = subject ? made.map((claim) => move(carrying, claim)) : [];
  const claims = moved.filter((claim) => claim !== null);
  if (!subject || claims.length < made.length) {
    lose(carrying, one.seq, payload.verdict, payload.subject);
    return;
  }
  const shared = {
    subject: subject.id,
    reason: payload.reason,
    ...marked(carrying.by, originOf(one, payload.carried)),
  };
  const [first] = claims;
  if (payload.verdict === 'split') carrying.said.push(draft('decision-made', { verdict: 'split', claims, ...shared }));
  else if (first && first.id !== subject.id)
    carrying.said.push(draft('decision-made', { verdict: 'amend', claim: first, changes: payload.changes, ...shared }));
}

async function carryVerdicts(sql: Sql, carrying: Carrying): Promise<void> {
  for (const id of carrying.older.keys()) {
    const row = await sql.get('SELECT * FROM verdicts WHERE subject = ?', id);
    if (!row) continue;
    const verdict: Verdict = row.verdict === 'accept' ? 'accept' : 'reject';
    const origin = { seq: Number(row.seq), time: text(row, 'time'), actor: text(row, 'actor') };
    const now = carrying.pairs.get(id);
    if (!now) lose(carrying, origin.seq, verdict, id);
    else {
      const payload = { verdict, subject: now.id, reason: textOrNull(row, 'reason'), ...marked(carrying.by, origin) };
      carrying.said.push(draft('decision-made', payload));
    }
  }
}

async function carryMerges(sql: Sql, carrying: Carrying): Promise<void> {
  for (const { seq, time, actor, payload } of await mergesAbout(sql, [...carrying.older.keys()])) {
    const members = [payload.into, ...payload.subjects];
    const gone = members.find((id) => carrying.older.has(id) && !carrying.pairs.has(id));
    if (gone !== undefined) lose(carrying, seq, 'merge', gone);
    else {
      const [into = payload.into, ...subjects] = members.map((id) => carrying.pairs.get(id)?.id ?? id);
      const marks = marked(carrying.by, originOf({ seq, time, actor }, payload.carried));
      carrying.said.push(
        draft('decision-made', { verdict: 'merge', subjects, into, reason: payload.reason, ...marks }),
      );
    }
  }
}
