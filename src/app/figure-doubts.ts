// What is doubtful in a row of an imported table: names that nobody knows, a day that has not come. The row counts; each cell is said.
import { dataTable, type Row } from '../base/data.ts';
import type { Diagnostic } from '../base/diagnostic.ts';
import { bounds } from '../base/edtf.ts';
import { regionName } from '../base/regions.ts';
import type { ImportedFigure } from '../ledger/imported-figure.ts';
import { hasItemCodes, isItem, NAME_LANGUAGES, partyId } from './names.ts';

type Doubt = {
  readonly code: Diagnostic['code'];
  readonly column: string;
  readonly what: string;
  readonly hint: string;
};

/** The doubts about a row of a file that is taken in on a day, one a cell. */
export function doubtsOf(figure: ImportedFigure, file: string, now: Date): readonly Diagnostic[] {
  return [
    itemDoubt(figure),
    partyDoubt('from', figure),
    partyDoubt('to', figure),
    unitDoubt(figure),
    dayDoubt(figure, now),
  ]
    .filter((doubt) => doubt !== null)
    .map(({ code, column, what, hint }) => ({
      ...{ code, severity: 'warning' as const, hint, at: { file, column } },
      message: `Row ${figure.row}, column "${column}": ${what}`,
    }));
}

const unknown = (column: string, value: string, kind: string, then: string, hint: string): Doubt => ({
  ...{ code: 'T3202', column, hint },
  what: `"${value.slice(0, 60)}" is no ${kind}; it ${then}.`,
});

function itemDoubt({ frame, item }: ImportedFigure): Doubt | null {
  if (item === null || !hasItemCodes(frame) || isItem(item)) return null;
  const hint = 'Write a code of data/items.tsv, such as ammunition.artillery, and import the file again.';
  return unknown('item', item, 'item that is known', 'makes a flow of its own', hint);
}

function partyDoubt(column: 'from' | 'to', figure: ImportedFigure): Doubt | null {
  const id = figure[column];
  if (id === null || regionName(id) !== null || partyId(id) !== null) return null;
  const hint = 'Write an id of data/parties.tsv, such as KP, EU or HOUTHI, and import the file again.';
  return unknown(column, id, 'party that is known', 'makes flows of its own', hint);
}

function unitDoubt({ frame, unit }: ImportedFigure): Doubt | null {
  if (knownUnits().has(unit) || (frame === 'statistic' && measures().has(unit))) return null;
  const hint = 'Write count, a currency such as USD, barrel or tonne, and import the file again.';
  const kind = measures().has(unit) ? 'unit of things given or of people' : 'unit that is known';
  return unknown('unit', unit, kind, 'is compared with no other', hint);
}

/** Units that the ledger makes itself. */
const OWN_UNITS = ['count', 'percent', 'ratio'];

const unitRows = (): readonly Row[] => NAME_LANGUAGES.flatMap((language) => dataTable(`lexica/${language}/units.tsv`));

/** Units that texts are read in, that have a factor, or that are a currency. */
const knownUnits = once(
  () =>
    new Set([
      ...OWN_UNITS,
      ...Intl.supportedValuesOf('currency'),
      ...unitRows().flatMap(({ unit = '', measure }) => (measure === '' ? [unit] : [])),
      ...dataTable('unit-factors.tsv').flatMap(({ from = '', to = '' }) => [from, to]),
      ...dataTable('items.tsv').map(({ code = '' }) => code),
    ]),
);

/** Units of distances, durations and the like: only a statistic is in such. */
const measures = once(() => new Set(unitRows().map(({ unit = '' }) => unit)));

function once<T>(make: () => T): () => T {
  let made: T | null = null;
  return () => (made ??= make());
}

const DAY = 86_400_000;

/** Somewhere it is tomorrow already. */
function dayDoubt({ stated }: ImportedFigure, now: Date): Doubt | null {
  const begins = bounds(stated).first;
  if (begins === null || begins <= new Date(now.getTime() + DAY).toISOString().slice(0, 10)) return null;
  return {
    ...{ code: 'T3203', column: 'stated' },
    what: `"${stated}" has not come yet; the figure is the latest of all until then.`,
    hint: 'Write the day on which it was said, and import the file again.',
  };
}
