// Finds places at region and city grain, with the state they lie in. What enters: an analysed sentence. What leaves:
// place mentions in the order of the text. A name that no table has is a place only where its case or preposition says so.
import type { Sentence } from '../../language/language.ts';
import { namedIn, spanOf } from './lexicon-matches.ts';
import type { PlaceName } from './lexicon-names.ts';
import { longest, type TrieMatch } from './lexicon-trie.ts';
import type { Word } from './lexicon-words.ts';
import type { MentionContext, PlaceMention } from './mention.ts';
import { borderPlaces } from './place-borders.ts';
import { unknownPlaces } from './place-unknown.ts';

/** What a front is near: "Kurskin rintamalla" is at Kursk; "in front of" is no place. */
function specific(found: readonly Place[], words: readonly Word[]): readonly Place[] {
  return found.filter((m) => {
    if (m.value.name !== FRONT) return true;
    if (words[m.last]?.text === 'of' && words[m.first - 1]?.text.toLowerCase() === 'in') return false;
    return !found.some((o) => o.last === m.first && o.value.name !== FRONT);
  });
}

type Place = TrieMatch<PlaceName>;
const FRONT = 'front line';

/** Place mentions of a sentence. */
export function findPlaces(sentence: Sentence, context: MentionContext): readonly PlaceMention[] {
  const { words, places } = namedIn(sentence, context);
  const known = specific(longest(places), words);
  const others = [...borderPlaces(sentence, context), ...unknownPlaces(sentence, context)];
  if (known.length === 0 && others.length === 0) return [];
  const named = known.map((m) => ({ first: m.first, last: m.last, name: m.value.name, state: m.value.state }));
  return [...named, ...others.filter((o) => !named.some((m) => m.first < o.last && o.first < m.last))]
    .sort((a, b) => a.first - b.first)
    .map((m) => {
      const { start, end, text, first, last, headToken } = spanOf(sentence, words, context.text, m.first, m.last);
      return { type: 'place', start, end, text, first, last, headToken, name: m.name, state: m.state };
    });
}
