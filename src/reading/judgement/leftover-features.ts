// What speaks for a leftover (frames/leftover.ts) being a claim. What enters: a leftover where it stands, the other drafts
// of its passage. What leaves: features: how the number stands, what is near, how far the text that it goes on is.
import type { Draft, SentenceView } from '../frames/frame.ts';
import { relationOf } from '../predication/tree.ts';
import { sentenceAt } from './anchor.ts';
import { type Feature, featureNamed, kindOf, nameOf } from './feature.ts';
import { nearbyDrafts } from './nearby.ts';
import type { Ground } from './parties-named.ts';

const BIAS = featureNamed('bias');
const FIRST = featureNamed('first');
const OVER = featureNamed('over');
const kindly = kindOf('kind');
const framed = kindOf('frame');
const modality = kindOf('modality');
const sides = kindOf('sides');
const unit = kindOf('unit');
const approx = kindOf('approx');
const over = kindOf('over');
const counts = kindOf('counts');
const as = kindOf('as');
const nextTag = kindOf('next');
const lastTag = kindOf('last');
const size = kindOf('size');
const partyCount = kindOf('parties');
const family = kindOf('family');
const nearTo = kindOf('near');
const isHere = kindOf('here');
const ratioOf = kindOf('ratio');
const sameUnit = kindOf('same-unit');

/** Features of a leftover among the drafts of its passage. */
export function leftoverFeatures(ground: Ground, draft: Draft, drafts: readonly Draft[]): readonly Feature[] {
  const { start, end } = draft.quote;
  const view = sentenceAt(ground.passage, start);
  if (!view) return [BIAS];
  const kind = draft.item?.start == null ? 'number' : 'thing';
  const found = [
    kindly(kind),
    framed(draft.frame),
    framed(draft.frame, kind),
    modality(draft.modality),
    sides(`${draft.from === null ? 'none' : draft.from.known}>${draft.to === null ? 'none' : draft.to.known}`),
    unit(draft.quantity?.unit === 'count' ? 'count' : 'other'),
    approx(draft.quantity?.approx === true),
    ...numberFeatures(view, draft),
    ...sentenceFeatures(ground, view),
  ];
  const near = nearbyDrafts(drafts, draft);
  for (const frame of new Set(near.filter((d) => d.quote.start < end && start < d.quote.end).map((d) => d.frame)))
    found.push(OVER, over(frame, frame === draft.frame));
  return [
    BIAS,
    ...found,
    ...nearestFeatures(view, draft, near),
    ...ground.tone.filter((t) => /acts|arms/u.test(nameOf(t))),
  ];
}

const step = (n: number, ...steps: readonly number[]): string => String(steps.find((s) => n <= s) ?? 'more');

/** How the number stands: what it counts, its relation, the words on both sides, how large it is. */
function numberFeatures({ mentions, tree }: SentenceView, draft: Draft): readonly Feature[] {
  const q = mentions.quantities.find((m) => m.start === draft.quantity?.start);
  if (!q) return [];
  const counted = q.counted === null ? 'none' : (tree.tokens[q.counted]?.upos ?? '');
  const amount = Number(draft.quantity?.low ?? draft.quantity?.high ?? 0);
  return [
    counts(counted),
    as(relationOf(tree, q.headToken)),
    nextTag(tree.tokens[q.last]?.upos ?? 'none'),
    lastTag(tree.tokens[q.first - 1]?.upos ?? 'none'),
    size(step(amount, 2, 12, 99, 999, 9999)),
  ];
}

function sentenceFeatures(ground: Ground, view: SentenceView): readonly Feature[] {
  const named = (ground.bySentence[view.index] ?? []).filter((n) => !n.speaks);
  return [
    partyCount(step(new Set(named.map((n) => n.id)).size, 0, 1)),
    ...new Set(view.predications.map((p) => family(p.entry.family))),
    ...(view.index === 0 ? [FIRST] : []),
  ];
}

/** The nearest draft of its frame that has a number: where and how far, and whether it counts as much. */
function nearestFeatures({ sentence }: SentenceView, draft: Draft, near: readonly Draft[]): readonly Feature[] {
  const away = (d: Draft): number => Math.max(d.quote.start - draft.quote.end, draft.quote.start - d.quote.end, 0);
  const [nearest] = near
    .filter((d) => d !== draft && d.frame === draft.frame && d.quantity !== null)
    .sort((a, b) => away(a) - away(b));
  if (!nearest) return [nearTo('none')];
  const of = (d: Draft): number => Number(d.quantity?.low ?? d.quantity?.high ?? 1) || 1;
  const ratio = Math.abs(Math.log10(of(nearest) / of(draft)));
  const here = nearest.quote.start >= sentence.start && nearest.quote.end <= sentence.end;
  return [
    nearTo(nearest.quote.start < draft.quote.start ? 'before' : 'after', step(away(nearest), 20, 80, 200)),
    isHere(here),
    ratioOf(step(ratio, 0.01, 0.5, 1, 2)),
    sameUnit(nearest.quantity?.unit === draft.quantity?.unit),
  ];
}
