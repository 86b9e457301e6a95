// Readings for words that Voikko does not know: foreign names with endings ("Guseinovan"), acronyms and numbers with a
// colon and an ending ("NIS:n", "240 000:sta"), compounds with an unknown first part ("Hwasong-11-ohjus").
// What enters: the form and a look-up of known words. What leaves: readings, likeliest lemma first among equal features.

import type { Upos } from '../language.ts';
import type { Feats, Reading } from './readings.ts';

export type LookUp = (form: string) => readonly Reading[];

type Ending = readonly [pattern: string, grammaticalCase: string];

/** Case endings behind a colon; letters that only link ("NIS:iin") may stand before them. */
const COLON_ENDINGS: readonly Ending[] = [
  ['i?n', 'Gen'],
  ['i?ssa|i?ssä', 'Ine'],
  ['i?sta|i?stä', 'Ela'],
  ['i?lla|i?llä', 'Ade'],
  ['i?lta|i?ltä', 'Abl'],
  ['i?lle', 'All'],
  ['i?na|i?nä', 'Ess'],
  ['i?ksi', 'Tra'],
  ['i?tta|i?ttä', 'Abe'],
  ['i?a|i?ä|ta|tä', 'Par'],
  ['iin|een|aan|ään|oon|öön|uun|yyn|[hk][aeiouyäö]n|seen|an|än|en|on|ön|un|yn', 'Ill'],
];
const CLITIC = '(kin|kaan|kään|ko|kö|han|hän)?';
const CLITIC_NAMES: Feats = { kin: 'Kin', kaan: 'Kaan', kään: 'Kaan', ko: 'Ko', kö: 'Ko', han: 'Han', hän: 'Han' };

const clitic = (text: string | undefined): Feats => (text && CLITIC_NAMES[text] ? { Clitic: CLITIC_NAMES[text] } : {});

const colonPatterns = COLON_ENDINGS.map(
  ([pattern, name]) => [new RegExp(`^(?:${pattern})${CLITIC}$`, 'u'), name] as const,
);

/** Features of an ending behind a colon; empty where it is none. */
export function colonFeats(ending: string): readonly Feats[] {
  const found: Feats[] = [];
  for (const [pattern, name] of colonPatterns) {
    const match = pattern.exec(ending);
    if (match) found.push({ ...clitic(match[1]), Case: name, Number: 'Sing' });
  }
  if (/^(i?t)$/u.test(ending)) found.push({ Case: 'Nom', Number: 'Plur' });
  if (/^(ien|jen|iden|itten)$/u.test(ending)) found.push({ Case: 'Gen', Number: 'Plur' });
  if (/^(ia|iä|ja|jä|ita|itä)$/u.test(ending)) found.push({ Case: 'Par', Number: 'Plur' });
  return found;
}

const NUMBER = /^[+\-−]?\p{N}[\p{N}   .,:/–−-]*$/u;
const ORDINAL_ENDINGS: Readonly<Record<string, string>> = {
  s: 'Nom',
  nnen: 'Gen',
  tta: 'Par',
  ttä: 'Par',
  nnessa: 'Ine',
  nnessä: 'Ine',
  nnesta: 'Ela',
  nnestä: 'Ela',
  nteen: 'Ill',
  nnella: 'Ade',
  nnellä: 'Ade',
  nnelta: 'Abl',
  nneltä: 'Abl',
  nnelle: 'All',
  ntena: 'Ess',
  ntenä: 'Ess',
  nneksi: 'Tra',
};

/** "12 000", "8.", "240 000:sta", "26:s"; null for anything else. */
export function numberReadings(form: string): readonly Reading[] | null {
  const split = /^(.*\p{N}[%€]?):(\p{L}+)$/u.exec(form);
  const head = split ? split[1]! : form;
  if (!NUMBER.test(head.replace(/[%€]$/u, ''))) return null;
  const make = (upos: Upos, feats: Feats): Reading => ({ upos, feats, lemma: head, parts: [] });
  if (!split) {
    if (/^\p{N}{1,3}\.$/u.test(form)) return [make('ADJ', { NumType: 'Ord' }), make('NUM', { NumType: 'Card' })];
    return [make('NUM', { NumType: 'Card' })];
  }
  const ordinal = ORDINAL_ENDINGS[split[2]!];
  const cardinal = colonFeats(split[2]!).map((feats) => make('NUM', { ...feats, NumType: 'Card' }));
  return ordinal ? [make('ADJ', { Case: ordinal, Number: 'Sing', NumType: 'Ord' }), ...cardinal] : cardinal;
}

