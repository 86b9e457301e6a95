// Places that a state and a common noun name together: "the Ukrainian border", "Syyrian rannikolla", "the border with
// Poland". What enters: an analysed sentence. What leaves: word ranges with an English name and the state.
import { dataTable } from '../../base/data.ts';
import type { LanguageCode, Sentence } from '../../language/language.ts';
import { namedIn } from './lexicon-matches.ts';
import { cells, type PartyName } from './lexicon-names.ts';
import { createTrie, type Trie, type TrieMatch } from './lexicon-trie.ts';
import type { MentionContext } from './mention.ts';
import { adjectiveOf, capitalOf } from './party-names.ts';

export type BorderPlace = {
  readonly first: number;
  readonly last: number;
  readonly name: string;
  readonly state: string | null;
};

const tries = new Map<LanguageCode, Trie<string>>();

function nounsOf(language: LanguageCode): Trie<string> {
  let trie = tries.get(language);
  if (!trie) {
    const rows = dataTable(`lexica/${language}/place-nouns.tsv`);
    trie = createTrie(
      language,
      rows.flatMap((row) => cells(row, 'words').map((words) => [words, row.en ?? ''] as const)),
    );
    tries.set(language, trie);
  }
  return trie;
}

type State = TrieMatch<PartyName>;

const NONE: readonly never[] = [];

const isState = (m: State): boolean =>
  m.value.id !== null && (m.value.manner === 'name' || m.value.manner === 'demonym');

const endingAt = (states: readonly State[], end: number): State | undefined => states.find((m) => m.last === end);
const startingAt = (states: readonly State[], start: number): State | undefined =>
  states.find((m) => m.first === start);

/** "Ukrainian border"; a capital by its own name. */
const nameOf = (id: string | null, noun: string): string =>
  (noun === CAPITAL && id !== null ? capitalOf(id) : null) ?? `${adjectiveOf(id ?? '')} ${noun}`;

const CAPITAL = 'capital';

/** Borders, coasts and waters with the state whose they are. */
export function borderPlaces(sentence: Sentence, context: MentionContext): readonly BorderPlace[] {
  const { words, parties, barren } = namedIn(sentence, context);
  const trie = nounsOf(context.language);
  if (trie.isBarren(barren)) return NONE;
  let states: readonly State[] | undefined;
  const found: BorderPlace[] = [];
  for (let i = 0; i < words.length; i++) {
    const nouns = trie.startingAt(words, i);
    const noun = nouns[nouns.length - 1];
    if (!noun || sentence.tokens[words[i]?.token ?? -1]?.upos === 'VERB') continue;
    states ??= parties.filter(isState);
    const before = words[i]?.gap === 'other' ? undefined : endingAt(states, i);
    const joined = /^(?:with|of)$/u.test(words[noun.last]?.text ?? '');
    const after = joined ? startingAt(states, noun.last + 1) : undefined;
    const owner = before ?? after;
    if (owner) {
      const { id } = owner.value;
      const last = before ? noun.last : owner.last;
      found.push({ first: before ? owner.first : i, last, name: nameOf(id, noun.value), state: id });
    } else if (noun.value.includes(' ')) found.push({ first: i, last: noun.last, name: noun.value, state: null });
    i = noun.last - 1;
  }
  return found;
}
