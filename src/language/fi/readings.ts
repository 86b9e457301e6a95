// Voikko's analyses as readings in Universal Dependencies terms, after the manner of the Turku Dependency Treebank.
// What enters: an analysis taken apart (voikko-tags.ts). What leaves: readings, each a UPOS, UD features, a lemma and the
// base forms of a compound's parts. One analysis may give several readings where the treebank distinguishes more.
import { dataTable } from '../../base/data.ts';
import type { Upos } from '../language.ts';
import type { Analysis } from './voikko-tags.ts';

export type Feats = Readonly<Record<string, string>>;

export type Reading = {
  readonly upos: Upos;
  readonly feats: Feats;
  readonly lemma: string;
  readonly parts: readonly string[];
  /** Base form of the verb that a noun or adjective is derived from, where the letters show it. */
  readonly verb?: string;
};

const CASES: Feats = {
  Sn: 'Nom',
  Sg: 'Gen',
  Sp: 'Par',
  Ses: 'Ess',
  Str: 'Tra',
  Sine: 'Ine',
  Sela: 'Ela',
  Sill: 'Ill',
  Sade: 'Ade',
  Sabl: 'Abl',
  Sall: 'All',
  Sab: 'Abe',
  Sko: 'Com',
  Sin: 'Ins',
  Sak: 'Acc',
};
const CLITICS: Feats = {
  Fkin: 'Kin',
  Fkaan: 'Kaan',
  Fko: 'Ko',
  Fhan: 'Han',
  Fpa: 'Pa',
  Fs: 'S',
  Fka: 'Ka',
};
const POSSESSORS: Readonly<Record<string, Feats>> = {
  O1y: { 'Number[psor]': 'Sing', 'Person[psor]': '1' },
  O2y: { 'Number[psor]': 'Sing', 'Person[psor]': '2' },
  O1m: { 'Number[psor]': 'Plur', 'Person[psor]': '1' },
  O2m: { 'Number[psor]': 'Plur', 'Person[psor]': '2' },
  O3: { 'Person[psor]': '3' },
};
const MOODS: Feats = { Tt: 'Ind', Te: 'Cnd', Tk: 'Imp', Tm: 'Pot' };
const PARTICIPLES: Readonly<Record<string, Feats>> = {
  Ru: { PartForm: 'Past', VerbForm: 'Part', Voice: 'Act' },
  Rt: { PartForm: 'Past', VerbForm: 'Part', Voice: 'Pass' },
  Rv: { PartForm: 'Pres', VerbForm: 'Part', Voice: 'Act' },
  Ra: { PartForm: 'Pres', VerbForm: 'Part', Voice: 'Pass' },
  Rm: { PartForm: 'Agt', VerbForm: 'Part', Voice: 'Act' },
  Re: { PartForm: 'Neg', VerbForm: 'Part', Voice: 'Act' },
};
/** Verbs that the treebank takes for auxiliaries of another verb; "olla" and "pitää" are verbs of their own too. */
const AUXILIARIES = new Set([
  'olla',
  'voida',
  'pitää',
  'täytyä',
  'saattaa',
  'joutua',
  'taitaa',
  'tarvita',
  'aikoa',
  'mahtaa',
]);
const ONLY_AUXILIARIES = new Set(['voida', 'täytyä', 'taitaa', 'aikoa', 'mahtaa']);
/** Cardinal numerals that carry a number of their own; "puoli" is a noun as well. */
const NUMERAL_NOUNS = new Set(['puoli', 'biljoona', 'triljoona', 'miljardi', 'miljoona', 'tuhat', 'sata']);

const pick = (tags: ReadonlySet<string>, table: Feats): string | undefined => {
  for (const tag of tags) if (table[tag]) return table[tag];
  return undefined;
};

function appended(tags: ReadonlySet<string>): Record<string, string> {
  const feats: Record<string, string> = {};
  const clitics = [...tags].map((tag) => CLITICS[tag]).filter((name) => name !== undefined);
  if (clitics.length > 0) feats.Clitic = clitics.join(',');
  for (const tag of tags) Object.assign(feats, POSSESSORS[tag]);
  return feats;
}

