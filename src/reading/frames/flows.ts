// Who gives to whom. What enters: a thing, the predications that it stands in, the passage. What leaves: givers and
// receivers, by relations first, then by the order of words, then by the flows that the passage has established.
// A side that the order of bare words suggests is weak: the passage's flows may turn it round.
import { knownFlow } from '../discourse/exchanges.ts';
import { isSpeaker } from '../discourse/speakers.ts';
import type { PartyMention } from '../mentions/mention.ts';
import type { Lexicon } from '../predication/lexicon.ts';
import type { Argument, Predication } from '../predication/predication.ts';
import { relationOf } from '../predication/tree.ts';
import { type PartyFill, partiesInRole, partiesOfArgument, partyByOrder, phraseMarkers } from '../slots/party.ts';
import type { Passage, SentenceView } from './frame.ts';
import type { Thing } from './things.ts';

export type Side = { readonly fills: readonly PartyFill[]; readonly strength: 'strong' | 'weak' | 'none' };
export type Direction = { readonly from: Side; readonly to: Side };

const NONE: Side = { fills: [], strength: 'none' };
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
  const stated =
    gapGiver(passage, view, thing, predications, speaks) ??
    byRole(passage, view, thing, predications, 'giver', speaks, lexicon);
  const from = stated.strength === 'none' ? byPlaceOfTraining(passage, view, predications) : stated;
  const receiving = byRole(passage, view, thing, predications, 'receiver', speaks, lexicon);
  const to = receiving.strength === 'none' ? byTrainee(passage, view, predications) : receiving;
  if (isCounter(view, thing, lexicon) || isPaidFor(thing, predications[0])) return { from: to, to: from };
  const origin = from.strength === 'none' ? byOrigin(passage, view, thing, predications, to) : from;
  return byOrder(passage, view, predications, { from: origin, to }, speaks);
}

/** "sent rice in return for shells": what hangs on a word of return goes the other way. */
function isCounter(view: SentenceView, thing: Thing, lexicon: Lexicon): boolean {
  const above = view.tree.heads[thing.headToken] ?? -1;
  const head =
    above !== -1 && relationOf(view.tree, thing.headToken) === 'conj' ? (view.tree.heads[above] ?? -1) : above;
  if (head === -1 || head >= thing.first || view.tree.tokens[head]?.upos !== 'NOUN') return false;
  const lemma = view.tree.tokens[head]?.lemma.toLowerCase() ?? '';
  return lexicon.markers.get(lemma) === 'return' && thing.first - head <= 6;
}

/** "paid a million for drones": who is paid gives what is paid for. */
const isPaidFor = (thing: Thing, main: Predication | undefined): boolean =>
  main?.sense === 'pay' && main.args.some((a) => a.role === 'price-of' && a.tokens.includes(thing.headToken));

/** Senses whose things come from somebody: what their things are called after is where they come from. */
const COMING: ReadonlySet<string> = new Set(['receive', 'flow', 'ask', 'trade', 'comprise']);

