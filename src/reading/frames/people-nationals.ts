// Nationals by a bare demonym: "the Ukrainians have left", "1,500 Cubans are in Russia", "no North Koreans have been seen". What
// enters: a sentence, its predications of moving people. What leaves: the mentions that stand for people, not for a state or an
// adjective's owner.
import type { PartyMention, QuantityMention } from '../mentions/mention.ts';
import type { Predication } from '../predication/predication.ts';
import type { SentenceView } from './frame.ts';
import { fills, thingOf } from './people-counts.ts';
import { placeTokens } from './people-places.ts';
import type { Thing } from './things.ts';

/** Nationals whom a verb moves or keeps, or whom a number counts, or who are somewhere by the words behind them. */
export const nationalsOf = (view: SentenceView, moves: readonly Predication[]): readonly Thing[] =>
  view.mentions.parties.flatMap((m) => {
    if (m.manner !== 'demonym' || !isNominal(view, m)) return [];
    const count = countOf(view, m);
    const named = count !== null && isManyNoun(view, m);
    return named || fills(moves, m.headToken) || standsBefore(view, m, moves) || isPlaced(view, m)
      ? [thingOf(m, count)]
      : [];
  });

const countOf = (view: SentenceView, m: PartyMention): QuantityMention | null =>
  view.mentions.quantities.find((q) => q.counted === m.headToken && q.unit === 'count' && !q.measureOnly) ?? null;

/** A noun, in English in the plural: "1,500 Cubans", "1 500 kuubalaista". */
const isManyNoun = ({ tree }: SentenceView, { headToken }: PartyMention): boolean => {
  const token = tree.tokens[headToken];
  return token !== undefined && token.upos !== 'ADJ' && (token.feats.Number === 'Plur' || token.feats.Case === 'Par');
};

/** "the North Koreans in Kursk": a plural with the place where they are right behind it. */
const isPlaced = (view: SentenceView, m: PartyMention): boolean =>
  view.tree.tokens[m.headToken]?.feats.Number === 'Plur' && placeTokens(view, m.last).length > 0;

/** Nationals right before a verb that moves people, where the parser gives it none ("before the Danes were driven out"). */
function standsBefore(view: SentenceView, m: PartyMention, moves: readonly Predication[]): boolean {
  if (view.tree.tokens[m.headToken]?.feats.Number !== 'Plur') return false;
  return moves.some(
    (p) =>
      p.entry.wordClass === 'V' &&
      p.sense !== 'station' &&
      p.trigger - m.headToken >= 1 &&
      p.trigger - m.headToken <= 3 &&
      !p.args.some((a) => a.role === 'people') &&
      view.tree.tokens.slice(m.last, p.trigger).every((t) => t.upos === 'AUX' || t.upos === 'ADV' || t.upos === 'PART'),
  );
}

/** "the last American left": an adjective as subject or object, with no noun, adjective or list behind it. */
const isAlone = ({ tree }: SentenceView, token: number): boolean => {
  const next = tree.tokens[token + 1];
  return (
    /^(?:nsubj|obj)/u.test(tree.tokens[token]?.deprel ?? '') &&
    !/^(?:NOUN|PROPN|ADJ|NUM|CCONJ)$/u.test(next?.upos ?? '') &&
    next?.text !== ','
  );
};

const isNominal = (view: SentenceView, m: PartyMention): boolean => {
  const token = view.tree.tokens[m.headToken];
  const part = /^(?:amod|compound|nmod)/u.test(token?.deprel ?? '');
  if (token?.upos === 'ADJ') return isAlone(view, m.headToken);
  return (
    (token?.upos === 'NOUN' || token?.upos === 'PROPN') &&
    (!part || (token.feats.Number === 'Plur' && token.deprel === 'nmod'))
  );
};
