// A claim as the fields that a person fills: texts, as they are typed. What enters: a claim, or what was read from the words
// that a person selected. What leaves: the fields, and what of them is sent. Pure; the server checks.
import type { SuggestionsView } from '../api/correction-schemas.ts';
import type { VocabularyView } from '../api/schemas.ts';
import type { Field as ClaimField } from '../app/claim-fields.ts';
import { type Span, spanContains } from '../base/span.ts';
import type { Claim } from '../reading/claim.ts';

/** The server's `number` sets both ends; here each end is a field. */
export type Field = Exclude<ClaimField, 'number'>;
export type Values = Readonly<Record<Field, string>>;

const QUANTITY: readonly Field[] = ['low', 'high', 'unit', 'approx', 'basis', 'per', 'shared'];
const EVERY: readonly Field[] = ['frame', 'modality', 'from', 'to', 'item', ...QUANTITY, 'when', 'where', 'source'];

/** The fields that a claim of a frame has, in the order in which they are filled. */
export function fieldsOf(frame: string): readonly Field[] {
  if (frame === 'casualties') return [...EVERY, 'outcome'];
  return frame === 'effect' ? [...EVERY, 'sign', 'cause'] : EVERY;
}

type Slots = Omit<Claim, 'id' | 'quote' | 'reader' | 'rule'>;
/** The name of a party by its id. */
export type NameOf = (party: string) => string;

/** The fields of a claim. Parties go by their names, items by their codes. */
export function valuesOf(claim: Slots, nameOf: NameOf): Values {
  const { frame, modality, from, to, item, quantity, when, where, source, outcome, sign, cause } = claim;
  return {
    frame,
    modality,
    from: from ? nameOf(from.id) : '',
    to: to ? nameOf(to.id) : '',
    item: item?.code ?? '',
    low: quantity?.low ?? '',
    high: quantity?.high ?? '',
    unit: quantity?.unit ?? 'count',
    approx: `${quantity?.approx ?? false}`,
    basis: quantity?.basis ?? 'total',
    per: quantity?.per ?? '',
    shared: `${quantity?.shared ?? false}`,
    when: when?.edtf ?? '',
    where: where?.name ?? '',
    source: source?.origin ?? '',
    outcome: outcome ?? '',
    sign: sign ?? '',
    cause: cause?.text ?? '',
  };
}

type Placed = { readonly start: number | null; readonly end: number | null };

/** Those that stand inside the words selected. */
function inside<S extends Placed>(slots: readonly S[], span: Span): readonly S[] {
  return slots.filter(({ start, end }) => start !== null && end !== null && spanContains(span, { start, end }));
}

/** The fields of a claim that the words selected could make: the grammar's own draft, else what stands in them. */
export function suggestedValues(found: SuggestionsView, nameOf: NameOf): Values {
  if (found.draft) return valuesOf(found.draft, nameOf);
  const { span } = found;
  const [from = null, to = null] = inside(found.parties, span);
  const [item = null] = inside(found.items, span);
  const [quantity = null] = inside(found.quantities, span);
  const [when = null] = inside(found.dates, span);
  const [where = null] = inside(found.places, span);
  const none = { frame: 'transfer', modality: 'asserted', source: null } as const;
  return valuesOf({ ...none, from, to, item, quantity, when, where }, nameOf);
}

const hasNumber = ({ low, high }: Values): boolean => low.trim() !== '' || high.trim() !== '';

/** What goes into a field as the server takes it: an item by its name, too; numbers without their commas. */
function written(field: Field, value: string, items: VocabularyView['items']): string {
  const plain = value.trim();
  if (field === 'low' || field === 'high') return plain.replaceAll(/[\s,_]/gu, '');
  if (field !== 'item') return plain;
  const name = plain.toLowerCase();
  return items.find((one) => one.code === name || one.name.toLowerCase() === name)?.code ?? plain;
}

/** The fields that count: of a claim without a number none that describes one, of a basis other than a rate no period. */
const counting = (values: Values): readonly Field[] =>
  fieldsOf(values.frame).filter(
    (field) =>
      field === 'low' ||
      field === 'high' ||
      (field === 'per' ? values.basis === 'rate' && hasNumber(values) : !QUANTITY.includes(field) || hasNumber(values)),
  );

/** All fields of a new claim; empty ones empty what the words would suggest. */
export const newFields = (values: Values, items: VocabularyView['items']): Record<string, string> =>
  Object.fromEntries(counting(values).map((field) => [field, written(field, values[field], items)]));

/** The fields that differ from what stands. */
export function changedFields(before: Values, after: Values, items: VocabularyView['items']): Record<string, string> {
  const old = (field: Field) => written(field, before[field], items);
  const differs = (field: Field) => written(field, after[field], items) !== old(field);
  const changed = counting(after).filter(differs);
  // A rate that becomes something else has no period any more.
  if (before.per !== '' && after.basis !== 'rate' && hasNumber(after)) changed.push('per');
  return Object.fromEntries(
    changed.map((field) => [
      field,
      field === 'per' && after.basis !== 'rate' ? '' : written(field, after[field], items),
    ]),
  );
}
