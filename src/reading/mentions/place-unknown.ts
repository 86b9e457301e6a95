// Places that no table has: a run of proper names in a local case (Finnish) or after a local preposition (English).
import { dataTable } from '../../base/data.ts';
import type { LanguageCode, Sentence } from '../../language/language.ts';
import { namesThing } from './item-lexicon.ts';
import { namedIn, takes } from './lexicon-matches.ts';
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
type PlaceWords = Readonly<Record<'preposition' | 'stop' | 'carrier', ReadonlySet<string>>>;
const stops = new Map<LanguageCode, PlaceWords>();

function wordsBefore(language: LanguageCode): PlaceWords {
  let known = stops.get(language);
  if (!known) {
    const rows = dataTable(`lexica/${language}/place-words.tsv`);
    const of = (kind: string): ReadonlySet<string> =>
      new Set(rows.flatMap((r) => (r.kind === kind ? cells(r, 'words') : [])));
    known = { preposition: of('preposition'), stop: of('stop'), carrier: of('carrier') };
    stops.set(language, known);
  }
  return known;
}

/** Runs of proper names that stand as places and that no table knows as anything. */
export function unknownPlaces(sentence: Sentence, context: MentionContext): readonly UnknownPlace[] {
  const { words, matches, proper } = namedIn(sentence, context);
  const found: UnknownPlace[] = [];
  if (proper.length === 0) return found;
  const { preposition, stop, carrier } = wordsBefore(context.language);
  const isName = (i: number): boolean => {
    const word = words[i];
    if (!word || !proper.includes(i) || takes(matches, i)) return false;
    if (!/^\p{Lu}\p{Ll}{2}/u.test(word.text) || stop.has(word.text.toLowerCase())) return false;
    return !namesThing(word.form, context.language);
  };
  for (const i of proper) {
    if (!isName(i) || (isName(i - 1) && words[i]?.gap !== 'other')) continue;
    let last = i + 1;
    while (isName(last) && words[last]?.gap !== 'other' && last - i < 3) last += 1;
    const run = { sentence, words, first: i, last };
    if (!isCarried(run, carrier, context.language) && !isLocal(run, preposition, context.language)) continue;
    found.push({ first: i, last, name: nameOf(words.slice(i, last), context.language), state: null });
  }
  return found;
}

type Run = {
  readonly sentence: Sentence;
  readonly words: readonly Word[];
  readonly first: number;
  readonly last: number;
};

/** "Tokmakin alueella", "Ozinki airport": a noun of places carries the name. */
function isCarried(
  { sentence, words, first, last }: Run,
  carrier: ReadonlySet<string>,
  language: LanguageCode,
): boolean {
  const after = words[last];
  if (after?.gap !== 'space') return false;
  const known = carrier.has(after.lemma.toLowerCase()) || carrier.has(after.text.toLowerCase());
  if (language === 'en') return known && first > 0;
  return known && sentence.tokens[words[last - 1]?.token ?? -1]?.feats.Case === 'Gen';
}

/** A name in a local case, or after a local preposition and before no noun; several names only where things are inside. */
function isLocal(
  { sentence, words, first, last }: Run,
  preposition: ReadonlySet<string>,
  language: LanguageCode,
): boolean {
  if (first === 0) return false;
  const end = words[last - 1] as Word;
  const nounCase = sentence.tokens[end.token]?.feats.Case ?? '';
  if (language === 'fi') {
    const local = last - first > 1 ? nounCase === 'Ine' : LOCAL_CASES.has(nounCase);
    return local && end.text !== end.lemma;
  }
  const before = words[first - 1]?.text.toLowerCase() ?? '';
  const after = words[last];
  if (after && after.gap !== 'other' && sentence.tokens[after.token]?.upos === 'NOUN') return false;
  return words[first]?.gap === 'space' && (last - first > 1 ? WITHIN : preposition).has(before);
}

/** The run's words, a Finnish name's last word in its base form. */
function nameOf(run: readonly Word[], language: LanguageCode): string {
  return run
    .map(({ text, lemma }, i) =>
      language === 'fi' && i === run.length - 1 && lemma !== ''
        ? lemma.slice(0, 1).toUpperCase() + lemma.slice(1)
        : text,
    )
    .join(' ');
}
