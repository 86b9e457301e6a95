// What speaks for a party on one side of a draft, and for a pair of parties on both. What enters: a draft where it stands,
// the passage's parties. What leaves: features. They tell of structure only (relations, markers, order, nearness,
// what the rules chose and how), and, where a side is not stated, of what is publicly known of the pair; never which party it is or
// which goods go, so that a reversed statement reads reversed.
import type { PartySlot } from '../claim.ts';
import { goesFrom, mayGive } from '../discourse/exchanges.ts';
import type { Draft } from '../frames/frame.ts';
import type { Predication } from '../predication/predication.ts';
import { depthBelow, relationOf } from '../predication/tree.ts';
import { phraseMarkers } from '../slots/party.ts';
import { type Anchored, classOf, placeOf } from './anchor.ts';
import { type Feature, feature } from './feature.ts';
import type { Ground, Named } from './parties-named.ts';

export type Side = 'from' | 'to';

/** Under which names features are weighed: for all frames, and for the draft's own. */
export const scopesOf = (of: Side | 'pair', draft: Draft): readonly [string, string] => [of, `${draft.frame}.${of}`];

/** Features of a party, or of none, on a side of the draft; `common` are those that both sides share. */
export function sideFeatures(
  ground: Ground,
  a: Anchored,
  side: Side,
  id: string | null,
  common: readonly Feature[] = partyFeatures(ground, a, id),
): readonly Feature[] {
  const found = [...ruleFeatures(a.draft[side], id), ...common];
  if (id !== null) addPassageFeatures(found, a, side, id);
  return found;
}

/** What is to say of a party, or of none, whichever side it is on; nothing is said twice. */
export function partyFeatures(ground: Ground, a: Anchored, id: string | null): readonly Feature[] {
  if (id === null) return [feature('none'), feature('none', a.main?.sense ?? 'bare')];
  const found: Feature[] = [];
  let [here, speaks] = [false, true];
  for (const n of ground.bySentence[a.view.index] ?? []) {
    if (n.id !== id) continue;
    here = true;
    speaks &&= n.speaks;
    addMentionFeatures(found, ground, a, n);
  }
  if (here) found.push(speaks ? feature('here', 'speaks') : feature('here'));
  else addDistanceFeatures(found, ground, a, id);
  found.push(feature('topic', Math.min(4, ground.topic.indexOf(id))));
  if (a.view.mentions.places.some((p) => p.state === id)) found.push(feature('place', 'state'));
  return here ? [...new Set(found)] : found;
}

const howOf = (slot: PartySlot | null): string =>
  slot === null ? 'none' : feature(slot.known, slot.rule ?? 'words').name;

function ruleFeatures(slot: PartySlot | null, id: string | null): readonly Feature[] {
  const same = (slot?.id ?? null) === id;
  return same ? [feature('rule'), feature('rule', howOf(slot))] : id === null ? [feature('left', howOf(slot))] : [];
}

const near = (steps: number): string =>
  steps <= 1 ? '1' : steps <= 3 ? '3' : steps <= 6 ? '6' : steps <= 12 ? '12' : 'far';

function addMentionFeatures(found: Feature[], ground: Ground, a: Anchored, n: Named): void {
  const { view, main } = a;
  const { mention: m } = n;
  const head = m.headToken;
  found.push(feature('manner', m.manner), feature('as', relationOf(view.tree, head)));
  if (n.speaks) found.push(feature('speaks'));
  const owner = depthBelow(view.tree, head, a.at);
  if (owner !== -1 && owner <= 2)
    found.push(feature('owns', m.first < a.at ? 'before' : 'after'), feature('owns', pathUp(a, head, a.at)));
  if (m.start < (a.draft.item?.end ?? -1) && m.end > (a.draft.item?.start ?? 0)) found.push(feature('owns', 'within'));
  const side = head < a.at ? 'before' : 'after';
  const markers = phraseMarkers(view, head);
  for (const x of markers) found.push(feature('mark', x), feature('mark', x, side));
  found.push(feature('away', near(Math.abs(head - a.at)), side));
  if (main) addTriggerFeatures(found, ground, a, n, main, markers);
}

