// The known things of a sentence, word by word, before they are put together: heads, modifiers, named weapons, calibres,
// Finnish compounds. What enters: an analysed sentence. What leaves: units from left to right, the longest at each word.
import type { LanguageCode, Sentence, Token } from '../../language/language.ts';
import { compoundThing } from './item-compounds.ts';
import { mergeThings, type Thing, thingsOf } from './item-lexicon.ts';
import type { Forms } from './lexicon-forms.ts';
import type { TrieMatch } from './lexicon-trie.ts';
import { bareForm, type Form, type Word } from './lexicon-words.ts';
import type { MentionContext } from './mention.ts';

/** A known thing over words `first` to `last`; `modifier` from within a Finnish compound. */
export type Unit = {
  readonly first: number;
  readonly last: number;
  readonly thing: Thing;
  readonly modifier: Thing | null;
};

const CALIBRE: Thing = { code: '', family: '', trait: 'calibre' };

/** Whether a unit can start with a word, as far as its form says. */
export const mayStartUnit = (form: Form, language: LanguageCode): boolean =>
  thingsOf(language).mayStart(form) ||
  form.text.charCodeAt(0) <= DIGIT_NINE ||
  (language === 'fi' && compoundThing(form) !== null);

/** The units of a sentence, of which each starts with one of the words `starts`. */
export function unitsIn(
  sentence: Sentence,
  words: readonly Word[],
  starts: readonly number[],
  context: MentionContext,
): readonly Unit[] {
  const trie = thingsOf(context.language);
  const units: Unit[] = [];
  let end = 0;
  for (const i of starts) {
    if (i < end) continue;
    const word = words[i] as Word;
    const token = sentence.tokens[word.token];
    const found = trie.startingAt(words, i);
    const last = found[found.length - 1]?.last;
    const thing = longestThing(found);
    if (
      thing &&
      last !== undefined &&
      (last - i > 1 ||
        isThing(token, thing) ||
        (context.language === 'en' && isMistagged(token, word, trie.forms, thing, sentence.tokens[word.token + 1])))
    ) {
      units.push({ first: i, last, thing, modifier: null });
      end = last;
    } else if (isCalibre(word, words[i + 1])) units.push({ first: i, last: i + 1, thing: CALIBRE, modifier: null });
    else if (!thing && context.language === 'fi' && isNominal(token) && token?.upos !== 'PROPN') {
      const compound = compoundThing(word.form);
      if (compound) units.push({ first: i, last: i + 1, thing: compound.head, modifier: compound.modifier });
    }
  }
  return units;
}

/** What the longest of some matches say, which are in the order of their ends; null where there are none. */
function longestThing(found: readonly TrieMatch<Thing>[]): Thing | null {
  const [longest, before] = [found[found.length - 1], found[found.length - 2]];
  if (!longest || before?.last !== longest.last) return longest?.value ?? null;
  return mergeThings(found.filter(({ last }) => last === longest.last).map(({ value }) => value));
}

const NEVER = new Set(['AUX', 'ADP', 'SCONJ', 'CCONJ', 'PRON', 'PUNCT']);

/** Nouns, names, adjectives, and participles that are inflected like nouns ("kaatuneista"). */
const isNominal = (token: Token | undefined): boolean =>
  token !== undefined &&
  !NEVER.has(token.upos) &&
  token.upos !== 'ADV' &&
  (token.upos !== 'VERB' || (token.feats.Case !== undefined && token.feats.VerbForm === 'Part'));

/** A modifier may be of any part of speech, a head is nominal. */
const isThing = (token: Token | undefined, thing: Thing): boolean =>
  isNominal(token) || (thing.code === '' && token !== undefined && !NEVER.has(token.upos));

/** A noun that the tagger took for a verb of another lemma ("gold"), not a verb that has a noun beside it ("supplies"); or
 * for a preposition ("artillery") or an adverb ("semiconductors"), which such long words never are. */
function isMistagged(
  token: Token | undefined,
  word: Word,
  forms: Forms,
  thing: Thing,
  next: Token | undefined,
): boolean {
  const isPlural = word.text.length > 4 && word.text.endsWith('s');
  if (token?.upos === 'ADP') return word.text.length > 5;
  if (token?.upos === 'ADV') return thing.code !== '' && isPlural;
  if (token?.upos !== 'VERB') return false;
  if (isPlural && ARMS.test(thing.code) && !TAKES.test(next?.upos ?? '')) return true;
  const bases = forms.basesOf(bareForm(word.text, 'en'));
  return bases.length > 0 && !bases.includes(token.lemma);
}

/** Things whose plural is seldom a verb where nothing behind it could be that verb's object. */
const ARMS = /^(?:ammunition|missile|drone|weapon)\b/u;
const TAKES = /^(?:DET|PRON|PROPN|NOUN|ADJ|NUM|PART|ADV)$/u;

const GUN_CALIBRES = new Set('76 85 100 105 115 120 122 125 130 152 155 170 203 240 300 600'.split(' '));

const DIGIT_NINE = 0x39;

/** "155mm", or a calibre's number before a word for millimetres. */
function isCalibre(word: Word, next: Word | undefined): boolean {
  if (!(word.text.charCodeAt(0) <= DIGIT_NINE)) return false;
  const digits = /^(\d{2,3})(?:mm)?$/u.exec(word.text)?.[1];
  if (digits === undefined || !GUN_CALIBRES.has(digits)) return false;
  return (
    word.text.endsWith('mm') ||
    (next !== undefined && next.gap !== 'other' && /^(?:mm|milli)/u.test(next.text.toLowerCase()))
  );
}
