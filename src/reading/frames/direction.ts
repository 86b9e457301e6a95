// Who gives to whom as a sentence says it. What enters: a thing, the predications that it stands in, the passage. What
// leaves: givers and receivers, by relations first, then by the order of words; how sure each side is. A side that only
// the order of bare words suggests is weak: the passage's flows (flows.ts) may turn it round.
import { knownFlow } from '../discourse/exchanges.ts';
import { isSpeaker } from '../discourse/speakers.ts';
import type { PartyMention } from '../mentions/mention.ts';
import type { Lexicon } from '../predication/lexicon.ts';
import type { Argument, Predication } from '../predication/predication.ts';
import { relationOf } from '../predication/tree.ts';
import {
  type ByOrder,
  fillOf,
  listedWith,
  type PartyFill,
  partiesInRole,
  partiesOfArgument,
  partyByOrder,
} from '../slots/party.ts';
import { billedTo } from './billed.ts';
import { sidesOf } from './both-sides.ts';
import { askedFor, boughtFor } from './bought-for.ts';
import { isCounter } from './counters.ts';
import type { Passage, SentenceView } from './frame.ts';
import { besideOf, givenBack } from './gapping.ts';
import { headingOf } from './headings.ts';
import { byHost, footedFor, isGift, isPaidFor, isPayee } from './paying.ts';
import { type End, placeEnd } from './place-ends.ts';
import { isRelief, relievedBy } from './relief.ts';
import type { Thing } from './things.ts';

export type Side = { readonly fills: readonly PartyFill[]; readonly strength: 'strong' | 'weak' | 'none' };
export type Direction = { readonly from: Side; readonly to: Side };

export const NONE: Side = { fills: [], strength: 'none' };
const side = (fills: readonly PartyFill[], strength: Side['strength']): Side =>
  fills.length > 0 ? { fills, strength } : NONE;

