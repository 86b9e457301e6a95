// The gate outside every reader: a proposal becomes a claim only if its quote is an exact slice of the document's text
// and its slots' words stand where they say. What enters: a document and proposals. What leaves: claims in the order of
// the text with their ids, and one diagnostic for each refusal. Equal content at the same quote is kept once.
import { hash } from 'node:crypto';
import type { Diagnostic } from '../base/diagnostic.ts';
import type { Span } from '../base/span.ts';
import type { Document } from '../document/document.ts';
import { Claim, type Proposal, type Quote } from './claim.ts';
import { plainClaim } from './plain-claim.ts';

/** Characters of context on each side of a quote (W3C TextQuoteSelector's prefix and suffix). */
const CONTEXT = 32;

export type GateResult = { readonly claims: readonly Claim[]; readonly diagnostics: readonly Diagnostic[] };

/** Lets proposals through that quote the document exactly. */
export function admit(document: Document, proposals: readonly Proposal[]): GateResult {
  const claims = new Map<string, Claim>();
  const diagnostics: Diagnostic[] = [];
  for (const proposal of proposals) {
    const claim = faultOf(document.text, proposal) ?? checked(document, proposal);
    if (typeof claim === 'string') diagnostics.push(refused(proposal, claim));
    else if (!claims.has(claim.id)) claims.set(claim.id, claim);
  }
  return { claims: [...claims.values()].sort(byPlace), diagnostics };
}

/** The claim if it fits the schema, else why it does not. */
function checked(document: Document, proposal: Proposal): Claim | string {
  const id = claimId(document.sha256, proposal);
  const quote = quoteOf(document.text, proposal.quote);
  const plain = plainClaim(proposal, id, quote);
  if (plain !== null) return plain;
  const { data, error } = Claim.safeParse({ ...proposal, id, quote });
  return data ?? error?.issues[0]?.message ?? 'it does not fit the schema';
}

const byPlace = (a: Claim, b: Claim): number =>
  a.quote.start - b.quote.start || a.quote.end - b.quote.end || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** The words of a quote with their surroundings. */
const quoteOf = (text: string, { start, end }: Span): Quote => ({
  exact: text.slice(start, end),
  start,
  end,
  prefix: text.slice(wholeFrom(text, Math.max(0, start - CONTEXT)), start),
  suffix: text.slice(end, wholeTo(text, Math.min(text.length, end + CONTEXT))),
});

/** Never begin or end a context inside a surrogate pair. */
const isLow = (text: string, at: number): boolean => (text.charCodeAt(at) & 0xfc00) === 0xdc00;
const wholeFrom = (text: string, at: number): number => (at > 0 && isLow(text, at) ? at + 1 : at);
const wholeTo = (text: string, at: number): number => (at < text.length && isLow(text, at) ? at - 1 : at);

/**
 * Id of a claim: `c_` and 16 hex digits of SHA-256 over the document's hash, the span and the content (frame, slots,
 * modality); never over time, reader, rule or certainty.
 */
export function claimId(sha256: string, p: Proposal): string {
  const q = p.quantity;
  const content = [
    sha256,
    p.quote.start,
    p.quote.end,
    p.frame,
    p.from?.id ?? null,
    p.to?.id ?? null,
    p.item?.code ?? null,
    q && [q.low, q.high, q.unit, q.approx, q.basis, q.per, q.shared ?? false],
    p.when?.edtf ?? null,
    p.where?.name ?? null,
    p.source?.origin ?? null,
    p.modality,
    p.outcome ?? null,
    p.sign ?? null,
    p.cause ? [p.cause.text, p.cause.variable, p.cause.change] : null,
  ];
  return `c_${hash('sha256', JSON.stringify(content), 'hex').slice(0, 16)}`;
}

type Words = { readonly text: string | null; readonly start: number | null; readonly end: number | null };

/** Why the proposal's words do not stand in the text, or null where they do. */
function faultOf(text: string, p: Proposal): string | null {
  const { start, end } = p.quote;
  if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end > text.length || start >= end)
    return `its quote ${start}-${end} does not stand in the text`;
  if (text.slice(start, end).trim() === '') return 'its quote is white space';
  return (
    wordsFault(text, 'from', p.from) ??
    wordsFault(text, 'to', p.to) ??
    wordsFault(text, 'item', p.item) ??
    wordsFault(text, 'quantity', p.quantity) ??
    wordsFault(text, 'when', p.when) ??
    wordsFault(text, 'where', p.where)
  );
}

function wordsFault(text: string, name: string, slot: Words | null): string | null {
  if (!slot || slot.text === null || slot.start === null || slot.end === null) return null;
  return text.slice(slot.start, slot.end) === slot.text
    ? null
    : `the words of ${name} do not stand at ${slot.start}-${slot.end}`;
}

function refused(p: Proposal, why: string): Diagnostic {
  return {
    code: 'T2201',
    severity: 'warning',
    message: `A proposed ${p.frame} claim of ${p.reader} was refused: ${why}.`,
    hint: 'Nothing is kept of it. A quote must be an exact slice of the document, and so must each slot’s words.',
  };
}
