// `tosite claims`: the claims that are kept, one a line.
import { itemName, partyId } from '../../app/names.ts';
import { UserError } from '../../base/diagnostic.ts';
import { FRAMES, type Frame } from '../../reading/claim.ts';
import type { ClaimFilter, StoredClaim, Verdict } from '../../store/port.ts';
import { type Io, print, printJson } from '../io.ts';
import { type StoreOptions, withStore } from '../ledger-file.ts';
import { amountText } from '../quantity.ts';
import { clip, type Ink, ink, padRight, printable } from '../text.ts';

type ClaimsOptions = StoreOptions & {
  readonly from?: string;
  readonly to?: string;
  readonly frame?: string;
  readonly item?: string;
  readonly document?: string;
  readonly state?: string;
};

const STATES: Readonly<Record<string, Verdict | 'open'>> = { open: 'open', accepted: 'accept', rejected: 'reject' };

/** Lists the claims that the filters leave. */
export async function claims(io: Io, options: ClaimsOptions): Promise<number> {
  const filter = filterOf(options);
  const found = await withStore(options.store, false, (store) => store.claims(filter));
  if (options.json) {
    await printJson(io, { claims: found });
    return 0;
  }
  const pen = ink(io.colour);
  for (const one of found) await print(io.stdout, `${claimLine(one, io.columns, pen)}\n`);
  await print(io.stderr, `${found.length} claim${found.length === 1 ? '' : 's'}\n`);
  return 0;
}

function filterOf({ from, to, frame, item, document, state }: ClaimsOptions): ClaimFilter {
  if (frame !== undefined && !isFrame(frame)) throw unknownValue('frame', frame, FRAMES);
  const verdict = state === undefined ? undefined : STATES[state];
  if (state !== undefined && verdict === undefined) throw unknownValue('state', state, Object.keys(STATES));
  return {
    ...(from && { from: partyId(from) ?? from }),
    ...(to && { to: partyId(to) ?? to }),
    ...(frame && { frame }),
    ...(item && { item }),
    ...(document && { document }),
    ...(verdict && { verdict }),
  };
}

const isFrame = (text: string): text is Frame => (FRAMES as readonly string[]).includes(text);

const unknownValue = (option: string, value: string, known: readonly string[]): UserError =>
  new UserError(
    {
      code: 'T1902',
      severity: 'error',
      message: `--${option} "${value}" is not known.`,
      hint: `Take one of: ${known.join(', ')}.`,
    },
    2,
  );

function claimLine({ claim, decision }: StoredClaim, width: number, pen: Ink): string {
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
