// A table of figures (CSV, RFC 4180) → checked rows. Either every row is good, or no row leaves (or, where that is asked for, the
// good ones that rest on no bad one) and each bad cell is named by its line in the file, its row (the header being row 1) and
// its column. Shares, fractions of one in the table, become percentages; a ratio of two flows
// (a share above one) keeps its number with the unit "ratio".
import { CsvError, parse } from 'csv-parse/sync';
import { canonicalDecimal, isDecimalText, toDecimal } from '../base/decimal.ts';
import type { Diagnostic } from '../base/diagnostic.ts';
import { isEdtf } from '../base/edtf.ts';
import { regionCode } from '../base/regions.ts';
import { BASES, MODALITIES, OUTCOMES, PartyId, PERIODS } from '../reading/claim.ts';
import { checkReferences, type DraftRow, type Report } from './import-references.ts';
import type { ImportedFigure } from './imported-figure.ts';
import { FLOW_FRAMES } from './model.ts';

export type ParsedFigures = { readonly rows: readonly ImportedFigure[]; readonly diagnostics: readonly Diagnostic[] };

/** A record of the file, and the line that it begins on. */
type RawRecord = { readonly cells: readonly string[]; readonly line: number };

const REQUIRED = ['id', 'stated', 'origin', 'from', 'to', 'frame', 'item', 'low', 'high', 'unit', 'basis', 'modality'];
const OPTIONAL = [
  ...['speaker', 'via', 'url', 'calibre_mm', 'calibre_inch', 'approx', 'per', 'as_of', 'period'],
  ...['derived_from', 'alternatives', 'note', 'outcome'],
];

type Cells = Readonly<Record<string, string>>;

/**
 * Parses the CSV text of a figures file. With any error in `diagnostics`, `rows` is empty; with `keepGood` it has the rows
 * without an error that rest on no row with one. A fault of the CSV itself or of its header leaves no row.
 */
export function parseFigures(csv: string, file: string, { keepGood = false } = {}): ParsedFigures {
  const diagnostics: Diagnostic[] = [];
  const bad = new Set<number>();
  let lines: readonly number[] = [];
  const report: Report = ({ row, column }, message, hint) => {
    bad.add(row);
    const line = lines[row - 1] ?? row;
    const at = column === undefined ? { file, line } : { file, line, column };
    const where = column === undefined ? `Row ${row}` : `Row ${row}, column "${column}"`;
    diagnostics.push({ code: 'T3201', severity: 'error', message: `${where}: ${message}`, hint, at });
  };
  const records = recordsOf(csv, file, diagnostics);
  lines = records.map(({ line }) => line);
  const [header = [], ...body] = records.map(({ cells }) => cells);
  if (diagnostics.length === 0) checkHeader(header, report);
  if (diagnostics.length > 0) return { rows: [], diagnostics };
  const drafts = body.flatMap((cells, i) =>
    isBlank(cells) ? [] : [rowOf(recordCells(header, cells, i + 2, report), i + 2, report)],
  );
  const rows = checkReferences(drafts, report);
  if (diagnostics.length === 0) return { rows, diagnostics };
  return { rows: keepGood ? goodRows(drafts, bad, report) : [], diagnostics };
}

/** The rows without an error; one that rests on a bad row is said and left out, too. */
function goodRows(drafts: readonly DraftRow[], bad: ReadonlySet<number>, report: Report): readonly ImportedFigure[] {
  let good = drafts.filter(({ row }) => !bad.has(row));
  for (;;) {
    const labels = new Set(good.map(({ label }) => label));
    const missing = (draft: DraftRow): string | undefined =>
      [...(draft.derivedFrom === null ? [] : [draft.derivedFrom]), ...draft.alternatives].find(
        (one) => !labels.has(one),
      );
    const falling = good.filter((draft) => missing(draft) !== undefined);
    if (falling.length === 0) return checkReferences(good, report);
    for (const draft of falling)
      report({ row: draft.row }, `it rests on "${missing(draft)}", which is bad.`, 'Mend that row first.');
    good = good.filter((draft) => !falling.includes(draft));
  }
}

const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '');

