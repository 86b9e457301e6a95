// Indicators for people: all of them with their first rows, or one with its formula, every row and the quotes behind it.
// What enters: the use case's answer. What leaves: text. Pure.
import type { IndicatorsView, IndicatorView } from '../app/indicators.ts';
import { partyName } from '../app/names.ts';
import { BOUND_DIGITS, nearest, outward } from '../base/rounding.ts';
import type { IndicatorRow, Used } from '../exchange/indicators/indicator-row.ts';
import { amountText, dateText, groupDigits, statedText } from './quantity.ts';
import { clip, type Ink, padRight, printable, wrap } from './text.ts';

type Look = { readonly width: number; readonly pen: Ink };

/** Rows of one indicator among all. */
const FEW = 4;

/** All indicators: those with a row, then the names of those for which the ledger has too little. */
export function indicatorsTable({ indicators, asKnownOn }: IndicatorsView, look: Look): string {
  const width = Math.min(look.width, 100);
  const { pen } = look;
  const seen = asKnownOn === null ? '' : `, as known on ${dateText(asKnownOn)}`;
  const told = indicators.filter(({ rows }) => rows.length > 0);
  const silent = indicators.filter(({ rows }) => rows.length === 0);
  const lines = [
    ...wrap(`Indicators${seen}`, width).map(pen.bold),
    ...told.flatMap((one) => [
      '',
      ...titleLines(one, { width, pen }),
      ...shownRows(one).flatMap((row) => rowLines(row, one.formula, { width, pen })),
      ...(one.rows.length > FEW ? moreLines(one, { width, pen }) : []),
    ]),
  ];
  if (silent.length > 0)
    lines.push(
      '',
      ...wrap(`Too little is known for: ${silent.map(({ name }) => name).join(', ')}.`, width).map(pen.soft),
    );
  lines.push('', ...wrap(LEGEND, width).map(pen.soft));
  return `${lines.join('\n')}\n`;
}

/** The last row of some indicators, by name; those without a row are left out. */
export function indicatorsSummary({ indicators }: IndicatorsView, names: readonly string[], look: Look): string {
  const width = Math.min(look.width, 100);
  const lines = names.flatMap((name) => {
    const found = indicators.find((one) => one.name === name);
    const last = found?.rows.at(-1);
    if (!found || !last) return [];
    const title = wrap(printable(found.title), width - 2).map((line) => `  ${line}`);
    return [...title, ...rowLines(last, found.formula, { width, pen: look.pen })];
  });
  return `${lines.join('\n')}\n`;
}

const LEGEND =
  '"or more" and "up to": an end that no source closes. "no bound": both ends are open; what the numbers give as they stand is in brackets. tosite indicators NAME shows the formula, every row and the quotes behind it; tosite explain ID how a row came about.';

const moreLines = ({ rows, name }: IndicatorView, { width, pen }: Look): readonly string[] =>
  wrap(`… and ${rows.length - FEW} more: tosite indicators ${name}`, width - 4).map((line, i) =>
    pen.soft(`${i === 0 ? '  ' : '    '}${line}`),
  );

/** The last rows, which know most; what is left out is said. */
const shownRows = ({ rows }: IndicatorView): readonly IndicatorRow[] => rows.slice(-FEW);

function titleLines({ title, name, parties, asks }: IndicatorView, { width, pen }: Look): readonly string[] {
  const who = `${partyName(parties.a)}, ${partyName(parties.b)}`;
  return [
    ...wrap(printable(title), width).map(pen.bold),
    ...wrap(`${printable(asks)} (${who}; ${name})`, width - 2).map((line) => pen.soft(`  ${line}`)),
  ];
}

/** The result, who says it, and from what. */
function rowLines(row: IndicatorRow, formula: string, { width, pen }: Look): readonly string[] {
  const byMonth = formula.includes('months(');
  const first = Math.min(30, Math.floor(width * 0.4));
  const value = wrap(resultText(row), first - 1);
  const words = `${printable(labelText(row.label))}: ${row.used.map((one) => usedText(one, byMonth)).join(', ')}${row.supposed ? ' (supposed)' : ''}`;
  const told = wrap(words, width - first - 2);
  return Array.from({ length: Math.max(value.length, told.length) }, (_, i) =>
    `  ${padRight(value[i] ? pen.bold(value[i]) : '', first)}${told[i] ?? ''}`.trimEnd(),
  );
}