/** Case and number of a nominal; a possessive suffix hides the endings of the genitive and the nominative plural. */
function nominalFeats(analysis: Analysis): readonly Record<string, string>[] {
  const { tags } = analysis;
  const base: Record<string, string> = appended(tags);
  const grammatical = pick(tags, CASES);
  const number = tags.has('Nm') || grammatical === 'Com' ? 'Plur' : 'Sing';
  if (!grammatical) return [base];
  const one = { ...base, Case: grammatical, Number: number };
  if (grammatical !== 'Nom' || number !== 'Sing' || !base['Person[psor]']) return [one];
  return [one, { ...one, Case: 'Gen' }, { ...one, Number: 'Plur' }];
}

const degree = (tags: ReadonlySet<string>): string => (tags.has('Cc') ? 'Cmp' : tags.has('Cs') ? 'Sup' : 'Pos');

let pronounTable: ReadonlyMap<string, { lemma: string; feats: Feats }> | null = null;
let pluralTable: ReadonlyMap<string, string> | null = null;

/** 'Case=Nom|Number=Sing' as a record, '_' as an empty one. */
export const featsFromText = (text: string): Record<string, string> =>
  text === '_' || text === '' ? {} : Object.fromEntries(text.split('|').map((pair) => pair.split('=', 2)));

const pronouns = () => {
  pronounTable ??= new Map(
    dataTable('fi/pronouns.tsv').map((row) => [row.base!, { lemma: row.lemma!, feats: featsFromText(row.feats!) }]),
  );
  return pronounTable;
};

