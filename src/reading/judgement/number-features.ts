// What tells in which frame a number is claimed, if in any. What enters: a number where it stands, the rules' drafts of its
// passage. What leaves: features: what it counts, how it stands in its sentence, what the rules have made of it and of the
// numbers before and after it. Structure and senses, no words: what is told of one war holds of another.

import type { Draft } from '../frames/frame.ts';
import { NUMBER_FRAMES, type NumberAt } from '../frames/numbers.ts';
import { relationOf } from '../predication/tree.ts';
import { type Feature, featureNamed, kindOf, stepsOf } from './feature.ts';
import { heldBy } from './held.ts';
import { actorsIn, type Ground } from './parties-named.ts';
import { leaveFirst, type Sheet, tell, tellAll } from './sheet.ts';

const BIAS = featureNamed('bias');
const FIRST = featureNamed('first');
const lang = kindOf('lang');
const unit = kindOf('unit');
const basis = kindOf('basis');
const hedge = kindOf('hedge');
const size = kindOf('size');
const code = kindOf('code');
const klass = kindOf('class');
const counts = kindOf('counts');
const as = kindOf('as');
const thingAs = kindOf('thing-as');
const under = kindOf('under');
const grammatical = kindOf('case');
const family = kindOf('family');
const argument = kindOf('argument');
const argumentOf = kindOf('argument-of');
const near = kindOf('near');
const on = kindOf('on');
const onRule = kindOf('on-rule');
const over = kindOf('over');
const before = kindOf('before');
const beforeAt = kindOf('before-at');
const after = kindOf('after');
const afterAt = kindOf('after-at');
const often = kindOf('often');
const parties = kindOf('parties');
const lastUnit = kindOf('last-unit');
const lastClass = kindOf('last-class');

const few = stepsOf(0, 1, 2);
const many = stepsOf(0, 1, 3, 7);
const sizes = stepsOf(2, 12, 99, 999, 9999, 99_999, 999_999);
const reaches = stepsOf(30, 120, 400);

const kindOfUnit = (u: string): string => (u !== 'count' && /^[A-Z]{3}$/u.test(u) ? 'money' : u);

/** The rules' drafts of a passage as its numbers look at them. */
export type Drafted = {
  readonly byNumber: ReadonlyMap<number, readonly Draft[]>;
  /** Drafts that have a number, in the order of their numbers. */
  readonly counted: readonly Draft[];
  /** All drafts, in the order of their quotes. */
  readonly ordered: readonly Draft[];
  readonly frequencies: readonly Feature[];
};

const numberStart = (d: Draft): number => d.quantity?.start ?? d.quote.start;

/** Orders the drafts of a passage. */
export function draftedIn(drafts: readonly Draft[]): Drafted {
  const counted = drafts.filter((d) => d.quantity?.start != null).sort((a, b) => numberStart(a) - numberStart(b));
  const byFrame = Map.groupBy(drafts, (d) => d.frame);
  return {
    byNumber: Map.groupBy(counted, numberStart),
    counted,
    ordered: [...drafts].sort((a, b) => a.quote.start - b.quote.start),
    frequencies: [...NUMBER_FRAMES, 'position' as const].map((f) => often(f, many(byFrame.get(f)?.length ?? 0))),
  };
}

/** Features of a number on an empty sheet, none twice; `last` is the number before it. */
export function tellNumber(found: Sheet, ground: Ground, at: NumberAt, last: NumberAt | null, drafted: Drafted): void {
  const { view, quantity: q } = at;
  tell(found, BIAS);
  tell(found, lang(ground.passage.language));
  tell(found, parties(few(actorsIn(ground, view.index))));
  addOwn(found, at);
  addSentence(found, at);
  addDrafts(found, q.start, q.end, q.unit, drafted);
  leaveFirst(found, 0);
  tellAll(found, drafted.frequencies);
  tellAll(found, ground.tone);
  if (view.index === 0) tell(found, FIRST);
  if (last) {
    tell(found, lastUnit(kindOfUnit(last.quantity.unit)));
    tell(found, lastClass(classOf(last)));
  }
}

const classOf = ({ thing }: NumberAt): string => thing?.code.split('.')[0] ?? 'none';

function addOwn(found: Sheet, at: NumberAt): void {
  const { view, quantity: q, thing } = at;
  const { tree } = view;
  const kind = kindOfUnit(q.unit);
  const head = thing?.headToken ?? q.headToken;
  const above = tree.heads[head] ?? -1;
  tell(found, unit(kind));
  tell(found, basis(q.basis ?? 'none'));
  tell(found, hedge(q.approx, q.low === null, q.high === null));
  tell(found, size(sizes(Number(q.low ?? q.high ?? 0)), kind));
  tell(found, code(thing?.code ?? 'none'));
  tell(found, klass(classOf(at)));
  tell(found, counts(q.counted === null ? 'none' : (tree.tokens[q.counted]?.upos ?? '')));
  tell(found, as(relationOf(tree, q.headToken)));
  tell(found, thingAs(relationOf(tree, head)));
  tell(found, under(above === -1 ? 'root' : (tree.tokens[above]?.upos ?? '')));
  tell(found, grammatical(tree.tokens[head]?.feats.Case ?? 'none'));
}

/** Tokens between a number and a trigger near it, at most. */
const NEAR = 5;

function addSentence(found: Sheet, { view, quantity: q, thing }: NumberAt): void {
  const head = thing?.headToken ?? q.headToken;
  for (const p of view.predications) {
    tell(found, family(p.entry.family));
    const held = heldBy(view, p, head);
    if (held) {
      tell(found, argument(p.sense, held.role));
      tell(found, argumentOf(p.entry.family));
    }
    if (Math.abs(p.trigger - q.first) <= NEAR) tell(found, near(p.sense));
  }
}

function addDrafts(found: Sheet, start: number, end: number, of: string, drafted: Drafted): void {
  const own = drafted.byNumber.get(start) ?? [];
  if (own.length === 0) tell(found, on('none'));
  for (const d of own) {
    tell(found, on(d.frame));
    tell(found, onRule(d.rule));
  }
  addCovering(found, drafted.ordered, start, end);
  const place = firstFrom(drafted.counted, start);
  const prior = drafted.counted[place - 1];
  let next = place;
  while (next < drafted.counted.length && numberStart(drafted.counted[next] as Draft) === start) next += 1;
  const later = drafted.counted[next];
  tell(found, before(prior?.frame ?? 'none'));
  tell(found, after(later?.frame ?? 'none'));
  if (prior)
    tell(found, beforeAt(prior.frame, prior.quantity?.unit === of, reaches(Math.max(0, start - prior.quote.end))));
  if (later)
    tell(found, afterAt(later.frame, later.quantity?.unit === of, reaches(Math.max(0, later.quote.start - end))));
}

/** Longest quote that is looked for over a number, in characters. */
const LONGEST = 1000;

/** The frames of the drafts whose quotes cover a number. */
function addCovering(found: Sheet, ordered: readonly Draft[], start: number, end: number): void {
  let [low, high] = [0, ordered.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ordered[middle]?.quote.start ?? 0) < start - LONGEST) low = middle + 1;
    else high = middle;
  }
  for (let i = low; i < ordered.length; i += 1) {
    const d = ordered[i];
    if (d === undefined || d.quote.start >= end) return;
    if (d.quote.end > start) tell(found, over(d.frame));
  }
}

/** Place of the first draft whose number does not begin before `start`. */
function firstFrom(counted: readonly Draft[], start: number): number {
  let [low, high] = [0, counted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numberStart(counted[middle] as Draft) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}
