import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseFigures } from '../../src/ledger/import-figures.ts';
import { ImportedFigure } from '../../src/ledger/imported-figure.ts';

const HEADER =
  'id,stated,origin,from,to,frame,item,low,high,unit,basis,modality,approx,per,as_of,period,derived_from,alternatives,outcome,url,note';
type Cells = Partial<Record<string, string>>;
const GOOD: Cells = {
  id: 'a1',
  stated: '2024-05',
  origin: 'ROK NIS',
  from: 'KP',
  to: 'RU',
  frame: 'transfer',
  item: 'container',
  low: '100',
  high: '100',
  unit: 'count',
  basis: 'total',
  modality: 'estimated',
  approx: 'false',
};
const line = (cells: Cells): string =>
  HEADER.split(',')
    .map((column) => ({ ...GOOD, ...cells })[column] ?? '')
    .join(',');
const csv = (...rows: readonly Cells[]): string => [HEADER, ...rows.map(line), ''].join('\r\n');
const parse = (...rows: readonly Cells[]) => parseFigures(csv(...rows), 'f.csv');

describe('good tables', () => {
  it('reads a row, says where it stood', () => {
    const { rows, diagnostics } = parse({});
    assert.deepEqual(diagnostics, []);
    const [row] = rows;
    assert.deepEqual([row?.row, row?.label, row?.low, row?.approx, row?.url], [2, 'a1', '100', false, null]);
    assert.deepEqual(ImportedFigure.parse(row), row);
  });

  it('takes a state under the letters that it is registered by', () => {
    const { rows } = parse({ from: 'UK', to: 'HOUTHI' }, { id: 'a2', from: 'XK', to: '' });
    assert.deepEqual(
      rows.map(({ from, to }) => [from, to]),
      [
        ['GB', 'HOUTHI'],
        ['XK', null],
      ],
    );
  });

  it('turns shares of one into percent, and keeps a ratio', () => {
    const share = { basis: 'share', frame: 'statistic' };
    const { rows } = parse(
      { ...share, low: '0.337', high: '0.337' },
      { ...share, id: 'a2', low: '1.3', high: '1.3' },
      { ...share, id: 'a3', low: '', high: '0.5' },
    );
    assert.deepEqual(
      rows.map(({ low, high, unit }) => [low, high, unit]),
      [
        ['33.7', '33.7', 'percent'],
        ['1.3', '1.3', 'ratio'],
        [null, '50', 'percent'],
      ],
    );
  });

  it('keeps open ends open and numbers exact', () => {
    const { rows } = parse({ low: '28700000000000.10', high: '' }, { id: 'a2', low: '', high: '' });
    assert.deepEqual(
      rows.map(({ low, high }) => [low, high]),
      [
        ['28700000000000.1', null],
        [null, null],
      ],
    );
  });

  it('turns references into row ids', () => {
    const { rows } = parse({ alternatives: 'a2' }, { id: 'a2', alternatives: 'a1', derived_from: 'a3' }, { id: 'a3' });
    assert.deepEqual(rows[0]?.alternatives, [rows[1]?.id]);
    assert.equal(rows[1]?.derivedFrom, rows[2]?.id);
  });

  it('gives a row the same id wherever it stands', () => {
    const alone = parse({ id: 'a2' }).rows[0];
    const second = parse({}, { id: 'a2' }).rows[1];
    assert.equal(alone?.id, second?.id);
    assert.notEqual(alone?.row, second?.row);
  });

  it('takes a byte order mark, LF, quoted commas and line breaks, and blank lines', () => {
    const text = `\uFEFF${HEADER}\n\n${line({ note: '"one, two\nthree ""x"""' })}\n\n`;
    const { rows, diagnostics } = parseFigures(text, 'f.csv');
    assert.deepEqual(diagnostics, []);
    assert.equal(rows[0]?.note, 'one, two\nthree "x"');
    assert.equal(rows[0]?.row, 3);
  });
});

