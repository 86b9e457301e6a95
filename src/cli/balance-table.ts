// The two sides of an exchange in columns: first a summary of both beside each other, then each side item by item. Pure: it rounds
// for reading and adds nothing up.
import type { Balance, ItemRow, Side, WorthJson } from '../app/balance.ts';
import type { Price } from '../exchange/prices.ts';
import { besideLines } from './balance-beside.ts';
import { legend } from './balance-legend.ts';
import { statedLines, unobservedLines } from './balance-stated.ts';
import { arrow, leads, nameOf, quantityText, rowWorth } from './balance-words.ts';
import { wrapAmount } from './ledger-table.ts';
import { inputWords } from './money.ts';
import { amountText } from './quantity.ts';
import { type Ink, padLeft, padRight, printable, wrap } from './text.ts';

type Look = { readonly width: number; readonly pen: Ink; readonly prices: ReadonlyMap<string, Price> };

/** The balance for people. */
export function balanceTable(
  balance: Balance,
  prices: readonly Price[],
  { width, pen }: { readonly width: number; readonly pen: Ink },
): string {
  const look: Look = { width: Math.min(width, 100), pen, prices: new Map(prices.map((price) => [price.id, price])) };
  const { currency } = balance.options;
  const lines = [
    ...besideLines(balance, look, 'items'),
    '',
    pen.given(arrow(balance.given)),
    ...sideLines(balance.given, currency, look),
    '',
    pen.received(arrow(balance.received)),
    ...sideLines(balance.received, currency, look),
    '',
    ...unobservedLines(balance, look),
    '',
    ...legend(balance, look),
  ];
  return `${lines.join('\n')}\n`;
}

/** Both sides beside each other in a few lines, and what nobody saw. */
export function balanceSummary(
  balance: Balance,
  { width, pen }: { readonly width: number; readonly pen: Ink },
): string {
  const look: Look = { width: Math.min(width, 100), pen, prices: new Map() };
  return `${[...besideLines(balance, look, 'few'), ...unobservedLines(balance, look)].join('\n')}\n`;
}

function sideLines(side: Side, currency: string, look: Look): readonly string[] {
  const { pen, width } = look;
  const rest = side.items.filter(({ lead, section }) => !lead && section !== 'supposed');
  const supposed = side.items.filter(({ section }) => section === 'supposed');
  if (side.items.length + side.stated.length === 0) return [pen.soft('  Nothing is known of this.')];
  return [
    ...section('Priced', leads(side, 'valued'), look),
    ...spreadLine(side, look),
    ...statedLines(side.stated, currency, look),
    ...section('Without a worth', leads(side, 'unvalued'), look),
    ...section('Never in money', [...leads(side, 'unpriced'), ...leads(side, 'lives')], look),
    ...note('Planned or supposed, in no total', [...new Set(supposed.map(nameOf))].join(', '), look),
    ...wrap(
      rest.length === 0
        ? ''
        : `${rest.length} more series are other windows or bases of the same: tosite ledger, or --json.`,
      width - 4,
    ).map((line) => pen.soft(`  ${line}`)),
  ];
}

const note = (name: string, text: string, { width, pen }: Look): readonly string[] =>
  text === ''
    ? []
    : wrap(printable(`${name}: ${text}.`), width - 4).map((line, i) => pen.soft(`${i === 0 ? '  ' : '    '}${line}`));

const NAME = 24;
const ORIGINS = 8;
const SURE = 9;

function section(heading: string, rows: readonly ItemRow[], look: Look): readonly string[] {
  if (rows.length === 0) return [];
  const { width, pen } = look;
  const withWorth = rows.some(({ worth }) => worth !== null);
  const rest = width - 4 - NAME - ORIGINS - SURE;
  const quantity = withWorth ? Math.floor(rest * 0.44) : rest;
  const why = [...new Set(rows.flatMap((row) => (row.worth === null && row.why !== null ? [row.why] : [])))];
  const head = [
    padRight(heading, NAME + 2),
    padRight('how much', quantity),
    padRight(withWorth ? 'worth (90 % between)' : '', rest - quantity),
    padLeft('origins', ORIGINS),
    ' sure',
  ].join('');
  return [
    pen.soft(`  ${head}`),
    ...rows.flatMap((row) => rowLines(row, { look, quantity, worth: rest - quantity })),
    ...wrap(why.length === 0 ? '' : `why: ${why.join('; ')}`, width - 8).map((line) => pen.soft(`      ${line}`)),
  ];
}

type Columns = { readonly look: Look; readonly quantity: number; readonly worth: number };

function rowLines(row: ItemRow, { look, quantity, worth }: Columns): readonly string[] {
  const name = wrap(printable(nameOf(row)), NAME - 1);
  const amount = wrapAmount(quantityText(row), quantity - 1);
  const money = worth === 0 ? [] : wrapAmount(rowWorth(row.worth), worth - 1);
  const height = Math.max(name.length, amount.length, money.length);
  const lines = Array.from({ length: height }, (_, i) => {
    const cells = [
      padRight(name[i] ?? '', NAME),
      padRight(amount[i] ?? '', quantity),
      padRight(look.pen.bold(money[i] ?? ''), worth),
      padLeft(i > 0 ? '' : row.bodies === 0 ? '–' : `${row.independentOrigins} of ${row.bodies}`, ORIGINS),
      i > 0 || row.bodies === 0 ? '' : ` ${row.confidence}`,
    ];
    return `    ${cells.join('')}`.trimEnd();
  });
  const notes = [
    row.worth !== null && !row.counted ? `not in the sum: ${row.why ?? ''}` : '',
    row.worth === null ? '' : priceWords(row.worth, look),
    row.bodies > 0 || row.saidBy.length === 0 ? '' : printable(`said by: ${namesText(row.saidBy)}`),
    row.denied.length === 0
      ? ''
      : `denied: ${row.denied.join(', ')}${row.saidBy.length === 0 ? '; nobody here says it' : ''}`,
    row.outliers.length === 0 ? '' : printable(`says otherwise: ${row.outliers.join(', ')}`),
  ];
  return [
    ...lines,
    ...notes.flatMap((text) => wrap(text, look.width - 8)).map((line) => look.pen.soft(`      ${line}`)),
  ];
}

/** Names that are written out; how many others there are is told. */
const NAMES = 4;

function namesText(names: readonly string[]): string {
  const told = names
    .map((name) => (name === 'not named' ? 'no origin named' : name))
    .slice(0, NAMES)
    .join(', ');
  return names.length > NAMES ? `${told} and ${names.length - NAMES} more` : told;
}

/** What the price is and who says so. */
function priceWords(worth: WorthJson, { prices }: Look): string {
  const told = worth.prices.flatMap((id) => {
    const price = prices.get(id);
    if (price === undefined) return [];
    const { low, high, currency, unit } = price;
    const per = unit === 'count' ? 'each' : `a ${unit}`;
    const [by = ''] = price.source.split(/[,:]/u);
    return [
      `${amountText({ low, high, unit: currency, approx: false })} ${per}, money of ${price.year}; ${by.trim()}: ${price.note}`,
    ];
  });
  return printable(told.join('; or '));
}

function spreadLine({ total, items }: Side, { width, pen, prices }: Look): readonly string[] {
  const told = total.spread
    .filter(({ share }) => share >= 0.01)
    .map(({ input, share }) => `${Math.round(share * 100)} % ${inputWords(input, items, prices)}`);
  const text = told.length === 0 ? '' : `What makes the sum uncertain: ${told.join(', ')}.`;
  return wrap(text, width - 6).map((line) => pen.soft(`    ${line}`));
}
