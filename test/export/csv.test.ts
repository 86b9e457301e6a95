import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { csvCell, csvRow } from '../../src/base/csv-row.ts';
import { COLUMNS, exportCsv } from '../../src/export/csv.ts';
import { sampleDocument, sampleReading } from '../cli/sample.ts';

const read = (text: string): string[][] => parse(text, { relax_column_count: false });

describe('CSV cells', () => {
  it('quotes what must be quoted and doubles quotes', () => {
    assert.equal(csvRow(['a', 'b,c', 'd"e', 'f\ng', null, 0, false]), 'a,"b,c","d""e","f\ng",,0,false\r\n');
  });

  it('guards what a spreadsheet would run, and leaves numbers alone', () => {
    for (const formula of ['=1+1', '+cmd', '-2+3', '@SUM(A1)', '\t=1', '\r=1', ' =1', '\n=1'])
      assert.match(csvCell(formula), /^"?'/, JSON.stringify(formula));
    assert.equal(csvCell('-5.5'), '-5.5');
    assert.equal(csvCell('a=b'), 'a=b');
  });

  it('gives back any text through a parser of another maker (property)', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 2, maxLength: 5 }), (cells) => {
        const [row] = read(csvRow(cells));
        assert.deepEqual(
          row?.map((cell) => cell.replace(/^'/, '')),
          cells.map((cell) => cell.replace(/^'/, '')),
        );
      }),
    );
  });
});

describe('exportCsv', () => {
  const { claims } = sampleReading();
  const { id, title } = sampleDocument();
  const counted = { series: 's', figure: 'f_1', origin: 'Port Watch', copyOf: null };
  const stored = claims.map((claim) => ({
    claim,
    documentId: id,
    published: '2025-02-10',
    publisher: '=Publisher',
    title,
    url: 'https://example.org/a',
    added: '2026-01-31T12:00:00.000Z',
    decision: null,
    standing: 'current' as const,
    instead: [],
    behind: [],
    counted,
  }));
  const rows = read([...exportCsv({ claims: stored, figures: [] })].join(''));
  const cell = (row: number, column: (typeof COLUMNS)[number]): string => rows[row]?.[COLUMNS.indexOf(column)] ?? '';

  it('has a header and a record for each claim, with quote, URL, publisher and origin', () => {
    assert.deepEqual(rows[0], [...COLUMNS]);
    assert.equal(rows.length, 1 + claims.length);
    assert.equal(cell(1, 'quote'), 'North Korea sent Russia more than a million shells');
    assert.deepEqual(
      [cell(1, 'from'), cell(1, 'to_name'), cell(1, 'low'), cell(1, 'high')],
      ['KP', 'Russia', '1000000', ''],
    );
    assert.deepEqual(
      [cell(1, 'url'), cell(1, 'publisher'), cell(1, 'origin')],
      ['https://example.org/a', "'=Publisher", 'Port Watch'],
    );
  });
});
