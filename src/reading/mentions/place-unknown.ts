// Places that no table has: a run of proper names in a local case (Finnish) or after a local preposition (English).
import { dataTable } from '../../base/data.ts';
import type { LanguageCode, Sentence } from '../../language/language.ts';
import { thingsOf } from './item-lexicon.ts';
import { namedIn } from './lexicon-matches.ts';
import { cells } from './lexicon-names.ts';
import type { Word } from './lexicon-words.ts';
import type { MentionContext } from './mention.ts';

export type UnknownPlace = {
  readonly first: number;
  readonly last: number;
  readonly name: string;
  readonly state: null;
};

/** Where a run of several names is more often a place than a person. */
const WITHIN = new Set(['in', 'at', 'near', 'into', 'outside', 'around']);
const LOCAL_CASES = new Set(['Ine', 'Ill', 'Ela']);
const stops = new Map<LanguageCode, Readonly<Record<'preposition' | 'stop', ReadonlySet<string>>>>();

function wordsBefore(language: LanguageCode): Readonly<Record<'preposition' | 'stop', ReadonlySet<string>>> {
  let known = stops.get(language);
  if (!known) {
    const rows = dataTable(`lexica/${language}/place-words.tsv`);
    const of = (kind: string): ReadonlySet<string> =>
      new Set(rows.flatMap((r) => (r['kind'] === kind ? cells(r, 'words') : [])));
    known = { preposition: of('preposition'), stop: of('stop') };
    stops.set(language, known);
  }
  return known;
}

/** Runs of proper names that stand as places and that no table knows as anything. */
export function unknownPlaces(sentence: Sentence, context: MentionContext): readonly UnknownPlace[] {
  const { words, matches } = namedIn(sentence, context);
  const { preposition, stop } = wordsBefore(context.language);
  const taken = new Set<number>();
  for (const m of matches) for (let i = m.first; i < m.last; i++) taken.add(i);
  const isName = (i: number): boolean => {
    const word = words[i];
    if (!word || taken.has(i) || !/^\p{Lu}\p{Ll}{2}/u.test(word.text) || stop.has(word.text.toLowerCase()))
      return false;
    if (
      thingsOf(context.language)
        .forms.basesOf(word.text, word.lemma)
        .some((base) => /^\p{Lu}/u.test(base))
    )
      return false;
    return sentence.tokens[word.token]?.upos === 'PROPN';
  };
  const found: UnknownPlace[] = [];
  for (let i = 1; i < words.length; i++) {
    if (!isName(i) || (isName(i - 1) && words[i]?.gap !== 'other')) continue;
    let last = i + 1;
    while (isName(last) && words[last]?.gap !== 'other' && last - i < 3) last += 1;
    const end = words[last - 1] as Word;
    const token = sentence.tokens[end.token];
    const before = words[i - 1]?.text.toLowerCase() ?? '';
    const inside = context.language === 'fi' ? token?.feats.Case === 'Ine' : WITHIN.has(before);
    if (last - i > 1 && !inside) continue;
    const local =
      context.language === 'fi'
        ? LOCAL_CASES.has(token?.feats.Case ?? '') && end.text !== end.lemma
        : preposition.has(before) && words[i]?.gap === 'space';
    const after = words[last];
    if (
      !local ||
      (context.language === 'en' && after && after.gap !== 'other' && sentence.tokens[after.token]?.upos === 'NOUN')
    )
      continue;
    const head = words
      .slice(i, last - 1)
      .map((w) => w.text)
      .join(' ');
    const tail =
      context.language === 'fi' && end.lemma !== ''
        ? end.lemma.slice(0, 1).toUpperCase() + end.lemma.slice(1)
        : end.text;
    found.push({ first: i, last, name: head === '' ? tail : `${head} ${tail}`, state: null });
  }
  return found;
}
