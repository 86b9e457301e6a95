// Statements of the log: their payloads, and the chain that makes a change of any of them visible. Pure.
// hash = SHA-256 of the lines prev, seq, time, actor (as JSON), kind, payload (canonical JSON), joined by line feeds; none of
// them can hold a line feed, so that no two statements have the same preimage.
import { hash } from 'node:crypto';
import { z } from 'zod';
import { canonicalJson, type Json } from '../base/canonical-json.ts';
import { Price } from '../exchange/prices.ts';
import { ImportedFigure } from '../ledger/imported-figure.ts';
import { Claim, DecimalText } from '../reading/claim.ts';
import type { Head, StatementKind } from './port.ts';

/** What stands as `prev` in the first statement. */
export const GENESIS = '0'.repeat(64);

const DocumentFields = z.object({
  language: z.string().nullable(),
  published: z.string().nullable(),
  publisher: z.string().nullable(),
  url: z.string().nullable(),
  title: z.string().nullable(),
});

export const StoredDiagnostic = z.object({
  code: z.templateLiteral(['T', z.int()]),
  severity: z.enum(['error', 'warning', 'info']),
  message: z.string(),
  hint: z.string(),
  span: z.object({ start: z.int(), end: z.int() }).optional(),
  at: z.object({ file: z.string().optional(), line: z.int().optional(), column: z.string().optional() }).optional(),
});

/** The run that brought it in; statements of old have none. */
const run = z.string().optional();
const reason = z.string().nullable();
/** The statement of an older version of the document that this one carries over, and who made it. */
const carried = z.object({ seq: z.int(), actor: z.string(), time: z.string() }).optional();
const json: z.ZodType<Json> = z.json();
const changes = z.array(z.object({ field: z.string(), old: json, new: json }));

/** A decision of each kind, told apart by `verdict`. */
export const DecisionPayload = z.discriminatedUnion('verdict', [
  z.object({ verdict: z.enum(['accept', 'reject']), subject: z.string(), reason, carried, run }),
  z.object({ verdict: z.literal('amend'), subject: z.string(), claim: Claim, changes, reason, carried, run }),
  z.object({ verdict: z.literal('split'), subject: z.string(), claims: z.array(Claim), reason, carried, run }),
  z.object({
    verdict: z.literal('merge'),
    subjects: z.array(z.string()),
    into: z.string(),
    reason,
    carried,
    run,
  }),
  z.object({ verdict: z.literal('undo'), seq: z.int(), reason }),
  z.object({ verdict: z.literal('revert'), run: z.string(), reason }),
]);

/** The payload of each kind. */
export const PAYLOADS = {
  /** The text itself is kept once by its hash, outside the log. */
  'document-added': DocumentFields.extend({ id: z.string(), sha256: z.string(), length: z.int(), run }),
  /** Fields that were unknown when the document was added. */
  'document-described': DocumentFields.partial().extend({ id: z.string(), run }),
  'claims-read': z.object({
    document: z.string(),
    reader: z.string(),
    claims: z.array(Claim),
    diagnostics: z.array(StoredDiagnostic),
    carried,
    run,
  }),
  'figures-imported': z.object({ file: z.string(), rows: z.array(ImportedFigure), run }),
  'decision-made': DecisionPayload,
  'entity-set': z.object({
    kind: z.literal('origin'),
    name: z.string(),
    as: z.string().optional(),
    letter: z.enum(['A', 'B', 'C', 'D', 'E', 'F']).optional(),
    reason,
  }),
  'price-set': z.object({ file: z.string(), rows: z.array(Price), run }),
  /** Currency → day or year → units for one euro. */
  'rate-set': z.object({ file: z.string(), rates: z.record(z.string(), z.record(z.string(), DecimalText)), run }),
} as const satisfies Record<StatementKind, z.ZodType>;

export type Payload<K extends StatementKind> = z.infer<(typeof PAYLOADS)[K]>;

