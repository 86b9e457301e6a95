// What speaks for a draft being a claim at all, and for its being right as it stands. What enters: a draft where it
// stands, the passage's other drafts, how sure its roles are. What leaves: names of features. Senses, not words.
import type { PartySlot } from '../claim.ts';
import type { Draft } from '../frames/frame.ts';
import { relationOf } from '../predication/tree.ts';
import { type Anchored, anchorOf } from './anchor.ts';
import { nearbyDrafts } from './nearby.ts';
import type { Ground } from './parties-named.ts';

/** Features of a draft: `common` as they are, `own` again under the name of its frame. */
export type ClaimFeatures = { readonly common: readonly string[]; readonly own: readonly string[] };

/** The names under which they are weighed. */
export function claimFeatures(ground: Ground, draft: Draft, drafts: readonly Draft[], sure: number): readonly string[] {
  const { common, own } = claimFeaturesOf(ground, draft, drafts, sure);
  return [...common, ...own.map((f) => `${draft.frame}|${f}`)];
}

/** Features of a draft among the drafts of its passage; `sure` is the probability of its roles. */
export function claimFeaturesOf(ground: Ground, draft: Draft, drafts: readonly Draft[], sure: number): ClaimFeatures {
  const anchored = anchorOf(ground.passage, draft);
  const found = [...slotFeatures(draft), `roles:${Math.floor(sure * 5)}`];
  if (anchored) found.push(...placeFeatures(ground, anchored), ...predicationFeatures(anchored));
  found.push(...beside(draft, drafts), ...ground.tone);
  return { common: ['bias', `lang:${ground.passage.language}`, ...found], own: found };
}

const howOf = (slot: PartySlot | null): string =>
  slot === null
    ? 'none'
    : slot.rule?.startsWith('judged')
      ? `judged:${slot.known}`
      : `${slot.known}:${slot.rule ?? 'words'}`;

const kindOf = (unit: string): string =>
  /^[A-Z]{3}$/.test(unit) ? 'money' : unit === 'count' || unit === 'percent' ? unit : 'measure';

function slotFeatures(d: Draft): readonly string[] {
  const found = [
    `rule:${d.rule}`,
    `from:${howOf(d.from)}`,
    `to:${howOf(d.to)}`,
    `sides:${howOf(d.from)}>${howOf(d.to)}`,
  ];
  found.push(`modality:${d.modality}`, `quantity:${d.quantity ? kindOf(d.quantity.unit) : 'none'}`);
  if (d.quantity)
    found.push(
      `basis:${d.quantity.basis}`,
      `hedge:${d.quantity.approx}:${d.quantity.low === null}:${d.quantity.high === null}`,
    );
  if (d.quantity?.shared) found.push('shared');
  if (d.from !== null && d.from.id === d.to?.id) found.push('same-sides');
  const code = d.item?.code ?? 'none';
  if (d.frame === 'transfer' || d.frame === 'deployment' || d.frame === 'casualties') {
    const itemClass = code.split('.')[0] ?? code;
    found.push(
      `item:${itemClass}`,
      `item:${itemClass}:${d.quantity ? 'counted' : 'bare'}`,
      `deep:${code.includes('.')}`,
    );
  } else found.push(`item:${code === 'none' ? 'none' : 'some'}`);
  for (const slot of ['when', 'where', 'source'] as const)
    found.push(`${slot}:${d[slot] ? (d[slot]?.known ?? 'stated') : 'none'}`);
  return found;
}

const step = (n: number, ...steps: readonly number[]): string => String(steps.find((s) => n <= s) ?? 'more');

function placeFeatures(ground: Ground, { view, draft }: Anchored): readonly string[] {
  const named = ground.bySentence[view.index] ?? [];
  const words = view.tree.tokens.filter((t) => t.start >= draft.quote.start && t.end <= draft.quote.end).length;
  return [
    `sentence:${step(view.index, 0, 1, 3)}`,
    `length:${step(words, 2, 4, 8, 14, 24)}`,
    `parties:${step(new Set(named.filter((n) => !n.speaks).map((n) => n.id)).size, 0, 1, 2)}`,
    `numbers:${step(view.mentions.quantities.filter((q) => !q.measureOnly).length, 0, 1, 2)}`,
    ...(view.tree.tokens.at(-1)?.text === '?' ? ['question'] : []),
  ];
}

function predicationFeatures({ view, main, held, at }: Anchored): readonly string[] {
  const { tree } = view;
  const found = [
    `as:${relationOf(tree, at)}`,
    `tag:${tree.tokens[at]?.upos ?? ''}:${tree.tokens[at]?.feats.Number ?? ''}`,
  ];
  if (!main) return [...found, 'trigger:none'];
  const own = main.trigger === at;
  found.push(
    `trigger:${main.sense}:${main.form}`,
    `form:${main.form}:${main.voice}`,
    `held:${own ? 'own' : held ? `${held.role}:${held.found}` : 'no'}`,
    `away:${main.trigger < at ? 'before' : 'after'}:${step(Math.abs(main.trigger - at), 1, 3, 6, 12)}`,
    `under:${relationOf(tree, main.trigger)}`,
    `depth:${step(main.containers.length, 0, 1, 2)}`,
  );
  for (const c of main.cues) found.push(`cue:${c.kind}:${c.negated}`);
  if (main.negated) found.push('negated');
  for (const p of view.predications)
    if (p.trigger !== main.trigger && p.args.some((a) => a.head === at)) found.push(`also:${p.entry.family}`);
  return found;
}

/** Other drafts on the same words, and those that say the same. */
function beside(draft: Draft, drafts: readonly Draft[]): readonly string[] {
  const found: string[] = [];
  const nearby = nearbyDrafts(drafts, draft);
  const shares = (d: Draft): boolean => d.quote.start < draft.quote.end && draft.quote.start < d.quote.end;
  let passed = false;
  for (const d of nearby) {
    if (d === draft) passed = true;
    if (d === draft) continue;
    if (shares(d)) found.push(`over:${d.frame}`);
    if (d.frame !== draft.frame || d.from?.id !== draft.from?.id || d.to?.id !== draft.to?.id) continue;
    const when = passed ? 'after' : 'before';
    const item = d.item?.code.split('.')[0] === draft.item?.code.split('.')[0];
    const number = d.quantity?.low === draft.quantity?.low && d.quantity?.high === draft.quantity?.high;
    if (item && number) found.push(`again:${when}`);
    else if (item && draft.quantity === null) found.push(`again-bare:${when}`);
  }
  const same = nearby.filter((d) => d.frame === draft.frame).length;
  return [...new Set(found), `drafts:${step(same, 1, 2, 4, 8)}`];
}
