// The tags of English sentences where the tagger errs in ways that can be told. Names at the start: there every word has a capital, and the treebank has met few names of states: the tagger
// would take "Poland" or "Moscow" at the start for nouns or adverbs, and a past tense after them for a participle.
// What enters: data/parties.tsv; a sentence's tags. What leaves: the names of states and their capitals that are one word;
// the verb of a sentence that would else have none; nouns behind numbers.
import { dataTable } from '../../base/data.ts';
import type { FormDescription } from '../model/design.ts';
import { hasFiniteForm } from '../model/verbless.ts';
import { irregularTags } from './irregular.ts';

const COLUMNS = ['en', 'en_aliases', 'capital_en', 'seats_en'] as const;

const readNames = (): ReadonlySet<string> =>
  new Set(
    dataTable('parties.tsv')
      .filter((row) => row.kind === 'state')
      .flatMap((row) => COLUMNS.flatMap((column) => (row[column] ?? '').split('|')))
      .filter((name) => /^\p{Lu}\p{Ll}+$/u.test(name)),
  );

const PLAIN: FormDescription = { tagger: [], ambiguity: null, parser: [], candidates: null };
const NAME: FormDescription = { ...PLAIN, candidates: ['PROPN|Number=Sing'] };

/** A type's letters and number: "Mi-24". */
const DESIGNATION = /^\p{Lu}\p{L}{0,4}-\p{N}{1,4}$/u;
const TYPE: FormDescription = { ...PLAIN, candidates: ['PROPN|Number=Sing', 'NOUN|Number=Sing', 'NUM|NumType=Card'] };

let names: ReadonlySet<string> | undefined;

/**
 * What is known of a form: at the start of a sentence a state's or capital's name is a name and nothing else; a type's
 * designation is a name, a noun or a number, never several things; the past and the
 * participle of an irregular verb are what they are, and what training has seen.
 */
export function describeForm(form: string, initial: boolean): FormDescription {
  names ??= readNames();
  if (initial && names.has(form)) return NAME;
  if (DESIGNATION.test(form)) return TYPE;
  const irregular = irregularTags(form);
  return irregular ? { ...PLAIN, candidates: irregular.tags, alsoSeen: !irregular.past } : PLAIN;
}

const PAST = 'VERB|Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin';
const PARTICIPLE = /^VERB\|.*Tense=Past\|VerbForm=Part/u;
const OF_OBJECT = /^(?:NOUN|PROPN|NUM|DET|ADJ|PRON|SYM)\b/u;
const SUBJECT = /^(?:NOUN|PROPN|PRON)\b/u;

/**
 * Tags of a sentence that has no finite verb but a past participle: right after the name that opens it, with words of an
 * object behind it, that is the verb ("Moscow promised oil"); and so is the only one after a noun, where a mark closes the
 * sentence ("The brigade fought in Kursk."). Else the same tags: "Kursk hit by drones" is a headline.
 */
export function finiteParticiple(tags: readonly string[]): readonly string[] {
  if (tags.some((tag) => hasFiniteForm(tag) || tag.startsWith('AUX'))) return tags;
  const after = tags.findIndex((tag) => !tag.startsWith('PROPN'));
  if (after > 0 && PARTICIPLE.test(tags[after]!) && OF_OBJECT.test(tags[after + 1] ?? ''))
    return tags.with(after, PAST);
  const places = tags.flatMap((tag, i) => (PARTICIPLE.test(tag) ? [i] : []));
  const [only] = places;
  const closed = only !== undefined && places.length === 1 && tags.at(-1) === 'PUNCT';
  return closed && SUBJECT.test(tags[only - 1] ?? '') ? tags.with(only, PAST) : tags;
}

const PRESENT = /^VERB\|.*Number=Sing\|Person=3\|Tense=Pres/u;
const BEFORE_COUNT = /^(?:VERB|AUX|ADP|ADV|DET|ADJ|CCONJ)\b/u;

/**
 * Tags with what is counted a noun: in "fires 2.8 million shells" no verb follows the number; in "Article 5 states" one does. What
 * stands before the number and can be a verb then is one: "Korea supplies 3,000 shells".
 */
export function countedNouns(tags: readonly string[], candidates: Candidates = () => []): readonly string[] {
  let settled = tags;
  for (let i = 2; i < tags.length; i++) {
    if (!(PRESENT.test(tags[i]!) && tags[i - 1]!.startsWith('NUM'))) continue;
    const before = tags.findLastIndex((tag, at) => at < i && !tag.startsWith('NUM'));
    const verb = tags[before]?.startsWith('NOUN') ? candidates(before).find((tag) => PRESENT.test(tag)) : undefined;
    if (verb !== undefined && SUBJECT.test(tags[before - 1] ?? '')) settled = settled.with(before, verb);
    else if (!BEFORE_COUNT.test(tags[before] ?? '')) continue;
    settled = settled.with(i, 'NOUN|Number=Plur');
  }
  return settled;
}

type Candidates = (word: number) => readonly string[];

const FINITE = /^VERB\|.*(?:Tense=Past\|VerbForm=Fin|Number=Sing\|Person=3\|Tense=Pres)/u;
const BEFORE_OBJECT = /^(?:DET|NUM|ADP|ADV)\b/u;

/**
 * Tags with the only noun that can be a finite verb made one, where a closed sentence has no verb: "The aircraft hit over 90
 * targets." has its verb between a noun and what may begin an object.
 */
export function missedVerb(tags: readonly string[], candidates: Candidates): readonly string[] {
  if (tags.at(-1) !== 'PUNCT' || tags.some((tag) => tag.startsWith('VERB') || tag.startsWith('AUX'))) return tags;
  const places = tags.flatMap((tag, i) => {
    if (!(tag.startsWith('NOUN') && SUBJECT.test(tags[i - 1] ?? '') && BEFORE_OBJECT.test(tags[i + 1] ?? '')))
      return [];
    const verb = candidates(i).find((one) => FINITE.test(one));
    return verb === undefined ? [] : [[i, verb] as const];
  });
  const [only] = places;
  return only && places.length === 1 ? tags.with(...only) : tags;
}

/** The language's last word on a sentence's tags. */
export const settleTags = (tags: readonly string[], candidates: Candidates): readonly string[] =>
  finiteParticiple(missedVerb(countedNouns(tags, candidates), candidates));
