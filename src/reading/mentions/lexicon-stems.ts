// Finnish stems of a word that stands in a table in its base form: what remains of an inflected form when its ending is
// taken away. What enters: a base form. What leaves: stems with the class of endings that they take. The stems are
// generous (both grades of a consonant, all plural vowels): a wrong stem meets no text, a missing one loses a mention.

/** vowel: singular oblique stem; plural: stem in i or j; consonant: stem that takes -ta, -ten, -tta; whole: no ending. */
export type StemClass = 'whole' | 'vowel' | 'plural' | 'consonant';
export type Stem = { readonly text: string; readonly ends: StemClass };

const WEAK: readonly (readonly [strong: string, weak: string])[] = [
  ['kk', 'k'],
  ['pp', 'p'],
  ['tt', 't'],
  ['nk', 'ng'],
  ['nt', 'nn'],
  ['lt', 'll'],
  ['rt', 'rr'],
  ['mp', 'mm'],
];
const SINGLE: readonly (readonly [strong: string, weak: string])[] = [
  ['k', ''],
  ['p', 'v'],
  ['t', 'd'],
];

const isVowel = (letter: string | undefined): boolean =>
  letter !== undefined && 'aeiouyäöåéáíóúōAEIOUYÄÖÅ'.includes(letter);

/** Splits at the last vowel or vowel pair: "heitti" to "hei", "tt", "i". */
function parts(word: string): { readonly head: string; readonly cluster: string; readonly tail: string } {
  let tail = word.length;
  while (tail > 0 && isVowel(word[tail - 1])) tail -= 1;
  let cluster = tail;
  while (cluster > 0 && !isVowel(word[cluster - 1])) cluster -= 1;
  return { head: word.slice(0, cluster), cluster: word.slice(cluster, tail), tail: word.slice(tail) };
}

function regrade(word: string, from: 0 | 1): readonly string[] {
  const { head, cluster, tail } = parts(word);
  if (head === '') return [];
  const to = from === 0 ? 1 : 0;
  const pair = WEAK.filter((rule) => cluster.endsWith(rule[from]));
  const rules =
    pair.length > 0 && from === 0
      ? pair
      : [
          ...pair,
          ...SINGLE.filter(
            (rule) =>
              cluster === rule[from] ||
              (rule[from].length > 0 &&
                cluster.length === 2 &&
                'lrhn'.includes(cluster[0] ?? '') &&
                cluster.endsWith(rule[from])),
          ),
        ];
  return rules.map((rule) => head + cluster.slice(0, cluster.length - rule[from].length) + rule[to] + tail);
}

/** The word itself and its other grade: weak from strong, or strong from weak. */
const grades = (word: string): readonly string[] => [word, ...regrade(word, 0)];
const strengthened = (word: string): readonly string[] => [word, ...regrade(word, 1)];

const of = (ends: StemClass, texts: readonly string[]): readonly Stem[] => texts.map((text) => ({ text, ends }));

function pluralsOf(stem: string): readonly string[] {
  const last = stem.at(-1) ?? '';
  const body = stem.slice(0, -1);
  if (last === 'a' || last === 'ä') {
    const round = last === 'a' ? 'o' : 'ö';
    const rounded = [`${body}${round}i`, `${body}${round}j`];
    const vowels = body.match(/[aeiouyäö]+/gu) ?? [];
    if (vowels.length === 1) return last === 'a' && /^[aei]/u.test(vowels[0] ?? '') ? rounded : [`${body}i`];
    return [`${body}i`, ...rounded];
  }
  if (last === 'i') return [`${body}ei`, `${body}ej`, `${body}i`];
  if (last === 'e') return [`${body}i`, `${stem}i`];
  return [`${stem}i`, `${stem}j`];
}

/** Stems of a word that ends in a vowel. */
function vowelStems(word: string, plural: boolean): readonly Stem[] {
  const old = word.endsWith('i') ? [`${word.slice(0, -1)}e`] : [];
  const singular = [...grades(word), ...old.flatMap(grades)];
  const many = plural ? singular.flatMap(pluralsOf) : [];
  return [...of('vowel', singular), ...of('plural', many)];
}

