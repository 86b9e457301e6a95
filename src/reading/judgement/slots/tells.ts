// What speaks for a class that a draft may be in: facts of the draft and its clause, each told with the class. What enters: a
// draft where it stands. What leaves: facts, and the features that they are of each class.
import { citationsIn } from '../../discourse/attribution.ts';
import type { Citation } from '../../discourse/citations.ts';
import type { Draft } from '../../frames/frame.ts';
import { containersOf } from '../../predication/cues.ts';
import { childrenOf, lemmaOf, relationOf } from '../../predication/tree.ts';
import { kindOf } from '../feature.ts';
import { type Sheet, tell } from '../sheet.ts';
import type { Standing } from './standing.ts';

/** A kind of fact and what it is of this draft. */
export type Fact = readonly [kind: string, value: string];

const told = kindOf('is', '=');

/** Writes the facts down as features of a class. */
export function tellFacts(found: Sheet, name: string, facts: readonly Fact[]): void {
  for (const [kind, value] of facts) tell(found, told(name, kind, value));
}

/** Predicates above the trigger whose words are told. */
const ABOVE = 4;

/** Facts of the words around the trigger: its own, those above it, its auxiliaries. */
export function wordFacts({ view: { tree }, main, at, draft }: Standing): readonly Fact[] {
  const trigger = main?.trigger ?? at;
  const token = tree.tokens[trigger];
  const facts: Fact[] = [
    ['lemma', lemmaOf(tree, trigger)],
    ['sense', main?.sense ?? ''],
    ['form', `${main?.form ?? 'none'}:${main?.voice ?? ''}`],
    ['relation', relationOf(tree, trigger)],
    ['rule', draft.rule],
  ];
  const aux = childrenOf(tree, trigger)
    .filter((c) => relationOf(tree, c) === 'aux' || relationOf(tree, c) === 'cop')
    .map((c) => `${lemmaOf(tree, c)}:${tree.tokens[c]?.feats.Tense ?? ''}`);
  const { VerbForm = '', Tense = '', Mood = '' } = token?.feats ?? {};
  facts.push(['tense', `${aux.join('+')}:${VerbForm}:${Tense}:${Mood}`]);
  for (const a of aux) facts.push(['aux', a]);
  containersOf(tree, trigger)
    .slice(0, ABOVE)
    .forEach((c, i) => {
      const lemma = lemmaOf(tree, c);
      facts.push(['above', lemma]);
      if (i === 0) facts.push(['over', `${lemma}:${relationOf(tree, trigger)}`]);
    });
  return facts;
}

/** The citation that a draft's source was read from; null where there is none. */
export function citationOf({
  passage,
  view,
  before,
  draft,
}: Standing): { readonly c: Citation; readonly here: boolean } | null {
  const { source } = draft;
  if (source === null) return null;
  for (const v of [view, ...before.toReversed()]) {
    const c = citationsIn(passage, v).find((one) => one.by.name === source.origin);
    if (c) return { c, here: v === view };
  }
  return null;
}

/** Facts of the drafts beside it in its sentence, and of the one before those. */
export function besideFacts(s: Standing, of: (d: Draft) => string | null): readonly Fact[] {
  const facts: Fact[] = [];
  const { previous, next } = s;
  if (previous)
    facts.push([`before:${previous.here}`, `${of(previous.draft)}:${previous.draft.frame === s.draft.frame}`]);
  else facts.push(['before', 'none']);
  if (next?.here) facts.push(['after', `${of(next.draft)}:${next.draft.frame === s.draft.frame}`]);
  return facts;
}
