// Exchange rates against the euro. Enters: the European Central Bank's reference-rate CSV (a column a currency, a row a day, "N/A"
// where there is none) and the yearly averages of data/rates-yearly.tsv. Leaves: how many of one currency one of another was
// worth at a time, with the rates that it rests on. Without a rate nothing is converted.
import { z } from 'zod';
import { dataTable } from '../base/data.ts';
import { canonicalDecimal, isDecimalText } from '../base/decimal.ts';
import type { Diagnostic } from '../base/diagnostic.ts';
import { DecimalText } from '../reading/claim.ts';

export const Rate = z
  .object({
    currency: z.string(),
    /** A day, 2024-12-31, or a year for its average. */
    date: z.string(),
    /** Units of the currency for one euro. */
    perEuro: DecimalText,
    source: z.string(),
  })
  .readonly();
export type Rate = z.infer<typeof Rate>;

export type RateTable = { readonly rates: readonly Rate[]; readonly diagnostics: readonly Diagnostic[] };

/** Reads reference rates in the European Central Bank's CSV; with any bad cell `rates` is empty. */
export function parseRates(csv: string, file: string): RateTable {
  const lines = csv.split(/\r?\n/).filter((line) => line.trim() !== '');
  const [header = [], ...rows] = lines.map((line) => line.split(',').map((cell) => cell.trim()));
  if (header[0]?.toLowerCase() !== 'date' || rows.length === 0)
    return { rates: [], diagnostics: [badCell(file, 1, 'the first column must be Date, with rows under it')] };
  const rates: Rate[] = [];
  const diagnostics: Diagnostic[] = [];
  rows.forEach((cells, i) => {
    const date = isoDay(cells[0] ?? '');
    if (date === null) diagnostics.push(badCell(file, i + 2, `"${cells[0] ?? ''}" is no day such as 2024-12-31`));
    else
      header.forEach((currency, column) => {
        const cell = cells[column] ?? '';
        if (column === 0 || currency === '' || cell === '' || cell === 'N/A') return;
        if (!/^[A-Z]{3}$/.test(currency) || !isDecimalText(cell) || Number(cell) <= 0)
          diagnostics.push(badCell(file, i + 2, `"${cell}" is no rate of ${currency}`));
        else rates.push({ currency, date, perEuro: canonicalDecimal(cell), source: file });
      });
  });
  return { rates: diagnostics.length > 0 ? [] : rates, diagnostics };
}

const badCell = (file: string, line: number, why: string): Diagnostic => ({
  code: 'T3211',
  severity: 'error',
  message: `Line ${line} of the rates is bad: ${why}.`,
  hint: "Take the European Central Bank's CSV of reference rates as it is: Date, USD, JPY, …, a day a row.",
  at: { file, line },
});

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/** The day as ISO 8601; the bank's daily file writes "31 December 2024". */
function isoDay(text: string): string | null {
  const [, day = '', name = '', year = ''] = /^(\d{1,2}) (\p{L}+) (\d{4})$/u.exec(text) ?? [];
  const month = MONTHS.indexOf(name.toLowerCase()) + 1;
  const iso = month > 0 ? `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}` : text;
  const date = new Date(`${iso}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(iso) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso)
    ? iso
    : null;
}

/** The yearly averages of data/rates-yearly.tsv. */
export const shippedRates = (): readonly Rate[] =>
  dataTable('rates-yearly.tsv').map(({ currency = '', year = '', rate = '', source = '' }) => ({
    currency,
    date: year,
    perEuro: canonicalDecimal(rate),
    source,
  }));

export type Conversion = {
  /** How many of the wanted currency one of the given is. */
  readonly factor: number;
  /** The rates that it rests on; none where both are one. */
  readonly rates: readonly Rate[];
};

export type Converter = (from: string, to: string, when: string) => Conversion | null;

/**
 * Converts by the rates of a time: for a day the rate of that day or of the ten days before, for a month or year, and where no
 * such day is known, the average of the year; where that is not known either, the latest known before it. Null where there is none.
 */
export function converter(rates: readonly Rate[]): Converter {
  const byCurrency = Map.groupBy(rates, ({ currency }) => currency);
  for (const own of byCurrency.values()) own.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  const known = new Map<string, Conversion | null>();
  return (from, to, when) => {
    if (from === to) return { factor: 1, rates: [] };
    const key = `${from} ${to} ${when}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const used = [from, to].filter((one) => one !== 'EUR').map((one) => rateAt(byCurrency.get(one) ?? [], when));
    const found = used.filter((rate) => rate !== null);
    const perEuro = (currency: string): number =>
      Number(found.find((rate) => rate.currency === currency)?.perEuro ?? 1);
    const made = found.length < used.length ? null : { factor: perEuro(to) / perEuro(from), rates: found };
    known.set(key, made);
    return made;
  };
}

function rateAt(own: readonly Rate[], when: string): Rate | null {
  const year = when.slice(0, 4);
  const earlier = own.filter(({ date }) => date.slice(0, 4) <= year);
  if (when.length === 10) {
    const day = earlier.findLast(({ date }) => date.length === 10 && date <= when);
    if (day && Date.parse(when) - Date.parse(day.date) <= 10 * 86_400_000) return day;
  }
  const average = earlier.find(({ date }) => date === year) ?? averageOf(earlier, year);
  return average ?? earlier.findLast(({ date }) => date.length === 4) ?? earlier.at(-1) ?? null;
}

/** The mean of a year's days, where daily rates are known. */
function averageOf(own: readonly Rate[], year: string): Rate | null {
  const days = own.filter(({ date }) => date.length === 10 && date.startsWith(year));
  const [first] = days;
  if (!first) return null;
  const mean = days.reduce((sum, { perEuro }) => sum + Number(perEuro), 0) / days.length;
  return {
    ...first,
    date: year,
    perEuro: mean.toFixed(6).replace(/\.?0+$/, ''),
    source: `${first.source}, mean of ${days.length} days`,
  };
}