function eStems(word: string, proper: boolean): readonly Stem[] {
  const long = strengthened(word).map((form) => `${form}e`);
  if (proper) return of('vowel', [word, ...long]);
  const plural = long.map((form) => `${form.slice(0, -1)}i`);
  return [...of('consonant', [word]), ...of('vowel', long), ...of('plural', plural)];
}

function sStems(word: string): readonly Stem[] {
  const body = word.slice(0, -1);
  const last = body.at(-1) ?? '';
  const found: Stem[] = [...of('consonant', [word, `${body}t`])];
  if (last === 'a' || last === 'ä') {
    const long = strengthened(body).map((form) => form + last);
    found.push(
      ...of('vowel', long),
      ...of(
        'plural',
        long.map((form) => `${form.slice(0, -1)}i`),
      ),
    );
  }
  if (/[uy][uy]$/u.test(body)) found.push(...of('vowel', [`${body}de`, `${body}te`]), ...of('plural', [`${body}ksi`]));
  return [...found, ...of('vowel', [`${body}kse`]), ...of('plural', [`${body}ksi`])];
}

function inStems(word: string): readonly Stem[] {
  const stems = strengthened(word.slice(0, -1));
  return [
    ...of('consonant', [word]),
    ...of(
      'vowel',
      stems.map((s) => `${s}me`),
    ),
    ...of(
      'plural',
      stems.map((s) => `${s}mi`),
    ),
  ];
}

/** "kaatunut": kaatunee-, kaatunei-, kaatunut-ta. */
const participleStems = (word: string): readonly Stem[] => {
  const body = word.slice(0, -2);
  return [...of('vowel', [`${body}ee`]), ...of('plural', [`${body}ei`]), ...of('consonant', [word])];
};

const consonantStems = (word: string, plural: boolean): readonly Stem[] => [
  ...of('vowel', [`${word}i`]),
  ...(plural ? of('plural', [`${word}ei`, `${word}ej`, `${word}i`]) : []),
];

/**
 * Stems of a word that stands in a table in its base form. A name in the singular takes no plural endings ("Yle" must not meet
 * "Yleistä"), unless it is one of things of which there are many (`many`: "Patrioteja").
 */
export function stemsOf(word: string, many = false): readonly Stem[] {
  const proper = /^\p{Lu}/u.test(word);
  const whole: Stem = { text: word, ends: 'whole' };
  if (word.length < 2 || /^\d/u.test(word)) return [whole];
  if (word.endsWith('nen') && word.length > 4) {
    const body = word.slice(0, -3);
    return [whole, ...of('vowel', [`${body}se`]), ...of('plural', [`${body}si`]), ...of('consonant', [`${body}s`])];
  }
  if (/n[uy]t$/u.test(word) && !proper) return [whole, ...participleStems(word)];
  if (/[aeiouyäö]t$/u.test(word) && word.length > 3) {
    const stem = word.slice(0, -1);
    const bases = stem.endsWith('ee') ? [stem] : strengthened(stem);
    return [
      whole,
      ...of('plural', [
        ...bases.flatMap(pluralsOf),
        ...(/[aäe]$/u.test(stem) ? [`${stem}i`, `${stem.slice(0, -1)}i`] : []),
      ]),
      ...(many && proper ? consonantStems(word, true) : []),
    ];
  }
  if (!proper && word.endsWith('in') && word.length > 4) return [whole, ...inStems(word)];
  if (/[uyoöaäie]s$/u.test(word) && !proper) return [whole, ...sStems(word), ...consonantStems(word, false)];
  if (/us$|ys$|as$|os$/u.test(word)) return [whole, ...sStems(word), ...consonantStems(word, many)];
  if (word.endsWith('e') && word.length > 2)
    return [whole, ...eStems(word, proper), ...(many && proper ? of('plural', [`${word}i`, `${word}j`]) : [])];
  if (isVowel(word.at(-1))) return [whole, ...vowelStems(word, many || !proper)];
  return [whole, ...of('vowel', [word]), ...consonantStems(word, many || !proper)];
}
