// What the causal diagram is made of: effect claims with what is known of their documents. Pure data.
import type { Claim, Modality } from '../../reading/claim.ts';

/** An effect claim of a document, or a claim that something went from one to another. */
export type EffectClaim = Pick<
  Claim,
  'id' | 'frame' | 'from' | 'to' | 'item' | 'where' | 'sign' | 'cause' | 'modality' | 'quote'
>;

export type EffectDocument = {
  readonly id: string;
  /** The whole text: only where sentences end is looked at. */
  readonly text: string;
  /** Effects, and transfers and deployments, in the order of the text. */
  readonly claims: readonly (EffectClaim & { readonly origin: string; readonly stated: string })[];
};

/** Codes and names of variables, by code, name and words. */
export type Variables = {
  readonly labelOf: (code: string) => string;
  /** The code of a name or code; null where there is none. */
  readonly codeOf: (text: string) => string | null;
};

/**
 * What a link goes from or to. `variable`: of a party, or of none that is known. `flow`: what one gives the other. `exchange`: what
 * two give each other. `other`: words that have no code.
 */
export type Node =
  | {
      readonly id: string;
      readonly kind: 'variable' | 'other';
      readonly party: string | null;
      /** Where, for what is told of a place and not in so many words of a party. */
      readonly place: string | null;
      readonly variable: string;
      readonly label: string;
    }
  | { readonly id: string; readonly kind: 'flow'; readonly from: string; readonly to: string }
  | { readonly id: string; readonly kind: 'exchange'; readonly a: string; readonly b: string };

export type Sign = '+' | '-';

/** How a link's cause is known: said in the text, or taken from what the document is about. */
export type CauseKnown = 'stated' | 'implied';

/** A claim behind a link. */
export type Witness = {
  readonly claim: string;
  readonly document: string;
  readonly origin: string;
  readonly stated: string;
  readonly modality: Modality;
  readonly quote: string;
  /** The text's own words for the cause; null where it gives none. */
  readonly causeText: string | null;
  /** Which way the cause changes and the effect goes: their product is the link's sign. */
  readonly causeChange: Sign;
  /** True where the text does not say how the cause changes, and "there is more of it" is taken. */
  readonly changeAssumed: boolean;
  readonly effectSign: Sign;
};

export type Link = {
  /** `effect:FROM~TO:+`: what `tosite explain` takes. */
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** `+`: both go the same way. `-`: they go opposite ways. */
  readonly sign: Sign;
  readonly known: CauseKnown;
  /** Another claim has the other sign, or denies it. */
  readonly contested: boolean;
  readonly origins: readonly string[];
  readonly modalities: readonly Modality[];
  readonly claims: readonly Witness[];
  /** Claims that deny it. */
  readonly denied: readonly Witness[];
};

export type Loop = {
  /** R1, R2 … reinforcing, B1 … balancing. */
  readonly name: string;
  readonly kind: 'reinforcing' | 'balancing';
  /** Link ids, in order; the last leads back to the first. */
  readonly links: readonly string[];
  readonly nodes: readonly string[];
  readonly contested: boolean;
};

export type Effects = {
  readonly nodes: readonly Node[];
  readonly links: readonly Link[];
  readonly loops: readonly Loop[];
  /** There are more loops than are listed. */
  readonly moreLoops: boolean;
  /** Effects that lead from nothing to anything: the document is about no exchange, or the sign is not known. */
  readonly loose: readonly { readonly claim: string; readonly why: string }[];
};