/** "NIS:n", "H&M:lle", "Salas’n": the base as written, the case by the ending. */
export function colonReadings(form: string): readonly Reading[] {
  const split =
    /^(.*[\p{L}\p{N}.)&])[:’'](\p{Ll}+)$/u.exec(form) ?? /^(\p{Lu}[\p{Lu}\p{N}]+)(\p{Ll}{1,6})$/u.exec(form);
  if (!split) return [];
  const lemma = split[1]!;
  const kinds: readonly Upos[] = /\p{Lu}/u.test(lemma) ? ['PROPN', 'NOUN'] : ['NOUN'];
  const abbreviated: Feats = /[’']/u.test(form) ? {} : { Abbr: 'Yes' };
  return kinds.flatMap((upos) =>
    colonFeats(split[2]!).map((feats) => ({ upos, feats: { ...abbreviated, ...feats }, lemma, parts: [] })),
  );
}

const NAME_ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/(?<=[aeiouyäöåéü])n$/u, 'Gen'],
  [/(?<=[aeiouyäöå])ss[aä]$/u, 'Ine'],
  [/(?<=[aeiouyäöå])st[aä]$/u, 'Ela'],
  [/(?<=[aeiouyäöå])ll[aä]$/u, 'Ade'],
  [/(?<=[aeiouyäöå])lt[aä]$/u, 'Abl'],
  [/(?<=[aeiouyäöå])lle$/u, 'All'],
  [/(?<=[aeiouyäöå])ksi$/u, 'Tra'],
  [/(?<=[aeiouyäöå])n[aä]$/u, 'Ess'],
  [/(?<=[aeiouyäöå])tt[aä]$/u, 'Abe'],
  [/(?<=[iouyeö])[aä]$/u, 'Par'],
  [/(?<=[aeiouyäö][aeiouyäö])t[aä]$/u, 'Par'],
  [/(?<=([aeiouyäö]))\1n$/u, 'Ill'],
  [/(?<=[aeiouyäö]([aeiouyäö]))h\1n$/u, 'Ill'],
  [/(?<=[aeiouyäö])seen$/u, 'Ill'],
];
/** Names that end in -i themselves, as far as their letters show it: "Medinski", "Gandhi", "Benedetti". */
const TRUE_I = /(sk|ck|zk|sh|ch|dh|([bcdfgklmnprstz])\2)i$/u;

/** The base forms that a name's stem before its ending may have, likeliest first: "Kurski" is Kursk, "Medinski" itself. */
export function nameBases(stem: string): readonly string[] {
  const lower = stem.toLowerCase();
  if (/[aeiouy]kse$/u.test(lower)) return [`${stem.slice(0, -3)}s`, stem];
  if (!/[^aeiouyäöåéü]i$/u.test(lower)) return [stem];
  const short = stem.slice(0, -1);
  if (short.length < 2) return [stem];
  return TRUE_I.test(lower) ? [stem, short] : [short, stem];
}

/** A word as it stands, and every way to take a case ending off it. */
export function nameReadings(form: string, upos: Upos = 'PROPN'): readonly Reading[] {
  const name = (feats: Feats, lemma: string): Reading => ({ upos, feats, lemma, parts: [] });
  const out: Reading[] = [name({ Case: 'Nom', Number: 'Sing' }, form)];
  const match = new RegExp(`^(.{3,}?)${CLITIC.replace('?', '')}$`, 'u').exec(form);
  const bare: readonly [string, Feats][] = match
    ? [
        [form, {}],
        [match[1]!, clitic(match[2])],
      ]
    : [[form, {}]];
  for (const [text, more] of bare)
    for (const [ending, grammaticalCase] of NAME_ENDINGS) {
      const stem = text.replace(ending, '');
      if (stem === text || stem.length < 2) continue;
      const feats = { ...more, Case: grammaticalCase, Number: 'Sing' };
      for (const base of nameBases(stem)) out.push(name(feats, base));
    }
  return out;
}

const INFLECTED: ReadonlySet<Upos> = new Set(['NOUN', 'ADJ', 'PROPN']);

/** The readings of a known last part, with the letters before it put back: in front of the lemma, as the first part. */
function behind(head: string, joint: string, tail: string, lookUp: LookUp): readonly Reading[] {
  return lookUp(tail)
    .filter(({ upos }) => INFLECTED.has(upos))
    .map((reading) => ({
      ...reading,
      lemma: head === '' ? reading.lemma : head + joint + reading.lemma,
      parts: [...(head ? [head] : []), ...(reading.parts.length > 0 ? reading.parts : [reading.lemma])],
    }));
}

/** Words too short to stand behind a name: "-uni" in "Jong-unille" is no dream; "-maa" may be land. */
const isStump = (lemma: string): boolean => lemma.length < 4 && !/[aeiouyäö]{2}$/u.test(lemma);

/** "MSMT-raportti", "-lehden", "talous-", "Jong-unille"; empty where there is no hyphen. */
export function hyphenReadings(form: string, lookUp: LookUp): readonly Reading[] {
  if (/^\p{L}.*[-–]$/u.test(form)) return lookUp(form.slice(0, -1)).filter(({ upos }) => INFLECTED.has(upos));
  const at = Math.max(form.lastIndexOf('-'), form.lastIndexOf('–'));
  if (at < 0 || at === form.length - 1) return [];
  const [head, tail] = [form.slice(0, at), form.slice(at + 1)];
  const isName = /^\p{Lu}/u.test(head);
  const whole = behind(head, '-', tail, lookUp).filter((reading) => !isName || !isStump(reading.parts.at(-1)!));
  if (whole.length > 0) return isName ? [...whole, ...asNames(whole)] : whole;
  if (!isName) return whole;
  return nameReadings(tail).map((reading) => ({ ...reading, lemma: `${head}-${reading.lemma}` }));
}

const asNames = (readings: readonly Reading[]): readonly Reading[] =>
  readings
    .filter(({ upos, lemma }) => upos === 'NOUN' && /-\p{Lu}/u.test(lemma))
    .map((reading) => ({ ...reading, upos: 'PROPN' }));

/** The longest known last part of a word: it lends its inflection even where it is no true part. */
export function tailReadings(form: string, lookUp: LookUp, shortest = 4): readonly Reading[] {
  for (let start = 2; start <= Math.min(form.length - shortest, 24); start++) {
    const found = behind(form.slice(0, start), '', form.slice(start), lookUp).filter(({ upos }) => upos !== 'PROPN');
    if (found.length > 0) return found.map((reading) => ({ ...reading, parts: [] }));
  }
  return [];
}
