// Finds parties: states, unions and armed groups by name, demonym, capital, seat, leader, body, compound, description or
// pronoun. What enters: an analysed sentence. What leaves: party mentions in the order of the text, never overlapping.
import type { Sentence } from '../../language/language.ts';
import { datelineEnd } from './dateline.ts';
import { namedIn, namesAny, spanOf } from './lexicon-matches.ts';
import type { PartyName } from './lexicon-names.ts';
import { longest } from './lexicon-trie.ts';
import type { Word } from './lexicon-words.ts';
import type { MentionContext, PartyMention } from './mention.ts';
import { compoundOfForm } from './party-compounds.ts';

type Found = { readonly first: number; readonly last: number; readonly value: PartyName; readonly end?: number };

/** Party mentions of a sentence. A pronoun or a description that only discourse can resolve has the id null. */
export function findParties(sentence: Sentence, context: MentionContext): readonly PartyMention[] {
  const { words, parties, compounds: may } = namedIn(sentence, context);
  if (parties.length + may.length === 0) return NONE;
  const [strong, weak]: [Found[], Found[]] = [[], []];
  const dateline = parties.length === 0 ? 0 : datelineEnd(context.text, sentence.start);
  for (const match of parties) {
    if ((words[match.first]?.start ?? 0) < dateline) continue;
    const said = isWeak(match.value);
    if (said) weak.push(match);
    if (!said || match.value.name === 'the West') strong.push(match);
  }
  const names = longest(strong);
  const compounds = may.length === 0 ? NONE : compoundsIn(words, may, names);
  const said = weak.length === 0 ? NONE : saidIn(sentence, words, weak, names, compounds);
  const found = compounds.length + said.length === 0 ? names : inOrder([...names, ...compounds, ...said]);
  return found.map((m) => mentionOf(sentence, words, m, context));
}

const NONE: readonly never[] = [];

/** Pronouns and descriptions beside the names. */
const saidIn = (
  sentence: Sentence,
  words: readonly Word[],
  weak: readonly Found[],
  names: readonly Found[],
  compounds: readonly Found[],
): readonly Found[] =>
  longest(
    weak.filter(
      (m) => isFree(names, m) && isFree(compounds, m) && isSaid(sentence, words, m) && !isTitle(words, names, m),
    ),
  ).map((m) => owned(sentence, words, [...names, ...weak.filter((o) => o.value.id !== null)], m));

const isWeak = (value: PartyName): boolean => value.manner === 'pronoun' || value.manner === 'description';

const inOrder = (list: Found[]): readonly Found[] => list.sort((a, b) => a.first - b.first);

function isFree(others: readonly Found[], { first, last }: Found): boolean {
  for (const other of others) if (first < other.last && other.first < last) return false;
  return true;
}

function compoundsIn(words: readonly Word[], may: readonly number[], names: readonly Found[]): readonly Found[] {
  const compounds: Found[] = [];
  for (const i of may) {
    const word = words[i] as Word;
    const found = compoundOfForm(word.form, words[i + 1]?.gap === 'hyphen');
    if (!found) continue;
    const compound = { first: i, last: i + 1, value: found.party, end: word.start + found.length };
    if (isFree(names, compound)) compounds.push(compound);
  }
  return compounds;
}

/** Pronouns that are determiners or expletives, and descriptions that are no heads, say no party. */
function isSaid(sentence: Sentence, words: readonly Word[], m: Found): boolean {
  const token = sentence.tokens[words[m.last - 1]?.token ?? -1];
  if (!token) return false;
  if (m.value.manner === 'pronoun')
    return token.upos === 'PRON' ? token.deprel !== 'expl' && token.deprel !== 'det' : token.deprel === 'nmod:poss';
  return (
    token.upos !== 'VERB' &&
    token.upos !== 'AUX' &&
    (token.upos !== 'ADV' || m.value.id !== null) &&
    token.upos !== 'ADP'
  );
}

/** A title right before a person's name ("presidentti Vladimir Putin") is no party of its own. */
const isTitle = (words: readonly Word[], names: readonly Found[], m: Found): boolean =>
  words[m.last]?.gap === 'space' &&
  names.some((n) => n.first === m.last && (n.value.manner === 'leader' || n.value.manner === 'person'));

/** "Ukrainan presidentti": a description right behind its state in the genitive is that state's. */
function owned(sentence: Sentence, words: readonly Word[], names: readonly Found[], m: Found): Found {
  if (m.value.id !== null || m.value.manner !== 'description' || words[m.first]?.gap !== 'space') return m;
  const owner = names.find((n) => n.last === m.first && n.value.id !== null);
  if (!owner || sentence.tokens[words[owner.last - 1]?.token ?? -1]?.feats.Case !== 'Gen') return m;
  return { ...m, value: { ...m.value, id: owner.value.id, within: owner.value.within } };
}

function mentionOf(sentence: Sentence, words: readonly Word[], m: Found, context: MentionContext): PartyMention {
  const span = spanOf(sentence, words, context.text, m.first, m.last);
  const { id, manner, name, within } = m.value;
  const holds = within === null || namesAny(context.text, within);
  const { start, first, last, headToken } = span;
  const end = m.end ?? span.end;
  const text = m.end === undefined ? span.text : context.text.slice(start, end);
  return { type: 'party', start, end, text, first, last, headToken, id: holds ? id : null, manner, name, group: null };
}
