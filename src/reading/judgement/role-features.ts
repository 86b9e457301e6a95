// What speaks for a party on one side of a draft, and for a pair of parties on both. What enters: a draft where it stands,
// the passage's parties. What leaves: features. They tell of structure only (relations, markers, order, nearness,
// what the rules chose and how), and, where a side is not stated, of what is publicly known of the pair; never which party it is or
// which goods go, so that a reversed statement reads reversed. What holds for several drafts is told once: of a party that
// their sentence does not name, of a mention and the trigger of a predication.
import type { PartySlot } from '../claim.ts';
import type { Draft } from '../frames/frame.ts';
import type { Predication } from '../predication/predication.ts';
import { depthBelow, relationOf } from '../predication/tree.ts';
import { type Anchored, classOf, placeOf } from './anchor.ts';
import { type Feature, featureNamed, kindOf, nameOf, UNNAMED } from './feature.ts';
import { heldAt } from './held.ts';
import type { Ground, Named } from './parties-named.ts';
import { leaveFirst, listFrom, newSheet, type Sheet, tell, tellAll } from './sheet.ts';

export type Side = 'from' | 'to';

/** Under which names features are weighed: for all frames, and for the draft's own. */
export const scopesOf = (of: Side | 'pair', { frame }: Draft): readonly [string, string] => [
  of,
  nameOf(scope(frame, of)),
];

const scope = kindOf('', '', '.');

/** Features of a party, or of none, on a side of the draft. */
export function sideFeatures(ground: Ground, a: Anchored, side: Side, id: string | null): readonly Feature[] {
  const found = newSheet();
  tellParty(found, ground, a, id);
  tellSide(found, a, side, id);
  return listFrom(found);
}

/** What is to say of a party, or of none, only on that side. */
export function tellSide(found: Sheet, a: Anchored, side: Side, id: string | null): void {
  const slot = a.draft[side];
  if ((slot?.id ?? null) === id) {
    tell(found, AS_RULED);
    tell(found, ruled(slot));
  } else if (id === null) tell(found, slot ? left(slot.known, slot.rule ?? 'words') : left('none'));
  if (id !== null) addPassageFeatures(found, a, side, id);
}

const AS_RULED = featureNamed('rule');
const rule = kindOf('rule');
const left = kindOf('left');
const how = kindOf('', '');

/** The name of how the rules know a side. */
export const howOf = (slot: PartySlot | null): string =>
  nameOf(slot ? how(slot.known, slot.rule ?? 'words') : how('none'));

const ruled = (slot: PartySlot | null): Feature => (slot ? rule(slot.known, slot.rule ?? 'words') : rule('none'));

const NONE = featureNamed('none');
const none = kindOf('none');
const HERE = featureNamed('here');
const ONLY_SPEAKS = featureNamed('here:speaks');
const STATE_OF_PLACE = featureNamed('place:state');
/** By its place among the most salient parties from -1 (none) to 4. */
const TOPIC = [-1, 0, 1, 2, 3, 4].map((rank) => featureNamed(`topic:${rank}`));

/** What is to say of a party, or of none, whichever side it is on; nothing is said twice. */
export function tellParty(found: Sheet, ground: Ground, a: Anchored, id: string | null): void {
  if (id === null) {
    tell(found, NONE);
    tell(found, none(a.main?.sense ?? 'bare'));
    return;
  }
  const here = ground.namedIn[a.view.index]?.get(id);
  if (!here) {
    addAbsentFeatures(found, ground, a, id);
    return;
  }
  const begun = found.count;
  let speaks = true;
  for (const n of here) {
    addMentionFeatures(found, ground, a, n);
    if (!n.speaks) speaks = false;
  }
  tell(found, speaks ? ONLY_SPEAKS : HERE);
  addStandingFeatures(found, ground, a, id);
  if (here.length > 1) leaveFirst(found, begun);
}

/** Features of a party that the draft's sentence does not name: the same for all of its drafts. */
function addAbsentFeatures(found: Sheet, ground: Ground, a: Anchored, id: string): void {
  const known = ground.absent[a.view.index]?.get(id);
  if (known) {
    tellAll(found, known);
    return;
  }
  const begun = found.count;
  addDistanceFeatures(found, ground, a, id);
  addStandingFeatures(found, ground, a, id);
  ground.absent[a.view.index]?.set(id, listFrom(found, begun));
}

function addStandingFeatures(found: Sheet, ground: Ground, { view }: Anchored, id: string): void {
  tell(found, TOPIC[Math.min(4, ground.topic.indexOf(id)) + 1] ?? UNNAMED);
  for (const p of view.mentions.places)
    if (p.state === id) {
      tell(found, STATE_OF_PLACE);
      return;
    }
}

type Order = 'before' | 'after' | 'at';

