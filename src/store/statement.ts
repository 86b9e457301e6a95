// Statements of the log: their payloads, and the chain that makes a change of any of them visible. Pure.
// hash = SHA-256 of the lines prev, seq, time, actor (as JSON), kind, payload (canonical JSON), joined by line feeds; none of
// them can hold a line feed, so that no two statements have the same preimage.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { canonicalJson } from '../base/canonical-json.ts';
import { ImportedFigure } from '../ledger/imported-figure.ts';
import { Claim } from '../reading/claim.ts';
import type { StatementKind } from './port.ts';

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

/** The payload of each kind. */
export const PAYLOADS = {
  /** The text itself is kept once by its hash, outside the log. */
  'document-added': DocumentFields.extend({ id: z.string(), sha256: z.string(), length: z.int() }),
  /** Fields that were unknown when the document was added. */
  'document-described': DocumentFields.partial().extend({ id: z.string() }),
  'claims-read': z.object({
    document: z.string(),
    reader: z.string(),
    claims: z.array(Claim),
    diagnostics: z.array(StoredDiagnostic),
  }),
  'figures-imported': z.object({ file: z.string(), rows: z.array(ImportedFigure) }),
  'decision-made': z.object({
    subject: z.string(),
    verdict: z.enum(['accept', 'reject']),
    reason: z.string().nullable(),
  }),
} as const satisfies Record<StatementKind, z.ZodType>;

export type Payload<K extends StatementKind> = z.infer<(typeof PAYLOADS)[K]>;

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
export function statementHash(entry: Unhashed): string {
  const lines = [entry.prev, String(entry.seq), entry.time, JSON.stringify(entry.actor), entry.kind, entry.payload];
  return createHash('sha256').update(lines.join('\n'), 'utf8').digest('hex');
}

/** The statement that follows `head`. */
export function nextEntry<K extends StatementKind>(
  head: { readonly seq: number; readonly hash: string },
  statement: { readonly kind: K; readonly payload: Payload<K> },
  by: { readonly actor: string; readonly now: Date },
): Entry {
  const entry: Unhashed = {
    seq: head.seq + 1,
    time: by.now.toISOString(),
    actor: by.actor,
    kind: statement.kind,
    payload: canonicalJson(statement.payload),
    prev: head.hash,
  };
  return { ...entry, hash: statementHash(entry) };
}

/** The first thing that is wrong with an entry after `head`, as the field's name and what is wrong; null where it is sound. */
export function entryFault(
  head: { readonly seq: number; readonly hash: string },
  entry: Entry,
): { readonly field: string; readonly message: string } | null {
  if (entry.seq !== head.seq + 1) return { field: 'seq', message: `statement ${head.seq + 1} is missing` };
  if (entry.prev !== head.hash) return { field: 'prev', message: 'does not follow the statement before it' };
  if (entry.hash !== statementHash(entry)) return { field: 'hash', message: 'its content is not what was hashed' };
  return null;
}