/** How the mention stands to the trigger of the draft's predication. */
function addTriggerFeatures(
  found: Feature[],
  ground: Ground,
  a: Anchored,
  n: Named,
  main: Predication,
  markers: readonly string[],
): void {
  const { mention: m } = n;
  const head = m.headToken;
  const order = head < main.trigger ? 'before' : head > main.trigger ? 'after' : 'at';
  const way = feature(main.sense, main.voice, main.form === 'noun' ? 'noun' : 'verb').name;
  found.push(feature('trigger', order, near(Math.abs(head - main.trigger))));
  if (markers.every((x) => x === 'Nom')) found.push(feature('bare', order, way));
  for (const x of markers) found.push(feature('mark', x, main.sense), feature('mark', x, main.entry.wordClass, order));
  const path = pathUp(a, head, main.trigger);
  found.push(feature('path', path), feature('path', path, way));
  addArgumentFeatures(found, a, head);
  addOrderFeatures(found, ground, a, n, main.trigger);
  if (m.first >= main.clause.first && m.last <= main.clause.last) found.push(feature('clause'));
}

/** Roles that the party has in the draft's own predication and in the others of the sentence. */
function addArgumentFeatures(found: Feature[], { view, main }: Anchored, head: number): void {
  for (const p of view.predications)
    for (const x of p.args) {
      if (!x.tokens.includes(head)) continue;
      const depth = Math.min(2, depthBelow(view.tree, head, x.head));
      found.push(
        p.trigger === main?.trigger
          ? feature('arg', x.role, x.found, x.marked ? 'marked' : 'bare', depth)
          : feature('other', p.entry.family, x.role, depth),
      );
    }
}

/** Whether it is the nearest party before or after the trigger, or the sentence's first or last. */
function addOrderFeatures(found: Feature[], ground: Ground, a: Anchored, n: Named, trigger: number): void {
  const all = ground.actingIn[a.view.index] ?? [];
  if (all[0] === n) found.push(feature('order', 'first'));
  if (all.at(-1) === n) found.push(feature('order', 'last'));
  if (all.findLast((x) => x.mention.headToken < trigger) === n) found.push(feature('order', 'before'));
  if (all.find((x) => x.mention.headToken > trigger) === n) found.push(feature('order', 'after'));
  if (all.length === 1) found.push(feature('order', 'only'));
}

/** Relations from a token up to another, at most three; `away` where it is not above it. */
function pathUp({ view: { tree } }: Anchored, from: number, to: number): string {
  const steps = depthBelow(tree, from, to);
  if (steps === -1) return 'away';
  if (steps === 0) return 'self';
  let at = from;
  let path = relationOf(tree, at);
  for (let step = 1; step < Math.min(steps, 3); step += 1) {
    at = tree.heads[at] ?? -1;
    path += `<${relationOf(tree, at)}`;
  }
  return path;
}

