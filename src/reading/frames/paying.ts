// What is paid for: who pays for a thing gets it, or gives it to somebody in need. What enters: a thing, its predication, its
// sides as the words have them. What leaves: whether it is paid for, by whom it is got.
import { isAtWar, knownFlow } from '../discourse/exchanges.ts';
import type { PartyMention } from '../mentions/mention.ts';
import { markersOf } from '../predication/candidates.ts';
import type { Lexicon } from '../predication/lexicon.ts';
import type { Predication } from '../predication/predication.ts';
import { coordinationHead, lemmaOf } from '../predication/tree.ts';
import { type PartyFill, partiesInRole } from '../slots/party.ts';
import type { Side } from './direction.ts';
import type { Passage, SentenceView } from './frame.ts';
import type { Thing } from './things.ts';

/** Roles of what somebody gets for what they give: "paid a million for drones", "bartered oil for shells". */
const GOT: ReadonlySet<string> = new Set(['price-of', 'return']);

/** "paid a million for drones": who is paid gives what is paid for; what somebody pays in ("in oil") is the payment. */
export function isPaidFor(view: SentenceView, thing: Thing, main: Predication | undefined): boolean {
  const own = coordinationHead(view.tree, thing.headToken);
  if (!main || !PAYING.has(main.sense) || markersOf(view.tree, own).includes('in')) return false;
  if (main.args.some((a) => GOT.has(a.role) && a.tokens.includes(thing.headToken))) return true;
  const sum = view.tree.heads[own] ?? -1;
  const price = main.entry.patterns.filter((x) => GOT.has(x.role)).map((x) => x.marker);
  return (
    main.args.some((a) => a.role === 'theme' && a.head === sum) &&
    markersOf(view.tree, own).some((m) => price.includes(m))
  );
}

/** "Norway will pay for 40 radars" where Ukraine is in need of them: what somebody pays for goes to whom he gives such things. */
export function isGift({ discourse }: Passage, { code }: Thing, { fills }: Side): boolean {
  const payer = fills[0]?.id;
  if (payer === undefined || isAtWar(payer)) return false;
  const gives = (from: string, to: string): boolean => knownFlow(discourse, code, { from, to }) !== null;
  return discourse.topic.some((to) => isAtWar(to) && gives(payer, to) && !gives(to, payer));
}

/** Sentences before in which who gets what others pay for is told. */
const TOLD = 2;

/** "Viro saa kuusi järjestelmää. Laskun maksaa Norja": who foots the bill for what another party was told to get gives it to that one. */
export function footedFor(
  passage: Passage,
  view: SentenceView,
  main: Predication | undefined,
  { fills }: Side,
  { markers }: Lexicon,
): PartyFill | null {
  const payers = fills.map((f) => f.id);
  const { tree } = view;
  const isBill = (i: number): boolean => markers.get(lemmaOf(tree, i)) === 'bill';
  if (!main || !tree.lemmas.some((_, i) => i >= main.clause.first && i < main.clause.last && isBill(i))) return null;
  const before = passage.sentences.slice(Math.max(0, view.index - TOLD), view.index);
  const getting = before.flatMap((v) =>
    v.predications
      .filter((p) => p.entry.family === 'transfer')
      .flatMap((p) => partiesInRole(v, passage.discourse, p, 'receiver')),
  );
  const last = getting.at(-1);
  return last && !getting.some((f) => payers.includes(f.id))
    ? { id: last.id, mention: null, known: 'implied', rule: 'transfer.footed' }
    : null;
}

/** Senses of giving one thing for another. */
const PAYING: ReadonlySet<string> = new Set(['pay', 'trade']);

/** "maksoi hävittäjistä Venäjälle": whom a sum goes to, though it stands beside what is paid for. */
export const isPayee = (p: Predication | undefined, m: PartyMention): boolean =>
  p?.args.some((a) => a.role === 'receiver' && a.tokens.includes(m.headToken)) ?? false;

/** "pays for 20,000 terminals in Ukraine", "for tanks for Kyiv": where what somebody pays for is or goes is who gets it. */
export function byHost(
  passage: Passage,
  view: SentenceView,
  thing: Thing,
  from: Side,
  lexicon: Lexicon,
): PartyFill | null {
  const m = view.mentions.parties.find((x) => x.id !== null && x.first >= thing.last && x.first - thing.last <= 2);
  if (!m || m.id === null || from.fills.some((f) => f.id === m.id)) return null;
  const isHost = markersOf(view.tree, m.headToken).some((x) => HOSTS.has(x) || lexicon.receiverMarkers.has(x));
  const id = passage.discourse.idOf(m);
  return isHost && id !== null ? { id, mention: m, known: 'stated' } : null;
}

/** Prepositions and cases of where something is. */
const HOSTS: ReadonlySet<string> = new Set(['in', 'Ine']);