/** A statement by its kind, with its payload read and as the canonical text that is hashed and kept. */
export type Drafted = {
  [K in StatementKind]: {
    readonly kind: K;
    readonly payload: Payload<K>;
    readonly text: string;
    /** Of a reading: the canonical text of each claim, where it is at hand. */
    readonly texts?: readonly string[];
  };
}[StatementKind];

/** A statement to be added. */
export function draft<K extends StatementKind>(kind: K, payload: Payload<K>): Drafted & { readonly kind: K } {
  return { kind, payload, text: canonicalJson(payload) } as Drafted & { readonly kind: K };
}

/** A reading to be added: each claim is put into its canonical text once, for the log and for the table of claims. */
export function draftReading(payload: Payload<'claims-read'>): Drafted & { readonly kind: 'claims-read' } {
  const texts = payload.claims.map(canonicalJson);
  const { claims: _claims, carried, ...rest } = payload;
  // "carried" and "claims" are the first of the keys in the canonical order.
  const before = carried ? `"carried":${canonicalJson(carried)},` : '';
  const text = `{${before}"claims":[${texts.join(',')}],${canonicalJson(rest).slice(1)}`;
  return { kind: 'claims-read', payload, text, texts };
}

/** A statement read back from the log. It was checked when it came in, and its hash guards it: it is not checked again. */
export const drafted = ({ kind, payload }: Entry): Drafted =>
  ({ kind, payload: JSON.parse(payload), text: payload }) as Drafted;

/** A statement as it is kept: the payload is its canonical text. */
export type Entry = {
  readonly seq: number;
  readonly time: string;
  readonly actor: string;
  readonly kind: StatementKind;
  readonly payload: string;
  readonly prev: string;
  readonly hash: string;
};

type Unhashed = Omit<Entry, 'hash'>;

/** The hash of a statement, hexadecimal. */
export const statementHash = (entry: Unhashed): string => hashOf(entry);

type Hashed = { readonly [K in keyof Unhashed]: K extends 'seq' | 'prev' ? unknown : string };

/** Where what is hashed is put together, so that a long log leaves no copies of its payloads behind. */
const room = Buffer.allocUnsafeSlow(1 << 18);
/** A unit of UTF-16 takes three bytes of UTF-8 at most. */
const ROOM = Math.trunc(room.length / 3);

function hashOf({ prev, seq, time, actor, kind, payload }: Hashed): string {
  const head = `${prev}\n${seq}\n${time}\n${JSON.stringify(actor)}\n${kind}\n`;
  if (head.length + payload.length > ROOM) return hash('sha256', head + payload, 'hex');
  const at = room.write(head);
  return hash('sha256', room.subarray(0, at + room.write(payload, at)), 'hex');
}

/** The statement that follows `head`. */
export function nextEntry(
  head: Head,
  statement: { readonly kind: StatementKind; readonly text: string },
  by: { readonly actor: string; readonly now: Date },
): Entry {
  const entry: Unhashed = {
    seq: head.seq + 1,
    time: by.now.toISOString(),
    actor: by.actor,
    kind: statement.kind,
    payload: statement.text,
    prev: head.hash,
  };
  return { ...entry, hash: statementHash(entry) };
}

/**
 * The first thing that is wrong with a row of the log after `head`, as the field's name and what is wrong; null where it is
 * sound. Its kind is any text: that it is one of the known kinds follows from the hash.
 */
export function entryFault(
  head: Head,
  { seq, time, actor, kind, payload, prev, hash: kept }: Readonly<Record<string, unknown>>,
): { readonly field: string; readonly message: string } | null {
  if (seq !== head.seq + 1) return { field: 'seq', message: `statement ${head.seq + 1} is missing` };
  if (prev !== head.hash) return { field: 'prev', message: 'does not follow the statement before it' };
  const hashed = hashOf({
    seq,
    time: String(time),
    actor: String(actor),
    kind: String(kind),
    payload: String(payload),
    prev,
  });
  if (kept !== hashed) return { field: 'hash', message: 'its time, actor, kind or payload is not what was hashed' };
  return null;
}
