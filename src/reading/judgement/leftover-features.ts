// What speaks for a leftover (frames/leftover.ts) being a claim. What enters: a leftover where it stands, the other drafts
// of its passage. What leaves: features: how the number stands, what is near, how far the text that it goes on is.
import type { Draft, SentenceView } from '../frames/frame.ts';
import { relationOf } from '../predication/tree.ts';
import { sentenceAt } from './anchor.ts';
import { type Feature, feature } from './feature.ts';
import { nearbyDrafts } from './nearby.ts';
import type { Ground } from './parties-named.ts';

/** Features of a leftover among the drafts of its passage. */
export function leftoverFeatures(ground: Ground, draft: Draft, drafts: readonly Draft[]): readonly Feature[] {
  const { start, end } = draft.quote;
  const view = sentenceAt(ground.passage, start);
  if (!view) return [feature('bias')];
  const kind = draft.item?.start == null ? 'number' : 'thing';
  const found = [
    feature('kind', kind),
    feature('frame', draft.frame),
    feature('frame', draft.frame, kind),
    feature('modality', draft.modality),
    feature(
      'sides',
      `${draft.from === null ? 'none' : draft.from.known}>${draft.to === null ? 'none' : draft.to.known}`,
    ),
    feature('unit', draft.quantity?.unit === 'count' ? 'count' : 'other'),
    feature('approx', draft.quantity?.approx === true),
    ...numberFeatures(view, draft),
    ...sentenceFeatures(ground, view),
  ];
  const near = nearbyDrafts(drafts, draft);
  for (const frame of new Set(near.filter((d) => d.quote.start < end && start < d.quote.end).map((d) => d.frame)))
    found.push(feature('over'), feature('over', frame, frame === draft.frame));
  return [
    feature('bias'),
    ...found,
    ...nearestFeatures(view, draft, near),
    ...ground.tone.filter((t) => /acts|arms/u.test(t.name)),
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
    feature('counts', counted),
    feature('as', relationOf(tree, q.headToken)),
    feature('next', tree.tokens[q.last]?.upos ?? 'none'),
    feature('last', tree.tokens[q.first - 1]?.upos ?? 'none'),
    feature('size', step(amount, 2, 12, 99, 999, 9999)),
  ];
}

function sentenceFeatures(ground: Ground, view: SentenceView): readonly Feature[] {
  const named = (ground.bySentence[view.index] ?? []).filter((n) => !n.speaks);
  return [
    feature('parties', step(new Set(named.map((n) => n.id)).size, 0, 1)),
    ...new Set(view.predications.map((p) => feature('family', p.entry.family))),
    ...(view.index === 0 ? [feature('first')] : []),
  ];
}

/** The nearest draft of its frame that has a number: where and how far, and whether it counts as much. */
function nearestFeatures({ sentence }: SentenceView, draft: Draft, near: readonly Draft[]): readonly Feature[] {
  const away = (d: Draft): number => Math.max(d.quote.start - draft.quote.end, draft.quote.start - d.quote.end, 0);
  const [nearest] = near
    .filter((d) => d !== draft && d.frame === draft.frame && d.quantity !== null)
    .sort((a, b) => away(a) - away(b));
  if (!nearest) return [feature('near', 'none')];
  const of = (d: Draft): number => Number(d.quantity?.low ?? d.quantity?.high ?? 1) || 1;
  const ratio = Math.abs(Math.log10(of(nearest) / of(draft)));
  const here = nearest.quote.start >= sentence.start && nearest.quote.end <= sentence.end;
  return [
    feature('near', nearest.quote.start < draft.quote.start ? 'before' : 'after', step(away(nearest), 20, 80, 200)),
    feature('here', here),
    feature('ratio', step(ratio, 0.01, 0.5, 1, 2)),
    feature('same-unit', nearest.quantity?.unit === draft.quantity?.unit),
  ];
}
