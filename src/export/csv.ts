// The table of claims and figures as CSV with a header. What enters: the table. What leaves: its text, record by record.
import type { Counted, ExportTable } from '../app/export-table.ts';
import { itemName, partyName } from '../app/names.ts';
import { type CsvCell, csvRow } from '../base/csv-row.ts';

/** The columns, in order. `kind` is `claim` (it has a quote) or `figure` (imported: a file and a row instead). */
export const COLUMNS = [
  'kind',
  'id',
  'from',
  'from_name',
  'to',
  'to_name',
  'frame',
  'item',
  'item_name',
  'low',
  'high',
  'unit',
  'approx',
  'basis',
  'per',
  'shared',
  'outcome',
  'sign',
  'when',
  'where',
  'stated',
  'modality',
  'origin',
  'speaker',
  'quote',
  'quote_start',
  'quote_end',
  'publisher',
  'title',
  'url',
  'document',
  'file',
  'row',
  'decision',
  'series',
  'figure',
  'copy_of',
] as const; // prettier-ignore

type Column = (typeof COLUMNS)[number];
type Record_ = Partial<Readonly<Record<Column, CsvCell>>>;

/** The whole table, record by record, the header first. */
export function* exportCsv(table: ExportTable): Generator<string> {
  yield csvRow(COLUMNS);
  for (const claim of table.claims) yield recordText(claimRecord(claim));
  for (const { figure, counted } of table.figures) yield recordText(figureRecord(figure, counted));
}

const recordText = (record: Record_): string => csvRow(COLUMNS.map((column) => record[column]));

const parties = (from: string | null, to: string | null): Record_ => ({
  from,
  from_name: from === null ? null : partyName(from),
  to,
  to_name: to === null ? null : partyName(to),
});

function claimRecord(stored: ExportTable['claims'][number]): Record_ {
  const { claim, counted, decision } = stored;
  const { quantity, quote, source } = claim;
  const item = claim.item?.code ?? null;
  return {
    kind: 'claim',
    id: claim.id,
    ...parties(claim.from?.id ?? null, claim.to?.id ?? null),
    frame: claim.frame,
    item,
    item_name: item === null ? null : itemName(item),
    low: quantity?.low,
    high: quantity?.high,
    unit: quantity?.unit,
    approx: quantity?.approx,
    basis: quantity?.basis,
    per: quantity?.per,
    shared: quantity ? (quantity.shared ?? false) : null,
    outcome: claim.outcome,
    sign: claim.sign,
    when: claim.when?.edtf,
    where: claim.where?.name,
    stated: stored.published,
    modality: claim.modality,
    origin: counted.origin ?? source?.origin ?? stored.publisher,
    speaker: source?.chain.at(-1)?.name,
    quote: quote.exact,
    quote_start: quote.start,
    quote_end: quote.end,
    publisher: stored.publisher,
    title: stored.title,
    url: stored.url,
    document: stored.documentId,
    decision: decision?.verdict,
    series: counted.series,
    figure: counted.figure,
    copy_of: counted.copyOf?.page,
  };
}

function figureRecord(figure: ExportTable['figures'][number]['figure'], counted: Counted): Record_ {
  return {
    kind: 'figure',
    id: figure.id,
    ...parties(figure.from, figure.to),
    frame: figure.frame,
    item: figure.item,
    item_name: figure.item === null ? null : itemName(figure.item),
    low: figure.low,
    high: figure.high,
    unit: figure.unit,
    approx: figure.approx,
    basis: figure.basis,
    per: figure.per,
    shared: false,
    outcome: figure.outcome,
    when: figure.asOf ?? figure.period,
    stated: figure.stated,
    modality: figure.modality,
    origin: figure.origin,
    speaker: figure.speaker,
    publisher: figure.via,
    url: figure.url,
    file: figure.file,
    row: figure.row,
    decision: figure.decision?.verdict,
    series: counted.series,
    figure: counted.figure,
  };
}
