// What speaks for a party on one side of a draft, and for a pair of parties on both. What enters: a draft where it stands,
// the passage's parties. What leaves: names of features. They tell of structure only (relations, markers, order, nearness,
// what the rules chose and how); never which party it is or which goods go, so that a reversed statement reads reversed.
import type { PartySlot } from '../claim.ts';
import type { Draft } from '../frames/frame.ts';
import { ancestorsOf, depthBelow, relationOf } from '../predication/tree.ts';
import { phraseMarkers } from '../slots/party.ts';
import type { Anchored } from './anchor.ts';
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
  common: readonly string[] = partyFeatures(ground, a, id),
): readonly string[] {
  const found = [...ruleFeatures(a.draft[side], id), ...common];
  if (id !== null) found.push(...passageFeatures(a, side, id));
  return [...new Set(found)];
}

/** What is to say of a party, or of none, whichever side it is on. */
export function partyFeatures(ground: Ground, a: Anchored, id: string | null): readonly string[] {
  if (id === null) return ['none', `none:${a.main?.sense ?? 'bare'}`];
  const found: string[] = [];
  const here = (ground.bySentence[a.view.index] ?? []).filter((n) => n.id === id);
  for (const n of here) found.push(...mentionFeatures(ground, a, n));
  if (here.length === 0) found.push(...distanceFeatures(ground, a, id));
  else found.push(here.every((n) => n.speaks) ? 'here:speaks' : 'here');
  found.push(`topic:${Math.min(4, ground.topic.indexOf(id))}`);
  if (a.view.mentions.places.some((p) => p.state === id)) found.push('place:state');
  return found;
}

const howOf = (slot: PartySlot | null): string => (slot === null ? 'none' : `${slot.known}:${slot.rule ?? 'words'}`);

function ruleFeatures(slot: PartySlot | null, id: string | null): readonly string[] {
  const same = (slot?.id ?? null) === id;
  return same ? ['rule', `rule:${howOf(slot)}`] : id === null ? [`left:${howOf(slot)}`] : [];
}

const near = (steps: number): string =>
  steps <= 1 ? '1' : steps <= 3 ? '3' : steps <= 6 ? '6' : steps <= 12 ? '12' : 'far';

function mentionFeatures(ground: Ground, a: Anchored, n: Named): readonly string[] {
  const { view, main } = a;
  const { mention: m } = n;
  const found = [`manner:${m.manner}`, `as:${relationOf(view.tree, m.headToken)}`];
  if (n.speaks) found.push('speaks');
  const owner = depthBelow(view.tree, m.headToken, a.at);
  if (owner !== -1 && owner <= 2)
    found.push(`owns:${m.first < a.at ? 'before' : 'after'}`, `owns:${pathUp(a, m.headToken, a.at)}`);
  if (m.start < (a.draft.item?.end ?? -1) && m.end > (a.draft.item?.start ?? 0)) found.push('owns:within');
  const markers = phraseMarkers(view, m.headToken);
  const bare = markers.every((x) => x === 'Nom');
  for (const x of markers) found.push(`mark:${x}`, `mark:${x}:${m.headToken < a.at ? 'before' : 'after'}`);
  found.push(`away:${near(Math.abs(m.headToken - a.at))}:${m.headToken < a.at ? 'before' : 'after'}`);
  if (main) {
    const order = m.headToken < main.trigger ? 'before' : m.headToken > main.trigger ? 'after' : 'at';
    const way = `${main.sense}:${main.voice}:${main.form === 'noun' ? 'noun' : 'verb'}`;
    found.push(`trigger:${order}:${near(Math.abs(m.headToken - main.trigger))}`);
    if (bare) found.push(`bare:${order}:${way}`);
    for (const x of markers) found.push(`mark:${x}:${main.sense}`, `mark:${x}:${main.entry.wordClass}:${order}`);
    found.push(`path:${pathUp(a, m.headToken, main.trigger)}`, `path:${pathUp(a, m.headToken, main.trigger)}:${way}`);
    found.push(...argumentFeatures(a, m.headToken), ...orderFeatures(ground, a, n, main.trigger));
    if (m.first >= main.clause.first && m.last <= main.clause.last) found.push('clause');
  }
  return found;
}

/** Roles that the party has in the draft's own predication and in the others of the sentence. */
function argumentFeatures({ view, main }: Anchored, head: number): readonly string[] {
  return view.predications.flatMap((p) =>
    p.args
      .filter((x) => x.tokens.includes(head))
      .map((x) => {
        const depth = Math.min(2, depthBelow(view.tree, head, x.head));
        return p.trigger === main?.trigger
          ? `arg:${x.role}:${x.found}:${x.marked ? 'marked' : 'bare'}:${depth}`
          : `other:${p.entry.family}:${x.role}:${depth}`;
      }),
  );
}

