// People that only their nationality names and a number counts: "10,000 North Koreans", "kaksi kiinalaista". In reports of
// war they are taken for soldiers unless other words say more. What leaves: item mentions of personnel.soldier.
import type { Sentence } from '../../language/language.ts';
import { itemOf, namedIn, spanOf } from './lexicon-matches.ts';
import type { Word } from './lexicon-words.ts';
import type { ItemMention, MentionContext } from './mention.ts';

/** Demonyms that are heads of counted phrases. */
export function countedPeople(sentence: Sentence, context: MentionContext): readonly ItemMention[] {
  const { words, parties } = namedIn(sentence, context);
  const people: ItemMention[] = [];
  for (const { first, last, value } of parties) {
    if (value.manner !== 'demonym') continue;
    const end = words[last - 1]?.end ?? 0;
    if (/^-\p{L}/u.test(context.text.slice(end, end + 2))) continue;
    const isHead = last >= words.length || !ownsNext(sentence, words, last);
    if (isHead && isCounted(sentence, words, first, last, context))
      people.push(itemOf(spanOf(sentence, words, context.text, first, last), 'personnel.soldier'));
  }
  return people;
}

/** True where the next word is a noun that the demonym modifies. */
function ownsNext(sentence: Sentence, words: readonly Word[], next: number): boolean {
  const word = words[next];
  if (!word || word.gap === 'other') return false;
  const own = sentence.tokens[words[next - 1]?.token ?? -1];
  const after = sentence.tokens[word.token];
  if (own && own.head === word.token && /^(?:amod|compound|nmod)/u.test(own.deprel)) return true;
  return own?.upos === 'ADJ' && (after?.upos === 'NOUN' || after?.upos === 'ADJ');
}

const QUANTITIES = /^(?:hundreds|thousands|dozens|scores|tens|satoja|tuhansia|kymmeniä|satoihin|tuhannet|sadat)$/u;

function isCounted(
  sentence: Sentence,
  words: readonly Word[],
  first: number,
  last: number,
  context: MentionContext,
): boolean {
  const head = words[last - 1]?.token ?? -1;
  const plural = context.language === 'fi' || /s$|men$|ese$|ish$|ch$|ss$/u.test(words[last - 1]?.text ?? '');
  if (!plural) return false;
  if (sentence.tokens.some((t) => t.head === head && t.deprel.startsWith('nummod'))) return true;
  for (let i = first - 1; i >= Math.max(0, first - 3); i--) {
    const word = words[i] as Word;
    if (words[i + 1]?.gap === 'other') return false;
    if (sentence.tokens[word.token]?.upos === 'NUM' || QUANTITIES.test(word.text.toLowerCase())) return true;
    if (!/^(?:of|the|or|so|wounded|former|more|other|haavoittunutta|kaatunutta)$/u.test(word.text.toLowerCase()))
      return false;
  }
  return false;
}
