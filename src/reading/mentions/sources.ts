// Finds sources: whom a passage may cite. Outlets, institutes, bodies, people, states and their capitals, common nouns
// ("officials", "tiedustelupalvelu") with the state that stands before them, and people whom no table knows.
// What leaves: source mentions in the order of the text, never overlapping; whether one is cited the frames decide.
import type { Sentence } from '../../language/language.ts';
import { datelineEnd } from './dateline.ts';
import { type Named, namedIn, spanOf } from './lexicon-matches.ts';
import type { PartyName, SourceName } from './lexicon-names.ts';
import { longest, type TrieMatch } from './lexicon-trie.ts';
import type { MentionContext, SourceMention } from './mention.ts';
import { adjectiveOf, bodyName } from './party-names.ts';
import { isDateName, unknownPeople } from './source-people.ts';
import { compoundsOf, namedNouns, OFFICE, titlesOf } from './source-titles.ts';

export type Found = {
  readonly first: number;
  readonly last: number;
  readonly name: string;
  readonly kind: string;
  readonly state: string | null;
  /** True where the words themselves are the name in an English text. */
  readonly own: boolean;
};

/** Kinds that any mention of a state has; they give way to all others. */
export const STATES: ReadonlySet<string> = new Set([
  'state',
  'union',
  'alliance',
  'group',
  'capital',
  'organisation',
  'armed group',
  'breakaway region',
]);

/** Source mentions of a sentence; in Finnish texts the name has the text's own words in brackets. */
export function findSources(sentence: Sentence, context: MentionContext): readonly SourceMention[] {
  const named = namedIn(sentence, context);
  const found = longest(phrases(sentence, context, named));
  const dateline = found.length === 0 ? 0 : datelineEnd(context.text, sentence.start);
  return found.flatMap((m) => {
    const span = spanOf(sentence, named.words, context.text, m.first, m.last);
    if (span.start < dateline) return [];
    const name =
      context.language === 'en' ? (m.own ? span.text.replace(/^the /iu, '') : m.name) : `${m.name} (${span.text})`;
    const { start, end, text, first, last, headToken } = span;
    const { kind, state } = m;
    return [
      { type: 'source', start, end, text, first, last, headToken, name: m.name === text ? text : name, kind, state },
    ];
  });
}

/** Matches that name a source, but for words that a table says to be none; no plural noun is one of these ("lähteiden"). */
function sourcesOf(sentence: Sentence, { sources, words }: Named): readonly TrieMatch<SourceName>[] {
  const isPlural = (word: number): boolean => {
    const token = sentence.tokens[words[word]?.token ?? -1];
    return token?.upos === 'NOUN' && token.feats.Number === 'Plur';
  };
  const stops = sources.filter((m) => m.value.kind === 'none' && !isPlural(m.first));
  const named = sources.filter((m) => m.value.kind !== 'none');
  return stops.length === 0 ? named : named.filter((m) => !stops.some((stop) => stop.first === m.first));
}

/** Named and common sources with the state before them; a common noun right before a name joins it. */
function phrases(sentence: Sentence, context: MentionContext, named: Named): readonly Found[] {
  const sources = sourcesOf(sentence, named);
  const people = unknownPeople(named, context.language);
  const compounds =
    context.language === 'fi'
      ? compoundsOf(sentence, named, (i) => named.matches.some((m) => m.first <= i && i < m.last))
      : [];
  if (sources.length === 0 && people.length === 0 && compounds.length === 0) return [];
  const [nouns, names, states] = parted(sources);
  const proper = longest(names);
  const free = (m: { first: number; last: number }, of: readonly { first: number; last: number }[]): boolean =>
    !of.some((o) => m.first < o.last && o.first < m.last);
  const bare = longest(nouns.filter((m) => free(m, proper) && isNoun(sentence, named, m)));
  const common = bare
    .filter((m) => m.value.kind !== OFFICE)
    .map((m) => composed(sentence, context, named, m))
    .filter((m) => free(m, proper));
  const strong: Found[] = [...common, ...compounds];
  /** "virkamies Reutersille": whom the noun tells something is no name of it. */
  const isTold = (word: number): boolean => sentence.tokens[named.words[word]?.token ?? -1]?.feats.Case === 'All';
  for (const m of proper) {
    const before = common.find((c) => c.last === m.first && named.words[m.first]?.gap !== 'other' && !isTold(m.first));
    strong.push({ ...plain(m), first: before?.first ?? m.first });
  }
  for (const person of people) {
    const before = common.find((c) => c.last === person.first && named.words[person.first]?.gap === 'space');
    strong.push({
      ...person,
      first: before?.first ?? person.first,
      kind: 'person',
      state: before?.state ?? null,
      own: false,
    });
  }
  for (const m of longest(states).filter((state) => free(state, strong))) strong.push(plain(m));
  const isDate = isDateName(context.language);
  return [
    ...strong,
    ...titlesOf(bare.map(plain), strong, named, context.language),
    ...namedNouns(common, named, isDate),
  ];
}

