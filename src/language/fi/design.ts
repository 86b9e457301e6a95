// How Finnish fits itself to the statistical analyser: Voikko's readings restrict the tags of a word and describe it; the
// tag that the tagger chooses picks the reading, and the reading gives the lemma.
import { dataTable } from '../../base/data.ts';
import type { Upos } from '../language.ts';
import type { Completion, FormDescription, LanguageDesign } from '../model/design.ts';
import { compositeTag } from '../model/tagset.ts';
import { withVerb } from '../model/verbless.ts';
import type { Known, Lexicon } from './lookup.ts';
import { possibleBases } from './names.ts';
import type { Reading } from './readings.ts';

/** The UD features that the tagger chooses between; the rest comes with the reading. */
export const FEATURES = [
  'Case',
  'Connegative',
  'InfForm',
  'Mood',
  'Number',
  'PartForm',
  'Person',
  'Tense',
  'VerbForm',
  'Voice',
] as const;
const CHOSEN: ReadonlySet<string> = new Set(FEATURES);

export const readingTag = (reading: Reading): string => compositeTag(reading.upos, reading.feats, CHOSEN);

const unique = (list: readonly string[]): string[] => [...new Set(list)];

const PUNCTUATION = /^[\p{P}\p{S}]+$/u;

/** Tags of a form that is no word: punctuation and symbols. */
const signTags = (form: string): readonly string[] =>
  /^[%€$£¥&§°+=<>^~|\p{So}\p{Sc}]+$/u.test(form) ? ['SYM'] : /^\p{P}$/u.test(form) ? ['PUNCT'] : ['PUNCT', 'SYM'];

/** Whether a noun is made of a verb, and how: such nouns have objects and subjects of their own, in the genitive. */
function derivation(readings: readonly Reading[]): string {
  const noun = readings.find(({ upos, verb }) => upos === 'NOUN' && verb);
  return !noun ? '' : noun.lemma.endsWith('minen') ? 'act' : /j[aä]$/u.test(noun.lemma) ? 'agent' : 'result';
}

function describeReadings({ readings, by }: Known, form: string): FormDescription {
  const tags = unique(readings.map(readingTag));
  const whole = tags.slice(0, 12).join(' ');
  const features = [`by:${by}`, `all:${by === 'guess' ? '?' : ''}${whole}`];
  for (const tag of tags) {
    features.push(`tag:${tag}`);
    for (const piece of tag.split('|')) features.push(`is:${piece}`);
  }
  for (const lemma of unique(readings.map((reading) => reading.lemma)).slice(0, 4)) features.push(`lemma:${lemma}`);
  const last = readings[0]?.parts.at(-1);
  if (last) features.push(`last:${last}`);
  const open = by === 'none' || (by === 'guess' && !/^\p{Lu}/u.test(form));
  return {
    tagger: unique(features),
    ambiguity: by === 'guess' || by === 'none' ? null : whole,
    parser: [last ?? readings[0]?.lemma ?? '', derivation(readings)],
    candidates: open ? null : tags,
    alsoSeen: by !== 'guess',
  };
}

/** Among the readings that carry the tag the first; else the first of its UPOS and case; else none. */
export function readingFor(readings: readonly Reading[], tag: string): Reading | null {
  const exact = readings.find((reading) => readingTag(reading) === tag);
  if (exact) return exact;
  const upos = tag.split('|', 1)[0];
  return readings.find((reading) => reading.upos === upos) ?? null;
}

/** What the chosen reading knows beyond the predicted tag: clitics, possessors, degree, a compound's parts, a name's base forms. */
function completion(known: Known, upos: Upos, tagged: Reading['feats']): Completion {
  const tag = readingTag({ upos, feats: tagged, lemma: '', parts: [] });
  const reading = readingFor(known.readings, tag);
  const isChosen = reading !== null && readingTag(reading) === tag;
  const feats = isChosen ? reading.feats : tagged;
  const parts = isChosen && reading.parts.length > 1 ? reading.parts : null;
  return { feats, parts, bases: possibleBases(known, upos, feats) };
}

/** The treebank marks compounds by '#', also where they are written with a hyphen. */
const plainLemma = (lemma: string): string => lemma.replace(/[#-]/gu, '');

const readBearers = (): ReadonlyMap<string, readonly Upos[]> =>
  new Map(dataTable('fi/bearers.tsv').map((row) => [row.relation!, row.tags!.split('|') as Upos[]]));

/** The design over a look-up of Finnish words. */
export function finnishDesign(lexicon: Lexicon): LanguageDesign {
  return {
    features: FEATURES,
    sameLemma: (lemma, gold) => plainLemma(lemma) === plainLemma(gold),
    describe: (form) =>
      PUNCTUATION.test(form)
        ? { tagger: [], ambiguity: null, parser: [], candidates: signTags(form) }
        : describeReadings(lexicon(form), form),
    settleTags: withVerb,
    bearers: readBearers(),
    complete: (form, upos, feats) => completion(lexicon(form), upos, feats),
    lemma: (form, tag, _initial, learned) => readingFor(lexicon(form).readings, tag)?.lemma || learned() || form,
  };
}
