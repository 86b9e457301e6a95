// What origins state in money, and what their two sides leave unobserved, in lines. Pure: nothing is added up.
import type { Balance, Remainder, Side, StatedRow } from '../app/balance.ts';
import { itemName } from '../app/names.ts';
import { isEdtf, precisionOf } from '../base/edtf.ts';
import { moneyRange } from './money.ts';
import { amountText, dateText, statedText } from './quantity.ts';
import { type Ink, printable, wrap } from './text.ts';

type Look = { readonly width: number; readonly pen: Ink };

/** What stands for all that went this way, the latest total of each body; and of bodies that state none, what they state of parts. */
export function statedSummary({ stated }: Side, currency: string, of: 'whole' | 'part'): string {
  const own = stated.filter(({ kind, derivedFrom }) => kind === 'actual' && derivedFrom === null);
  const totals = own.filter(({ basis }) => basis === 'total');
  const whole = new Set(totals.map(({ body }) => body));
  const rows = of === 'whole' ? totals : own.filter(({ body }) => !whole.has(body));
  const told = [...Map.groupBy(rows, ({ body }) => body).values()].flatMap(([row]) =>
    row === undefined ? [] : [`${row.body} ${statedAmount(row, currency)}${of === 'part' ? partText(row) : ''}`],
  );
  return told.join('; ') || 'nothing';
}

const partText = ({ items, period }: StatedRow): string =>
  `, ${items.map(itemName).join(', ')}${period === null ? '' : ` ${windowText(period)}`}`;

/** A window in words: "in Oct 2024", "on 2 Oct 2025", "since 2023", "from 20 Dec 2024 to 27 Dec 2024". */
export const windowText = (period: string): string => {
  const edtf = period.replace('--', '/');
  const text = dateText(edtf);
  if (/^(since|by)/.test(text)) return text;
  if (!edtf.split('/').some(isDay)) return `in ${text}`;
  return edtf.includes('/') ? `from ${text.replace(' – ', ' to ')}` : `on ${text}`;
};

const isDay = (edtf: string): boolean => isEdtf(edtf) && precisionOf(edtf) === 'day';

/** The amount as stated, in its own currency, and converted where that is another. */
function statedAmount(row: StatedRow, currency: string): string {
  const { low, high, approx, unit, per } = row;
  const own = amountText({ low, high, approx, unit, per }, true);
  return row.rates.length === 0 || row.converted === null ? own : `${own} (${moneyRange(row.converted, currency)})`;
}

/** Each stated worth on its own, with what a reader must know of it. */
export function statedLines(rows: readonly StatedRow[], currency: string, look: Look): readonly string[] {
  if (rows.length === 0) return [];
  const heading = '  Stated by an origin: each is its own figure, none is added to another';
  return [
    look.pen.soft(heading),
    ...rows.flatMap((row) => {
      const marks = [
        row.kind === 'actual' ? null : row.kind,
        row.period === null ? null : windowText(row.period),
        row.derivedFrom === null ? null : 'worked out from another figure, one witness with it',
        isEarlier(row, rows) ? 'an earlier word of the same body' : null,
        row.converted === null ? 'no rate' : null,
      ].filter((mark) => mark !== null);
      const what = row.items.map(itemName).join(', ') + (row.items.length > 1 ? ' together' : '');
      const text = `${row.origin}, ${statedText(row)}: ${what} ${statedAmount(row, currency)}${marks.length === 0 ? '' : `; ${marks.join('; ')}`}`;
      return wrap(printable(text), look.width - 6).map((line, i) => `${i === 0 ? '    ' : '      '}${line}`);
    }),
  ];
}

/** The same body has said another total of one of these items since. */
const isEarlier = (row: StatedRow, rows: readonly StatedRow[]): boolean =>
  row.kind === 'actual' &&
  row.basis === 'total' &&
  rows.some(
    (other) =>
      other.body === row.body &&
      other.kind === 'actual' &&
      other.basis === 'total' &&
      other.stated.slice(0, 7) > row.stated.slice(0, 7) &&
      other.derivedFrom === null &&
      other.items.some((item) => row.items.includes(item)),
  );

/** What one body's two sides leave unseen; that nobody's do is said too. */
export function unobservedLines({ unobserved, given, received }: Balance, look: Look): readonly string[] {
  const told = unobserved.map((one) => remainderText(one, given, received));
  const text =
    told.length === 0
      ? ['No origin states a worth for both directions: what nobody saw cannot be put into a number.']
      : [...told, 'What nobody saw at all is in no number.'];
  return [
    look.pen.bold('Unobserved'),
    ...text.flatMap((one) => wrap(printable(one), look.width - 4).map((line) => `  ${line}`)),
  ];
}

function remainderText(one: Remainder, given: Side, received: Side): string {
  const [mine, theirs] = [given.stated, received.stated].map((rows, i) =>
    rows.find(({ id }) => id === (i === 0 ? one.given : one.received)),
  );
  const more = one.orMore ? ' or more' : '';
  const { low, high } = one.times;
  const times = low === null || high === null ? '' : `, ${low} to ${high} times as much given as came back at most`;
  return `${one.body} states ${mine ? statedAmount(mine, one.currency) : ''} given and ${theirs ? statedAmount(theirs, one.currency) : ''} returned: ${moneyRange(one, one.currency)}${more} has no return that it saw${times}. That is unobserved, not unpaid.`;
}