/** The lemma of a noun that lives in the plural, such as "Yhdysvallat"; else null. */
function pluralLemma(base: string, parts: readonly string[]): string | null {
  pluralTable ??= new Map(dataTable('fi/plurals.tsv').map((row) => [row.base!, row.lemma!]));
  const whole = pluralTable.get(base);
  if (whole) return whole;
  const last = parts.at(-1);
  const plural = last && base.endsWith(last) ? pluralTable.get(last) : undefined;
  return plural ? base.slice(0, base.length - last!.length) + plural : null;
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

function verbReadings(analysis: Analysis, lemma: string, all: readonly Feats[]): Reading[] {
  const kinds: Upos[] = ONLY_AUXILIARIES.has(lemma) ? ['AUX'] : AUXILIARIES.has(lemma) ? ['AUX', 'VERB'] : ['VERB'];
  return kinds.flatMap((upos) => all.map((feats) => ({ upos, feats, lemma, parts: analysis.parts })));
}

function finiteReadings(analysis: Analysis, mood: string): Reading[] {
  const { tags } = analysis;
  const rest = appended(tags);
  const passive = tags.has('P4');
  const tense = tags.has('Ai') ? 'Past' : 'Pres';
  const timed = mood === 'Ind' ? { Mood: mood, Tense: tense } : { Mood: mood };
  const person = [...tags].find((tag) => /^P[123]$/.test(tag))?.[1] ?? '3';
  const feats: Feats[] = [];
  if (!tags.has('Et'))
    feats.push(
      passive
        ? { ...rest, ...timed, VerbForm: 'Fin', Voice: 'Pass' }
        : {
            ...rest,
            ...timed,
            Number: tags.has('Nm') ? 'Plur' : 'Sing',
            Person: person,
            VerbForm: 'Fin',
            Voice: 'Act',
          },
    );
  if (tags.has('Et') || (tags.has('Eb') && !rest.Clitic)) {
    const negated = mood === 'Imp' && tags.has('Eb') ? { Mood: 'Ind', Tense: 'Pres' } : timed;
    feats.push({ ...rest, Connegative: 'Yes', ...negated, VerbForm: 'Fin', ...(passive ? { Voice: 'Pass' } : {}) });
  }
  return verbReadings(analysis, analysis.base, feats);
}

function infinitiveReadings(analysis: Analysis, form: string): Reading[] | null {
  const { tags } = analysis;
  const rest = appended(tags);
  const infinitive = (number: string, more: Feats = {}) =>
    verbReadings(analysis, analysis.base, [
      { ...rest, ...more, InfForm: number, Number: 'Sing', VerbForm: 'Inf', Voice: 'Act' },
    ]);
  if (tags.has('Tn1')) return infinitive('1', rest['Person[psor]'] ? { Case: 'Tra' } : {});
  if (tags.has('Tn2')) {
    const Case = /ess[aä]/.test(form.toLowerCase()) ? 'Ine' : 'Ins';
    const passive = { ...rest, Case, InfForm: '2', VerbForm: 'Inf', Voice: 'Pass' };
    if (/t[aä]ess[aä]/.test(form.toLowerCase()))
      return [...infinitive('2', { Case }), ...verbReadings(analysis, analysis.base, [passive])];
    return infinitive('2', { Case });
  }
  if (tags.has('Tn3')) return infinitive('3', { Case: pick(tags, CASES) ?? 'Ill' });
  if (tags.has('Tn5')) return infinitive('5', { Case: 'Ade' });
  return null;
}

/** "toimittamista": a noun of its own in the treebank, "toimittaminen". */
function verbalNoun(analysis: Analysis): Reading[] {
  const lemma = `${analysis.stem}minen`;
  const { parts, base: verb } = analysis;
  return nominalFeats(analysis).map((feats) => ({ upos: 'NOUN', feats, lemma, parts, verb }));
}

function participleReadings(analysis: Analysis, participle: Feats): Reading[] {
  const all = nominalFeats(analysis).map((feats) => ({ ...feats, ...participle }));
  const adjectives = nominalFeats(analysis).map((feats) => ({
    upos: 'ADJ' as const,
    feats: { ...feats, Degree: degree(analysis.tags) },
    lemma: analysis.base,
    parts: analysis.parts,
  }));
  const verbs = verbReadings(analysis, analysis.verb || analysis.base, all);
  return participle.PartForm === 'Agt' ? verbs : [...verbs, ...adjectives];
}

function adverb(analysis: Analysis, form: string, more: Feats = {}): Reading[] {
  const rest = appended(analysis.tags);
  const bare = stripAppended(form, rest);
  return [{ upos: 'ADV', feats: { ...rest, ...more }, lemma: bare, parts: [] }];
}

/** An adverb without its clitics and possessive suffix: "mukanaankin" is "mukana". */
export function stripAppended(form: string, feats: Feats): string {
  let bare = form.toLowerCase();
  if (feats.Clitic) bare = bare.replace(/(k[oö]h[aä]n|k[oö]s|k[aä][aä]n|kin|k[oö]|h[aä]n|p[aä]s|p[aä]|k[aä])$/u, '');
  if (!feats['Person[psor]']) return bare;
  if (/([aeiouyäö])\1n$/u.test(bare)) return bare.slice(0, -2);
  const own = bare.replace(/(ns[aä]|mme|nne|ni|si)$/u, '');
  return /([aeiouyäö])\1$/u.test(own) ? `${own}n` : own;
}

function nominalReadings(analysis: Analysis, form: string): Reading[] {
  const { wordClass, tags, parts, base } = analysis;
  const all = nominalFeats(analysis);
  const out: Reading[] = [];
  const add = (upos: Upos, more: Feats, lemma: string) => {
    for (const feats of all)
      out.push({ upos, feats: { ...feats, ...more }, lemma, parts, ...(analysis.verb ? { verb: analysis.verb } : {}) });
  };
  const plural = tags.has('Nm') ? pluralLemma(base, parts) : null;
  const clitic = all[0]?.Clitic;
  const pronoun =
    pronouns().get(base.toLowerCase() + (clitic ? `+${clitic}` : '')) ?? pronouns().get(base.toLowerCase());
  if (pronoun) add('PRON', pronoun.feats, pronoun.lemma);
  if (wordClass === 'Lr' && !pronoun) add('PRON', {}, base);
  if (/^L(ee|es|ep|em)$/.test(wordClass)) {
    add('PROPN', {}, plural ?? capital(base));
    if (/^\p{Ll}/u.test(form)) add('NOUN', {}, base);
  }
  if (wordClass === 'Ln' || wordClass === 'Lnl') add('NOUN', {}, plural ?? base);
  if (wordClass === 'Ll' || wordClass === 'Lnl') add('ADJ', { Degree: degree(tags) }, base);
  if (wordClass === 'Ll') add('NOUN', {}, base);
  if (/^\p{Lu}/u.test(form) && (wordClass === 'Ln' || wordClass === 'Lnl')) add('PROPN', {}, capital(plural ?? base));
  if (wordClass === 'Lu' || wordClass === 'Lur' || NUMERAL_NOUNS.has(base)) out.push(...numeralReadings(analysis, all));
  return out;
}

function numeralReadings(analysis: Analysis, all: readonly Feats[]): Reading[] {
  const { parts, wordClass } = analysis;
  const base = wordClass === 'Lur' ? analysis.base.toUpperCase() : analysis.base;
  const ordinal = /(^|[a-zäö])(ensimmäinen|toinen|[aeiouä]s|nnes)$/.test(base) || /\.$/.test(base);
  const make = (upos: Upos, more: Feats) =>
    all.map((feats): Reading => ({ upos, feats: { ...feats, ...more }, lemma: base, parts }));
  if (wordClass === 'Lur') return [...make('ADJ', { NumType: 'Ord' }), ...make('NUM', { NumType: 'Card' })];
  return ordinal ? make('ADJ', { NumType: 'Ord' }) : make('NUM', { NumType: 'Card' });
}

function abbreviationReadings(analysis: Analysis, form: string): Reading[] {
  const make = (upos: Upos, lemma: string) =>
    nominalFeats(analysis).map((feats): Reading => ({ upos, feats: { Abbr: 'Yes', ...feats }, lemma, parts: [] }));
  const base = /^\p{Lu}/u.test(form) && analysis.base.length < 3 ? analysis.base.toUpperCase() : analysis.base;
  return /^\p{Lu}/u.test(base) ? [...make('PROPN', base), ...make('NOUN', base)] : make('NOUN', base);
}

/** The UD readings of one analysis of a form. */
export function readingsOf(analysis: Analysis, form: string): readonly Reading[] {
  const { wordClass, tags, base } = analysis;
  const mood = pick(tags, MOODS);
  if (wordClass === 'Lk') return negationReadings(analysis);
  if (tags.has('Tn4')) return verbalNoun(analysis);
  const infinitive = wordClass === 'Lt' ? infinitiveReadings(analysis, form) : null;
  if (infinitive) return infinitive;
  if (wordClass === 'Lt' && mood) return finiteReadings(analysis, mood);
  for (const tag of tags)
    if (PARTICIPLES[tag] && !tags.has('Ssti')) return participleReadings(analysis, PARTICIPLES[tag]);
  if (tags.has('Ssti')) return adverb(analysis, form);
  if (tags.has('Cc') && tags.has('Sin'))
    return [...comparedAdverb(analysis, form, 'Cmp'), ...nominalReadings(analysis, form)];
  if (tags.has('Cs') && /in$/.test(form))
    return [...comparedAdverb(analysis, form, 'Sup'), ...nominalReadings(analysis, form)];
  if (wordClass === 'Ls' || wordClass === 'Ld') return adverb(analysis, form);
  if (wordClass === 'Lc') return conjunction(base);
  if (wordClass === 'Lh') return [{ upos: 'INTJ', feats: {}, lemma: base, parts: [] }];
  if (wordClass === 'La') return abbreviationReadings(analysis, form);
  return nominalReadings(analysis, form);
}

const COORDINATORS = new Set(['ja', 'mutta', 'tai', 'sekä', 'eli', 'vaan', 'vai', 'joko', 'tahi', 'saati', 'ynnä']);

const conjunction = (base: string): Reading[] => [
  { upos: COORDINATORS.has(base) ? 'CCONJ' : 'SCONJ', feats: {}, lemma: base, parts: [] },
];

function negationReadings({ tags, base }: Analysis): Reading[] {
  const person = [...tags].find((tag) => /^P[123]$/.test(tag))?.[1];
  const who = person ? { Number: tags.has('Nm') ? 'Plur' : 'Sing', Person: person } : {};
  const mood = tags.has('Tk') ? { Mood: 'Imp' } : {};
  const feats = { ...appended(tags), ...mood, ...who, Polarity: 'Neg', VerbForm: 'Fin', Voice: 'Act' };
  return [{ upos: 'AUX', feats, lemma: base.startsWith('e') || base.startsWith('ä') ? 'ei' : base, parts: [] }];
}

/** "nopeammin", "nopeimmin": the lemma is the plain adverb, "nopeasti". */
function comparedAdverb(analysis: Analysis, form: string, grade: string): Reading[] {
  const bare = stripAppended(form, appended(analysis.tags));
  const stem = bare.replace(/i?mmin$/u, '');
  const base = analysis.base;
  const positive = /[aä]$/.test(base) ? base : grade === 'Cmp' ? stem : base.replace(/nen$/u, 'se');
  const lemma = bare.endsWith('mmin') ? `${positive}sti` : bare;
  return [{ upos: 'ADV', feats: { ...appended(analysis.tags), Degree: grade }, lemma, parts: [] }];
}