/** Both sides as the sentence gives them. */
export function directionOf(
  passage: Passage,
  view: SentenceView,
  thing: Thing,
  predications: readonly Predication[],
  lexicon: Lexicon,
): Direction {
  const acting = predications[0]?.trigger ?? -1;
  const speaks = (m: PartyMention): boolean => isSpeaker(view, lexicon, m, acting);
  const billed = billedTo(passage, view, thing, speaks, lexicon);
  if (billed) return billed;
  const beside = besideOf(passage, view, thing, predications[0], lexicon, speaks);
  const giving = byRole(passage, view, thing, predications, 'giver', speaks, lexicon);
  const place = isFound(predications[0], lexicon) ? giving : NONE;
  const heading = predications.length === 0 && !beside.from ? headingOf(passage, view, thing) : NONE;
  const stated = beside.from ?? (heading.strength === 'none' && place.strength === 'none' ? giving : heading);
  const taught = stated.strength === 'none' ? byPlaceOfTraining(passage, view, predications) : stated;
  // "shipped from Oman to Peru": where nobody is said to give, what is given comes from its place.
  const origins =
    taught.strength === 'none' ? byRole(passage, view, thing, predications, 'origin', speaks, lexicon) : taught;
  const from = origins.strength === 'none' ? byPlace(view, predications[0], 'from', []) : origins;
  const freed = predications[0] && isRelief(predications[0]) ? relievedBy(passage, view, thing, predications[0]) : null;
  if (freed) return { from, to: side([freed], 'strong') };
  const sides = sidesOf(passage, view, predications[0], from, lexicon);
  if (sides.strength !== 'none') return { from, to: sides };
  const said = beside.to ?? byRole(passage, view, thing, predications, 'receiver', speaks, lexicon);
  const receiving = said.strength === 'none' ? place : said;
  const to = receiving.strength === 'none' ? byTrainee(passage, view, predications) : receiving;
  const bought = boughtFor(passage, view, thing, predications[0], lexicon);
  if (bought) return bought;
  const asked = askedFor(passage, view, thing, predications[0]);
  if (asked && from.fills.every((f) => f.id !== asked.id)) return { from, to: side([asked], 'strong') };
  const back = beside.from && !beside.to ? givenBack(beside.from, to, giving) : null;
  if (back) return back;
  const paid = isPaidFor(view, thing, predications[0]);
  if (paid && beside.from)
    return { from: beside.from, to: byRole(passage, view, thing, predications, 'giver', speaks, lexicon) };
  const toPayee = paid && beside.to?.fills[0]?.mention && isPayee(predications[0], beside.to.fills[0].mention);
  const turns = isCounter(view, thing, lexicon) || (paid && (!beside.to || toPayee));
  if (paid && turns && to.strength === 'none' && isGift(passage, thing, from)) return { from, to };
  const footed =
    paid && turns && to.strength === 'none' ? footedFor(passage, view, predications[0], from, lexicon) : null;
  if (footed) return { from, to: side([footed], 'strong') };
  const host = turns && to.strength !== 'strong' ? byHost(passage, view, thing, from, lexicon) : null;
  if (turns) return host === null ? { from: to, to: from } : { from, to: side([host], 'strong') };
  const bargain = byBargain(passage, view, thing, predications, { from, to }, speaks, lexicon);
  if (bargain) return bargain;
  const owned = from.strength === 'strong' || thing.quantity === null ? NONE : byOwner(passage, view, thing, to);
  const named = owned.strength === 'none' ? from : owned;
  const origin = named.strength === 'none' ? byOrigin(passage, view, thing, predications, to, lexicon) : named;
  const market = to.strength === 'none' ? byMarket(view, thing, origin) : to;
  // Where givers are named, what goes to a place may only pass through it.
  const landed = market.strength === 'none' && from.fills[0]?.mention === null;
  const share = landed ? byPlace(view, predications[0], 'to', origin.fills) : market;
  const bracketed = besideBracket(view, thing);
  if (bracketed) return bracketedSide(passage, thing, predications[0], bracketed, { from: origin, to: share });
  return byOrder(passage, view, predications, { from: origin, to: share }, speaks, lexicon);
}

/** "from Rajin": the state of the place at one end, where no party stands there. */
function byPlace(view: SentenceView, p: Predication | undefined, end: End, others: readonly PartyFill[]): Side {
  const fill = placeEnd(view, p, end, others);
  return fill === null ? NONE : side([fill], 'strong');
}

/** "haupitseja on löytynyt Sudanista": what is found somewhere has come there. */
const isFound = (p: Predication | undefined, { markers }: Lexicon): boolean =>
  p?.sense === 'flow' && markers.get(p.entry.lemma) === 'found';

/** "Russia provided 86 percent of Hungarian crude": a share of somebody's goods is given to them. */
function byMarket(view: SentenceView, thing: Thing, from: Side): Side {
  if (thing.quantity?.unit !== 'percent' || from.strength !== 'strong') return NONE;
  const m = view.mentions.parties.find((x) => x.id !== null && x.manner === 'demonym' && x.last === thing.first);
  if (!m || m.id === null || from.fills.some((f) => f.id === m.id)) return NONE;
  return side([{ id: m.id, mention: m, known: 'stated' }], 'strong');
}

/** The party right before the brackets in which a number stands: "India (38), China (17)". */
function besideBracket(view: SentenceView, thing: Thing): PartyMention | null {
  const first = thing.quantity?.first ?? thing.first;
  if (view.tree.tokens[first - 1]?.text !== '(') return null;
  return view.mentions.parties.find((m) => m.id !== null && m.last === first - 1) ?? null;
}

