// What speaks for a stance: who takes it, by which word, how its clause hangs in the sentence, what else stands in its words,
// how they are put. What enters: a draft of the frame `position` where it stands. What leaves: features.

import type { Draft, SentenceView } from '../frames/frame.ts';
import { yieldsTo } from '../frames/position-slots.ts';
import { isNegated } from '../predication/cues.ts';
import type { Lexicon } from '../predication/lexicon.ts';
import { childrenOf, isVerbal, lemmaOf, relationOf } from '../predication/tree.ts';
import { type Feature, kindOf } from './feature.ts';

const heldBy = kindOf('holder');
const stance = kindOf('stance');
const word = kindOf('stance-word');
const QUOTE = /^["”“„»«]$/u;

/** What hangs on the head of a stance, the nearest to what is claimed first. */
const COMPLEMENTS = ['ccomp', 'xcomp', 'csubj', 'advcl', 'obj', 'obl'];
/** Verbs in the words of a stance that are told apart, at most. */
const VERBS = 3;

/** Features of a draft of a stance, beside those of every claim. */
export function stanceFeatures(view: SentenceView, draft: Draft, lexicon: Lexicon): readonly Feature[] {
  const { tree, mentions } = view;
  const { quote, from, rule } = draft;
  const within = (m: { readonly start: number; readonly end: number }): boolean =>
    m.start >= quote.start && m.end <= quote.end;
  const holder =
    mentions.parties.find((m) => m.start === from?.start)?.manner ??
    mentions.sources.find((m) => m.start === from?.start)?.kind ??
    'none';
  const sense = rule.slice('position.'.length);
  const yields = yieldsTo(sense) || sense.startsWith('clause-');
  const inside = tree.tokens.flatMap((t, i) => (within(t) ? [i] : []));
  const head = inside.find((i) => !inside.includes(tree.heads[i] ?? -1)) ?? -1;
  const { upos = '', feats = {} } = tree.tokens[head] ?? {};
  const thing = mentions.items.some(within);
  const numbered = mentions.quantities.some((q) => within(q) && !q.measureOnly);
  const below = head === -1 ? [] : childrenOf(tree, head).filter((c) => inside.includes(c));
  const complement = COMPLEMENTS.find((r) => below.some((c) => relationOf(tree, c) === r)) ?? 'none';
  const verbs = inside.filter((i) => isVerbal(tree.tokens[i])).length;
  return [
    heldBy(holder),
    heldBy(yields, from?.start === quote.start),
    heldBy(sense, holder),
    stance(yields, 'thing', thing),
    stance(yields, 'number', numbered),
    stance(sense, 'holds', thing, numbered),
    stance(yields, 'head', head === -1 ? '' : relationOf(tree, head), upos),
    stance(yields, 'tense', feats.Tense ?? feats.VerbForm ?? ''),
    stance(sense, 'complement', complement),
    stance(yields, 'complement', complement, Math.min(VERBS, verbs)),
    ...toneIn(view, inside, lexicon).map((t) => stance(yields, t)),
    word(head === -1 ? '' : lemmaOf(tree, head)),
  ];
}

/** How the words of a stance are put: quoted, as a duty, a condition, a denial, a judgement. */
function toneIn({ tree }: SentenceView, inside: readonly number[], lexicon: Lexicon): readonly string[] {
  const some = (test: (i: number) => boolean): string => String(inside.some(test));
  const isJudged = (i: number): boolean =>
    relationOf(tree, i) === 'cop' && /^(?:ADJ|NOUN)$/u.test(tree.tokens[tree.heads[i] ?? -1]?.upos ?? '');
  const isUnreal = (i: number): boolean => tree.tokens[i]?.feats.Mood === 'Cnd' || lemmaOf(tree, i) === 'would';
  return [
    `quoted:${some((i) => QUOTE.test(tree.tokens[i]?.text ?? ''))}`,
    `must:${some((i) => lexicon.markers.get(lemmaOf(tree, i)) === 'must')}`,
    `would:${some(isUnreal)}`,
    `not:${some((i) => isNegated(tree, i))}`,
    `judged:${some(isJudged)}`,
  ];
}