/** "bought Iranian drones": the people that an adjective right on the thing names made and give it. */
function byOrigin(
  passage: Passage,
  view: SentenceView,
  thing: Thing,
  predications: readonly Predication[],
  to: Side,
): Side {
  const main = predications[0];
  if (!main || !COMING.has(main.sense)) return NONE;
  const m = view.mentions.parties.find(
    (x) =>
      x.id !== null &&
      x.last <= thing.first &&
      view.tree.heads[x.headToken] === thing.headToken &&
      view.tree.tokens[x.headToken]?.upos === 'ADJ',
  );
  if (!m || m.id === null || to.fills.some((f) => f.id === m.id)) return NONE;
  const caseOf = (i: number): string | undefined => view.tree.tokens[i]?.feats.Case;
  if (caseOf(m.headToken) !== caseOf(thing.headToken)) return NONE;
  const { discourse } = passage;
  if (!knownFlow(discourse, thing.code, { from: m.id }) && knownFlow(discourse, thing.code, { to: m.id })) return NONE;
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
      !(role === 'receiver' && a.tokens.includes(thing.headToken)) && a.head !== thing.headToken;
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

/** "Canada offered five billion, Japan three, and Britain two": a bare party right before a later thing is its giver. */
function gapGiver(
  passage: Passage,
  view: SentenceView,
  thing: Thing,
  predications: readonly Predication[],
  speaks: (m: PartyMention) => boolean,
): Side | null {
  const main = predications[0];
  const start = Math.min(thing.first, thing.quantity?.first ?? thing.first);
  if (!main || main.trigger > start) return null;
  const m = view.mentions.parties.findLast((x) => x.last <= start && start - x.last <= 4);
  if (!m || m.first <= main.trigger + 2 || speaks(m) || !phraseMarkers(view, m.headToken).every((x) => x === 'Nom'))
    return null;
  const before = view.tree.tokens[m.first - 1];
  const between = view.tree.tokens.slice(m.last, start);
  if (
    !before ||
    !/^(?:CCONJ|PUNCT)$/u.test(before.upos) ||
    between.some((t) => !/^(?:DET|ADV|ADJ|ADP|NOUN|PRON)$/u.test(t.upos))
  )
    return null;
  const id = passage.discourse.idOf(m);
  return id === null || m.id === null ? null : side([{ id, mention: m, known: 'stated' }], 'strong');
}

function byOrder(
  passage: Passage,
  view: SentenceView,
  predications: readonly Predication[],
  d: Direction,
  speaks: (m: PartyMention) => boolean,
): Direction {
  const main = predications[0];
  if (!main) return d;
  let { from, to } = d;
  for (const range of [main.clause, { first: 0, last: view.tree.tokens.length }]) {
    for (const role of ['receiver', 'giver'] as const) {
      const open = role === 'giver' ? from : to;
      if (open.strength !== 'none') continue;
      const ids = [...from.fills, ...to.fills].map((f) => f.id);
      const taken = (m: PartyMention): boolean =>
        m.id === null || speaks(m) || ids.includes(passage.discourse.idOf(m) ?? '');
      const found = partyByOrder(view, passage.discourse, main, role, taken, range);
      if (!found) continue;
      const filled = side([found.fill], found.marked ? 'strong' : 'weak');
      if (role === 'giver') from = filled;
      else to = filled;
    }
  }
  const givers = from.fills.filter((f) => !to.fills.some((t) => t.id === f.id));
  return { from: side(givers, from.strength), to };
}

/** What one thing's sentence itself says of its direction; a side that only the order suggests counts half. */
export type Flow = {
  readonly from: string | null;
  readonly to: string | null;
  readonly weakFrom: string | null;
  readonly weakTo: string | null;
  readonly code: string;
  readonly sentence: number;
  readonly at: number;
};

/** The flows that sentences state themselves, in the order of the text: what fills the gaps of the others. */
export type Flows = {
  readonly all: readonly Flow[];
  readonly receives: ReadonlyMap<string, number>;
  readonly gives: ReadonlyMap<string, number>;
};

/** What a placed thing says of its direction. */
export function flowOf(direction: Direction, code: string, sentence: number, at: number): Flow {
  const idOf = (s: Side, strength: Side['strength']): string | null =>
    s.strength === strength ? (s.fills[0]?.id ?? null) : null;
  return {
    from: idOf(direction.from, 'strong'),
    to: idOf(direction.to, 'strong'),
    weakFrom: idOf(direction.from, 'weak'),
    weakTo: idOf(direction.to, 'weak'),
    code,
    sentence,
    at,
  };
}

/** Gathers the passage's flows. */
export function flowsOf(all: readonly Flow[]): Flows {
  const count = (strong: (f: Flow) => string | null, weak: (f: Flow) => string | null): ReadonlyMap<string, number> => {
    const counts = new Map<string, number>();
    const add = (id: string | null, by: number): void => {
      if (id !== null) counts.set(id, (counts.get(id) ?? 0) + by);
    };
    for (const f of all) {
      add(strong(f), 1);
      add(weak(f), WEAK);
    }
    return counts;
  };
  return {
    all,
    receives: count(
      (f) => f.to,
      (f) => f.weakTo,
    ),
    gives: count(
      (f) => f.from,
      (f) => f.weakFrom,
    ),
  };
}

/** How much a side by order counts, a stated opposite side against, and salience for. */
const WEAK = 0.4;
const AGAINST = 0.5;
const SALIENCE = 0.6;

/** The party of the passage that most likely gives (or receives), other than `but`. */
function likely(
  passage: Passage,
  flows: Flows,
  side: 'gives' | 'receives',
  but: string | undefined,
): string | undefined {
  const other = side === 'gives' ? 'receives' : 'gives';
  const score = (id: string): number =>
    (flows[side].get(id) ?? 0) - AGAINST * (flows[other].get(id) ?? 0) + SALIENCE * passage.discourse.weightOf(id);
  const { topic } = passage.discourse;
  return topic.filter((id) => id !== but).sort((a, b) => score(b) - score(a) || topic.indexOf(a) - topic.indexOf(b))[0];
}

const implied = (id: string, rule: string): Side => ({
  fills: [{ id, mention: null, known: 'implied', rule }],
  strength: 'weak',
});

/** Where a thing stands: flows before it are nearer than those after. */
export type Spot = { readonly sentence: number; readonly at: number; readonly code: string; readonly back: boolean };
const distance = (f: Flow, spot: Spot): number =>
  (f.at <= spot.at ? spot.sentence - f.sentence : (f.sentence - spot.sentence) * 2 + 1) +
  Math.abs(f.at - spot.at) / 100000 +
  (f.code.split('.')[0] === spot.code.split('.')[0] ? 0 : 0.6);

/** Fills the side that a sentence leaves open from the flows of its passage. */
export function completeDirection(passage: Passage, spot: Spot, given: Direction, flows: Flows): Direction {
  const near = [...flows.all].sort((a, b) => distance(a, spot) - distance(b, spot));
  const d = turned(passage, given, flows, spot.code);
  const giver = d.from.fills[0]?.id;
  const receiver = d.to.fills[0]?.id;
  if (giver !== undefined && receiver !== undefined) return d;
  if (giver !== undefined) {
    const known = near.find((f) => f.from === giver && f.to !== null)?.to;
    const other =
      known ??
      knownFlow(passage.discourse, spot.code, { from: giver })?.to ??
      lately(near, spot, 'to', giver) ??
      likely(passage, flows, 'receives', giver);
    return other === undefined ? d : { from: d.from, to: implied(other, 'discourse.flow') };
  }
  if (receiver !== undefined) {
    const known = near.find((f) => f.to === receiver && f.from !== null)?.from;
    const other =
      known ??
      knownFlow(passage.discourse, spot.code, { to: receiver })?.from ??
      lately(near, spot, 'from', receiver) ??
      likely(passage, flows, 'gives', receiver);
    return other === undefined ? d : { from: implied(other, 'discourse.flow'), to: d.to };
  }
  return bothImplied(passage, spot, near, flows) ?? d;
}

/** The side of a flow that a sentence shortly before states whole, other than `but`: lists go on with whom they began. */
const lately = (near: readonly Flow[], spot: Spot, side: 'from' | 'to', but: string): string | undefined =>
  near.find(
    (f) => f.at < spot.at && spot.sentence - f.sentence <= 2 && f.from !== null && f.to !== null && f[side] !== but,
  )?.[side] ?? undefined;

/** A thing without any party: a whole flow of its class goes on, else one that is known, else the nearest, or its return. */
function bothImplied(passage: Passage, spot: Spot, near: readonly Flow[], flows: Flows): Direction | null {
  const itemClass = spot.code.split('.')[0];
  const same = near.find((f) => f.from !== null && f.to !== null && f.code.split('.')[0] === itemClass);
  const known = same ? null : knownFlow(passage.discourse, spot.code, {});
  if (known) return { from: implied(known.from, 'discourse.exchange'), to: implied(known.to, 'discourse.exchange') };
  const last = same ?? near.find((f) => f.from !== null || f.to !== null);
  const lastTo = last?.to ?? undefined;
  const from = last?.from ?? likely(passage, flows, 'gives', lastTo);
  const to = lastTo ?? likely(passage, flows, 'receives', from);
  if (from === undefined || to === undefined || from === to) return null;
  const [a, b] = spot.back && !same ? [to, from] : [from, to];
  return { from: implied(a, 'discourse.flow'), to: implied(b, 'discourse.flow') };
}

/**
 * Weak sides give way to what is known: a party that only order or a pronoun makes a giver, but that receives in this
 * passage, receives; and where both sides are weak and no such flow is known while another one is, both are left open.
 */
function turned(passage: Passage, d: Direction, flows: Flows, code: string): Direction {
  const { discourse } = passage;
  const [from, to] = [d.from.fills[0]?.id, d.to.fills[0]?.id];
  if (d.from.strength === 'strong' || d.to.strength === 'strong') return d;
  if (from !== undefined && to === undefined) {
    const net = (flows.receives.get(from) ?? 0) - (flows.gives.get(from) ?? 0);
    if (net > 0.5 && likely(passage, flows, 'receives', undefined) === from) return { from: NONE, to: d.from };
    const gives = knownFlow(discourse, code, { from });
    if (!gives && knownFlow(discourse, code, { to: from })) return { from: NONE, to: d.from };
  }
  if (from === undefined && to !== undefined && !knownFlow(discourse, code, { to }))
    if (knownFlow(discourse, code, { from: to })) return { from: d.to, to: NONE };
  if (
    from !== undefined &&
    to !== undefined &&
    !knownFlow(discourse, code, { from, to }) &&
    knownFlow(discourse, code, { from: to, to: from })
  )
    return { from: d.to, to: d.from };
  return d;
}
