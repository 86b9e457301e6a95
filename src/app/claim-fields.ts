// The fields of a claim that a person can set, as they are written: field=value. What enters: such words. What leaves: checked
// edits, or a UserError that names the field and what it may hold. An empty value empties the slot.

import { canonicalDecimal, isDecimalText } from '../base/decimal.ts';
import { UserError } from '../base/diagnostic.ts';
import { isEdtf } from '../base/edtf.ts';
import { say } from '../base/said.ts';
import { BASES, FRAMES, MODALITIES, OUTCOMES, PERIODS } from '../reading/claim.ts';
import { partyNamed } from './names.ts';

/** The fields, in the order in which they are shown. */
export const FIELDS = [
  'frame',
  'from',
  'to',
  'item',
  'number',
  'low',
  'high',
  'unit',
  'approx',
  'basis',
  'per',
  'shared',
  'when',
  'where',
  'source',
  'modality',
  'outcome',
  'sign',
  'cause',
] as const;
export type Field = (typeof FIELDS)[number];

/** Each field's value, checked; null where the slot is to be emptied. `number` sets both ends. */
export type Edits = ReadonlyMap<Field, string | null>;

/** The slots' own names lead to their fields: "quantity.low", "from.id". */
const ALIASES: Readonly<Record<string, Field>> = {
  'from.id': 'from',
  'to.id': 'to',
  'item.code': 'item',
  'quantity.low': 'low',
  'quantity.high': 'high',
  'quantity.unit': 'unit',
  'quantity.approx': 'approx',
  'quantity.basis': 'basis',
  'quantity.per': 'per',
  'quantity.shared': 'shared',
  quantity: 'number',
  'when.edtf': 'when',
  'where.name': 'where',
  'source.origin': 'source',
  'cause.text': 'cause',
};

/** Edits from "field=value" words. Throws UserError T1910 or T1911 (exit code 2). */
export function parseEdits(words: readonly string[]): Edits {
  return editsOf(
    words.map((word) => {
      const at = word.indexOf('=');
      if (at < 0) throw badField(word, `"${clip(word)}" is not written as field=value`);
      return [word.slice(0, at).trim(), word.slice(at + 1).trim()] as const;
    }),
  );
}

/** Edits from fields and values. Throws UserError T1910 or T1911 (exit code 2). */
export function editsOf(given: Iterable<readonly [string, string | null]>): Edits {
  const edits = new Map<Field, string | null>();
  for (const [name, value] of given) {
    const field = fieldOf(name);
    if (edits.has(field)) throw badField(name, `"${field}" is given twice`);
    edits.set(field, value === null || value === '' ? emptied(field) : CHECKS[field](value));
  }
  return edits;
}

function fieldOf(name: string): Field {
  const field = FIELDS.find((one) => one === name) ?? (Object.hasOwn(ALIASES, name) ? ALIASES[name] : undefined);
  if (!field) throw badField(name, `A claim has no field "${clip(name)}"`);
  return field;
}

/** What every claim has cannot be emptied. */
function emptied(field: Field): null {
  if (field === 'frame' || field === 'modality') throw badValue(field, '', ALLOWED[field]);
  return null;
}

const list = (values: readonly string[]): string => values.join(', ');

/** What each field may hold, for messages and help. */
export const ALLOWED: Readonly<Record<Field, string>> = {
  frame: list(FRAMES),
  from: 'a state by its name or its two letters, EU, NATO, UN, or a group’s short name',
  to: 'a state by its name or its two letters, EU, NATO, UN, or a group’s short name',
  item: 'a code of data/items.tsv, such as ammunition.artillery; in other frames a short English phrase',
  number: 'an exact decimal such as 1500000 or 0.5: both ends',
  low: 'an exact decimal such as 1500000 or 0.5',
  high: 'an exact decimal such as 1500000 or 0.5',
  unit: 'count, a currency such as USD, barrel, tonne or another word',
  approx: 'true, false',
  basis: list(BASES),
  per: list(PERIODS),
  shared: 'true, false',
  when: 'a date in EDTF such as 2024-12-18, 2024-12, 2024, 2023-09/..',
  where: 'an English place name',
  source: 'the name of the one that is said to know',
  modality: list(MODALITIES),
  outcome: list(OUTCOMES),
  sign: '+, -',
  cause: 'a short English phrase',
};

const oneOf =
  (field: Field, known: readonly string[]) =>
  (value: string): string => {
    if (known.includes(value)) return value;
    throw badValue(field, value, ALLOWED[field]);
  };

const decimal =
  (field: Field) =>
  (value: string): string => {
    const plain = value.replace(/[\s_]/gu, '');
    if (isDecimalText(plain)) return canonicalDecimal(plain);
    throw badValue(field, value, ALLOWED[field]);
  };

const party =
  (field: Field) =>
  (value: string): string => {
    const id = partyNamed(value);
    if (id !== null) return id;
    throw badValue(field, value, ALLOWED[field]);
  };

/** A short text on one line, without control characters. */
const phrase =
  (field: Field) =>
  (value: string): string => {
    if (value.length <= 300 && !/\p{Cc}/u.test(value)) return value;
    throw badValue(field, value, ALLOWED[field]);
  };

const matching =
  (field: Field, isGood: (value: string) => boolean) =>
  (value: string): string => {
    if (isGood(value)) return value;
    throw badValue(field, value, ALLOWED[field]);
  };

const CHECKS: Readonly<Record<Field, (value: string) => string>> = {
  frame: oneOf('frame', FRAMES),
  from: party('from'),
  to: party('to'),
  item: phrase('item'),
  number: decimal('number'),
  low: decimal('low'),
  high: decimal('high'),
  unit: matching('unit', (value) => /^\p{L}[\p{L}\p{N}.-]{0,39}$/u.test(value)),
  approx: oneOf('approx', ['true', 'false']),
  basis: oneOf('basis', BASES),
  per: oneOf('per', PERIODS),
  shared: oneOf('shared', ['true', 'false']),
  when: matching('when', isEdtf),
  where: phrase('where'),
  source: phrase('source'),
  modality: oneOf('modality', MODALITIES),
  outcome: oneOf('outcome', OUTCOMES),
  sign: oneOf('sign', ['+', '-']),
  cause: phrase('cause'),
};

const clip = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text);

const badField = (_name: string, message: string): UserError =>
  new UserError(
    {
      code: 'T1910',
      severity: 'error',
      message: say`${message}.`,
      hint: say`Write field=value, such as from=KP or low=1000000. The fields are ${list(FIELDS)}.`,
    },
    2,
  );

/** The error for a value that a field cannot hold. */
export const badValue = (field: Field, value: string, allowed: string, why = 'does not fit'): UserError =>
  new UserError(
    {
      code: 'T1911',
      severity: 'error',
      message: say`${field}: "${clip(value)}" ${why}.`,
      hint: say`${field} is ${allowed}.`,
      at: { field },
    },
    2,
  );
