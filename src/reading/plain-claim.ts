// The claim's schema (./claim.ts) as plain tests, for what a reader of ours proposes: nearly all of it fits, and to say so by
// the schema costs more than to read it. What enters: a claim whose slots may be anything. What leaves: the claim as the
// schema would give it, with the schema's keys in its order and no others; or null where it is not plain that it fits: then
// the schema has the last word. Whatever is let through here the schema lets through (test/reading/plain-claim.test.ts).
import { isDecimalText } from '../base/decimal.ts';
import {
  BASES,
  type CauseSlot,
  type Claim,
  FRAMES,
  type ItemSlot,
  MODALITIES,
  OUTCOMES,
  type PartySlot,
  PERIODS,
  type QuantitySlot,
  type Quote,
  type SourceSlot,
  type WhenSlot,
  type WhereSlot,
} from './claim.ts';

const isText = (x: unknown): boolean => typeof x === 'string';
const isSome = (x: unknown): boolean => typeof x === 'string' && x.length > 0;
const isOffset = (x: unknown): boolean => Number.isSafeInteger(x) && (x as number) >= 0;
const isOneOf = (known: readonly string[]): ((x: unknown) => boolean) => {
  const set: ReadonlySet<unknown> = new Set(known);
  return (x) => set.has(x);
};
const isFrame = isOneOf(FRAMES);
const isModality = isOneOf(MODALITIES);
const isOutcome = isOneOf(OUTCOMES);
const isBasis = isOneOf(BASES);
const isPeriod = isOneOf(PERIODS);
const isKnown = isOneOf(['stated', 'implied', 'derived']);
const isSign = (x: unknown): boolean => x === '+' || x === '-';
const isDecimal = (x: unknown): boolean => typeof x === 'string' && isDecimalText(x);
const PARTY = /^[A-Z][A-Z0-9-]{1,15}$/;
const ID = /^c_[0-9a-f]{16}$/;

type Words = { readonly text: string | null; readonly start: number | null; readonly end: number | null };
const hasWords = ({ text, start, end }: Words): boolean =>
  (text === null || isText(text)) && (start === null || isOffset(start)) && (end === null || isOffset(end));

/** The claim as its schema would give it; null where that is not plain to see. */
export function plainClaim(c: Omit<Claim, 'id' | 'quote'>, id: string, quoted: Quote): Claim | null {
  if (!ID.test(id) || !isFrame(c.frame) || !isText(c.reader) || !isText(c.rule) || !isModality(c.modality)) return null;
  const [from, to, item, quantity] = [
    slot(c.from, party),
    slot(c.to, party),
    slot(c.item, thing),
    slot(c.quantity, number),
  ];
  const [when, where, source] = [slot(c.when, time), slot(c.where, place), slot(c.source, cited)];
  const quote = slot(quoted, plainQuote);
  if (from === undefined || to === undefined || item === undefined || quantity === undefined) return null;
  if (when === undefined || where === undefined || source === undefined || !quote) return null;
  const { frame, reader, rule, modality } = c;
  const claim: Claim = { id, frame, reader, rule, from, to, item, quantity, when, where, source, modality, quote };
  return addRest(claim, c) ? claim : null;
}

/** A slot by its own test: null stays so; undefined where it does not plainly fit. */
const slot = <S>(of: S | null, test: (of: S) => S | undefined): S | null | undefined =>
  of === null ? null : typeof of === 'object' ? test(of) : undefined;

/** Adds what a claim may have beside; false where that does not plainly fit. */
function addRest(claim: Claim, { outcome, sign, cause, certainty, reasons }: Partial<Claim>): boolean {
  if (outcome !== undefined) {
    if (!isOutcome(outcome)) return false;
    claim.outcome = outcome;
  }
  if (sign !== undefined) {
    if (!isSign(sign)) return false;
    claim.sign = sign;
  }
  if (cause !== undefined) {
    const told = slot(cause, caused);
    if (told === undefined) return false;
    claim.cause = told;
  }
  if (certainty !== undefined) {
    if (typeof certainty !== 'number' || !(certainty >= 0 && certainty <= 1)) return false;
    claim.certainty = certainty;
  }
  if (reasons !== undefined) {
    if (!Array.isArray(reasons) || !reasons.every(isText)) return false;
    claim.reasons = [...reasons];
  }
  return true;
}

function party(s: PartySlot): PartySlot | undefined {
  const { id, text, start, end, known, rule } = s;
  if (typeof id !== 'string' || !PARTY.test(id) || !hasWords(s) || !isKnown(known)) return undefined;
  if (rule === undefined) return { id, text, start, end, known };
  return isText(rule) ? { id, text, start, end, known, rule } : undefined;
}

function thing(s: ItemSlot): ItemSlot | undefined {
  const { code, text, start, end } = s;
  return isSome(code) && hasWords(s) ? { code, text, start, end } : undefined;
}

function number(s: QuantitySlot): QuantitySlot | undefined {
  const { low, high, unit, approx, basis, per, shared, precision, text, start, end } = s;
  const fits =
    (low === null || isDecimal(low)) &&
    (high === null || isDecimal(high)) &&
    isSome(unit) &&
    typeof approx === 'boolean' &&
    isBasis(basis) &&
    (per === null || isPeriod(per)) &&
    (shared === undefined || shared === true) &&
    (precision === undefined || isDecimal(precision)) &&
    hasWords(s);
  if (!fits) return undefined;
  if (shared === undefined)
    return precision === undefined
      ? { low, high, unit, approx, basis, per, text, start, end }
      : { low, high, unit, approx, basis, per, precision, text, start, end };
  return precision === undefined
    ? { low, high, unit, approx, basis, per, shared, text, start, end }
    : { low, high, unit, approx, basis, per, shared, precision, text, start, end };
}

function time(s: WhenSlot): WhenSlot | undefined {
  const { edtf, text, start, end, known } = s;
  return isText(edtf) && edtf.length >= 4 && hasWords(s) && isKnown(known)
    ? { edtf, text, start, end, known }
    : undefined;
}

function place(s: WhereSlot): WhereSlot | undefined {
  const { name, text, start, end, known } = s;
  return isSome(name) && hasWords(s) && isKnown(known) ? { name, text, start, end, known } : undefined;
}

/** A source of a reader of ours says where its words stand, or that they stand nowhere, and how it is known. */
function cited(s: SourceSlot): SourceSlot | undefined {
  const { text, start, end, chain, origin, known } = s;
  if (start === undefined || end === undefined || !isKnown(known) || known === undefined) return undefined;
  if (!isText(text) || !hasWords({ text, start, end }) || !isText(origin) || !Array.isArray(chain)) return undefined;
  if (!chain.every((link) => typeof link === 'object' && link !== null && isText(link.name) && isText(link.kind)))
    return undefined;
  return { text, start, end, chain: chain.map(({ name, kind }) => ({ name, kind })), origin, known };
}

function caused({ text, variable, change }: CauseSlot): CauseSlot | undefined {
  const fits = isText(text) && (variable === null || isText(variable)) && (change === null || isSign(change));
  return fits ? { text, variable, change } : undefined;
}

function plainQuote({ exact, start, end, prefix, suffix }: Quote): Quote | undefined {
  return isSome(exact) && isOffset(start) && isOffset(end) && isText(prefix) && isText(suffix)
    ? { exact, start, end, prefix, suffix }
    : undefined;
}
