// Paragraphs of UN resolutions that flows could touch: the rows of data/measures.tsv, checked. Nothing here judges; the wording
// is always "could touch".
import { dataTable, type Row } from '../../base/data.ts';
import { canonicalDecimal, isDecimalText } from '../../base/decimal.ts';
import { isEdtf } from '../../base/edtf.ts';

/** A yearly ceiling for all givers together. */
export type Cap = {
  readonly amount: string;
  readonly unit: string;
  /** Measures with the same ceiling state it in several units: it is one. */
  readonly ceiling: string;
};

export type Measure = {
  readonly id: string;
  readonly resolution: string;
  readonly paragraph: string;
  /** The paragraph's number was seen in a source. */
  readonly verified: boolean;
  readonly subject: string;
  /** A party, or null for anyone. */
  readonly giver: string | null;
  readonly receiver: string | null;
  /** Codes of data/items.tsv, their kinds counting too; empty: no code fits, and no flow is matched. */
  readonly items: readonly string[];
  readonly cap: Cap | null;
  /** First and last day in force; the last is null while it lasts. */
  readonly inForceFrom: string;
  readonly inForceUntil: string | null;
  /** What it could touch, in words. */
  readonly wording: string;
  readonly source: string;
};

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