const NEARNESS = ['1', '3', '6', '12', 'far'] as const;

/** Which of the steps of nearness a number of tokens is. */
const nearness = (tokens: number): number =>
  tokens <= 1 ? 0 : tokens <= 3 ? 1 : tokens <= 6 ? 2 : tokens <= 12 ? 3 : 4;

const near = (tokens: number): string => NEARNESS[nearness(tokens)] ?? '';

const owns = kindOf('owns');
const WITHIN = featureNamed('owns:within');
const awayOn = (side: string): readonly Feature[] => NEARNESS.map((step) => featureNamed(`away:${step}:${side}`));
const AWAY_BEFORE = awayOn('before');
const AWAY_AFTER = awayOn('after');

function addMentionFeatures(found: Sheet, ground: Ground, a: Anchored, n: Named): void {
  const { view, main, at } = a;
  const { mention: m } = n;
  const head = m.headToken;
  const owner = depthBelow(view.tree, head, at);
  if (owner !== -1 && owner <= 2) {
    tell(found, owns(m.first < at ? 'before' : 'after'));
    tell(found, owns(pathUp(a, head, owner)));
  }
  if (m.start < (a.draft.item?.end ?? -1) && m.end > (a.draft.item?.start ?? 0)) tell(found, WITHIN);
  const isBefore = head < at;
  tellAll(found, isBefore ? n.told.before : n.told.after);
  tell(found, (isBefore ? AWAY_BEFORE : AWAY_AFTER)[nearness(Math.abs(head - at))] ?? UNNAMED);
  if (main) addTold(found, ground, a, n, main);
}

/** How the mention stands to the trigger of a predication: told once of both. */
function addTold(found: Sheet, ground: Ground, a: Anchored, n: Named, main: Predication): void {
  const known = n.told.triggers.get(main);
  if (known) {
    tellAll(found, known);
    return;
  }
  const begun = found.count;
  addTriggerFeatures(found, a, n, main);
  addArgumentFeatures(found, a, n.mention.headToken);
  addOrderFeatures(found, ground, a, n, main.trigger);
  const { first, last } = n.mention;
  if (first >= main.clause.first && last <= main.clause.last) tell(found, IN_CLAUSE);
  leaveFirst(found, begun);
  n.told.triggers.set(main, listFrom(found, begun));
}

const trigger = kindOf('trigger');
const bare = kindOf('bare');
const mark = kindOf('mark');
const path = kindOf('path');
const IN_CLAUSE = featureNamed('clause');

function addTriggerFeatures(found: Sheet, a: Anchored, n: Named, main: Predication): void {
  const { sense, voice } = main;
  const head = n.mention.headToken;
  const order: Order = head < main.trigger ? 'before' : head > main.trigger ? 'after' : 'at';
  const form = main.form === 'noun' ? 'noun' : 'verb';
  const { markers } = n.told;
  tell(found, trigger(order, near(Math.abs(head - main.trigger))));
  if (markers.every((x) => x === 'Nom')) tell(found, bare(order, sense, voice, form));
  for (const x of markers) {
    tell(found, mark(x, sense));
    tell(found, mark(x, main.entry.wordClass, order));
  }
  const way = pathUp(a, head, depthBelow(a.view.tree, head, main.trigger));
  tell(found, path(way));
  tell(found, path(way, sense, voice, form));
}

const arg = kindOf('arg');
const other = kindOf('other');

/** Roles that the party has in the draft's own predication and in the others of the sentence. */
function addArgumentFeatures(found: Sheet, { view, main }: Anchored, head: number): void {
  for (const { p, a } of heldAt(view, head)) {
    const depth = Math.min(2, depthBelow(view.tree, head, a.head));
    tell(
      found,
      p.trigger === main?.trigger
        ? arg(a.role, a.found, a.marked ? 'marked' : 'bare', depth)
        : other(p.entry.family, a.role, depth),
    );
  }
}

const FIRST = featureNamed('order:first');
const LAST = featureNamed('order:last');
const BEFORE = featureNamed('order:before');
const AFTER = featureNamed('order:after');
const ONLY = featureNamed('order:only');

/** Whether it is the nearest party before or after the trigger, or the sentence's first or last. */
function addOrderFeatures(found: Sheet, ground: Ground, a: Anchored, n: Named, at: number): void {
  const all = ground.actingIn[a.view.index] ?? [];
  if (all[0] === n) tell(found, FIRST);
  if (all.at(-1) === n) tell(found, LAST);
  if (all.findLast((x) => x.mention.headToken < at) === n) tell(found, BEFORE);
  if (all.find((x) => x.mention.headToken > at) === n) tell(found, AFTER);
  if (all.length === 1) tell(found, ONLY);
}

const relationPath = kindOf('', '', '<');

