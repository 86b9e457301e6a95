// Both sides of an exchange beside each other: what is priced, what is stated, what has no worth, what is never put into money, item
// by item. Pure: it rounds for reading and adds nothing up.
import type { Balance, ItemRow, Side } from '../app/balance.ts';
import { partyName } from '../app/names.ts';
import { nearest } from '../base/rounding.ts';
import { statedSummary } from './balance-stated.ts';
import { arrow, leads, nameOf, quantityText, rowWorth } from './balance-words.ts';
import { wrapAmount } from './ledger-table.ts';
import { moneyRange, worthText } from './money.ts';
import { dateText, shortNumber } from './quantity.ts';
import { clip, type Ink, padRight, printable, wrap } from './text.ts';

type Look = { readonly width: number; readonly pen: Ink };

/** Both sides beside each other: item by item, or in a few lines. */
export function besideLines(balance: Balance, look: Look, detail: 'items' | 'few'): readonly string[] {
  const { given, received, asKnownOn, options } = balance;
  const seen = asKnownOn === null ? '' : `, as known on ${dateText(asKnownOn)}`;
  const title = `${partyName(given.from)} and ${partyName(given.to)}${seen}: what each gives the other`;
  const half = Math.floor((look.width - LABEL) / 2) - 1;
  const row = (name: string, tell: (side: Side) => string): readonly string[] =>
    beside(name, [wrap(printable(tell(given)), half - 1), wrap(printable(tell(received)), half)], half);
  const items = (...sections: readonly ItemRow['section'][]): readonly string[] => {
    if (detail === 'few') return [];
    const of = (side: Side): readonly ItemRow[] => sections.flatMap((section) => leads(side, section));
    return pairs(of(given), of(received)).flatMap(([left, right]) =>
      beside('', [hanging(left, half - 3), hanging(right, half - 2)], half),
    );
  };
  const partOf = (side: Side): string => statedSummary(side, options.currency, 'part');
  const parts = [given, received].map(partOf);
  const never = (side: Side): readonly ItemRow[] => [...leads(side, 'unpriced'), ...leads(side, 'lives')];
  return [
    ...wrap(look.pen.bold(title), look.width),
    `  ${padRight('', LABEL)}${look.pen.given(padRight(clip(arrow(given), half - 1), half))}${look.pen.received(clip(arrow(received), half))}`.trimEnd(),
    ...row('priced item by item', (side) => totalText(side, options.currency)),
    ...items('valued'),
    ...row('stated as a whole', (side) => statedSummary(side, options.currency, 'whole')),
    ...(parts.every((text) => text === 'nothing') ? [] : row('stated of a part', partOf)),
    ...row('items without a worth', (side) => String(leads(side, 'unvalued').length)),
    ...items('unvalued'),
    ...row('never put into money', (side) => (detail === 'few' ? namesOf(never(side)) : String(never(side).length))),
    ...items('unpriced', 'lives'),
    ...wrap(
      'The two sides are never set off against each other. Nothing here is a price that was paid: none is public.',
      look.width - 2,
    ).map((line) => look.pen.soft(`  ${line}`)),
  ];
}

const LABEL = 22;

type Lines = readonly string[];

const beside = (name: string, [left, right]: readonly [Lines, Lines], half: number): Lines =>
  Array.from({ length: Math.max(left.length, right.length) }, (_, i) =>
    `  ${padRight(i === 0 ? name : '', LABEL)}${padRight(left[i] ?? '', half)}${right[i] ?? ''}`.trimEnd(),
  );

const hanging = (text: string, width: number): Lines =>
  wrapAmount(printable(text), width).map((line, i) => (i === 0 ? line : `  ${line}`));

/** The items of two sides in rows: what both have, then what one has, each with a number; last the names of those without. */
function pairs(given: readonly ItemRow[], received: readonly ItemRow[]): readonly (readonly [string, string])[] {
  const numbered = (rows: readonly ItemRow[]): readonly ItemRow[] => rows.filter(({ estimate }) => estimate.length > 0);
  const names = new Set(numbered(received).map(nameOf));
  const ours = numbered(given).toSorted((a, b) => Number(names.has(nameOf(b))) - Number(names.has(nameOf(a))));
  const here = ours.map(nameOf);
  const shared = here.filter((name) => names.has(name));
  const theirs = [
    ...shared.flatMap((name) => numbered(received).find((row) => nameOf(row) === name) ?? []),
    ...numbered(received).filter((row) => !shared.includes(nameOf(row))),
  ];
  const last = [given, received].map((rows) => {
    const without = rows.filter(({ estimate }) => estimate.length === 0);
    return without.length === 0 ? '' : `no number: ${namesOf(without)}`;
  });
  const told = Array.from(
    { length: Math.max(ours.length, theirs.length) },
    (_, i) => [itemText(ours[i]), itemText(theirs[i])] as const,
  );
  return [...told, [last[0] ?? '', last[1] ?? '']];
}

/** "artillery shells 6–6.5 m to date: 15 bn". */
function itemText(row: ItemRow | undefined): string {
  if (row === undefined) return '';
  const { worth, counted } = row;
  const told = `${nameOf(row)} ${quantityText(row)}`;
  if (worth === null) return told;
  const money = worth.draws === null ? rowWorth(worth) : shortNumber(nearest(worth.draws.p50));
  return `${told}: ${money}${counted ? '' : ', not in the sum'}`;
}

const namesOf = (rows: readonly ItemRow[]): string => [...new Set(rows.map(nameOf))].join(', ') || 'nothing known';

function totalText({ total }: Side, currency: string): string {
  const parts = [
    total.draws === null
      ? null
      : `${worthText(total.draws, currency)}, ${total.rows} ${total.rows === 1 ? 'item' : 'items'}`,
    total.openAtLeast === null
      ? null
      : `${total.draws === null ? '' : 'and '}${moneyRange({ low: total.openAtLeast, high: null }, currency)}, ${total.openRows} with an open end`,
  ];
  return parts.filter((part) => part !== null).join('; ') || 'nothing that has a price';
}
