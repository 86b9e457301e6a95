// What speaks for a pair of parties on both sides of a draft. What enters: a draft where it stands, the parties that may be
// on its sides. What leaves: features: whether the rules have read the pair, here or elsewhere, how both stand in the
// sentence, and, where it does not state both sides, what is publicly known of them; or the sums of their weights. There are
// some twenty pairs of each draft; what is to say of most of them is one of few lists, which are added up once.
import type { PartySlot } from '../claim.ts';
import { type Anchored, isOther } from './anchor.ts';
import { type Feature, featureNamed, kindOf } from './feature.ts';
import { KNOWLEDGE, knownIn, type Lore, loreOf } from './knowledge.ts';
import { sumOf, type Weigher } from './linear.ts';
import type { Seen } from './parties-named.ts';
import { howOf, isOpen } from './role-features.ts';

/** What is to say of all pairs of a draft's parties. */
export type Pairing = {
  readonly anchored: Anchored;
  /** Who may be on its sides; nobody is the first. */
  readonly parties: readonly Seen[];
  /** The rules' own pair: places among the parties. */
  readonly from: number;
  readonly to: number;
  /** What others of its frame have of each pair: SEEN as bits; those of a giver after the other. */
  readonly seen: Uint8Array;
  /** What is publicly known of its things; null where the sentence states both sides: a stated reversal stays reversed. */
  readonly lore: Lore | null;
};

/** Gathers what is to say of all pairs. */
export function pairingOf(anchored: Anchored, parties: readonly Seen[]): Pairing {
  const { frame, from, to, item } = anchored.draft;
  const given = (frame === 'transfer' || frame === 'deployment') && isOpen(anchored.draft);
  return {
    anchored,
    parties,
    from: placeAmong(parties, from),
    to: placeAmong(parties, to),
    seen: seenIn(anchored, parties),
    lore: given ? loreOf(item?.code ?? '') : null,
  };
}

/** Where the party of a slot stands among the parties, nobody for none; -1 where it is not one of them. */
export function placeAmong(parties: readonly Seen[], slot: PartySlot | null): number {
  const id = slot === null ? null : slot.id;
  for (let i = 0; i < parties.length; i += 1) if (parties[i]?.id === id) return i;
  return -1;
}

const SEEN = [featureNamed('seen'), featureNamed('seen-turned'), featureNamed('seen-here')] as const;

/** Whether others of its frame have the pair (1), have it turned (2), have it in its sentence (4), added up. */
function seenIn({ fellows, draft, view: { sentence } }: Anchored, parties: readonly Seen[]): Uint8Array {
  const { length } = parties;
  const seen = new Uint8Array(length * length);
  for (const d of fellows) {
    if (d.from === null || d.to === null || !isOther(d, draft)) continue;
    const [from, to] = [placeAmong(parties, d.from), placeAmong(parties, d.to)];
    if (from === -1 || to === -1) continue;
    const stated = isStated(d.from) && isStated(d.to);
    const here = d.quote.start >= sentence.start && d.quote.end <= sentence.end;
    const [as, turned] = [from * length + to, to * length + from];
    seen[as] = (seen[as] ?? 0) | (stated ? 1 : 0) | (here ? 4 : 0);
    if (stated) seen[turned] = (seen[turned] ?? 0) | 2;
  }
  return seen;
}

const isStated = (slot: PartySlot | null): boolean => slot !== null && slot.known === 'stated';

const AS_RULED = featureNamed('rule');
const rule = kindOf('rule', ':', '>');
const RULE_TURNED = featureNamed('rule-turned');
const SAME = featureNamed('same');
const BOTH_NONE = featureNamed('both-none');
const ONE_AND_NONE: readonly Feature[] = [featureNamed('one-none')];
const TURNED: readonly Feature[] = [RULE_TURNED];
const NOTHING: readonly Feature[] = [];

/** Features of both together, by their places. */
export function pairFeatures(pairing: Pairing, from: number, to: number): readonly Feature[] {
  const [giver, receiver] = [pairing.parties[from] as Seen, pairing.parties[to] as Seen];
  const ruled = ruledOf(pairing, from, to);
  if (from === 0 || to === 0) return [...ruled, ...ONE_AND_NONE];
  const list = listOf(listAt(pairing, from, to));
  return isOrdered(giver, receiver)
    ? [...ruled, ...list, orderOf(pairing, isFirst(giver, receiver))]
    : [...ruled, ...list];
}

