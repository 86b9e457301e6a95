// What the causal diagram is made of: effect claims with what is known of their documents. Pure data.

import { z } from 'zod';
import { STATED_BY, type StatedBy } from '../../ledger/model.ts';
import { type Claim, Modality } from '../../reading/claim.ts';

/** An effect claim of a document, or a claim that something went from one to another. */
export type EffectClaim = Pick<
  Claim,
  'id' | 'frame' | 'from' | 'to' | 'item' | 'where' | 'sign' | 'cause' | 'modality' | 'quote'
>;

export type EffectDocument = {
  readonly id: string;
  readonly language: string | null;
  /** The whole text: only where sentences end is looked at. */
  readonly text: string;
  /** Effects, and transfers and deployments, in the order of the text. */
  readonly claims: readonly (EffectClaim & {
    readonly origin: string;
    readonly stated: string;
    readonly statedBy: StatedBy;
  })[];
};

/** Codes and names of variables, by code, name and words. */
export type Variables = {
  readonly labelOf: (code: string) => string;
  /** The code of a name or code; null where there is none. */
  readonly codeOf: (text: string) => string | null;
  /** The variable that is drawn in its place, and goes the other way: room instead of pressure. Null for most. */
  readonly oppositeOf: (code: string) => string | null;
  /** True where a variable that a cause names is of the one who feels the effect, whoever brings it about. */
  readonly isFelt: (code: string) => boolean;
  /** True for a word that only stands for another: it is no variable. */
  readonly isPronoun: (text: string) => boolean;
};

/**
 * What a link goes from or to. `variable`: of a party, or of none that is known. `flow`: what one gives the other. `exchange`: what
 * two give each other. `other`: words that have no code.
 */
export const Node = z.discriminatedUnion('kind', [
  z
    .object({
      id: z.string(),
      kind: z.enum(['variable', 'other']),
      party: z.string().nullable(),
      /** Where, for what is told of a place and not in so many words of a party. */
      place: z.string().nullable(),
      variable: z.string(),
      label: z.string(),
      /** Of words that have no code: the language that they are in, where it is known. */
      language: z.string().nullable(),
    })
    .readonly(),
  z.object({ id: z.string(), kind: z.literal('flow'), from: z.string(), to: z.string() }).readonly(),
  z.object({ id: z.string(), kind: z.literal('exchange'), a: z.string(), b: z.string() }).readonly(),
]);
export type Node = z.infer<typeof Node>;

export const Sign = z.enum(['+', '-']);
export type Sign = z.infer<typeof Sign>;

/** How a link's cause is known: said in the text, or taken from what the document is about. */
export const CauseKnown = z.enum(['stated', 'implied']);
export type CauseKnown = z.infer<typeof CauseKnown>;

/** A claim behind a link. */
export const Witness = z
  .object({
    claim: z.string(),
    document: z.string(),
    origin: z.string(),
    stated: z.string(),
    statedBy: z.enum(STATED_BY),
    modality: Modality,
    quote: z.string(),
    /** The text's own words for the cause; null where it gives none. */
    causeText: z.string().nullable(),
    /** Which way the cause changes and the effect goes: their product is the link's sign. */
    causeChange: Sign,
    /** True where the text does not say how the cause changes, and "there is more of it" is taken. */
    changeAssumed: z.boolean(),
    effectSign: Sign,
  })
  .readonly();
export type Witness = z.infer<typeof Witness>;

export const Link = z
  .object({
    /** `effect:FROM~TO:+`: what `tosite explain` takes. */
    id: z.string(),
    from: z.string(),
    to: z.string(),
    /** `+`: both go the same way. `-`: they go opposite ways. */
    sign: Sign,
    known: CauseKnown,
    /** Another claim has the other sign, or denies it. */
    contested: z.boolean(),
    origins: z.array(z.string()).readonly(),
    modalities: z.array(Modality).readonly(),
    claims: z.array(Witness).readonly(),
    /** Claims that deny it. */
    denied: z.array(Witness).readonly(),
  })
  .readonly();
export type Link = z.infer<typeof Link>;

export const Loop = z
  .object({
    /** R1, R2 … reinforcing, B1 … balancing. */
    name: z.string(),
    kind: z.enum(['reinforcing', 'balancing']),
    /** Link ids, in order; the last leads back to the first. */
    links: z.array(z.string()).readonly(),
    nodes: z.array(z.string()).readonly(),
    contested: z.boolean(),
  })
  .readonly();
export type Loop = z.infer<typeof Loop>;

export const Effects = z
  .object({
    nodes: z.array(Node).readonly(),
    links: z.array(Link).readonly(),
    loops: z.array(Loop).readonly(),
    /** There are more loops than are listed. */
    moreLoops: z.boolean(),
    /** Effects that lead from nothing to anything: the document is about no exchange, or the sign is not known. */
    loose: z.array(z.object({ claim: z.string(), why: z.string() }).readonly()).readonly(),
  })
  .readonly();
export type Effects = z.infer<typeof Effects>;
