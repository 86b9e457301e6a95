// Use cases of a person who completes and corrects what was read: a claim that the reader missed, amended slots, merged and
// split claims, undoing. Every one passes the gate and is a statement in the log; nothing is erased.

import { z } from 'zod';
import type { Json } from '../base/canonical-json.ts';
import { UserError, type Written } from '../base/diagnostic.ts';
import { say } from '../base/said.ts';
import type { Span } from '../base/span.ts';
import type { Document } from '../document/document.ts';
import type { Claim, Proposal } from '../reading/claim.ts';
import { admit } from '../reading/gate.ts';
import type { Suggestions } from '../reading/suggest.ts';
import type { By, DecisionEntry, Store, StoredClaim, StoreView } from '../store/port.ts';
import { changesOf, withEdits } from './claim-edits.ts';
import { ALLOWED, badValue, type Edits } from './claim-fields.ts';
import { nothingHas } from './documents.ts';
import { suggestSlots } from './suggest.ts';

/** Who reads when a person does. */
export const readerOf = (actor: string): string => `person:${actor}`;

export type NewClaim = { readonly document: string; readonly quote: Span; readonly edits: Edits };

/**
 * Drafts a claim of a person over words of a document. What is not given is taken from the frames' own draft at the place where
 * that is of the same frame, else from the words selected. Throws UserError T1901, T1911 or T1912.
 */
export async function draftClaim(
  store: StoreView,
  { document: id, quote, edits }: NewClaim,
  actor: string,
): Promise<{ readonly document: Document; readonly claim: Claim; readonly suggestions: Suggestions }> {
  const document = await documentOf(store, id);
  if (!document.text.slice(quote.start, quote.end).isWellFormed()) throw cutCharacter(id);
  const suggestions = await suggestSlots(document, quote);
  const frame = edits.get('frame') ?? suggestions.draft?.frame;
  if (!frame) throw badValue('frame', '', ALLOWED.frame, 'is missing, and the words do not tell it');
  const draft = suggestions.draft?.frame === frame ? suggestions.draft : fromWords(suggestions);
  const base: Proposal = { ...draft, reader: readerOf(actor), rule: 'person.added', quote };
  return {
    document,
    claim: admitted(document, withEdits(base, new Map([['frame', frame], ...edits]), suggestions)),
    suggestions,
  };
}

/** A claim's slots from the words that were selected; who gives and who takes, they do not tell. */
function fromWords({ span, quantities, items, dates }: Suggestions): Omit<Proposal, 'reader'> {
  const inside = <S extends { readonly start: number | null; readonly end: number | null }>(
    all: readonly S[],
  ): S | null =>
    all.find(({ start, end }) => start !== null && end !== null && start >= span.start && end <= span.end) ?? null;
  return {
    frame: 'transfer',
    rule: 'person.added',
    from: null,
    to: null,
    item: inside(items),
    quantity: inside(quantities),
    when: inside(dates),
    where: null,
    source: null,
    modality: 'asserted',
    quote: span,
  };
}

/** Keeps a claim that the reader missed, as one read by a person. */
export async function addClaim(store: Store, given: NewClaim, by: By): Promise<StoredClaim> {
  const { document, claim } = await draftClaim(store, given, by.actor);
  await store.addReading({ document, claims: [claim], reader: readerOf(by.actor), diagnostics: [] }, by);
  return keptClaim(store, claim.id);
}

export type Reasoned = { readonly reason?: string | undefined };

/** Amends slots of a claim: the new one stands in its place, the old one and its values are kept. */
export async function amend(
  store: Store,
  { claim: id, edits, reason }: { readonly claim: string; readonly edits: Edits } & Reasoned,
  by: By,
): Promise<{ readonly decision: DecisionEntry; readonly claim: StoredClaim }> {
  const before = await keptClaim(store, id);
  const claim = await amended(store, before, edits, { actor: by.actor, rule: 'person.amended' });
  const changes = changesOf(before.claim, claim);
  if (changes.length === 0) throw nothingChanged(id);
  const decision = await store.act({ verdict: 'amend', subject: id, claim, changes, ...because(reason) }, by);
  return { decision, claim: await keptClaim(store, claim.id) };
}

/** Splits a claim into several: each part is the claim with edits of its own. */
export async function split(
  store: Store,
  { claim: id, parts, reason }: { readonly claim: string; readonly parts: readonly Edits[] } & Reasoned,
  by: By,
): Promise<{ readonly decision: DecisionEntry; readonly claims: readonly StoredClaim[] }> {
  const before = await keptClaim(store, id);
  const claims: Claim[] = [];
  for (const edits of parts)
    claims.push(await amended(store, before, edits, { actor: by.actor, rule: 'person.split' }));
  const decision = await store.act({ verdict: 'split', subject: id, claims, ...because(reason) }, by);
  const kept: StoredClaim[] = [];
  for (const claim of claims) kept.push(await keptClaim(store, claim.id));
  return { decision, claims: kept };
}

/** Says that claims repeat another one: they are one, and count once. */
export const merge = (
  store: Store,
  { into, claims, reason }: { readonly into: string; readonly claims: readonly string[] } & Reasoned,
  by: By,
): Promise<DecisionEntry> => store.act({ verdict: 'merge', subjects: claims, into, ...because(reason) }, by);

