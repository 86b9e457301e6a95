// `tosite claims`: the claims that are kept, one a line.
import { checkItem } from '../../app/asked.ts';
import { nothingHas } from '../../app/documents.ts';
import { claimsKnownBy } from '../../app/known.ts';
import { FRAMES, type Frame } from '../../reading/claim.ts';
import type { ClaimFilter, StoredClaim, StoreView, Verdict } from '../../store/port.ts';
import { itemOf, partyOf, unknownValue } from '../asked.ts';
import { claimLine } from '../claim-line.ts';
import { type Io, print, printJson } from '../io.ts';
import { type PastOptions, withView } from '../ledger-file.ts';
import { ink } from '../text.ts';

type ClaimsOptions = PastOptions & {
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
  const found = await withView(options, (view) => claimsOrSay(view, filter, options.asKnownOn ?? null));
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
async function claimsOrSay(
  store: StoreView,
  filter: ClaimFilter,
  asKnownOn: string | null,
): Promise<readonly StoredClaim[]> {
  const found = await claimsKnownBy(store, filter, asKnownOn);
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
  const [giver, receiver, thing] = [partyOf(from), partyOf(to), itemOf(item)];
  return {
    ...(giver && { from: giver }),
    ...(receiver && { to: receiver }),
    ...(frame && { frame }),
    ...(thing && { item: thing }),
    ...(document && { document }),
    ...(verdict && { verdict }),
  };
}

const isFrame = (text: string): text is Frame => (FRAMES as readonly string[]).includes(text);
