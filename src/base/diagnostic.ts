// Diagnostics: what is wrong with data, said so that a person can act on it. Bugs are exceptions, data gets a diagnostic.
// Codes: T1xxx documents and input, T2xxx language and reading, T3xxx ledger and import, T4xxx store, T5xxx export and serving.
import { english, type Said, say } from './said.ts';
import type { Span } from './span.ts';

export type Severity = 'error' | 'warning' | 'info';

export type Diagnostic = {
  readonly code: `T${number}`;
  readonly severity: Severity;
  /** What is wrong and why, one sentence. */
  readonly message: string;
  /** What to do about it. */
  readonly hint: string;
  /** Both as data, for other languages. */
  readonly said?: { readonly message: Said; readonly hint: Said };
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

type Words = { readonly message: string | Said; readonly hint: string | Said };
/** A diagnostic as it is written: its words as data, or as a text that only English has. */
export type Written = Omit<Diagnostic, 'message' | 'hint' | 'said'> & Words;

const text = (words: string | Said): string => (typeof words === 'string' ? words : english(words));
const asSaid = (words: string | Said): Said => (typeof words === 'string' ? say`${words}` : words);

/** English words, and where there are any the same as data. */
export const inWords = ({ message, hint }: Words): Pick<Diagnostic, 'message' | 'hint' | 'said'> => ({
  message: text(message),
  hint: text(hint),
  ...(typeof message === 'string' ? {} : { said: { message, hint: asSaid(hint) } }),
});

/** An error that a user caused and can mend. The outer layers print it without a stack and exit with `exitCode`. */
export class UserError extends Error {
  readonly diagnostic: Diagnostic;
  readonly exitCode: 1 | 2;
  constructor(written: Written, exitCode: 1 | 2 = 1) {
    const diagnostic = { ...written, ...inWords(written) };
    super(diagnostic.message);
    this.name = 'UserError';
    this.diagnostic = diagnostic;
    this.exitCode = exitCode;
  }
}

export function assertNever(value: never): never {
  throw new TypeError(`unexpected variant: ${JSON.stringify(value)}`);
}
