// Diagnostics: what is wrong with data, said so that a person can act on it. Bugs are exceptions, data gets a diagnostic.
// Codes: T1xxx documents and input, T2xxx language and reading, T3xxx ledger and import, T4xxx store, T5xxx export and serving.
import type { Span } from './span.ts';

export type Severity = 'error' | 'warning' | 'info';

export type Diagnostic = {
  readonly code: `T${number}`;
  readonly severity: Severity;
  /** What is wrong and why, one sentence. */
  readonly message: string;
  /** What to do about it. */
  readonly hint: string;
  /** Where in the text. */
  readonly span?: Span;
  /** Where else: a file, a row, a column; or the field of a claim. */
  readonly at?: {
    readonly file?: string;
    readonly line?: number;
    readonly column?: string;
    readonly field?: string;
  };
};

/** An error that a user caused and can mend. The outer layers print it without a stack and exit with `exitCode`. */
export class UserError extends Error {
  readonly diagnostic: Diagnostic;
  readonly exitCode: 1 | 2;
  constructor(diagnostic: Diagnostic, exitCode: 1 | 2 = 1) {
    super(diagnostic.message);
    this.name = 'UserError';
    this.diagnostic = diagnostic;
    this.exitCode = exitCode;
  }
}

export function assertNever(value: never): never {
  throw new TypeError(`unexpected variant: ${JSON.stringify(value)}`);
}