/** What is to say of the rules' own pair, and of the same turned round; nothing of others. */
function ruledOf({ anchored: { draft }, ...own }: Pairing, from: number, to: number): readonly Feature[] {
  if (from === own.from && to === own.to) {
    const ruled = [AS_RULED, rule(howOf(draft.from), howOf(draft.to))];
    return from === to ? [...ruled, from === 0 ? BOTH_NONE : SAME] : ruled;
  }
  return from === own.to && to === own.from ? TURNED : NOTHING;
}

/**
 * The sums of the weights of what speaks for pairs (`pairFeatures`), those of a giver after the other; only those of
 * `givers` and `receivers` are written.
 */
export function weighPairs(
  into: Float64Array,
  pairing: Pairing,
  givers: readonly number[],
  receivers: readonly number[],
  weigher: Weigher,
): void {
  const { parties } = pairing;
  const lists = sumsOfLists(weigher);
  const none = weightOf(weigher, ONE_AND_NONE[0] ?? 0);
  const [first, second] = [weightOf(weigher, orderOf(pairing, true)), weightOf(weigher, orderOf(pairing, false))];
  for (const f of givers)
    for (const t of receivers) {
      const [giver, receiver] = [parties[f] as Seen, parties[t] as Seen];
      let sum = f === 0 || t === 0 ? none : (lists[listAt(pairing, f, t)] ?? 0);
      if (isOrdered(giver, receiver)) sum += isFirst(giver, receiver) ? first : second;
      into[f * parties.length + t] = sum;
    }
  const { from, to } = pairing;
  const [own, turned] = [from * parties.length + to, to * parties.length + from];
  into[own] = (into[own] ?? 0) + sumOf(weigher, ruledOf(pairing, from, to));
  if (own !== turned) into[turned] = (into[turned] ?? 0) + sumOf(weigher, TURNED);
}

const weightOf = (weigher: Weigher, feature: Feature): number =>
  feature < weigher.length ? (weigher[feature] ?? 0) : 0;

const fromFirst = kindOf('from-first');
const toFirst = kindOf('to-first');

/** Which of the two the sentence names first. */
const orderOf = ({ anchored: { main } }: Pairing, isGiver: boolean): Feature =>
  (isGiver ? fromFirst : toFirst)(main?.sense ?? 'bare', main?.voice ?? '');

const isHere = ({ named }: Seen): boolean => named.length > 0;
const isOrdered = (giver: Seen, receiver: Seen): boolean => isHere(giver) && isHere(receiver);
const startOf = ({ named }: Seen): number => named[0]?.mention.start ?? 0;
const isFirst = (giver: Seen, receiver: Seen): boolean => startOf(giver) < startOf(receiver);

const STANDING = [
  featureNamed('only-from-here'),
  featureNamed('only-to-here'),
  featureNamed('none-here'),
  featureNamed('both-here'),
] as const;

/** The number of the list of what is seen (a bit for each), of how both stand and of what is known. */
function listAt({ parties, seen, lore }: Pairing, from: number, to: number): number {
  const [giver, receiver] = [parties[from] as Seen, parties[to] as Seen];
  const standing = isHere(giver) ? (isHere(receiver) ? 3 : 0) : isHere(receiver) ? 1 : 2;
  const known = lore === null ? 0 : knownIn(lore, giver.number, receiver.number);
  return (known * STANDING.length + standing) * 8 + (seen[from * parties.length + to] ?? 0);
}

const LISTS = KNOWLEDGE.length * STANDING.length * 8;
const lists: (readonly Feature[] | undefined)[] = new Array<undefined>(LISTS).fill(undefined);

/** The features of a list, by its number. */
function listOf(at: number): readonly Feature[] {
  const list = lists[at];
  if (list !== undefined) return list;
  const [seen, standing, known] = [at % 8, (at >> 3) % STANDING.length, Math.floor((at >> 3) / STANDING.length)];
  const made = [
    ...SEEN.filter((_, bit) => (seen >> bit) & 1),
    ...STANDING.slice(standing, standing + 1),
    ...(KNOWLEDGE[known] ?? []),
  ];
  lists[at] = made;
  return made;
}

const sums = new WeakMap<Weigher, Float64Array>();

/** The sums of the weights of all lists, by their numbers. */
function sumsOfLists(weigher: Weigher): Float64Array {
  let known = sums.get(weigher);
  if (!known) {
    known = new Float64Array(LISTS);
    for (let i = 0; i < LISTS; i += 1) known[i] = sumOf(weigher, listOf(i));
    sums.set(weigher, known);
  }
  return known;
}
