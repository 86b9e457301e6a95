// A claim on one line: its decision, id, parties, item, amount and modality. Pure.
import { itemName } from '../app/names.ts';
import type { StoredClaim } from '../store/port.ts';
import { amountText } from './quantity.ts';
import { clip, type Ink, padRight, printable } from './text.ts';

/** The line, cut to the width. */
export function claimLine({ claim, decision }: StoredClaim, width: number, pen: Ink): string {
  const parties = `${claim.from?.id ?? '–'}→${claim.to?.id ?? '–'}`;
  const item = claim.item ? itemName(claim.item.code) : claim.frame;
  const amount = claim.quantity ? amountText(claim.quantity, true) : '';
  const mark = decision === null ? ' ' : decision.verdict === 'accept' ? '✓' : '✗';
  const free = width - 43;
  const left = Math.max(12, Math.floor(free * 0.5));
  const right = Math.max(12, free - left);
  const cells = [
    `${mark} ${claim.id} ${padRight(parties, 6)}`,
    padRight(clip(printable(item), left), left),
    padRight(clip(amount, right), right),
    claim.modality,
  ];
  const line = clip(cells.join(' '), width);
  return decision?.verdict === 'reject' ? pen.soft(line) : line;
}
