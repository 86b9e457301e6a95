// What speaks for a stance: who takes it, how its clause hangs in the sentence, what else stands in its words. What enters:
// a draft of the frame `position` where it stands. What leaves: features.
import { yieldsTo } from '../frames/position-slots.ts';
import { relationOf } from '../predication/tree.ts';
import type { Anchored } from './anchor.ts';
import { type Feature, feature } from './feature.ts';

/** Features of a draft of a stance, beside those of every claim. */
export function stanceFeatures({ view, draft }: Anchored): readonly Feature[] {
  const { tree, mentions } = view;
  const { quote, from } = draft;
  const within = (m: { readonly start: number; readonly end: number }): boolean =>
    m.start >= quote.start && m.end <= quote.end;
  const holder =
    mentions.parties.find((m) => m.start === from?.start)?.manner ??
    mentions.sources.find((m) => m.start === from?.start)?.kind ??
    'none';
  const sense = draft.rule.slice('position.'.length);
  const yields = yieldsTo(sense) || sense.startsWith('clause-');
  const inside = (i: number): boolean => {
    const token = tree.tokens[i];
    return token !== undefined && within(token);
  };
  const head = tree.tokens.findIndex((_, i) => inside(i) && !inside(tree.heads[i] ?? -1));
  const { upos = '', feats = {} } = tree.tokens[head] ?? {};
  return [
    feature('holder', holder),
    feature('holder', yields, from?.start === quote.start),
    feature('stance', yields, 'thing', mentions.items.some(within)),
    feature(
      'stance',
      yields,
      'number',
      mentions.quantities.some((q) => within(q) && !q.measureOnly),
    ),
    feature('stance', yields, 'head', head === -1 ? '' : relationOf(tree, head), upos),
    feature('stance', yields, 'tense', feats.Tense ?? feats.VerbForm ?? ''),
    feature(
      'stance',
      yields,
      'quoted',
      tree.tokens.some((t) => QUOTE.test(t.text) && within(t)),
    ),
  ];
}

const QUOTE = /^["”“„»«]$/u;
