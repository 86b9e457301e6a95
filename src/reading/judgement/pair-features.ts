// What speaks for a pair of parties on both sides of a draft. What enters: a draft where it stands, a choice for each of
// its sides. What leaves: features: whether the rules have read the pair, here or elsewhere, how both stand in the
// sentence, and, where it does not state both sides, what is publicly known of them. There are some twenty pairs of each
// draft; what is to say of most of them is one of few lists, made once.
import type { PartySlot } from '../claim.ts';
import type { Draft } from '../frames/frame.ts';
import type { PartyMention } from '../mentions/mention.ts';
import type { Anchored } from './anchor.ts';
import { type Feature, featureNamed, kindOf, UNNAMED } from './feature.ts';
import { sumOf, type Weigher } from './linear.ts';
import { type Ground, KNOWLEDGE } from './parties-named.ts';
import { howOf } from './role-features.ts';

/** A party, or none, that may be on a side. */
export type Party = {
  readonly id: string | null;
  /** Its first mention in the draft's sentence. */
  readonly here: PartyMention | undefined;
  /** Whether another draft of the frame nearby has it on a side. */
  readonly used: boolean;
};

const AS_RULED = featureNamed('rule');
const rule = kindOf('rule', ':', '>');
const RULE_TURNED = featureNamed('rule-turned');
const SAME = featureNamed('same');
const BOTH_NONE = featureNamed('both-none');
const ONE_NONE = featureNamed('one-none');
const ONE_AND_NONE: readonly Feature[] = [ONE_NONE];

/** Features of both sides together; `isOwn` where they are what the rules chose. */
export function pairFeatures(ground: Ground, a: Anchored, from: Party, to: Party, isOwn: boolean): readonly Feature[] {
  const { draft } = a;
  const isTurned = !isOwn && isTurnedOf(draft, from, to);
  const told = from.id === null || to.id === null ? ONE_AND_NONE : toldOf(ground, a, from, from.id, to, to.id);
  if (isTurned) return [RULE_TURNED, ...told];
  if (!isOwn) return told;
  const own = [AS_RULED, rule(howOf(draft.from), howOf(draft.to)), ...told];
  if (from.id === to.id) own.push(from.id === null ? BOTH_NONE : SAME);
  return own;
}

const isTurnedOf = ({ from: giver, to: receiver }: Draft, from: Party, to: Party): boolean =>
  (giver?.id ?? null) === to.id && (receiver?.id ?? null) === from.id;

/** The sum of the weights of what speaks for both; that of each of the few lists is added up once. */
export function pairScore(
  ground: Ground,
  a: Anchored,
  from: Party,
  to: Party,
  isOwn: boolean,
  weigher: Weigher,
): number {
  if (isOwn || isTurnedOf(a.draft, from, to)) return sumOf(weigher, pairFeatures(ground, a, from, to, isOwn));
  if (from.id === null || to.id === null) return sumOf(weigher, ONE_AND_NONE);
  const sum = sumOfList(weigher, listAt(ground, a, from, from.id, to, to.id));
  const order = from.here && to.here ? orderOf(a, from.here, to.here) : UNNAMED;
  return order < weigher.length ? sum + (weigher[order] ?? 0) : sum;
}

const BOTH_HERE = featureNamed('both-here');
const fromFirst = kindOf('from-first');
const toFirst = kindOf('to-first');

/** What is to say of two parties. */
function toldOf(
  ground: Ground,
  a: Anchored,
  from: Party,
  giver: string,
  to: Party,
  receiver: string,
): readonly Feature[] {
  const list = listOf(listAt(ground, a, from, giver, to, receiver));
  return from.here && to.here ? [...list, orderOf(a, from.here, to.here)] : list;
}

/** Which of the two the sentence names first. */
const orderOf = ({ main }: Anchored, from: PartyMention, to: PartyMention): Feature =>
  (from.start < to.start ? fromFirst : toFirst)(main?.sense ?? 'bare', main?.voice ?? '');

/** The number of the list of what is seen (a bit for each), of how both stand and of what is known. */
function listAt(ground: Ground, a: Anchored, from: Party, giver: string, to: Party, receiver: string): number {
  const seen = from.used && to.used ? seenOf(a, giver, receiver) : 0;
  const standing = from.here ? (to.here ? 3 : 0) : to.here ? 1 : 2;
  return (knownOf(ground, a.draft, giver, receiver) * STANDING.length + standing) * 8 + seen;
}

const SEEN = [featureNamed('seen'), featureNamed('seen-turned'), featureNamed('seen-here')] as const;
const STANDING = [
  featureNamed('only-from-here'),
  featureNamed('only-to-here'),
  featureNamed('none-here'),
  BOTH_HERE,
] as const;

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

/** The sum of the weights of a list, by its number. */
function sumOfList(weigher: Weigher, at: number): number {
  let known = sums.get(weigher);
  if (!known) {
    known = new Float64Array(LISTS);
    for (let i = 0; i < LISTS; i += 1) known[i] = sumOf(weigher, listOf(i));
    sums.set(weigher, known);
  }
  return known[at] ?? 0;
}

/** Whether others of its frame have the pair (1), have it turned (2), have it in its sentence (4), added up. */
function seenOf({ others, view: { sentence } }: Anchored, from: string, to: string): number {
  let seen = 0;
  for (const d of others) {
    const [giver, receiver] = [d.from?.id, d.to?.id];
    const isSame = giver === from && receiver === to;
    const isTurned = giver === to && receiver === from;
    if (!isSame && !isTurned) continue;
    const stated = isStated(d.from) && isStated(d.to);
    if (isSame && stated) seen |= 1;
    if (isTurned && stated) seen |= 2;
    if (isSame && d.quote.start >= sentence.start && d.quote.end <= sentence.end) seen |= 4;
  }
  return seen;
}

const isStated = (slot: PartySlot | null): boolean => slot?.known === 'stated';

/** What is publicly known of the pair, where the sentence does not state both sides: a stated reversal stays reversed. */
function knownOf({ known }: Ground, { frame, from, to, item }: Draft, giver: string, receiver: string): number {
  if ((frame !== 'transfer' && frame !== 'deployment') || (isStated(from) && isStated(to))) return 0;
  return known(item?.code ?? '', giver, receiver);
}