type Matches = readonly TrieMatch<SourceName>[];

/** Common nouns, names of their own, and mentions of states or of the West, which may own a noun. */
function parted(sources: Matches): readonly [Matches, Matches, Matches] {
  type List = TrieMatch<SourceName>[];
  const [nouns, names, states]: [List, List, List] = [[], [], []];
  for (const match of sources) {
    if (match.value.generic) nouns.push(match);
    if (STATES.has(match.value.kind) || match.value.kind === 'description') states.push(match);
    else if (!match.value.generic) names.push(match);
  }
  return [nouns, names, states];
}

/** A common source is a noun: neither "the military cooperation" nor "arviolta". */
function isNoun(sentence: Sentence, { words }: Named, m: TrieMatch<SourceName>): boolean {
  const token = sentence.tokens[words[m.last - 1]?.token ?? -1];
  return token?.upos === 'NOUN' || token?.upos === 'PROPN' || (token?.upos === 'ADJ' && m.last - m.first > 1);
}

const plain = (m: TrieMatch<SourceName>): Found => ({
  first: m.first,
  last: m.last,
  name: m.value.name,
  kind: m.value.kind,
  state: m.value.state,
  own: false,
});

const INNER = new Set(['ADJ', 'NOUN', 'NUM', 'PROPN', 'ADV']);
/** Words that may stand between a state and the noun that it owns. */
const REACH = 3;

/** A common noun with the words before it, back to the party that it belongs to. */
function composed(sentence: Sentence, context: MentionContext, named: Named, m: TrieMatch<SourceName>): Found {
  const { words } = named;
  const adjoins = (i: number): boolean => words[i]?.gap === 'space' || words[i]?.gap === 'hyphen';
  let first = m.first;
  let inner = m.first;
  for (let step = 0; step <= REACH && adjoins(first); step++) {
    const owner = ownerAt(sentence, context, named, m, first);
    if (owner) {
      const beyond =
        m.value.kind === 'embassy' && adjoins(owner.first) ? ownerAt(sentence, context, named, m, owner.first) : null;
      const { value, first: start } = beyond ?? owner;
      const name =
        bodyName(value.id, m.value.name) ?? `${value.id === null ? 'Western' : adjectiveOf(value.id)} ${m.value.name}`;
      const number =
        context.language === 'en' && adjoins(start) && sentence.tokens[words[start - 1]?.token ?? -1]?.upos === 'NUM';
      return { first: number ? start - 1 : start, last: m.last, name, kind: m.value.kind, state: value.id, own: true };
    }
    const upos = sentence.tokens[words[first - 1]?.token ?? -1]?.upos ?? 'X';
    if (!INNER.has(upos) || (context.language === 'fi' && (upos !== 'ADJ' || isSaying(words, first - 1)))) break;
    first -= 1;
    if (upos === 'ADJ' || upos === 'NUM') inner = first;
  }
  return { first: inner, last: m.last, name: m.value.name, kind: m.value.kind, state: stateAfter(named, m), own: true };
}

/** ", kertovat diplomaattilähteet": behind a mark a verb in the plural looks like a participle that describes. */
const isSaying = (words: Named['words'], i: number): boolean =>
  words[i]?.gap === 'other' && /v[aä]t$/u.test(words[i]?.text ?? '');

/** The party that ends right before word `at` and owns what follows: a genitive, an adjective of the same case, a name. */
function ownerAt(
  sentence: Sentence,
  context: MentionContext,
  named: Named,
  m: TrieMatch<SourceName>,
  at: number,
): TrieMatch<PartyName> | null {
  const { words } = named;
  const parties = named.parties.filter(
    (p) => p.last === at && p.value.manner !== 'pronoun' && (p.value.id !== null || p.value.name === 'the West'),
  );
  const owner = parties.sort((a, b) => a.first - b.first)[0];
  if (!owner || context.language === 'en' || words[at]?.gap === 'hyphen') return owner ?? null;
  const kase = (i: number): string => sentence.tokens[words[i]?.token ?? -1]?.feats.Case ?? '';
  return kase(at - 1) === 'Gen' || kase(at - 1) === kase(m.last - 1) || words[at - 1]?.text.endsWith('n')
    ? owner
    : null;
}

/** "officials in Seoul", "the army of Mali": the state that a preposition adds. */
function stateAfter({ words, parties }: Named, m: TrieMatch<SourceName>): string | null {
  if (!/^(?:in|of|from)$/u.test(words[m.last]?.text ?? '')) return null;
  const state = parties.find(
    ({ first, value }) => first === m.last + 1 && (value.manner === 'name' || value.manner === 'capital'),
  );
  return state?.value.id ?? null;
}
