// What tells in which frame a number is claimed, if in any. What enters: a number where it stands, the rules' drafts of its
// passage. What leaves: features: what it counts, how it stands in its sentence, what the rules have made of it and of the
// numbers before and after it. Structure and senses, no words: what is told of one war holds of another.

import type { Draft } from '../frames/frame.ts';
import { NUMBER_FRAMES, type NumberAt } from '../frames/numbers.ts';
import { relationOf } from '../predication/tree.ts';
import { type Feature, featureNamed, kindOf } from './feature.ts';
import type { Ground } from './parties-named.ts';

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

const step = (n: number, ...steps: readonly number[]): string => String(steps.find((s) => n <= s) ?? 'more');

const kindOfUnit = (u: string): string => (/^[A-Z]{3}$/u.test(u) ? 'money' : u);

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
    frequencies: [...NUMBER_FRAMES, 'position' as const].map((f) =>
      often(f, step(byFrame.get(f)?.length ?? 0, 0, 1, 3, 7)),
    ),
  };
}

/** Features of a number; `last` is the number before it. */
export function numberFeatures(
  ground: Ground,
  at: NumberAt,
  last: NumberAt | null,
  drafted: Drafted,
): readonly Feature[] {
  const { view, quantity: q } = at;
  const named = ground.actingIn[view.index] ?? [];
  const found = [BIAS, lang(ground.passage.language), parties(step(new Set(named.map((n) => n.id)).size, 0, 1, 2))];
  addOwn(found, at);
  addSentence(found, at);
  addDrafts(found, q.start, q.end, q.unit, drafted);
  found.push(...drafted.frequencies, ...ground.tone);
  if (view.index === 0) found.push(FIRST);
  if (last) found.push(lastUnit(kindOfUnit(last.quantity.unit)), lastClass(classOf(last)));
  return found;
}

const classOf = ({ thing }: NumberAt): string => thing?.code.split('.')[0] ?? 'none';

function addOwn(found: Feature[], at: NumberAt): void {
  const { view, quantity: q, thing } = at;
  const { tree } = view;
  const kind = kindOfUnit(q.unit);
  const head = thing?.headToken ?? q.headToken;
  const above = tree.heads[head] ?? -1;
  found.push(
    unit(kind),
    basis(q.basis ?? 'none'),
    hedge(q.approx, q.low === null, q.high === null),
    size(step(Number(q.low ?? q.high ?? 0), 2, 12, 99, 999, 9999, 99_999, 999_999), kind),
    code(thing?.code ?? 'none'),
    klass(classOf(at)),
    counts(q.counted === null ? 'none' : (tree.tokens[q.counted]?.upos ?? '')),
    as(relationOf(tree, q.headToken)),
    thingAs(relationOf(tree, head)),
    under(above === -1 ? 'root' : (tree.tokens[above]?.upos ?? '')),
    grammatical(tree.tokens[head]?.feats.Case ?? 'none'),
  );
}

/** Tokens between a number and a trigger near it, at most. */
const NEAR = 5;

function addSentence(found: Feature[], { view, quantity: q, thing }: NumberAt): void {
  const head = thing?.headToken ?? q.headToken;
  const tell = (f: Feature): void => {
    if (!found.includes(f)) found.push(f);
  };
  for (const p of view.predications) {
    tell(family(p.entry.family));
    const held = p.args.find((a) => a.tokens.includes(head));
    if (held) {
      tell(argument(p.sense, held.role));
      tell(argumentOf(p.entry.family));
    }
    if (Math.abs(p.trigger - q.first) <= NEAR) tell(near(p.sense));
  }
}

function addDrafts(found: Feature[], start: number, end: number, of: string, drafted: Drafted): void {
  const own = drafted.byNumber.get(start) ?? [];
  if (own.length === 0) found.push(on('none'));
  const tell = (f: Feature): void => {
    if (!found.includes(f)) found.push(f);
  };
  for (const d of own) {
    tell(on(d.frame));
    tell(onRule(d.rule));
  }
  for (const d of coveringOf(drafted.ordered, start, end)) tell(over(d.frame));
  const place = firstFrom(drafted.counted, start);
  const prior = drafted.counted[place - 1];
  let next = place;
  while (next < drafted.counted.length && numberStart(drafted.counted[next] as Draft) === start) next += 1;
  const later = drafted.counted[next];
  found.push(before(prior?.frame ?? 'none'), after(later?.frame ?? 'none'));
  if (prior)
    found.push(
      beforeAt(prior.frame, prior.quantity?.unit === of, step(Math.max(0, start - prior.quote.end), 30, 120, 400)),
    );
  if (later)
    found.push(
      afterAt(later.frame, later.quantity?.unit === of, step(Math.max(0, later.quote.start - end), 30, 120, 400)),
    );
}

/** Longest quote that is looked for over a number, in characters. */
const LONGEST = 1000;

function* coveringOf(ordered: readonly Draft[], start: number, end: number): Generator<Draft> {
  let [low, high] = [0, ordered.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ordered[middle]?.quote.start ?? 0) < start - LONGEST) low = middle + 1;
    else high = middle;
  }
  for (let i = low; i < ordered.length; i += 1) {
    const d = ordered[i];
    if (d === undefined || d.quote.start >= end) return;
    if (d.quote.end > start) yield d;
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