describe('bad tables', () => {
  const cases: readonly (readonly [string, readonly Cells[], string, number, string | undefined])[] = [
    ['a date that is none', [{ stated: '2024-13' }], 'stated', 2, '2024-13'],
    ['no date', [{ stated: '' }], 'stated', 2, 'empty'],
    ['a number with separators', [{ low: '1 000' }], 'low', 2, '1 000'],
    ['a number in letters', [{ high: 'many' }], 'high', 2, 'many'],
    ['ends that are turned', [{ low: '200' }], 'high', 2, 'less than'],
    ['an unknown basis', [{ basis: 'sum' }], 'basis', 2, 'sum'],
    ['a frame that makes no flow', [{ frame: 'meeting' }], 'frame', 2, 'meeting'],
    ['an unknown modality', [{ modality: 'sure' }], 'modality', 2, 'sure'],
    ['a country by name', [{ from: 'Korea' }], 'from', 2, 'Korea'],
    ['letters of no state', [{ to: 'XX' }], 'to', 2, 'no state'],
    ['a giver that is the receiver', [{ to: 'KP' }], 'to', 2, 'giver'],
    ['a rate without its period', [{ basis: 'rate' }], 'per', 2, 'rate'],
    ['casualties without an outcome', [{ frame: 'casualties' }], 'outcome', 2, 'casualties'],
    ['an outcome without casualties', [{ outcome: 'killed' }], 'outcome', 2, 'only'],
    ['an address that is none', [{ url: 'javascript:alert(1)' }], 'url', 2, 'web address'],
    ['a reference to nothing', [{ derived_from: 'zz' }], 'derived_from', 2, 'zz'],
    ['a circle', [{ derived_from: 'a2' }, { id: 'a2', derived_from: 'a1' }], 'derived_from', 2, 'itself'],
    ['one-sided alternatives', [{}, { id: 'a2', alternatives: 'a1' }], 'alternatives', 3, 'in turn'],
    ['an id twice', [{}, {}], 'id', 3, 'row 2'],
    ['a second row', [{}, { id: 'a2', approx: 'yes' }], 'approx', 3, 'yes'],
    ['less than nothing', [{ low: '-5' }], 'low', 2, 'less than nothing'],
    ['a unit that is none', [{ unit: '=cmd()' }], 'unit', 2, '=cmd()'],
    ['a control character', [{ origin: 'N\u001b[31mIS' }], 'origin', 2, 'control character'],
    ['a text turned round', [{ note: 'a\u202eb' }], 'note', 2, 'control character'],
    ['an empty unit', [{ unit: '' }], 'unit', 2, 'empty'],
  ];
  for (const [name, rows, column, row, said] of cases)
    it(`names row and column: ${name}`, () => {
      const parsed = parse(...rows);
      assert.deepEqual(parsed.rows, [], 'nothing of a bad file leaves');
      const found = parsed.diagnostics.find(({ at }) => at?.column === column && at.line === row);
      assert.ok(found, JSON.stringify(parsed.diagnostics));
      assert.ok(
        found.message.includes(`Row ${row}, column "${column}"`) && found.message.includes(said ?? ''),
        found.message,
      );
      assert.equal(found.at?.file, 'f.csv');
      assert.ok(found.hint.length > 0);
    });

  it('names every bad cell, not the first only', () => {
    assert.equal(parse({ low: 'x', stated: 'y' }, { id: 'a2', unit: '' }).diagnostics.length, 3);
  });

  const broken: readonly (readonly [string, string, RegExp])[] = [
    ['a missing column', `${HEADER.replace('origin,', '')}\n`, /column "origin": the column is missing/u],
    ['an unknown column', `${HEADER},colour\n`, /column "colour": no such column/u],
    ['a double column', `${HEADER},id\n`, /column "id": the column stands there twice/u],
    ['an empty file', '', /^Row 1: there is none; the file is empty/u],
    ['other separators', `${HEADER.replaceAll(',', ';')}\n`, /^Row 1: the columns are not parted by commas/u],
    ['no table', 'Four ships left.\n', /^Row 1: "Four ships left." is no column/u],
    ['a quote that never ends', `${HEADER}\n"a1,2024\n`, /not CSV/u],
    ['a cell too many', `${HEADER}\n${line({})},x\n`, /Row 2: it has 22 cells, the header has 21/u],
  ];
  for (const [name, text, expected] of broken)
    it(name, () => {
      const { rows, diagnostics } = parseFigures(text, 'f.csv');
      assert.deepEqual(rows, []);
      assert.ok(
        diagnostics.some(({ message }) => expected.test(message)),
        JSON.stringify(diagnostics),
      );
    });
});
