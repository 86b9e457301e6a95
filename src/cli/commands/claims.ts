// `tosite claims`: the claims that are kept, one a line.
import { nothingHas } from '../../app/documents.ts';
import { itemName } from '../../app/names.ts';
import { FRAMES, type Frame } from '../../reading/claim.ts';
import type { ClaimFilter, Store, StoredClaim, Verdict } from '../../store/port.ts';
import { checkItem, partyOf, unknownValue } from '../asked.ts';
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
  const found = await withStore(options.store, false, (store) => claimsOrSay(store, filter));
  if (options.json) {
    await printJson(io, { claims: found });
    return 0;
  }
  const pen = ink(io.colour);
  for (const one of found) await print(io.stdout, `${claimLine(one, io.columns, pen)}\n`);
  await print(io.stderr, `${found.length} claim${found.length === 1 ? '' : 's'}\n`);
  return 0;
}

/** Where nothing is found, an item or a document that does not exist is said. */
async function claimsOrSay(store: Store, filter: ClaimFilter): Promise<readonly StoredClaim[]> {
  const found = await store.claims(filter);
  if (found.length > 0) return found;
  checkItem(filter.item);
  if (filter.document !== undefined && (await store.document(filter.document)) === null)
    throw nothingHas(filter.document);
  return found;
}

function filterOf({ from, to, frame, item, document, state }: ClaimsOptions): ClaimFilter {
  if (frame !== undefined && !isFrame(frame)) throw unknownValue('frame', frame, FRAMES);
  const verdict = state === undefined ? undefined : STATES[state];
  if (state !== undefined && verdict === undefined) throw unknownValue('state', state, Object.keys(STATES));
  const [giver, receiver] = [partyOf(from), partyOf(to)];
  return {
    ...(giver && { from: giver }),
    ...(receiver && { to: receiver }),
    ...(frame && { frame }),
    ...(item && { item }),
    ...(document && { document }),
    ...(verdict && { verdict }),
  };
}

const isFrame = (text: string): text is Frame => (FRAMES as readonly string[]).includes(text);

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
