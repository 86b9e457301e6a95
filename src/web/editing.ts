// What is being completed or corrected in the panel of a document's page, and what the panel asks for.
import type { ClaimView } from '../api/schemas.ts';
import type { Span } from '../base/span.ts';

export type Editing =
  | { readonly kind: 'add'; readonly span: Span }
  | { readonly kind: 'amend' | 'split' | 'merge'; readonly view: ClaimView };

export type Sent = Record<string, string>;
/** Null, or the error that the panel then shows. */
export type Saved = Promise<Error | null>;
/** What the panel asks for. */
export type EditorActs = {
  readonly add: (span: Span, fields: Sent) => Saved;
  readonly amend: (view: ClaimView, fields: Sent, reason: string) => Saved;
  readonly split: (view: ClaimView, parts: Sent[], reason: string) => Saved;
  readonly merge: (view: ClaimView, into: string, reason: string) => Saved;
  readonly close: () => void;
};