/**
 * Takes back a decision: the one with a sequence number, the last one on a claim or row, or, without either, the last one of
 * this person. Throws UserError T1914 where there is none.
 */
export async function undo(store: Store, what: number | string | null, by: By & Reasoned): Promise<DecisionEntry> {
  const seq = typeof what === 'number' ? what : await lastDecision(store, what, by.actor);
  return store.act({ verdict: 'undo', seq, ...because(by.reason) }, by);
}

async function lastDecision(store: Store, subject: string | null, actor: string): Promise<number> {
  const made = await store.decisions(subject ?? undefined);
  const isOwn = (one: DecisionEntry): boolean => subject !== null || one.actor === actor;
  const last = made.findLast((one) => !one.undone && one.verdict !== 'undo' && isOwn(one))?.seq ?? null;
  const later = subject === null ? await lastOwnAct(store, { after: last ?? 0, actor, made }) : null;
  if (later !== null) return later;
  if (last !== null) return last;
  if (subject !== null && (await store.claim(subject)) === null && (await store.figure(subject)) === null)
    throw nothingHas(subject);
  throw nothingDecided(subject, actor);
}

type Since = { readonly after: number; readonly actor: string; readonly made: readonly DecisionEntry[] };

/**
 * What a person did after a statement that is no decision but is theirs: an origin that they set, by its number. Throws
 * UserError T1915 where the last of it is a claim of theirs that stands: that is rejected, not undone.
 */
async function lastOwnAct(store: Store, { after, actor, made }: Since): Promise<number | null> {
  const undone = new Set(made.flatMap((one) => (one.verdict === 'undo' && !one.undone ? [one.target] : [])));
  let last: number | string | null = null;
  const { seq: head } = await store.head();
  for (let from = after; from < head; from += LOG_PAGE)
    for (const one of await store.statements(from, LOG_PAGE)) {
      if (one.actor !== actor || undone.has(one.seq)) continue;
      if (one.kind === 'entity-set') last = one.seq;
      for (const id of one.kind === 'claims-read' ? claimsByHand(one.payload, actor) : [])
        if (await isStanding(store, id)) last = id;
    }
  if (typeof last === 'string') throw claimLast(actor, last);
  return last;
}

const LOG_PAGE = 500;

const OwnReading = z.object({ reader: z.string(), claims: z.array(z.object({ id: z.string() })) });

function claimsByHand(payload: Json, actor: string): readonly string[] {
  const { data } = OwnReading.safeParse(payload);
  return data?.reader === readerOf(actor) ? data.claims.map(({ id }) => id) : [];
}

async function isStanding(store: Store, id: string): Promise<boolean> {
  const claim = await store.claim(id);
  return claim?.standing === 'current' && claim.decision?.verdict !== 'reject';
}

type Manner = { readonly actor: string; readonly rule: string };

async function amended(
  store: StoreView,
  { claim, documentId }: StoredClaim,
  edits: Edits,
  manner: Manner,
): Promise<Claim> {
  const document = await documentOf(store, documentId);
  const { id: _id, quote, ...slots } = claim;
  const base: Proposal = { ...slots, quote, reader: readerOf(manner.actor), rule: manner.rule };
  return admitted(document, withEdits(base, edits, await suggestSlots(document, quote)));
}

function admitted(document: Document, proposal: Proposal): Claim {
  const { claims, diagnostics } = admit(document, [proposal]);
  const [claim] = claims;
  if (claim) return claim;
  throw new UserError(diagnostics[0] ?? REFUSED, 2);
}

const REFUSED: Written = {
  code: 'T2201',
  severity: 'warning',
  message: say`The claim was refused: its quote does not stand in the text.`,
  hint: say`A quote must be an exact slice of the document, and so must each slot’s words.`,
};

const because = (reason: string | undefined): { readonly reason?: string } => (reason === undefined ? {} : { reason });

async function documentOf(store: StoreView, id: string): Promise<Document> {
  const stored = await store.document(id);
  if (stored === null) throw nothingHas(id);
  return stored.document;
}

async function keptClaim(store: StoreView, id: string): Promise<StoredClaim> {
  const claim = await store.claim(id);
  if (claim === null) throw nothingHas(id);
  return claim;
}

const cutCharacter = (id: string): UserError =>
  new UserError(
    {
      code: 'T1912',
      severity: 'error',
      message: say`The words selected in ${id} begin or end inside a character.`,
      hint: say`Select whole characters; offsets count UTF-16 code units.`,
    },
    2,
  );

const nothingChanged = (id: string): UserError =>
  new UserError(
    {
      code: 'T1913',
      severity: 'error',
      message: say`${id} says this already: nothing would change.`,
      hint: say`See its slots with: tosite show ${id}`,
    },
    2,
  );

const nothingDecided = (subject: string | null, actor: string): UserError =>
  new UserError({
    code: 'T1914',
    severity: 'error',
    message: subject === null ? `${actor} has made no decision that stands.` : `No decision stands on ${subject}.`,
    hint: say`Name the statement by its number: tosite log shows them; tosite show ID shows those on a claim.`,
  });

const claimLast = (actor: string, id: string): UserError =>
  new UserError({
    code: 'T1915',
    severity: 'error',
    message: say`The last that ${actor} did was to add the claim ${id}, which is no decision.`,
    hint: say`Take the claim back with: tosite reject ${id}; undo an older decision by its number, as tosite log shows it.`,
  });
