// Decisions of people: what each may be about, and the statement that it makes. To be called inside `write`.
import { append } from './log.ts';
import type { By, Decision, DecisionEntry, Entity, NewAct, NewEntity, NewVerdict, StoredClaim } from './port.ts';
import { decisionEntry, findClaim, findFigure, listEntities } from './queries.ts';
import { integer } from './rows.ts';
import type { Sql } from './sql.ts';
import { draft, type Payload } from './statement.ts';
import { nothingToRevert, nothingToUndo, notStanding, unknownSubject, wrongAct } from './store-errors.ts';

/** Accepts or rejects a claim or an imported row. */
export async function decide(sql: Sql, location: string, decision: NewVerdict, by: By): Promise<Decision> {
  const { subject, verdict } = decision;
  const reason = decision.reason ?? null;
  const target = subject.startsWith('r_')
    ? await findFigure(sql, subject)
    : await claimThatStands(sql, location, subject);
  if (!target) throw unknownSubject(subject, location);
  const standing = target.decision;
  if (standing && standing.verdict === verdict && standing.actor === by.actor && standing.reason === reason)
    return standing;
  const run = by.run === undefined ? {} : { run: by.run };
  const [made] = await append(sql, [draft('decision-made', { subject, verdict, reason, ...run })], by);
  return { subject, verdict, reason, actor: by.actor, time: by.now.toISOString(), seq: made?.entry.seq ?? 0 };
}

async function claimThatStands(sql: Sql, location: string, id: string): Promise<StoredClaim> {
  const claim = await findClaim(sql, id);
  if (!claim) throw unknownSubject(id, location);
  if (claim.standing !== 'current' && claim.standing !== 'merged')
    throw notStanding(id, claim.standing, claim.instead, location);
  return claim;
}

/** Makes a decision of another kind. */
export async function act(sql: Sql, location: string, given: NewAct, by: By): Promise<DecisionEntry> {
  await check(sql, location, given);
  const [made] = await append(sql, [draft('decision-made', payloadOf(given))], by);
  if (!made) throw new Error('no statement was made');
  return decisionEntry(made.entry, false);
}

function payloadOf(given: NewAct): Payload<'decision-made'> {
  const reason = given.reason ?? null;
  switch (given.verdict) {
    case 'amend':
      return { ...given, changes: [...given.changes], reason };
    case 'merge':
      return { ...given, subjects: given.subjects.filter((id) => id !== given.into), reason };
    case 'split':
      return { ...given, claims: [...given.claims], reason };
    case 'undo':
    case 'revert':
      return { ...given, reason };
  }
}

async function check(sql: Sql, location: string, given: NewAct): Promise<void> {
  switch (given.verdict) {
    case 'amend':
      await claimThatStands(sql, location, given.subject);
      if (given.claim.id === given.subject) throw wrongAct('The amended claim says the same as before', location);
      return;
    case 'split': {
      await claimThatStands(sql, location, given.subject);
      const ids = new Set(given.claims.map(({ id }) => id));
      if (ids.size < 2 || ids.has(given.subject))
        throw wrongAct('A claim is split into at least two that differ from it and from one another', location);
      return;
    }
    case 'merge':
      if (given.subjects.every((id) => id === given.into))
        throw wrongAct('A claim is merged into another one', location);
      for (const id of [...given.subjects, given.into]) await claimThatStands(sql, location, id);
      return;
    case 'undo':
      return checkUndo(sql, location, given.seq);
    case 'revert':
      return checkRevert(sql, location, given.run);
  }
}

async function checkUndo(sql: Sql, location: string, seq: number): Promise<void> {
  const row = await sql.get('SELECT kind, taken FROM entries WHERE seq = ?', seq);
  if (!row || (row.kind !== 'decision-made' && row.kind !== 'entity-set'))
    throw nothingToUndo(seq, 'it is no decision', location);
  if (integer(row, 'taken') === 1) throw nothingToUndo(seq, 'it is undone already', location);
}

async function checkRevert(sql: Sql, location: string, run: string): Promise<void> {
  const row = await sql.get('SELECT count(*) AS n, min(taken) AS taken FROM entries WHERE run = ?', run);
  if (!row || integer(row, 'n') === 0) throw nothingToRevert(run, 'no run has this id', location);
  if (integer(row, 'taken') === 1) throw nothingToRevert(run, 'it is reverted already', location);
}

/** Sets what an origin is called or rated. */
export async function setEntity(sql: Sql, location: string, entity: NewEntity, by: By): Promise<Entity> {
  const { kind, name, as, letter } = entity;
  if (as === undefined && letter === undefined) throw wrongAct('Nothing is set of the origin', location);
  if (as === name) throw wrongAct('An origin cannot be merged into itself', location);
  const payload = { kind, name, reason: entity.reason ?? null, ...(as === undefined ? {} : { as }) };
  const known = letter === undefined ? undefined : LETTERS.find((one) => one === letter);
  if (letter !== undefined && known === undefined)
    throw wrongAct(`"${letter.slice(0, 20)}" is no Admiralty letter (A to F)`, location);
  await append(sql, [draft('entity-set', { ...payload, ...(known === undefined ? {} : { letter: known }) })], by);
  const made = (await listEntities(sql)).find((one) => one.kind === kind && one.name === name);
  if (!made) throw new Error('the entity was not kept');
  return made;
}

const LETTERS = ['A', 'B', 'C', 'D', 'E', 'F'] as const;