/** Whose number it is gets the share of what goes to several, gives that of what comes from several. */
function bracketedSide(
  { discourse }: Passage,
  { code }: Thing,
  main: Predication | undefined,
  m: PartyMention,
  d: Direction,
): Direction {
  const id = m.id ?? '';
  const own = side([{ id, mention: m, known: 'stated' }], 'strong');
  const onlyGives = !knownFlow(discourse, code, { to: id }) && knownFlow(discourse, code, { from: id }) !== null;
  const gets = (main?.sense === 'flow' || main?.sense === 'give') && !onlyGives;
  const without = (s: Side): Side =>
    side(
      s.fills.filter((f) => f.id !== m.id && !isListedBeside(f, m)),
      s.strength,
    );
  return gets ? { from: without(d.from), to: own } : { from: own, to: without(d.to) };
}

/** Another of the same list: a party whose own brackets stand beside. */
const isListedBeside = (f: PartyFill, m: PartyMention): boolean =>
  f.mention !== null && f.mention !== m && Math.abs(f.mention.first - m.first) <= 8;

/** "Morocco signed a contract for Turkish drones": who strikes a bargain for things that another party's name says made gets them. */
function byBargain(
  passage: Passage,
  view: SentenceView,
  thing: Thing,
  predications: readonly Predication[],
  d: Direction,
  speaks: (m: PartyMention) => boolean,
  lexicon: Lexicon,
): Direction | null {
  const deal = predications.find((p) => isBargain(p, lexicon));
  // "announced a deal for Swedish jets": who announces it strikes it.
  if (!deal || (deal !== predications[0] && !isOver(view, predications[0], deal))) return null;
  const maker = makerIn(view, thing.headToken) ?? madeBy(view, deal);
  if (maker === null) return null;
  const other = [...d.from.fills, ...d.to.fills].find((f) => f.id !== maker.id);
  const from = side([maker], 'strong');
  if (other === undefined) return byOrder(passage, view, predications, { from, to: NONE }, speaks, lexicon);
  const { discourse } = passage;
  const backwards = { from: other.id, to: maker.id };
  if (
    knownFlow(discourse, thing.code, backwards) &&
    !knownFlow(discourse, thing.code, { from: maker.id, to: other.id })
  )
    return null;
  return { from, to: side([other], 'strong') };
}

/** Whether a noun is the object of a predication's verb. */
const isOver = ({ tree }: SentenceView, verb: Predication | undefined, { trigger }: Predication): boolean =>
  verb?.entry.wordClass === 'V' && tree.heads[trigger] === verb.trigger && relationOf(tree, trigger) === 'obj';

/** The people that an adjective right on a noun names, as who made it and gives it. */
function makerIn({ mentions, tree }: SentenceView, head: number): (PartyFill & { readonly id: string }) | null {
  const m = mentions.parties.find(
    (x) =>
      x.id !== null &&
      x.headToken < head &&
      x.manner === 'demonym' &&
      tree.heads[x.headToken] === head &&
      tree.tokens[x.headToken]?.feats.Case === tree.tokens[head]?.feats.Case,
  );
  return m?.id ? { id: m.id, mention: m, known: 'stated' } : null;
}

/** "a deal for Pakistani hardware: ten jets and 220 drones": what is listed was made by whom the thing of the bargain names. */
function madeBy(view: SentenceView, { args }: Predication): (PartyFill & { readonly id: string }) | null {
  for (const { role, head } of args) {
    const maker = role === 'theme' ? makerIn(view, head) : null;
    if (maker) return maker;
  }
  return null;
}

/** "Denmark's 19 jets": whose a thing is, right before it, gives it, where it is known to give such things. */
function byOwner(passage: Passage, view: SentenceView, thing: Thing, to: Side): Side {
  const start = Math.min(thing.first, thing.quantity?.first ?? thing.first);
  const m = view.mentions.parties.find((x) => x.id !== null && x.last <= start && start - x.last <= 1);
  if (!m || m.id === null || to.fills.some((f) => f.id === m.id)) return NONE;
  const isPossessive = ["'s", '’s', "'", '’'].includes(view.tree.tokens[m.last]?.text ?? '');
  const isGenitive = start === m.last && view.tree.tokens[m.headToken]?.feats.Case === 'Gen';
  if (!(isGenitive || (isPossessive && start === m.last + 1))) return NONE;
  if (knownFlow(passage.discourse, thing.code, { from: m.id }) === null) return NONE;
  return side([{ id: m.id, mention: m, known: 'stated' }], 'strong');
}