const labelText = (label: string): string => label.replace('not named', 'no origin named');

/** "about 1.59", "23 300 or more barrel/voyage", "no bound (300 as the numbers stand)". */
export function resultText({ low, high, unit, approx, asWritten }: IndicatorRow): string {
  const word = unitWords(unit);
  const about = approx ? 'about ' : '';
  if (low === null && high === null)
    return asWritten === null ? 'no bound' : `no bound (${threeDigits(asWritten)}${word} as the numbers stand)`;
  const [from, to] = [low && groupDigits(outward(low, 'low')), high && groupDigits(outward(high, 'high'))];
  if (low === null) return `up to ${to}${word}`;
  if (high === null) return `${from}${word} or more`;
  return low === high ? `${about}${threeDigits(low)}${word}` : `${about}${from}–${to}${word}`;
}

/** " shells a container", " EUR a soldier a year", " %", or nothing. */
function unitWords(unit: string): string {
  if (unit === 'ratio') return '';
  if (unit === 'percent') return '\u00a0%';
  const [first = '', ...rest] = unit.replaceAll('-', ' ').split('/');
  const many = /^[A-Z]{3}$/.test(first) || first === 'money' ? first : `${first}s`;
  return ` ${[many, ...rest].join(' a ')}`;
}

/** Three digits, to the nearest. */
export const threeDigits = (value: string): string => groupDigits(nearest(value, BOUND_DIGITS));

/** The number with its date, or with the window that a pace is of. */
function usedText({ what, low, high, approx, unit, per, stated, statedBy, days }: Used, byMonth: boolean): string {
  const amount = amountText({ low, high, approx, unit, per }, true);
  const [first, last] = [days?.first?.slice(0, 7), days?.last?.slice(0, 7)];
  const window = byMonth && first && last ? dateText(first === last ? first : `${first}/${last}`) : null;
  const when = window ?? (stated === null || statedBy === null ? null : statedText({ stated, statedBy }));
  return `${printable(what)} ${amount}${when === null ? '' : ` (${when})`}`;
}

/** One indicator with all that it rests on. */
export function indicatorPage(indicator: IndicatorView, asKnownOn: string | null, look: Look): string {
  const width = Math.min(look.width, 100);
  const { pen } = look;
  const { formula, inputs, rows, evidence, note, unit, file } = indicator;
  const names = inputs.map(({ name, what, unit: own }) => `${name}: ${printable(what)}, ${own}`).join('; ');
  const lines = [
    ...titleLines(indicator, { width, pen }),
    ...(asKnownOn === null ? [] : [pen.soft(`  as known on ${dateText(asKnownOn)}`)]),
    '',
    ...wrap(`${formula}, in ${unit}  (${printable(file)})`, width - 2).map((line) => `  ${line}`),
    ...wrap(names, width - 4).map((line) => pen.soft(`    ${line}`)),
    '',
    ...(rows.length === 0
      ? ['  The ledger has too little for it.']
      : rows.flatMap((row) => fullRow(row, formula, { width, pen }))),
    ...(evidence.length === 0 ? [] : ['', pen.bold('What it rests on')]),
    ...evidence.flatMap((one) => evidenceLines(one, { width, pen })),
    ...(note === null ? [] : ['', ...wrap(printable(note), width).map(pen.soft)]),
  ];
  return `${lines.join('\n')}\n`;
}

const fullRow = (row: IndicatorRow, formula: string, look: Look): readonly string[] => [
  ...rowLines(row, formula, look),
  look.pen.soft(`    ${clip(row.id, look.width - 4)}`),
];

function evidenceLines(one: IndicatorView['evidence'][number], { width, pen }: Look): readonly string[] {
  const head = `  ${one.figure}  ${printable(one.origin)}, ${statedText(one)}`;
  const quotes = one.quotes.map(({ quote, claim }) => `“${printable(quote)}” (${claim})`);
  const rows = one.rows.map(
    ({ file, row, label, url }) =>
      `${printable(file)} row ${row}, ${printable(label)}${url ? `: ${printable(url)}` : ''}`,
  );
  return [
    clip(head, width),
    ...[...quotes, ...rows].flatMap((text) => wrap(text, width - 4).map((line) => pen.soft(`    ${line}`))),
  ];
}
