// Of the port: what persons decide about claims, imported rows and origins.
import type { Json } from '../base/canonical-json.ts';
import type { Claim } from '../reading/claim.ts';

export type Verdict = 'accept' | 'reject';

/** The accept or reject that stands on a claim or an imported row. */
export type Decision = {
  /** Claim id (`c_…`) or imported row id (`r_…`). */
  readonly subject: string;
  readonly verdict: Verdict;
  readonly reason: string | null;
  /** Who decided; of a decision that was carried over from an older version of the document, who decided there. */
  readonly actor: string;
  readonly time: string;
  readonly seq: number;
};

export type NewVerdict = { readonly subject: string; readonly verdict: Verdict; readonly reason?: string };

/** A slot that an amendment changed, as paths into the claim ("quantity.low") with what stood there and what stands now. */
export type Change = { readonly field: string; readonly old: Json; readonly new: Json };

/** What a person may decide besides accepting and rejecting. */
export type NewAct = { readonly reason?: string } & (
  | {
      /** The new claim stands in place of `subject`, which is kept. */
      readonly verdict: 'amend';
      readonly subject: string;
      readonly claim: Claim;
      readonly changes: readonly Change[];
    }
  /** The subjects repeat the claim `into`: all are one, counted once. */
  | { readonly verdict: 'merge'; readonly subjects: readonly string[]; readonly into: string }
  /** The claims stand in place of `subject`, which is kept. */
  | { readonly verdict: 'split'; readonly subject: string; readonly claims: readonly Claim[] }
  /** Takes back a decision or an entity's setting by its sequence number; an undo can be undone. */
  | { readonly verdict: 'undo'; readonly seq: number }
  /** Takes back all that a run brought in. */
  | { readonly verdict: 'revert'; readonly run: string }
);

export const ACT_KINDS = ['accept', 'reject', 'amend', 'merge', 'split', 'undo', 'revert'] as const;
export type ActKind = (typeof ACT_KINDS)[number];

/** A decision as it stands in the log, of any kind. */
export type DecisionEntry = {
  readonly seq: number;
  readonly time: string;
  readonly actor: string;
  readonly verdict: ActKind;
  readonly reason: string | null;
  /** Claims and imported rows that it is about; empty for undo and revert. */
  readonly subjects: readonly string[];
  /** Claims that stand in the place of the subjects. */
  readonly claims: readonly string[];
  readonly changes: readonly Change[];
  /** Of an undo: the statement that it takes back. */
  readonly target: number | null;
  /** Of a revert: the run. */
  readonly run: string | null;
  /** The statement that this one was carried over from, where a newer version of its document took it along. */
  readonly carried: number | null;
  /** It was taken back and has no effect now. */
  readonly undone: boolean;
};

/** What is set of an origin by a person: the name that it goes by, its Admiralty letter. */
export type NewEntity = {
  readonly kind: 'origin';
  readonly name: string;
  /** The name of the origin that it is the same as. */
  readonly as?: string;
  /** Admiralty letter, A to F. */
  readonly letter?: string;
  readonly reason?: string;
};

export type Entity = {
  readonly kind: 'origin';
  readonly name: string;
  readonly as: string | null;
  readonly letter: string | null;
  /** Of the setting that was made last. */
  readonly reason: string | null;
  readonly actor: string;
  readonly time: string;
  readonly seq: number;
};

/** A decision that has no effect on the new reading or version, since what it was about is not in it. */
export type DecisionLost = {
  readonly seq: number;
  readonly verdict: ActKind | 'add';
  /** The claim that it was about. */
  readonly subject: string;
  readonly quote: string;
};