/** Whether it is the nearest party before or after the trigger, or the sentence's first or last. */
function orderFeatures(ground: Ground, a: Anchored, n: Named, trigger: number): readonly string[] {
  const all = (ground.bySentence[a.view.index] ?? []).filter((x) => !x.speaks);
  const found: string[] = [];
  if (all[0] === n) found.push('order:first');
  if (all.at(-1) === n) found.push('order:last');
  if (all.findLast((x) => x.mention.headToken < trigger) === n) found.push('order:before');
  if (all.find((x) => x.mention.headToken > trigger) === n) found.push('order:after');
  if (all.length === 1) found.push('order:only');
  return found;
}

/** Relations from a token up to another, at most three; `away` where it is not above it. */
function pathUp({ view }: Anchored, from: number, to: number): string {
  if (from === to) return 'self';
  const path = [from, ...ancestorsOf(view.tree, from)];
  const at = path.indexOf(to);
  if (at === -1) return 'away';
  return path
    .slice(0, Math.min(at, 3))
    .map((i) => relationOf(view.tree, i))
    .join('<');
}

function distanceFeatures(ground: Ground, a: Anchored, id: string): readonly string[] {
  const at = a.view.index;
  const sentences = ground.sentencesOf.get(id) ?? [];
  const next = firstFrom(sentences, at);
  const before = sentences[next - 1];
  const after = sentences[next] === at ? sentences[next + 1] : sentences[next];
  const found = [before === undefined ? 'before:none' : `before:${Math.min(4, at - before)}`];
  if (before === undefined && after !== undefined) found.push(`after:${Math.min(3, after - at)}`);
  if (sentences[0] === 0) found.push('in:first');
  if (sentences.length === 1) found.push('in:one');
  return found;
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
function passageFeatures({ draft, others }: Anchored, side: Side, id: string): readonly string[] {
  const opposite = side === 'from' ? 'to' : 'from';
  const count = (k: Side, known: boolean): number =>
    others.filter((d) => d[k]?.id === id && (d[k]?.known === 'stated') === known).length;
  return [
    ...neighbourFeatures(others, draft, side, id),
    `same:${Math.min(3, count(side, true))}`,
    `turned:${Math.min(3, count(opposite, true))}`,
    `same-implied:${Math.min(2, count(side, false))}`,
    `turned-implied:${Math.min(2, count(opposite, false))}`,
  ];
}

/** What the drafts right before and after have on the side. */
function neighbourFeatures(others: readonly Draft[], draft: Draft, side: Side, id: string): readonly string[] {
  const opposite = side === 'from' ? 'to' : 'from';
  const at = (d: Draft): number => d.item?.start ?? d.quote.start;
  const before = others.findLast((d) => at(d) < at(draft));
  const after = others.find((d) => at(d) > at(draft));
  const told = (name: string, d: Draft | undefined): readonly string[] => {
    const slot = d?.[side]?.id === id ? d[side] : null;
    const turned = d?.[opposite]?.id === id ? d[opposite] : null;
    const reach = d && Math.abs(at(d) - at(draft)) < NEAR ? 'near' : 'far';
    const kind = d?.item?.code.split('.')[0] === draft.item?.code.split('.')[0] ? 'kind' : 'other';
    return [
      ...(slot ? [`${name}:same:${slot.known}:${reach}`, `${name}:same:${kind}`] : []),
      ...(turned ? [`${name}:turned:${turned.known}:${reach}`, `${name}:turned:${kind}`] : []),
    ];
  };
  return [...told('last', before), ...told('next', after)];
}

/** Characters between two drafts of one list or clause, at most. */
const NEAR = 80;

/** Features of both sides together. */
export function pairFeatures(ground: Ground, a: Anchored, from: string | null, to: string | null): readonly string[] {
  const { draft, others } = a;
  const own = (d: Draft): boolean => (d.from?.id ?? null) === from && (d.to?.id ?? null) === to;
  const found: string[] = [];
  if (own(draft)) found.push('rule', `rule:${howOf(draft.from)}>${howOf(draft.to)}`);
  else if ((draft.from?.id ?? null) === to && (draft.to?.id ?? null) === from) found.push('rule-turned');
  if (from === to) found.push(from === null ? 'both-none' : 'same');
  if (from === null || to === null) found.push('one-none');
  else {
    const stated = others.filter((d) => d.from?.known === 'stated' && d.to?.known === 'stated');
    if (stated.some(own)) found.push('seen');
    if (stated.some((d) => d.from?.id === to && d.to?.id === from)) found.push('seen-turned');
    if (others.some((d) => own(d) && d.quote.start >= a.view.sentence.start && d.quote.end <= a.view.sentence.end))
      found.push('seen-here');
    found.push(...togetherFeatures(ground, a, from, to));
  }
  return found;
}

function togetherFeatures(ground: Ground, a: Anchored, from: string, to: string): readonly string[] {
  const here = ground.bySentence[a.view.index] ?? [];
  const [giver, receiver] = [from, to].map((id) => here.find((n) => n.id === id)?.mention);
  if (!giver || !receiver) return [giver ? 'only-from-here' : receiver ? 'only-to-here' : 'none-here'];
  return [
    'both-here',
    `${giver.start < receiver.start ? 'from-first' : 'to-first'}:${a.main?.sense ?? 'bare'}:${a.main?.voice ?? ''}`,
  ];
}
