// What speaks for a draft being a claim at all, and for its being right as it stands. What enters: a draft where it
// stands, the passage's other drafts, how sure its roles are. What leaves: features. Senses, not words.
import type { PartySlot } from '../claim.ts';
import type { Draft } from '../frames/frame.ts';
import { relationOf } from '../predication/tree.ts';
import { type Anchored, anchorOf, classOf } from './anchor.ts';
import { type Feature, feature, namesOf } from './feature.ts';
import { nearbyDrafts } from './nearby.ts';
import type { Ground } from './parties-named.ts';
import { stanceFeatures } from './stance-features.ts';

/** The names under which they are weighed: as they are, and again under the name of the draft's frame. */
export function claimFeatures(ground: Ground, draft: Draft, drafts: readonly Draft[], sure: number): readonly string[] {
  const names = namesOf(claimFeaturesOf(ground, draft, drafts, sure));
  return [...names, ...names.flatMap((f) => (OF_PASSAGE.test(f) ? [] : [`${draft.frame}|${f}`]))];
}

/** What is the same for every frame. */
const OF_PASSAGE = /^(?:bias$|lang:)/u;

/** Features of a draft among the drafts of its passage; `sure` is the probability of its roles. */
export function claimFeaturesOf(
  ground: Ground,
  draft: Draft,
  drafts: readonly Draft[],
  sure: number,
): readonly Feature[] {
  const anchored = anchorOf(ground.passage, draft);
  const found = [feature('bias'), feature('lang', ground.passage.language), ...slotFeatures(draft)];
  found.push(feature('roles', Math.floor(sure * 5)));
  if (anchored) found.push(...placeFeatures(ground, anchored), ...predicationFeatures(anchored));
  if (anchored && draft.frame === 'position') found.push(...stanceFeatures(anchored));
  found.push(...beside(draft, drafts), ...ground.tone);
  return found;
}

function howOf(slot: PartySlot | null): string {
  if (slot === null) return 'none';
  return feature(slot.rule?.startsWith('judged') ? 'judged' : slot.known, howKnown(slot)).name;
}

const howKnown = ({ known, rule }: PartySlot): string => (rule?.startsWith('judged') ? known : (rule ?? 'words'));

const kindOf = (unit: string): string =>
  /^[A-Z]{3}$/.test(unit) ? 'money' : unit === 'count' || unit === 'percent' ? unit : 'measure';

function slotFeatures(d: Draft): readonly Feature[] {
  const found = [
    feature('rule', d.rule),
    feature('from', howOf(d.from)),
    feature('to', howOf(d.to)),
    feature('sides', `${howOf(d.from)}>${howOf(d.to)}`),
  ];
  found.push(feature('modality', d.modality), feature('quantity', d.quantity ? kindOf(d.quantity.unit) : 'none'));
  if (d.quantity)
    found.push(
      feature('basis', d.quantity.basis),
      feature('hedge', d.quantity.approx, d.quantity.low === null, d.quantity.high === null),
    );
  if (d.quantity?.shared) found.push(feature('shared'));
  if (d.from !== null && d.from.id === d.to?.id) found.push(feature('same-sides'));
  const code = d.item?.code ?? 'none';
  if (d.frame === 'transfer' || d.frame === 'deployment' || d.frame === 'casualties') {
    const itemClass = classOf(d) ?? code;
    found.push(
      feature('item', itemClass),
      feature('item', itemClass, d.quantity ? 'counted' : 'bare'),
      feature('deep', code.includes('.')),
    );
  } else found.push(feature('item', code === 'none' ? 'none' : 'some'));
  for (const slot of ['when', 'where', 'source'] as const)
    found.push(feature(slot, d[slot] ? (d[slot]?.known ?? 'stated') : 'none'));
  return found;
}

const step = (n: number, ...steps: readonly number[]): string => String(steps.find((s) => n <= s) ?? 'more');

function placeFeatures(ground: Ground, { view, draft }: Anchored): readonly Feature[] {
  const named = ground.bySentence[view.index] ?? [];
  const words = view.tree.tokens.filter((t) => t.start >= draft.quote.start && t.end <= draft.quote.end).length;
  return [
    feature('sentence', step(view.index, 0, 1, 3)),
    feature('length', step(words, 2, 4, 8, 14, 24)),
    feature('parties', step(new Set(named.filter((n) => !n.speaks).map((n) => n.id)).size, 0, 1, 2)),
    feature('numbers', step(view.mentions.quantities.filter((q) => !q.measureOnly).length, 0, 1, 2)),
    ...(view.tree.tokens.at(-1)?.text === '?' ? [feature('question')] : []),
  ];
}

function predicationFeatures({ view, main, held, at }: Anchored): readonly Feature[] {
  const { tree } = view;
  const found = [
    feature('as', relationOf(tree, at)),
    feature('tag', tree.tokens[at]?.upos ?? '', tree.tokens[at]?.feats.Number ?? ''),
  ];
  if (!main) return [...found, feature('trigger', 'none')];
  const own = main.trigger === at;
  found.push(
    feature('trigger', main.sense, main.form),
    feature('form', main.form, main.voice),
    held && !own ? feature('held', held.role, held.found) : feature('held', own ? 'own' : 'no'),
    feature('away', main.trigger < at ? 'before' : 'after', step(Math.abs(main.trigger - at), 1, 3, 6, 12)),
    feature('under', relationOf(tree, main.trigger)),
    feature('depth', step(main.containers.length, 0, 1, 2)),
  );
  for (const c of main.cues) found.push(feature('cue', c.kind, c.negated));
  if (main.negated) found.push(feature('negated'));
  for (const p of view.predications)
    if (p.trigger !== main.trigger && p.args.some((a) => a.head === at)) found.push(feature('also', p.entry.family));
  return found;
}

/** Other drafts on the same words, and those that say the same. */
function beside(draft: Draft, drafts: readonly Draft[]): readonly Feature[] {
  const found = new Set<Feature>();
  const nearby = nearbyDrafts(drafts, draft);
  let [passed, same] = [false, 0];
  for (const d of nearby) {
    if (d.frame === draft.frame) same += 1;
    if (d === draft) passed = true;
    if (d === draft) continue;
    if (d.quote.start < draft.quote.end && draft.quote.start < d.quote.end) found.add(feature('over', d.frame));
    if (d.frame !== draft.frame || d.from?.id !== draft.from?.id || d.to?.id !== draft.to?.id) continue;
    const when = passed ? 'after' : 'before';
    const item = classOf(d) === classOf(draft);
    const number = d.quantity?.low === draft.quantity?.low && d.quantity?.high === draft.quantity?.high;
    if (item && number) found.add(feature('again', when));
    else if (item && draft.quantity === null) found.add(feature('again-bare', when));
  }
  return [...found, feature('drafts', step(same, 1, 2, 4, 8))];
}