/** Senses whose things come from somebody: what their things are called after is where they come from. */
const COMING: ReadonlySet<string> = new Set(['receive', 'flow', 'ask', 'trade', 'comprise']);

/** "a contract for Turkish drones": nouns of bargains, whose sides are not yet giver and receiver. */
const isBargain = (p: Predication, { markers }: Lexicon): boolean =>
  p.entry.wordClass === 'N' && markers.get(p.entry.lemma) === 'bargain';

/** "bought Iranian drones": the people that an adjective right on the thing names made and give it. */
function byOrigin(
  passage: Passage,
  view: SentenceView,
  thing: Thing,
  predications: readonly Predication[],
  to: Side,
  lexicon: Lexicon,
): Side {
  const main = predications[0];
  if (!main || !(COMING.has(main.sense) || isBargain(main, lexicon))) return NONE;
  const m = view.mentions.parties.find(
    (x) =>
      x.id !== null &&
      x.last <= thing.first &&
      ((view.tree.heads[x.headToken] === thing.headToken && view.tree.tokens[x.headToken]?.upos === 'ADJ') ||
        (x.manner === 'demonym' && x.last === thing.first)),
  );
  if (!m || m.id === null || to.fills.some((f) => f.id === m.id)) return NONE;
  const caseOf = (i: number): string | undefined => view.tree.tokens[i]?.feats.Case;
  if (caseOf(m.headToken) !== caseOf(thing.headToken)) return NONE;
  const { discourse } = passage;
  const settled = to.fills.some((f) => f.known === 'stated');
  if (!settled && !knownFlow(discourse, thing.code, { from: m.id }) && knownFlow(discourse, thing.code, { to: m.id }))
    return NONE;
  return side([{ id: m.id, mention: m, known: 'stated' }], 'strong');
}

function byRole(
  passage: Passage,
  view: SentenceView,
  thing: Thing,
  predications: readonly Predication[],
  role: string,
  speaks: (m: PartyMention) => boolean,
  lexicon: Lexicon,
): Side {
  for (const p of predications) {
    const allowed = (a: Argument): boolean =>
      !(role === 'receiver' && a.tokens.includes(thing.headToken)) &&
      a.head !== thing.headToken &&
      // "from Oman", not "from the port of Oman", through which things of others go.
      (role !== 'origin' || view.mentions.parties.some((m) => a.head >= m.first && a.head < m.last));
    const fills = partiesInRole(view, passage.discourse, p, role, { allowed, speaks });
    if (fills.length === 0) continue;
    const sure = fills.every((f) => f.known === 'stated' && !isVague(p, role, f, lexicon));
    return side(fills, sure ? 'strong' : 'weak');
  }
  return NONE;
}

/**
 * Whether only the bare subject of a verb that may give as well as take ("buy", "have", "fly"), or what merely qualifies a
 * noun, makes a party what it is.
 */
function isVague(p: Predication, role: string, fill: PartyFill, lexicon: Lexicon): boolean {
  if (p.args.some((a) => a.marked && (a.role === 'giver' || a.role === 'receiver'))) return false;
  const arg = p.args.find((a) => a.role === role && fill.mention !== null && a.tokens.includes(fill.mention.headToken));
  if (!arg || arg.marked || arg.found === 'antecedent') return false;
  if (p.entry.wordClass === 'N') return false;
  if (lexicon.markers.get(p.entry.lemma) === 'light') return true;
  const roles = (lexicon.triggers.get(p.entry.lemma) ?? [])
    .filter((e) => e.family === 'transfer' && e.wordClass === 'V')
    .flatMap((e) => e.patterns.filter((x) => x.relation === 'nsubj' && x.marker === null).map((x) => x.role));
  return roles.includes('giver') && roles.includes('receiver');
}

