// What speaks for a stance: who takes it, how its clause hangs in the sentence, what else stands in its words. What enters:
// a draft of the frame `position` where it stands. What leaves: features.

import type { Draft, SentenceView } from '../frames/frame.ts';
import { yieldsTo } from '../frames/position-slots.ts';
import { relationOf } from '../predication/tree.ts';
import { type Feature, kindOf } from './feature.ts';

const heldBy = kindOf('holder');
const stance = kindOf('stance');
const QUOTE = /^["”“„»«]$/u;

/** Features of a draft of a stance, beside those of every claim. */
export function stanceFeatures({ tree, mentions }: SentenceView, { quote, from, rule }: Draft): readonly Feature[] {
  const within = (m: { readonly start: number; readonly end: number }): boolean =>
    m.start >= quote.start && m.end <= quote.end;
  const holder =
    mentions.parties.find((m) => m.start === from?.start)?.manner ??
    mentions.sources.find((m) => m.start === from?.start)?.kind ??
    'none';
  const sense = rule.slice('position.'.length);
  const yields = yieldsTo(sense) || sense.startsWith('clause-');
  const inside = (i: number): boolean => {
    const token = tree.tokens[i];
    return token !== undefined && within(token);
  };
  const head = tree.tokens.findIndex((_, i) => inside(i) && !inside(tree.heads[i] ?? -1));
  const { upos = '', feats = {} } = tree.tokens[head] ?? {};
  const numbered = mentions.quantities.some((q) => within(q) && !q.measureOnly);
  return [
    heldBy(holder),
    heldBy(yields, from?.start === quote.start),
    stance(yields, 'thing', mentions.items.some(within)),
    stance(yields, 'number', numbered),
    stance(yields, 'head', head === -1 ? '' : relationOf(tree, head), upos),
    stance(yields, 'tense', feats.Tense ?? feats.VerbForm ?? ''),
    stance(
      yields,
      'quoted',
      tree.tokens.some((t) => within(t) && QUOTE.test(t.text)),
    ),
  ];
}
