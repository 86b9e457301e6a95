// Who foots the bill: "Norway picks up the tab for two launchers for Ukraine", "covers the cost of a battery". What enters: a
// thing of a sentence. What leaves: who pays, as who gives, and whom the words name as who gets it. Where a side of a war pays,
// or nobody in need of such things is near, paying is buying (paying.ts).
import { isAtWar } from '../discourse/exchanges.ts';
import type { PartyMention } from '../mentions/mention.ts';
import { markersOf } from '../predication/candidates.ts';
import type { Lexicon } from '../predication/lexicon.ts';
import { childBy, coordinationHead, partOf, relationOf } from '../predication/tree.ts';
import { fillOf, type PartyFill, partiesOfArgument } from '../slots/party.ts';
import type { Side } from './direction.ts';
import type { Passage, SentenceView } from './frame.ts';
import { byHost, isGift } from './paying.ts';
import type { Thing } from './things.ts';

/** The noun of a bill that a verb of paying has as its object and that is for the thing; -1 where there is none. */
export function billFor({ tree }: SentenceView, { headToken, first }: Thing, lexicon: Lexicon): number {
  const own = coordinationHead(tree, headToken);
  if (!markersOf(tree, own).some((m) => m === 'for' || m === 'of')) return -1;
  const head = tree.heads[own] ?? -1;
  // The tree may hang the thing on the verb itself.
  const bill = tree.tokens[head]?.upos === 'VERB' ? childBy(tree, head, 'obj') : head;
  if (bill === -1 || bill >= first || !BILLS.has(partOf(tree, bill, lexicon))) return -1;
  const pays = relationOf(tree, bill) === 'obj' && partOf(tree, tree.heads[bill] ?? -1, lexicon) === 'foots';
  return pays ? bill : -1;
}

/** Parts of words for a bill, a cost among them. */
const BILLS: ReadonlySet<string> = new Set(['bill', 'worth']);

/** Who pays the bill for a thing and who gets the thing; null where nobody is known to give it so. */
export function billedTo(
  passage: Passage,
  view: SentenceView,
  thing: Thing,
  speaks: (m: PartyMention) => boolean,
  lexicon: Lexicon,
): { readonly from: Side; readonly to: Side } | null {
  const bill = billFor(view, thing, lexicon);
  if (bill === -1) return null;
  const payer = childBy(view.tree, view.tree.heads[bill] ?? -1, 'nsubj');
  const arg = view.predications.flatMap((p) => p.args).find((a) => a.head === payer);
  const fills = arg ? partiesOfArgument(view, passage.discourse, arg) : [];
  const from: Side = { fills, strength: 'strong' };
  if (fills.length === 0 || fills.some((f) => isAtWar(f.id))) return null;
  const to = byHost(passage, view, thing, from, lexicon) ?? gottenBy(passage, view, thing, fills, speaks);
  if (to) return { from, to: { fills: [to], strength: 'strong' } };
  return isGift(passage, thing, from) ? { from, to: { fills: [], strength: 'none' } } : null;
}

/** "that Ukraine is to receive", "that Germany handed to Kyiv": who gets a thing by a clause behind it. */
function gottenBy(
  { discourse }: Passage,
  view: SentenceView,
  thing: Thing,
  payers: readonly PartyFill[],
  speaks: (m: PartyMention) => boolean,
): PartyFill | null {
  for (const p of view.predications) {
    if (p.entry.family !== 'transfer' || p.trigger < thing.last) continue;
    for (const a of p.args.filter(({ role }) => role === 'receiver')) {
      const m = view.mentions.parties.find((x) => x.headToken === a.head && x.id !== null && !speaks(x));
      const fill = m ? fillOf(discourse, m) : null;
      if (fill && !payers.some((f) => f.id === fill.id)) return fill;
    }
  }
  return null;
}

/** "foots the bill for two systems": the words of paying, where what is paid for is given. */
export const isBill = (view: SentenceView, t: Thing, things: readonly Thing[], lexicon: Lexicon): boolean =>
  t.code === 'money.payment' &&
  things.some((x) => {
    const bill = x === t ? -1 : billFor(view, x, lexicon);
    return bill >= t.first && bill < t.last;
  });
