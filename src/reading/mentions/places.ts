// Finds places at region and city grain, with the state they lie in. What enters: an analysed sentence. What leaves:
// place mentions in the order of the text. A name that no table has is a place only where its case or preposition says so.
import type { Sentence } from '../../language/language.ts';
import { namedIn, spanOf } from './lexicon-matches.ts';
import { longest } from './lexicon-trie.ts';
import type { MentionContext, PlaceMention } from './mention.ts';
import { borderPlaces } from './place-borders.ts';
import { unknownPlaces } from './place-unknown.ts';

/** Place mentions of a sentence. */
export function findPlaces(sentence: Sentence, context: MentionContext): readonly PlaceMention[] {
  const { words, places } = namedIn(sentence, context);
  const known = longest(places);
  const others = [...borderPlaces(sentence, context), ...unknownPlaces(sentence, context)];
  if (known.length === 0 && others.length === 0) return [];
  const named = known.map((m) => ({ first: m.first, last: m.last, name: m.value.name, state: m.value.state }));
  return [...named, ...others.filter((o) => !named.some((m) => m.first < o.last && o.first < m.last))]
    .sort((a, b) => a.first - b.first)
    .map(({ first, last, name, state }) => ({
      type: 'place',
      ...spanOf(sentence, words, context.text, first, last),
      name,
      state,
    }));
}