function addDistanceFeatures(found: Feature[], ground: Ground, a: Anchored, id: string): void {
  const at = a.view.index;
  const sentences = ground.sentencesOf.get(id) ?? [];
  const next = firstFrom(sentences, at);
  const before = sentences[next - 1];
  const after = sentences[next] === at ? sentences[next + 1] : sentences[next];
  found.push(before === undefined ? feature('before', 'none') : feature('before', Math.min(4, at - before)));
  if (before === undefined && after !== undefined) found.push(feature('after', Math.min(3, after - at)));
  if (sentences[0] === 0) found.push(feature('in', 'first'));
  if (sentences.length === 1) found.push(feature('in', 'one'));
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

/** How the rules have used the party in the other drafts of the passage. */
function addPassageFeatures(found: Feature[], a: Anchored, side: Side, id: string): void {
  const opposite = side === 'from' ? 'to' : 'from';
  addNeighbourFeatures(found, 'last', a.draft, a.before, side, id);
  addNeighbourFeatures(found, 'next', a.draft, a.after, side, id);
  const uses = a.uses.get(id);
  found.push(
    feature('same', Math.min(3, uses?.[side][0] ?? 0)),
    feature('turned', Math.min(3, uses?.[opposite][0] ?? 0)),
    feature('same-implied', Math.min(2, uses?.[side][1] ?? 0)),
    feature('turned-implied', Math.min(2, uses?.[opposite][1] ?? 0)),
  );
}

/** What the draft right before or after has on the side. */
function addNeighbourFeatures(
  found: Feature[],
  name: string,
  draft: Draft,
  other: Draft | undefined,
  side: Side,
  id: string,
): void {
  if (!other) return;
  const opposite = other[side === 'from' ? 'to' : 'from'];
  const slot = other[side]?.id === id ? other[side] : null;
  const turned = opposite?.id === id ? opposite : null;
  if (!slot && !turned) return;
  const reach = Math.abs(placeOf(other) - placeOf(draft)) < NEAR ? 'near' : 'far';
  const kind = classOf(other) === classOf(draft) ? 'kind' : 'other';
  if (slot) found.push(feature(name, 'same', slot.known, reach), feature(name, 'same', kind));
  if (turned) found.push(feature(name, 'turned', turned.known, reach), feature(name, 'turned', kind));
}

/** Characters between two drafts of one list or clause, at most. */
const NEAR = 80;

/** Features of both sides together. */
export function pairFeatures(ground: Ground, a: Anchored, from: string | null, to: string | null): readonly Feature[] {
  const { draft } = a;
  const [giver, receiver] = [draft.from?.id ?? null, draft.to?.id ?? null];
  const plain = (giver !== from || receiver !== to) && (giver !== to || receiver !== from);
  if (plain && (from === null || to === null)) return from === to ? BOTH_NONE : ONE_NONE;
  const found: Feature[] = [];
  if (giver === from && receiver === to)
    found.push(feature('rule'), feature('rule', `${howOf(draft.from)}>${howOf(draft.to)}`));
  else if (giver === to && receiver === from) found.push(feature('rule-turned'));
  if (from === to) found.push(feature(from === null ? 'both-none' : 'same'));
  if (from === null || to === null) found.push(feature('one-none'));
  else {
    addSeenFeatures(found, a, from, to);
    addTogetherFeatures(found, ground, a, from, to);
    addKnownFeatures(found, draft, from, to);
  }
  return found;
}

const ONE_NONE: readonly Feature[] = [feature('one-none')];
const BOTH_NONE: readonly Feature[] = [feature('both-none'), feature('one-none')];

/** Frames whose sides give and get. */
const EXCHANGING: ReadonlySet<string> = new Set(['transfer', 'deployment']);

/** What is publicly known of the pair, where the sentence does not state both sides: a stated reversal stays reversed. */
function addKnownFeatures(found: Feature[], draft: Draft, from: string, to: string): void {
  if (!EXCHANGING.has(draft.frame) || (draft.from?.known === 'stated' && draft.to?.known === 'stated')) return;
  const code = draft.item?.code ?? '';
  if (!mayGive(from, to, code)) found.push(feature('enemies'));
  if (goesFrom(from, to, code)) found.push(feature('known'));
  else if (goesFrom(to, from, code)) found.push(feature('known-turned'));
}

/** Whether others of its frame have the pair, or have it turned. */
function addSeenFeatures(found: Feature[], { others, view: { sentence } }: Anchored, from: string, to: string): void {
  let [seen, turned, here] = [false, false, false];
  for (const d of others) {
    const stated = d.from?.known === 'stated' && d.to?.known === 'stated';
    if (d.from?.id === from && d.to?.id === to) {
      seen ||= stated;
      here ||= d.quote.start >= sentence.start && d.quote.end <= sentence.end;
    }
    if (d.from?.id === to && d.to?.id === from) turned ||= stated;
  }
  if (seen) found.push(feature('seen'));
  if (turned) found.push(feature('seen-turned'));
  if (here) found.push(feature('seen-here'));
}

function addTogetherFeatures(found: Feature[], ground: Ground, a: Anchored, from: string, to: string): void {
  const here = ground.bySentence[a.view.index] ?? [];
  const giver = here.find((n) => n.id === from)?.mention;
  const receiver = here.find((n) => n.id === to)?.mention;
  if (!giver || !receiver) found.push(feature(giver ? 'only-from-here' : receiver ? 'only-to-here' : 'none-here'));
  else {
    const order = giver.start < receiver.start ? 'from-first' : 'to-first';
    found.push(feature('both-here'), feature(order, a.main?.sense ?? 'bare', a.main?.voice ?? ''));
  }
}
