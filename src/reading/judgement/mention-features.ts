// How a mention of a party stands to what a draft is about and to the predication that it was read from. What enters: a
// draft where it stands, a mention in its sentence. What leaves: features of structure: relations, markers, order, nearness.
// What holds for several drafts is told once: of the mention alone, of the mention and the trigger of a predication.
import type { SentenceView } from '../frames/frame.ts';
import type { PartyMention } from '../mentions/mention.ts';
import type { Predication } from '../predication/predication.ts';
import { depthBelow, relationOf } from '../predication/tree.ts';
import { phraseMarkers } from '../slots/party.ts';
import type { Anchored } from './anchor.ts';
import { type Feature, featureNamed, kindOf, nameOf, UNNAMED } from './feature.ts';
import { heldAt } from './held.ts';
import type { Ground, Named, Told } from './parties-named.ts';
import { type Bundle, bundled } from './scale.ts';
import { leaveFirst, listFrom, newSheet, type Sheet, tell } from './sheet.ts';

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

/** How the mention stands to what the draft is about. */
export function tellMention(found: Sheet, { view, at, draft: { item } }: Anchored, { mention: m }: Named): void {
  const head = m.headToken;
  const owner = depthBelow(view.tree, head, at);
  if (owner !== -1 && owner <= 2) {
    tell(found, owns(m.first < at ? 'before' : 'after'));
    tell(found, owns(pathUp(view, head, owner)));
  }
  if (m.start < (item?.end ?? -1) && m.end > (item?.start ?? 0)) tell(found, WITHIN);
  tell(found, (head < at ? AWAY_BEFORE : AWAY_AFTER)[nearness(Math.abs(head - at))] ?? UNNAMED);
}

/** What is to say of a mention before or after what the draft is about, whichever draft it is. */
export function besideOf({ view, at }: Anchored, n: Named): Bundle {
  const { before, after } = toldOf(view, n);
  return n.mention.headToken < at ? before : after;
}

const manner = kindOf('manner');
const as = kindOf('as');
const mark = kindOf('mark');
const SPEAKS = featureNamed('speaks');

function toldOf(view: SentenceView, n: Named): Told {
  n.told ??= tellOf(view, n.mention, n.speaks);
  return n.told;
}

function tellOf(view: SentenceView, { manner: said, headToken }: PartyMention, speaks: boolean): Told {
  const markers = phraseMarkers(view, headToken);
  const unique = [...new Set(markers)];
  const common = [manner(said), as(relationOf(view.tree, headToken))];
  if (speaks) common.push(SPEAKS);
  for (const x of unique) common.push(mark(x));
  const marked = (side: string): Bundle => bundled([...common, ...unique.map((x) => mark(x, side))]);
  return { markers, before: marked('before'), after: marked('after'), triggers: [] };
}

const sheet = newSheet();

/** How the mention stands to the trigger of a predication. */
export function triggeredBy(ground: Ground, { view }: Anchored, n: Named, main: Predication): Bundle {
  const { triggers, markers } = toldOf(view, n);
  for (let i = 0; i < triggers.length; i += 1) if (triggers[i]?.main === main) return triggers[i]?.told as Bundle;
  sheet.count = 0;
  addTriggerFeatures(sheet, view, n.mention.headToken, markers, main);
  addArgumentFeatures(sheet, view, n.mention.headToken, main);
  addOrderFeatures(sheet, ground.actingIn[view.index] ?? [], n, main.trigger);
  const { first, last } = n.mention;
  if (first >= main.clause.first && last <= main.clause.last) tell(sheet, IN_CLAUSE);
  leaveFirst(sheet, 0);
  const told = bundled(listFrom(sheet));
  triggers.push({ main, told });
  return told;
}

const trigger = kindOf('trigger');
const bare = kindOf('bare');
const path = kindOf('path');
const IN_CLAUSE = featureNamed('clause');

function addTriggerFeatures(
  found: Sheet,
  view: SentenceView,
  head: number,
  markers: readonly string[],
  main: Predication,
): void {
  const { sense, voice } = main;
  const order: Order = head < main.trigger ? 'before' : head > main.trigger ? 'after' : 'at';
  const form = main.form === 'noun' ? 'noun' : 'verb';
  tell(found, trigger(order, near(Math.abs(head - main.trigger))));
  if (markers.every((x) => x === 'Nom')) tell(found, bare(order, sense, voice, form));
  for (const x of markers) {
    tell(found, mark(x, sense));
    tell(found, mark(x, main.entry.wordClass, order));
  }
  const way = pathUp(view, head, depthBelow(view.tree, head, main.trigger));
  tell(found, path(way));
  tell(found, path(way, sense, voice, form));
}

const arg = kindOf('arg');
const other = kindOf('other');

/** Roles that the party has in the draft's own predication and in the others of the sentence. */
function addArgumentFeatures(found: Sheet, view: SentenceView, head: number, main: Predication): void {
  for (const { p, a } of heldAt(view, head)) {
    const depth = Math.min(2, depthBelow(view.tree, head, a.head));
    tell(
      found,
      p.trigger === main.trigger
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
function addOrderFeatures(found: Sheet, all: readonly Named[], n: Named, at: number): void {
  let before: Named | undefined;
  let after: Named | undefined;
  for (const x of all) {
    if (x.mention.headToken < at) before = x;
    else if (x.mention.headToken > at) after ??= x;
  }
  if (all[0] === n) tell(found, FIRST);
  if (all.at(-1) === n) tell(found, LAST);
  if (before === n) tell(found, BEFORE);
  if (after === n) tell(found, AFTER);
  if (all.length === 1) tell(found, ONLY);
}

const relationPath = kindOf('', '', '<');

/** Relations from a token up to the one that is `steps` above it, at most three; `away` where none is (-1). */
function pathUp({ tree }: SentenceView, from: number, steps: number): string {
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