/** All records, the header among them. A fault of the CSV itself is said and leaves none. */
function recordsOf(csv: string, file: string, diagnostics: Diagnostic[]): readonly RawRecord[] {
  try {
    const ends: number[] = [];
    const records = parse(csv, {
      bom: true,
      relaxColumnCount: true,
      maxRecordSize: 1_000_000,
      onRecord: (record: string[], { lines }) => {
        ends.push(lines);
        return record;
      },
    });
    return records.map((cells, i) => ({ cells, line: (ends[i - 1] ?? 0) + 1 }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const count = (name: 'records' | 'lines'): number =>
      name in error && typeof error[name] === 'number' ? error[name] : 0;
    diagnostics.push({
      code: 'T3201',
      severity: 'error',
      message: `Row ${count('records') + 1}: this is not CSV as RFC 4180 has it (${error.message}).`,
      hint: 'Quote cells that hold commas or quotes.',
      at: { file, line: count('lines') || 1 },
    });
    return [];
  }
}

function checkHeader(header: readonly string[], report: Report): void {
  const hint = `The columns are ${[...REQUIRED, ...OPTIONAL].join(', ')}; the first ${REQUIRED.length} must be there.`;
  const missing = REQUIRED.filter((column) => !header.includes(column));
  if (missing.length === REQUIRED.length) {
    report({ row: 1 }, noHeader(header), hint);
    return;
  }
  for (const column of missing) report({ row: 1, column }, 'the column is missing.', hint);
  for (const [i, column] of header.entries()) {
    if (![...REQUIRED, ...OPTIONAL].includes(column)) report({ row: 1, column }, 'no such column is known.', hint);
    if (header.indexOf(column) !== i) report({ row: 1, column }, 'the column stands there twice.', hint);
  }
}

/** What stands where the names of the columns should. */
const noHeader = ([first, second]: readonly string[]): string =>
  first === undefined
    ? 'there is none; the file is empty.'
    : second === undefined && /[;\t]/.test(first)
      ? 'the columns are not parted by commas.'
      : `"${first.slice(0, 60)}" is no column; the first row names the columns.`;

/** Control characters but tab and line ends, and what turns a text round: a table that holds them is damaged or hostile. */
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

function recordCells(header: readonly string[], cells: readonly string[], row: number, report: Report): Cells {
  for (const [i, column] of header.entries())
    if (CONTROLS.test(cells[i] ?? ''))
      report({ row, column }, 'it holds a control character.', 'Take it out of the cell.');
  if (cells.length !== header.length)
    report({ row }, `it has ${cells.length} cells, the header has ${header.length}.`, 'Quote cells that hold commas.');
  return Object.fromEntries(header.map((column, i) => [column, cells[i]?.trim() ?? '']));
}

/** A reader of one row's cells: each method gives the cell's value, or says what is wrong with it and gives null. */
function cellReader(cells: Cells, row: number, report: Report) {
  const bad = (column: string, message: string, hint: string): null => {
    report({ row, column }, message, hint);
    return null;
  };
  const shown = (value: string): string => `"${value.slice(0, 60)}"`;
  const text = (column: string): string | null => cells[column] || null;
  const checked = (column: string, isGood: (value: string) => boolean, hint: string): string | null => {
    const value = text(column);
    return value === null || isGood(value) ? value : bad(column, `${shown(value)} does not fit.`, hint);
  };
  return {
    text,
    bad,
    required: (column: string): string => text(column) ?? bad(column, 'it is empty.', 'Every row has it.') ?? '',
    date: (column: string) => checked(column, isEdtf, 'Write a date in EDTF: 2024-12-18, 2024-12, 2023-09/.. .'),
    /** A state as it is registered, or a group's id. */
    party: (column: string): string | null => {
      const hint = 'Write an ISO 3166 code such as KP, or EU, NATO, UN.';
      const value = checked(column, (text) => PartyId.safeParse(text).success, hint);
      if (value === null || !/^[A-Z]{2}$/.test(value)) return value;
      return regionCode(value) ?? bad(column, `${shown(value)} is no state.`, hint);
    },
    number: (column: string) => checked(column, isDecimalText, 'Write plain digits such as 1500000 or 0.5.'),
    oneOf: <T extends string>(column: string, known: readonly T[]): T | null => {
      const value = text(column);
      const found = known.find((one) => one === value);
      if (value === null || found) return found ?? null;
      return bad(column, `${shown(value)} is not known.`, `It is one of ${known.join(', ')}.`);
    },
  };
}

type CellReader = ReturnType<typeof cellReader>;

function rowOf(cells: Cells, row: number, report: Report): DraftRow {
  const read = cellReader(cells, row, report);
  for (const column of ['stated', 'frame', 'basis', 'modality']) read.required(column);
  return {
    label: read.required('id'),
    row,
    stated: read.date('stated') ?? '',
    origin: read.required('origin'),
    speaker: read.text('speaker'),
    via: read.text('via'),
    url: urlOf(read),
    ...partiesOf(read),
    frame: read.oneOf('frame', FLOW_FRAMES) ?? 'transfer',
    item: read.text('item'),
    calibre: canonical(read.number('calibre_mm')) ?? millimetres(read.number('calibre_inch')),
    ...quantityOf(read),
    asOf: read.date('as_of'),
    period: read.date('period'),
    modality: read.oneOf('modality', MODALITIES) ?? 'asserted',
    derivedFrom: read.text('derived_from'),
    alternatives: (read.text('alternatives') ?? '').split(/[\s;|]+/).filter((label) => label !== ''),
    note: read.text('note') ?? '',
    outcome: outcomeOf(read),
  };
}

function partiesOf(read: CellReader): Pick<DraftRow, 'from' | 'to'> {
  const [from, to] = [read.party('from'), read.party('to')];
  const passes = ['transfer', 'deployment'].includes(read.text('frame') ?? '');
  if (from !== null && from === to && passes)
    read.bad('to', `it is the giver, ${from}.`, 'Name the receiver, or leave the cell empty where it is not known.');
  return { from, to };
}

const canonical = (value: string | null): string | null => (value === null ? null : canonicalDecimal(value));

/** A calibre in inches is the one in whole millimetres: 6 inches are 152 mm. */
const millimetres = (inches: string | null): string | null =>
  inches === null ? null : toDecimal(inches).times('25.4').round().toFixed();

function urlOf(read: CellReader): string | null {
  const value = read.text('url');
  const protocol = value === null ? null : URL.parse(value)?.protocol;
  if (protocol === null || protocol === 'http:' || protocol === 'https:') return value;
  return read.bad('url', 'it is not a web address.', 'Write it with https:// or http://, or leave it empty.');
}

function outcomeOf(read: CellReader): DraftRow['outcome'] {
  const outcome = read.oneOf('outcome', OUTCOMES);
  const isCasualties = read.text('frame') === 'casualties';
  if (isCasualties && read.text('outcome') === null)
    return read.bad('outcome', 'casualties need it.', `It is one of ${OUTCOMES.join(', ')}.`);
  if (!isCasualties && outcome !== null) return read.bad('outcome', 'only casualties have it.', 'Leave it empty.');
  return outcome;
}

type QuantityCells = Pick<DraftRow, 'low' | 'high' | 'unit' | 'approx' | 'basis' | 'per'>;

function quantityOf(read: CellReader): QuantityCells {
  const basis = read.oneOf('basis', BASES) ?? 'total';
  const per = read.oneOf('per', PERIODS);
  if (basis === 'rate' && read.text('per') === null) read.bad('per', 'a rate needs it.', 'Write day, month or year.');
  const [low, high] = [canonical(read.number('low')), canonical(read.number('high'))];
  if (low !== null && high !== null && toDecimal(low).gt(toDecimal(high)))
    read.bad('high', `it is less than the low number, ${low}.`, 'Swap the two, or leave one empty if it is open.');
  if (read.text('frame') !== 'statistic')
    for (const [column, end] of [
      ['low', low],
      ['high', high],
    ] as const)
      if (end !== null && toDecimal(end).lt(0))
        read.bad(column, `${end} is less than nothing.`, 'Write it without the sign.');
  const approx = read.oneOf('approx', ['true', 'false']) === 'true';
  return { ...sharesAsPercent({ low, high, unit: unitOf(read), basis }), approx, basis, per };
}

/** One word: "count", a currency, "barrel", "tonne". */
function unitOf(read: CellReader): string {
  const unit = read.required('unit');
  if (unit !== '' && !/^\p{L}[\p{L}\p{N}.-]{0,39}$/u.test(unit))
    read.bad(
      'unit',
      `"${unit.slice(0, 60)}" is no unit.`,
      'Write count, a currency such as USD, barrel, tonne or another word.',
    );
  return unit;
}

type Numbers = Pick<DraftRow, 'low' | 'high' | 'unit' | 'basis'>;

function sharesAsPercent({ low, high, unit, basis }: Numbers): Omit<Numbers, 'basis'> {
  if (basis !== 'share' || unit !== 'count') return { low, high, unit };
  const isRatio = [low, high].some((end) => end !== null && toDecimal(end).gt(1));
  if (isRatio) return { low, high, unit: 'ratio' };
  const percent = (end: string | null): string | null =>
    end === null ? null : canonicalDecimal(toDecimal(end).times(100));
  return { low: percent(low), high: percent(high), unit: 'percent' };
}
