// Paragraphs of UN resolutions that flows could touch: the rows of data/measures.tsv, checked. Nothing here judges; the wording
// is always "could touch".
import { z } from 'zod';
import { dataTable, type Row } from '../../base/data.ts';
import { canonicalDecimal, isDecimalText } from '../../base/decimal.ts';
import { isEdtf } from '../../base/edtf.ts';
import { DecimalText } from '../../reading/claim.ts';

/** A yearly ceiling for all givers together. */
export const Cap = z
  .object({
    amount: DecimalText,
    unit: z.string(),
    /** Measures with the same ceiling state it in several units: it is one. */
    ceiling: z.string(),
  })
  .readonly();
export type Cap = z.infer<typeof Cap>;

export const Measure = z
  .object({
    id: z.string(),
    resolution: z.string(),
    paragraph: z.string(),
    /** The paragraph's number was seen in a source. */
    verified: z.boolean(),
    subject: z.string(),
    /** A party, or null for anyone. */
    giver: z.string().nullable(),
    receiver: z.string().nullable(),
    /** Codes of data/items.tsv, their kinds counting too; empty: no code fits, and no flow is matched. */
    items: z.array(z.string()).readonly(),
    cap: Cap.nullable(),
    /** First and last day in force; the last is null while it lasts. */
    inForceFrom: z.string(),
    inForceUntil: z.string().nullable(),
    /** What it could touch, in words. */
    wording: z.string(),
    source: z.string(),
  })
  .readonly();
export type Measure = z.infer<typeof Measure>;

/** Measures from rows such as those of data/measures.tsv. Throws SyntaxError that names the row and what is wrong with it. */
export const measuresFrom = (rows: readonly Row[]): readonly Measure[] => rows.map(measureOf);

function measureOf(row: Row): Measure {
  const bad = (why: string): SyntaxError => new SyntaxError(`measures.tsv: ${row.id || 'a row without id'}: ${why}`);
  const { id = '', cap = '', unit = '', ceiling = '', in_force_from: first = '', in_force_until: last = '' } = row;
  if (id === '') throw bad('it needs an id');
  if (row.state !== 'verified' && row.state !== 'unverified') throw bad('state is verified or unverified');
  for (const day of [first, last].filter((one) => one !== '' || one === first))
    if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || !isEdtf(day)) throw bad(`"${day}" is no day such as 2017-12-22`);
  if (cap !== '' && (!isDecimalText(cap) || Number(cap) <= 0)) throw bad(`"${cap}" is no ceiling above zero`);
  if (cap !== '' && (unit === '' || ceiling === '')) throw bad('a ceiling needs a unit and a name');
  const party = (cell: string | undefined): string | null => (cell === '*' || !cell ? null : cell);
  return {
    id,
    resolution: row.resolution ?? '',
    paragraph: row.paragraph ?? '',
    verified: row.state === 'verified',
    subject: row.subject ?? '',
    giver: party(row.giver),
    receiver: party(row.receiver),
    items: (row.items ?? '').split(' ').filter((code) => code !== ''),
    cap: cap === '' ? null : { amount: canonicalDecimal(cap), unit, ceiling },
    inForceFrom: first,
    inForceUntil: last || null,
    wording: row.wording ?? '',
    source: row.source ?? '',
  };
}

/** The project's own measures. */
export const knownMeasures = (): readonly Measure[] => measuresFrom(dataTable('measures.tsv'));
