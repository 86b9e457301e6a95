// Sources that two parts name together: an office with its body ("HUR:n päällikkö", "the head of military intelligence", "the White
// House spokesman"), a common noun with a name that no table has ("the military agency COGAT"), a Finnish compound of a common
// noun ("tuaregikapinalliset"). What enters: what the tables have found of a sentence. What leaves: what is to add.
import { dataTable } from '../../base/data.ts';
import type { LanguageCode, Sentence } from '../../language/language.ts';
import type { Named } from './lexicon-matches.ts';
import { cells, type SourceName } from './lexicon-names.ts';
import { adjectiveOf } from './party-names.ts';
import type { Found } from './sources.ts';

const BODY =
  /^(?:intelligence service|ministry|military|government|body|institute|parliament|organisation|monitoring body|embassy)$/u;
/** Nouns of offices that only a body beside them makes a source. */
export const OFFICE = 'official of a body';
const NAMING = /^(?:body|institute|outlet|organisation|company)$/u;
const HEAD = /(?:^|\s)(?:head|chief|director|leader|boss|commander)$/u;
const OF = /^(?:of|at|for)$/u;

/** Offices of bodies: the office joined with the body that it is held in. */
export function titlesOf(
  nouns: readonly Found[],
  found: readonly Found[],
  { words }: Named,
  language: LanguageCode,
): readonly Found[] {
  return nouns.flatMap((title): readonly Found[] => {
    if (title.kind !== 'official' && title.kind !== OFFICE) return [];
    const before = found.find(
      (b) => b.last === title.first && BODY.test(b.kind) && words[title.first]?.gap === 'space',
    );
    const next = words[title.last + 1]?.text === 'the' ? title.last + 2 : title.last + 1;
    const after =
      language === 'en' && OF.test(words[title.last]?.text ?? '')
        ? found.find((b) => b.first === next && BODY.test(b.kind))
        : undefined;
    const body = before ?? after;
    if (!body) return [];
    const [first, last] = before ? [before.first, title.last] : [title.first, body.last];
    const noun = words
      .slice(title.first, title.last)
      .map((w) => w.text.toLowerCase())
      .join(' ');
    const name = nameOf(language === 'en' ? noun : title.name, body);
    return [{ ...title, first, last, name, kind: 'official', state: body.state, own: false }];
  });
}

/** "Ukrainian head of military intelligence", "White House spokesman". */
function nameOf(title: string, body: Found): string {
  const adjective = body.state === null ? '' : adjectiveOf(body.state);
  if (!HEAD.test(title)) return `${body.name} ${title}`;
  const bare = body.name.startsWith(`${adjective} `) ? body.name.slice(adjective.length + 1) : body.name;
  return bare === body.name ? `head of ${bare}` : `${adjective} head of ${bare}`;
}

/** Common nouns of bodies with the unknown name right behind them, which is theirs. */
export function namedNouns(
  found: readonly Found[],
  { words, proper }: Named,
  isDate: (word: string) => boolean,
): readonly Found[] {
  if (proper.length === 0) return [];
  return found.flatMap((noun): readonly Found[] => {
    if (!noun.own || !NAMING.test(noun.kind)) return [];
    let last = noun.last;
    while (proper.includes(last) && words[last]?.gap === 'space' && /^\p{Lu}/u.test(words[last]?.text ?? '')) last += 1;
    const name = words.slice(noun.last, last).map((w) => w.text);
    if (name.length === 0 || name.some((w) => isDate(w.toLowerCase()))) return [];
    return [{ ...noun, last, name: name.join(' '), own: false }];
  });
}

const COMPOUNDED = /^(?:official|researcher|armed group)$/u;
let compounded: ReadonlyMap<string, Pick<SourceName, 'name' | 'kind'>> | undefined;

function compoundNouns(): ReadonlyMap<string, Pick<SourceName, 'name' | 'kind'>> {
  compounded ??= new Map(
    dataTable('lexica/fi/source-nouns.tsv').flatMap((row) =>
      COMPOUNDED.test(row.kind ?? '')
        ? cells(row, 'words').flatMap((word) =>
            word.includes(' ') ? [] : [[word, { name: row.en ?? '', kind: row.kind ?? '' }] as const],
          )
        : [],
    ),
  );
  return compounded;
}

/** Finnish compounds whose last part is a common noun of those who speak. */
export function compoundsOf(
  { tokens }: Sentence,
  { words }: Named,
  taken: (word: number) => boolean,
): readonly Found[] {
  const found: Found[] = [];
  words.forEach(({ token }, i) => {
    const { parts, upos, deprel } = tokens[token] ?? {};
    const isNoun = upos === 'NOUN' || (upos === 'ADJ' && deprel !== 'amod');
    if (parts === undefined || !isNoun || taken(i)) return;
    const noun = compoundNouns().get(parts.at(-1)?.toLowerCase() ?? '');
    if (noun) found.push({ first: i, last: i + 1, ...noun, state: null, own: true });
  });
  return found;
}
