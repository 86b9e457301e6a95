// The statements about one document → what is known of it and how each of its claims stands. The one place that says which
// claims are current. Pure: what was taken back (undone, reverted) is left out by the caller, so that undoing is replaying.
//
// A reader's newer reading replaces its older one; what a person read adds to what is there. A claim that two readers found
// stands once, by the earlier reading. An amendment puts its claim in place of its subject; where a newer reading has the
// subject no more, what the person wrote stands nevertheless. Merging and versions join documents: see merges.ts, versions.ts.
import { canonicalJson } from '../base/canonical-json.ts';
import { assertNever, type Diagnostic } from '../base/diagnostic.ts';
import type { Document } from '../document/document.ts';
import type { Claim } from '../reading/claim.ts';
import type { Drafted, Payload } from './statement.ts';

/** A statement about a document that stands. */
export type Spoken = Drafted & { readonly seq: number; readonly time: string; readonly actor: string };

/** How a claim stands in its own document. */
export type OwnStanding = 'current' | 'superseded' | 'replaced';

export type ClaimState = {
  readonly claim: Claim;
  /** Canonical JSON of the claim. */
  readonly text: string;
  readonly standing: OwnStanding;
  readonly instead: readonly string[];
  readonly behind: readonly string[];
};

export type DocumentState = Omit<Document, 'text'> & {
  /** Sequence number of the statement that added it. */
  readonly seq: number;
  readonly length: number;
  readonly added: string;
  readonly addedBy: string;
  readonly run: string | null;
  readonly claims: readonly ClaimState[];
  /** Of the current readings. */
  readonly diagnostics: readonly Diagnostic[];
};

type Of<K extends Drafted['kind']> = Extract<Spoken, { readonly kind: K }>;
type Reading = Of<'claims-read'>;
type MutableClaim = { -readonly [F in keyof ClaimState]: ClaimState[F] };
type Fields = Payload<'document-described'>;

const FIELDS = ['language', 'published', 'publisher', 'url', 'title'] as const;

/** The reader without its version: a newer version of it replaces its reading of a document. */
export const readerName = (reader: string): string => reader.split('@')[0] ?? reader;

const isPerson = (reader: string): boolean => reader.startsWith('person:');

/** The state after these statements, in the order of the log; null where none that stands added the document. */
export function documentState(spoken: readonly Spoken[]): DocumentState | null {
  const added = spoken.find((one): one is Of<'document-added'> => one.kind === 'document-added');
  if (!added) return null;
  const { id, sha256, length, run } = added.payload;
  const readings = spoken.filter((one) => one.kind === 'claims-read');
  const current = currentReadings(readings);
  return {
    id,
    sha256,
    length,
    ...fieldsOf(spoken),
    seq: added.seq,
    added: added.time,
    addedBy: added.actor,
    run: run ?? null,
    claims: claimsOf(spoken, readings, current),
    diagnostics: readings
      .filter(({ seq }) => current.has(seq))
      .flatMap(({ payload }) => payload.diagnostics.map(exact)),
  };
}

/** Each field by the first statement that knows it. */
function fieldsOf(spoken: readonly Spoken[]): Pick<Document, (typeof FIELDS)[number]> {
  const said: Fields[] = spoken
    .filter((one) => one.kind === 'document-added' || one.kind === 'document-described')
    .map(({ payload }) => payload);
  const first = (field: (typeof FIELDS)[number]): string | null =>
    said.map((fields) => fields[field] ?? null).find((value) => value !== null) ?? null;
  return {
    language: first('language'),
    published: first('published'),
    publisher: first('publisher'),
    url: first('url'),
    title: first('title'),
  };
}

/** Sequence numbers of the readings that count: each reader's last one, and all by persons. */
function currentReadings(readings: readonly Reading[]): ReadonlySet<number> {
  const last = new Map<string, number>();
  for (const { seq, payload } of readings) last.set(readerName(payload.reader), seq);
  return new Set(
    readings
      .filter(({ seq, payload }) => isPerson(payload.reader) || last.get(readerName(payload.reader)) === seq)
      .map(({ seq }) => seq),
  );
}

function claimsOf(
  spoken: readonly Spoken[],
  readings: readonly Reading[],
  current: ReadonlySet<number>,
): readonly ClaimState[] {
  const claims = new Map<string, MutableClaim>();
  const read = (reading: Reading, standing: OwnStanding): void =>
    reading.payload.claims.forEach((claim, i) => {
      if (!claims.has(claim.id)) claims.set(claim.id, stateOf(claim, standing, reading.texts?.[i]));
    });
  for (const reading of readings) if (current.has(reading.seq)) read(reading, 'current');
  for (const reading of readings) if (!current.has(reading.seq)) read(reading, 'superseded');
  for (const one of spoken) if (one.kind === 'decision-made') decided(claims, one.payload);
  return [...claims.values()];
}

const stateOf = (claim: Claim, standing: OwnStanding, text = canonicalJson(claim)): MutableClaim => ({
  claim,
  text,
  standing,
  instead: [],
  behind: [],
});

function decided(claims: Map<string, MutableClaim>, decision: Payload<'decision-made'>): void {
  switch (decision.verdict) {
    case 'amend':
      replace(claims, decision.subject, [decision.claim]);
      return;
    case 'split':
      replace(claims, decision.subject, decision.claims);
      return;
    case 'accept':
    case 'reject':
    case 'merge':
    case 'undo':
    case 'revert':
      return;
    default:
      assertNever(decision);
  }
}

/** A subject that never was, or that something else stands in place of already, lets the decision have no effect. */
function replace(claims: Map<string, MutableClaim>, id: string, by: readonly Claim[]): void {
  const subject = claims.get(id);
  if (!subject || subject.instead.length > 0) return;
  if (subject.standing === 'current') subject.standing = 'replaced';
  subject.instead = by.map((claim) => claim.id);
  for (const claim of by) {
    const known = claims.get(claim.id);
    const behind = [...(known?.behind ?? []), id];
    if (known?.standing === 'current') known.behind = behind;
    else claims.set(claim.id, { ...stateOf(claim, 'current'), behind });
  }
}

type Noted = Payload<'claims-read'>['diagnostics'][number];

/** Zod gives `undefined` members where the port's type has none. */
function exact({ span, at, ...rest }: Noted): Diagnostic {
  const where = at && {
    ...(at.file === undefined ? {} : { file: at.file }),
    ...(at.line === undefined ? {} : { line: at.line }),
    ...(at.column === undefined ? {} : { column: at.column }),
  };
  return { ...rest, ...(span ? { span } : {}), ...(where ? { at: where } : {}) };
}
