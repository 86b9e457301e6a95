// Who gives to whom. What enters: a thing, the predications that it stands in, the passage. What leaves: givers and
// receivers, by relations first, then by the order of words, then by the flows that the passage has established.
// A side that the order of bare words suggests is weak: the passage's flows may turn it round.
import { isSpeaker } from '../discourse/speakers.ts';
import type { PartyMention } from '../mentions/mention.ts';
import type { Lexicon } from '../predication/lexicon.ts';
import type { Argument, Predication } from '../predication/predication.ts';
import { type PartyFill, partiesInRole, partyByOrder, phraseMarkers } from '../slots/party.ts';
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
  const speaks = (m: PartyMention): boolean => isSpeaker(view, lexicon, m);
  const from =
    gapGiver(passage, view, thing, predications, speaks) ?? byRole(passage, view, thing, predications, 'giver', speaks);
  const to = byRole(passage, view, thing, predications, 'receiver', speaks);
  return byOrder(passage, view, predications, { from, to }, speaks);
}

function byRole(
  passage: Passage,
  view: SentenceView,
  thing: Thing,
  predications: readonly Predication[],
  role: string,
  speaks: (m: PartyMention) => boolean,
): Side {
  for (const p of predications) {
    const allowed = (a: Argument): boolean =>
      !(role === 'receiver' && a.tokens.includes(thing.headToken)) && a.head !== thing.headToken;
    const fills = partiesInRole(view, passage.discourse, p, role, { allowed, speaks });
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
  const m = view.mentions.parties.findLast((x) => x.last <= start && start - x.last <= 3);
  if (!m || m.first <= main.trigger + 2 || speaks(m) || !phraseMarkers(view, m.headToken).every((x) => x === 'Nom'))
    return null;
  const before = view.tree.tokens[m.first - 1];
  const between = view.tree.tokens.slice(m.last, start);
  if (!before || !/^(?:CCONJ|PUNCT)$/u.test(before.upos) || between.some((t) => !/^(?:DET|ADV|ADJ)$/u.test(t.upos)))
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
      const taken = (m: PartyMention): boolean => speaks(m) || ids.includes(passage.discourse.idOf(m) ?? '');
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

export type Flow = {
  readonly from: string | null;
  readonly to: string | null;
  readonly code: string;
  readonly sentence: number;
};

/** The flows that sentences state themselves: what fills the gaps of the others. */
export type Flows = {
  readonly both: readonly {
    readonly from: string;
    readonly to: string;
    readonly code: string;
    readonly sentence: number;
  }[];
  /** How often each party receives, and gives, by stated sides. */
  readonly receives: ReadonlyMap<string, number>;
  readonly gives: ReadonlyMap<string, number>;
};

/** Gathers the passage's flows; receivers by how often they receive. */
export function flowsOf(flows: readonly Flow[]): Flows {
  const both = flows.flatMap((f) => (f.from !== null && f.to !== null ? [{ ...f, from: f.from, to: f.to }] : []));
  return { both, receives: countOf(flows.map((f) => f.to)), gives: countOf(flows.map((f) => f.from)) };
}

function countOf(ids: readonly (string | null)[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const id of ids) if (id !== null) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}

/** The party that this passage's things go to: by stated receipts and by salience, less what it gives itself. */
function hubOf(passage: Passage, flows: Flows, but: string | undefined): string | undefined {
  const score = (id: string): number =>
    (flows.receives.get(id) ?? 0) + 0.4 * passage.discourse.weightOf(id) - 0.5 * (flows.gives.get(id) ?? 0);
  const pool = passage.discourse.topic.filter((id) => id !== but);
  return pool.sort((a, b) => score(b) - score(a) || passage.discourse.topic.indexOf(a) - passage.discourse.topic.indexOf(b))[0];
}

const implied = (id: string, rule: string): Side => ({
  fills: [{ id, mention: null, known: 'implied', rule }],
  strength: 'weak',
});

/** Sentences before count as nearer than those after. */
const distance = (flow: number, sentence: number): number =>
  flow <= sentence ? sentence - flow : (flow - sentence) * 2 + 1;

/** Fills the side that a sentence leaves open from the flows of its passage. `back` turns the last flow round. */
export function completeDirection(
  passage: Passage,
  sentence: number,
  given: Direction,
  flows: Flows,
  back: boolean,
): Direction {
  const near = [...flows.both].sort((a, b) => distance(a.sentence, sentence) - distance(b.sentence, sentence));
  const hub = hubOf(passage, flows, undefined);
  const d = turned(given, flows, hub);
  const giver = d.from.fills[0]?.id;
  const receiver = d.to.fills[0]?.id;
  if (giver !== undefined && receiver !== undefined) return d;
  if (giver !== undefined) {
    const exchanged = near.find((f) => f.to === giver)?.from;
    const usual = giver === hub ? exchanged : hub;
    const other = near.find((f) => f.from === giver)?.to ?? usual ?? exchanged ?? hubOf(passage, flows, giver);
    return other === undefined || other === giver ? d : { from: d.from, to: implied(other, 'discourse.flow') };
  }
  if (receiver !== undefined) {
    const other =
      near.find((f) => f.to === receiver)?.from ??
      near.find((f) => f.from === receiver)?.to ??
      counterpart(passage, receiver);
    return other === undefined || other === receiver ? d : { from: implied(other, 'discourse.flow'), to: d.to };
  }
  const last = near[0] ?? pairOf(passage, flows, hub);
  if (!last) return d;
  const [from, to] = back ? [last.to, last.from] : [last.from, last.to];
  return { from: implied(from, 'discourse.flow'), to: implied(to, 'discourse.flow') };
}

/** Where the passage states no whole flow: from its other party to the one that receives. */
function pairOf(
  passage: Passage,
  flows: Flows,
  hub: string | undefined,
): { readonly from: string; readonly to: string } | undefined {
  const giver = [...flows.gives].sort((a, b) => b[1] - a[1]).find(([id]) => id !== hub)?.[0];
  const from = giver ?? passage.discourse.topic.find((id) => id !== hub);
  return from === undefined || hub === undefined ? undefined : { from, to: hub };
}

/** A party that only the order of words makes a giver, but that receives in this passage and never gives, receives. */
function turned(d: Direction, flows: Flows, hub: string | undefined): Direction {
  const id = d.from.fills[0]?.id;
  if (d.from.strength !== 'weak' || d.to.strength === 'strong' || id === undefined || id !== hub) return d;
  return flows.both.some((f) => f.from === id) ? d : { from: NONE, to: d.from };
}

/** The other of the passage's two parties. */
function counterpart(passage: Passage, id: string): string | undefined {
  const [first, second] = passage.discourse.topic;
  return first === id ? second : first;
}
