// What speaks for a pair of parties on both sides of a draft. What enters: a draft where it stands, the passage's parties.
// What leaves: features: whether the rules have read the pair, here or elsewhere, how both stand in the sentence, and,
// where it does not state both sides, what is publicly known of them. Most pairs have one or two.
import type { Draft } from '../frames/frame.ts';
import type { Anchored } from './anchor.ts';
import { type Feature, featureNamed, kindOf } from './feature.ts';
import type { Ground } from './parties-named.ts';
import { howOf } from './role-features.ts';

const AS_RULED = featureNamed('rule');
const rule = kindOf('rule');
const RULE_TURNED = featureNamed('rule-turned');
const SAME = featureNamed('same');
const BOTH_NONE = featureNamed('both-none');
const ONE_NONE = featureNamed('one-none');
/** What there is to say of most pairs. */
const NONE_AND_NONE: readonly Feature[] = [BOTH_NONE, ONE_NONE];
const ONE_AND_NONE: readonly Feature[] = [ONE_NONE];

/** Features of both sides together. */
export function pairFeatures(ground: Ground, a: Anchored, from: string | null, to: string | null): readonly Feature[] {
  const { draft } = a;
  const [giver, receiver] = [draft.from?.id ?? null, draft.to?.id ?? null];
  const isOwn = giver === from && receiver === to;
  const isTurned = giver === to && receiver === from;
  if (!isOwn && !isTurned && (from === null || to === null)) return from === to ? NONE_AND_NONE : ONE_AND_NONE;
  const found: Feature[] = [];
  if (isOwn) found.push(AS_RULED, rule(`${howOf(draft.from)}>${howOf(draft.to)}`));
  else if (isTurned) found.push(RULE_TURNED);
  if (from === to) found.push(from === null ? BOTH_NONE : SAME);
  if (from === null || to === null) found.push(ONE_NONE);
  else {
    addSeenFeatures(found, a, from, to);
    addTogetherFeatures(found, ground, a, from, to);
    addKnownFeatures(found, ground, draft, from, to);
  }
  return found;
}

/** Frames whose sides give and get. */
const EXCHANGING: ReadonlySet<string> = new Set(['transfer', 'deployment']);

/** What is publicly known of the pair, where the sentence does not state both sides: a stated reversal stays reversed. */
function addKnownFeatures(found: Feature[], { known }: Ground, draft: Draft, from: string, to: string): void {
  if (!EXCHANGING.has(draft.frame) || (draft.from?.known === 'stated' && draft.to?.known === 'stated')) return;
  found.push(...known(draft.item?.code ?? '', from, to));
}

const SEEN = featureNamed('seen');
const SEEN_TURNED = featureNamed('seen-turned');
const SEEN_HERE = featureNamed('seen-here');

/** Whether others of its frame have the pair, or have it turned. */
function addSeenFeatures(found: Feature[], { others, view: { sentence } }: Anchored, from: string, to: string): void {
  let [seen, back, here] = [false, false, false];
  for (const d of others) {
    const [giver, receiver] = [d.from?.id, d.to?.id];
    const isSame = giver === from && receiver === to;
    const isBack = giver === to && receiver === from;
    if (!isSame && !isBack) continue;
    const stated = d.from?.known === 'stated' && d.to?.known === 'stated';
    if (isSame) {
      seen ||= stated;
      here ||= d.quote.start >= sentence.start && d.quote.end <= sentence.end;
    }
    if (isBack) back ||= stated;
  }
  if (seen) found.push(SEEN);
  if (back) found.push(SEEN_TURNED);
  if (here) found.push(SEEN_HERE);
}

const ONLY_FROM = featureNamed('only-from-here');
const ONLY_TO = featureNamed('only-to-here');
const NONE_HERE = featureNamed('none-here');
const BOTH_HERE = featureNamed('both-here');
const fromFirst = kindOf('from-first');
const toFirst = kindOf('to-first');

function addTogetherFeatures(found: Feature[], ground: Ground, a: Anchored, from: string, to: string): void {
  const here = ground.namedIn[a.view.index];
  const giver = here?.get(from)?.[0]?.mention;
  const receiver = here?.get(to)?.[0]?.mention;
  if (!giver || !receiver) found.push(giver ? ONLY_FROM : receiver ? ONLY_TO : NONE_HERE);
  else {
    const order = giver.start < receiver.start ? fromFirst : toFirst;
    found.push(BOTH_HERE, order(a.main?.sense ?? 'bare', a.main?.voice ?? ''));
  }
}