/** Relations from a token up to the one that is `steps` above it, at most three; `away` where none is (-1). */
function pathUp({ view: { tree } }: Anchored, from: number, steps: number): string {
  if (steps === -1) return 'away';
  if (steps === 0) return 'self';
  const first = relationOf(tree, from);
  if (steps === 1) return first;
  const head = tree.heads[from] ?? -1;
  const second = relationOf(tree, head);
  return nameOf(
    steps === 2 ? relationPath(first, second) : relationPath(first, second, relationOf(tree, tree.heads[head] ?? -1)),
  );
}

const sentencesBefore = kindOf('before');
const sentencesAfter = kindOf('after');
const IN_FIRST = featureNamed('in:first');
const IN_ONE = featureNamed('in:one');

function addDistanceFeatures(found: Sheet, ground: Ground, a: Anchored, id: string): void {
  const at = a.view.index;
  const sentences = ground.sentencesOf.get(id) ?? [];
  const next = firstFrom(sentences, at);
  const before = sentences[next - 1];
  const after = sentences[next] === at ? sentences[next + 1] : sentences[next];
  tell(found, before === undefined ? sentencesBefore('none') : sentencesBefore(Math.min(4, at - before)));
  if (before === undefined && after !== undefined) tell(found, sentencesAfter(Math.min(3, after - at)));
  if (sentences[0] === 0) tell(found, IN_FIRST);
  if (sentences.length === 1) tell(found, IN_ONE);
}

/** Where the first of the ascending numbers stands that is not below `least`. */
function firstFrom(ascending: readonly number[], least: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

const upTo = (name: string, most: number): readonly Feature[] =>
  Array.from({ length: most + 1 }, (_, n) => featureNamed(`${name}:${n}`));
const same = upTo('same', 3);
const turned = upTo('turned', 3);
const sameImplied = upTo('same-implied', 2);
const turnedImplied = upTo('turned-implied', 2);
const at = (counts: readonly Feature[], n: number): Feature => counts[Math.min(n, counts.length - 1)] ?? UNNAMED;
const UNUSED: readonly Feature[] = [at(same, 0), at(turned, 0), at(sameImplied, 0), at(turnedImplied, 0)];

/** How the rules have used the party in the other drafts of the passage. */
function addPassageFeatures(found: Sheet, a: Anchored, side: Side, id: string): void {
  const uses = a.uses.get(id);
  if (!uses) {
    tellAll(found, UNUSED);
    return;
  }
  const back = uses[side === 'from' ? 'to' : 'from'];
  addNeighbourFeatures(found, last, a.draft, a.before, side, id);
  addNeighbourFeatures(found, next, a.draft, a.after, side, id);
  tell(found, at(same, uses[side][0]));
  tell(found, at(turned, back[0]));
  tell(found, at(sameImplied, uses[side][1]));
  tell(found, at(turnedImplied, back[1]));
}

const KNOWN: readonly PartySlot['known'][] = ['stated', 'implied', 'derived'];
const LIKE = ['kind', 'other'] as const;

/** Features of what a neighbour has on a side: by how it is known, near and then far; and by whether it is of the same kind. */
const neighbourFeatures = (name: string) => ({
  known: KNOWN.flatMap((known) => ['near', 'far'].map((reach) => featureNamed(`${name}:${known}:${reach}`))),
  like: LIKE.map((like) => featureNamed(`${name}:${like}`)),
});
const neighbour = (name: string) => ({
  same: neighbourFeatures(`${name}:same`),
  turned: neighbourFeatures(`${name}:turned`),
});
const last = neighbour('last');
const next = neighbour('next');

/** What the draft right before or after has on the side. */
function addNeighbourFeatures(
  found: Sheet,
  names: typeof last,
  draft: Draft,
  other: Draft | undefined,
  side: Side,
  id: string,
): void {
  if (!other) return;
  const opposite = other[side === 'from' ? 'to' : 'from'];
  const slot = other[side]?.id === id ? other[side] : null;
  const back = opposite?.id === id ? opposite : null;
  if (!slot && !back) return;
  const far = Math.abs(placeOf(other) - placeOf(draft)) < NEAR ? 0 : 1;
  const unlike = classOf(other) === classOf(draft) ? 0 : 1;
  if (slot) tellNeighbour(found, names.same, slot, far, unlike);
  if (back) tellNeighbour(found, names.turned, back, far, unlike);
}

function tellNeighbour(
  found: Sheet,
  { known, like }: ReturnType<typeof neighbourFeatures>,
  slot: PartySlot,
  far: number,
  unlike: number,
): void {
  tell(found, known[KNOWN.indexOf(slot.known) * 2 + far] ?? UNNAMED);
  tell(found, like[unlike] ?? UNNAMED);
}

/** Characters between two drafts of one list or clause, at most. */
const NEAR = 80;
