// Edits put into a claim: each slot that a person sets takes the words of the text that say the same, where there are such.
// What enters: a proposal, checked edits, what was read from the words around. What leaves: a proposal that fits the contract,
// or a UserError that names the field. Pure.
import { canonicalJson, type Json } from '../base/canonical-json.ts';
import { toDecimal } from '../base/decimal.ts';
import type { Claim, PartySlot, Proposal, QuantitySlot, SourceSlot } from '../reading/claim.ts';
import { Basis, Frame, Modality, Outcome, PERIODS } from '../reading/claim.ts';
import type { Suggestions } from '../reading/suggest.ts';
import type { Change } from '../store/port.ts';
import { ALLOWED, badValue, type Edits, type Field } from './claim-fields.ts';
import { hasItemCodes, isItem } from './names.ts';

const NO_WORDS = { text: null, start: null, end: null } as const;

/** The proposal with the edits in it. */
export function withEdits(base: Proposal, edits: Edits, found: Suggestions): Proposal {
  const value = (field: Field): string | null => edits.get(field) ?? null;
  const frame = edits.has('frame') ? Frame.parse(value('frame')) : base.frame;
  const { outcome: _outcome, sign: _sign, cause: _cause, certainty: _certainty, reasons: _reasons, ...rest } = base;
  const edited: Proposal = {
    ...rest,
    frame,
    from: edits.has('from') ? partyNamed(value('from'), base.from, found) : base.from,
    to: edits.has('to') ? partyNamed(value('to'), base.to, found) : base.to,
    item: edits.has('item') ? itemNamed(value('item'), base, found) : base.item,
    quantity: quantityOf(base.quantity, edits, found),
    when: edits.has('when') ? whenSaid(value('when'), base, found) : base.when,
    where: edits.has('where') ? whereSaid(value('where'), base, found) : base.where,
    source: edits.has('source') ? sourceNamed(value('source'), base.source, found) : base.source,
    modality: edits.has('modality') ? Modality.parse(value('modality')) : base.modality,
    ...ofOneFrame(frame, base, edits),
  };
  checkWhole(edited, edits);
  return edited;
}

function partyNamed(id: string | null, before: PartySlot | null, { parties }: Suggestions): PartySlot | null {
  if (id === null || before?.id === id) return id === null ? null : before;
  return parties.find((one) => one.id === id) ?? { id, ...NO_WORDS, known: 'implied' };
}

function itemNamed(code: string | null, { item }: Proposal, { items }: Suggestions): Proposal['item'] {
  if (code === null || item?.code === code) return code === null ? null : item;
  // The words of a class of things stand for a thing in it: "shells" for artillery shells.
  const isNear = (one: string): boolean => one === code || one.startsWith(`${code}.`) || code.startsWith(`${one}.`);
  const words = items.find((one) => one.code === code) ?? items.find((one) => isNear(one.code)) ?? item;
  return words ? { code, text: words.text, start: words.start, end: words.end } : { code, ...NO_WORDS };
}

function whenSaid(edtf: string | null, { when }: Proposal, { dates }: Suggestions): Proposal['when'] {
  if (edtf === null || when?.edtf === edtf) return edtf === null ? null : when;
  return dates.find((one) => one.edtf === edtf) ?? { edtf, ...NO_WORDS, known: 'implied' };
}

function whereSaid(name: string | null, { where }: Proposal, { places }: Suggestions): Proposal['where'] {
  if (name === null || where?.name === name) return name === null ? null : where;
  return places.find((one) => one.name === name) ?? { name, ...NO_WORDS, known: 'implied' };
}

function sourceNamed(origin: string | null, before: SourceSlot | null, { sources }: Suggestions): SourceSlot | null {
  if (origin === null || before?.origin === origin) return origin === null ? null : before;
  const said = sources.find((one) => one.origin === origin);
  return (
    said ?? {
      text: origin,
      start: null,
      end: null,
      chain: [{ name: origin, kind: 'official' }],
      origin,
      known: 'implied',
    }
  );
}

const QUANTITY: readonly Field[] = ['number', 'low', 'high', 'unit', 'approx', 'basis', 'per', 'shared'];
const BLANK: QuantitySlot = {
  low: null,
  high: null,
  unit: 'count',
  approx: false,
  basis: 'total',
  per: null,
  ...NO_WORDS,
};

function quantityOf(before: QuantitySlot | null, edits: Edits, { quantities }: Suggestions): QuantitySlot | null {
  if (!QUANTITY.some((field) => edits.has(field))) return before;
  const { shared, ...start } = before ?? BLANK;
  const end = (field: 'low' | 'high'): string | null =>
    edits.has(field) ? (edits.get(field) ?? null) : edits.has('number') ? (edits.get('number') ?? null) : start[field];
  const [low, high] = [end('low'), end('high')];
  if (low === null && high === null) return null;
  const isSame = low === start.low && high === start.high;
  const said = isSame ? start : quantities.find((one) => one.low === low && one.high === high);
  const { precision, ...plain } = said ?? { ...start, ...NO_WORDS };
  const isShared = edits.has('shared') ? edits.get('shared') === 'true' : shared === true;
  const basis = edits.has('basis') ? Basis.parse(edits.get('basis') ?? 'total') : plain.basis;
  return {
    ...plain,
    low,
    high,
    unit: edits.get('unit') ?? (said && before === null ? said.unit : start.unit),
    approx: edits.has('approx') ? edits.get('approx') === 'true' : plain.approx,
    basis,
    per: edits.has('per')
      ? (PERIODS.find((one) => one === edits.get('per')) ?? null)
      : basis === 'rate'
        ? plain.per
        : null,
    ...(isShared ? { shared: true as const } : {}),
    ...(said && precision !== undefined ? { precision } : {}),
  };
}