/** Those who are trained are the receiver's. */
function byTrainee(passage: Passage, view: SentenceView, predications: readonly Predication[]): Side {
  for (const p of predications) {
    for (const a of p.args.filter((x) => x.role === 'trainee')) {
      const fills = partiesOfArgument(view, passage.discourse, a);
      if (fills.length > 0) return side(fills, 'strong');
    }
  }
  return NONE;
}

/** "recruits were trained in Estonia": where nobody is said to train, the host does. */
function byPlaceOfTraining(passage: Passage, view: SentenceView, predications: readonly Predication[]): Side {
  for (const p of predications) {
    const fills = p.args
      .filter((x) => x.role === 'trainer-place')
      .flatMap((a) => partiesOfArgument(view, passage.discourse, a, false));
    if (fills.length > 0) return side(fills, 'strong');
  }
  return NONE;
}

function byOrder(
  passage: Passage,
  view: SentenceView,
  predications: readonly Predication[],
  d: Direction,
  speaks: (m: PartyMention) => boolean,
  lexicon: Lexicon,
): Direction {
  const main = predications[0];
  if (!main) return d;
  let { from, to } = d;
  const open = from.strength === 'none' || to.strength === 'none';
  for (const range of open ? [main.clause, { first: 0, last: view.tree.tokens.length }] : []) {
    for (const role of ['receiver', 'giver'] as const) {
      if ((role === 'giver' ? from : to).strength !== 'none') continue;
      const ids = [...from.fills, ...to.fills].map((f) => f.id);
      const taken = (m: PartyMention): boolean =>
        m.id === null || speaks(m) || ids.includes(passage.discourse.idOf(m) ?? '');
      const found = partyByOrder(view, passage.discourse, main, role, taken, range);
      if (!found) continue;
      const sure = found.marked || (found.fill.mention !== null && isBefore(view, found.fill.mention, main, lexicon));
      const filled = side(listedFills(passage, view, found, taken, main.trigger), sure ? 'strong' : 'weak');
      if (role === 'giver') from = filled;
      else to = filled;
    }
  }
  const givers = from.fills.filter((f) => !to.fills.some((t) => t.id === f.id));
  return { from: side(givers, from.strength), to };
}

/** "pääosin Venäjältä ja Ukrainasta", "Between them A, B and C sold": a marked party or one right before its verb, and those in one list with it. */
function listedFills(
  { discourse }: Passage,
  view: SentenceView,
  { fill, marked }: ByOrder,
  taken: (m: PartyMention) => boolean,
  trigger: number,
): readonly PartyFill[] {
  if (!fill.mention || !(marked || isRightBefore(view, fill.mention, trigger))) return [fill];
  const listed = listedWith(view, fill.mention).filter((m) => m !== fill.mention && !taken(m));
  return [fill, ...listed.flatMap((m) => fillOf(discourse, m) ?? [])];
}

/** "Europeans had allocated": a party right before a verb in the active that either gives or receives is its subject. */
function isBefore(view: SentenceView, m: PartyMention, p: Predication, lexicon: Lexicon): boolean {
  if (p.entry.wordClass !== 'V' || p.voice !== 'active' || p.form !== 'finite' || m.last > p.trigger) return false;
  const senses = (lexicon.triggers.get(p.entry.lemma) ?? []).filter((e) => e.family === 'transfer').map((e) => e.sense);
  if (senses.includes('receive') && senses.includes('give')) return false;
  return isRightBefore(view, m, p.trigger);
}

/** Whether only auxiliaries and adverbs stand between a party and a verb behind it. */
const isRightBefore = ({ tree }: SentenceView, m: PartyMention, trigger: number): boolean =>
  m.last <= trigger && tree.tokens.slice(m.last, trigger).every((t) => t.upos === 'AUX' || t.upos === 'ADV');
