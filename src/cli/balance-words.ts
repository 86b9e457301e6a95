// Words for a row of a balance: what it is of, how much of it, what that is worth. Pure.
import type { ItemRow, Side, WorthJson } from '../app/balance.ts';
import { itemName, partyName } from '../app/names.ts';
import { roundedOutward } from '../base/rounding.ts';
import { windowText } from './balance-stated.ts';
import { moneyRange, worthText } from './money.ts';
import { amountText } from './quantity.ts';

/** "North Korea → Russia". */
export const arrow = ({ from, to }: Side): string => `${partyName(from)} → ${partyName(to)}`;

/** The rows of a section that stand for their item. */
export const leads = ({ items }: Side, section: ItemRow['section']): readonly ItemRow[] =>
  items.filter((row) => row.section === section && row.lead);

/** What a row is of, in words. */
export function nameOf({ item, frame, outcome }: ItemRow): string {
  const name = item === null ? 'people' : itemName(item);
  return frame === 'casualties' ? `${name} ${(outcome ?? '').replace('+', ' or ')}`.trim() : name;
}

const BASIS: Readonly<Record<string, string>> = {
  total: 'to date',
  stock: 'at one time',
  capacity: 'could be held',
  share: 'share',
};

/** "6–6.5 m to date", "120 in Oct 2024 – Jan 2025". */
export function quantityText(row: ItemRow): string {
  if (row.estimate.length === 0) return 'no number';
  const unit = row.unit ?? 'count';
  const amounts = row.estimate.map(({ meeting, ...ends }) => {
    const shown = meeting ? roundedOutward(ends, unit) : ends;
    return amountText({ ...shown, unit, approx: row.approx && ends.low === ends.high, per: row.per }, true);
  });
  const window = row.period === null ? (BASIS[row.basis ?? ''] ?? '') : windowText(row.period);
  return `${amounts.join(' or ')}${window === '' ? '' : ` ${window}`}`;
}

/** Its worth, with its ends. */
export function rowWorth(worth: WorthJson | null): string {
  if (worth === null) return '';
  if (worth.draws !== null) return worthText(worth.draws, worth.currency);
  const { atLeast: low, atMost: high } = worth;
  return low === null && high === null ? 'open at both ends' : moneyRange({ low, high }, worth.currency);
}