type Own = Pick<Proposal, 'outcome' | 'sign' | 'cause'>;

/** What only casualties and effects have; it goes where the frame is another. */
function ofOneFrame(frame: Frame, base: Proposal, edits: Edits): Own {
  const outcome = edits.has('outcome') ? edits.get('outcome') : frame === 'casualties' ? base.outcome : null;
  const sign = edits.has('sign') ? edits.get('sign') : frame === 'effect' ? base.sign : null;
  const cause = edits.get('cause');
  return {
    ...(outcome ? { outcome: Outcome.parse(outcome) } : {}),
    ...(sign ? { sign: sign === '+' ? ('+' as const) : ('-' as const) } : {}),
    ...(edits.has('cause')
      ? { cause: cause ? { text: cause, variable: null, change: null } : null }
      : frame === 'effect' && base.cause !== undefined
        ? { cause: base.cause }
        : {}),
  };
}

/** What is given, sent or lost is no less than nothing; a statistic or an effect may be, such as a growth. */
function checkSign(frame: Frame, quantity: QuantitySlot | null): void {
  if (!quantity || frame === 'statistic' || frame === 'effect') return;
  for (const field of ['low', 'high'] as const) {
    const end = quantity[field];
    if (end !== null && toDecimal(end).lt(0))
      throw badValue(field, end, 'not less than nothing', 'is less than nothing');
  }
}

/** What must fit together. */
function checkWhole({ frame, item, quantity, outcome, sign, cause }: Proposal, edits: Edits): void {
  if (item && hasItemCodes(frame) && !isItem(item.code)) throw badValue('item', item.code, ALLOWED.item, 'is no item');
  if (quantity?.low && quantity.high && toDecimal(quantity.low).gt(toDecimal(quantity.high)))
    throw badValue('high', quantity.high, 'not less than low', `is less than low, ${quantity.low}`);
  checkSign(frame, quantity);
  if (quantity?.basis === 'rate' && quantity.per === null)
    throw badValue('per', '', ALLOWED.per, 'is missing: a rate needs it');
  if (quantity && quantity.basis !== 'rate' && quantity.per !== null)
    throw badValue(
      'per',
      quantity.per,
      'of rates only: set basis=rate too',
      `does not go with the basis ${quantity.basis}`,
    );
  if (quantity === null && ['unit', 'approx', 'basis', 'per', 'shared'].some((field) => edits.get(field as Field)))
    throw badValue('number', '', ALLOWED.number, 'is missing: there is no number that this could be of');
  if (frame === 'casualties' && outcome === undefined)
    throw badValue('outcome', '', ALLOWED.outcome, 'is missing: casualties need it');
  if (frame !== 'casualties' && outcome !== undefined)
    throw badValue('outcome', outcome, 'of casualties only', `does not go with the frame ${frame}`);
  if (frame !== 'effect' && (sign !== undefined || cause))
    throw badValue(
      sign === undefined ? 'cause' : 'sign',
      sign ?? cause?.text ?? '',
      'of effects only',
      `does not go with the frame ${frame}`,
    );
}

/** What an amendment changed, as paths into the claim; the words and how a slot is known are part of its change. */
export function changesOf(before: Claim, after: Claim): readonly Change[] {
  const [old, now] = [valuesOf(before), valuesOf(after)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((field) => {
    const [was, is] = [old.get(field) ?? null, now.get(field) ?? null];
    return canonicalJson(was) === canonicalJson(is) ? [] : [{ field, old: was, new: is }];
  });
}

function valuesOf(claim: Claim): ReadonlyMap<string, Json> {
  const { quantity: q, cause } = claim;
  return new Map<string, Json>([
    ['frame', claim.frame],
    ['from', claim.from?.id ?? null],
    ['to', claim.to?.id ?? null],
    ['item', claim.item?.code ?? null],
    ['quantity.low', q?.low ?? null],
    ['quantity.high', q?.high ?? null],
    ['quantity.unit', q?.unit ?? null],
    ['quantity.approx', q?.approx ?? null],
    ['quantity.basis', q?.basis ?? null],
    ['quantity.per', q?.per ?? null],
    ['quantity.shared', q ? (q.shared ?? false) : null],
    ['when', claim.when?.edtf ?? null],
    ['where', claim.where?.name ?? null],
    ['source', claim.source?.origin ?? null],
    ['modality', claim.modality],
    ['outcome', claim.outcome ?? null],
    ['sign', claim.sign ?? null],
    ['cause', cause ? { ...cause } : null],
  ]);
}
