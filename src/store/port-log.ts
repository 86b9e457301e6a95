// Of the port: the log, who adds to it, and what can be said of it as a whole.
import type { Json } from '../base/canonical-json.ts';

export const STATEMENT_KINDS = [
  'document-added',
  'document-described',
  'claims-read',
  'figures-imported',
  'decision-made',
  'entity-set',
  'price-set',
  'rate-set',
] as const;
export type StatementKind = (typeof STATEMENT_KINDS)[number];

/** An entry of the log. `hash` is SHA-256 over seq, time, actor, kind, payload (canonical JSON) and `prev`. */
export type Statement = {
  readonly seq: number;
  /** ISO 8601 in UTC with milliseconds. */
  readonly time: string;
  readonly actor: string;
  readonly kind: StatementKind;
  readonly payload: Json;
  /** Hash of the statement before; 64 zeros at the first. */
  readonly prev: string;
  readonly hash: string;
};

/** Who acts, when, and in which run: the id under which all that one command brought in can be taken back in one act. */
export type By = { readonly actor: string; readonly now: Date; readonly run?: string | undefined };

/** Something brought in under one id. */
export type Run = {
  readonly run: string;
  readonly actor: string;
  /** Of its first statement. */
  readonly time: string;
  readonly statements: number;
  readonly documents: number;
  readonly reverted: boolean;
};

export type Verification =
  | { readonly ok: true; readonly statements: number; readonly head: string }
  /** `seq`: of the first broken statement, or of the one behind what is broken; 0 where none is known. */
  | { readonly ok: false; readonly seq: number; readonly field: string; readonly message: string };

export type Head = { readonly seq: number; readonly hash: string };
