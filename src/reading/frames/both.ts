// "The pair", "maat": a description of two states. What enters: arguments. What leaves: the two that it stands for: the
// last two parties that the passage has named before, else the two that it is about.
import { dataTable } from '../../base/data.ts';
import type { LanguageCode } from '../../language/language.ts';
import type { PartyMention } from '../mentions/mention.ts';
import type { Argument } from '../predication/predication.ts';
import { relationOf } from '../predication/tree.ts';
import type { PartyFill } from '../slots/party.ts';
import type { Passage, SentenceView } from './frame.ts';

const kept = new Map<LanguageCode, ReadonlySet<string>>();

function wordsOf(language: LanguageCode): ReadonlySet<string> {
  let set = kept.get(language);
  if (!set) {
    const rows = dataTable(`lexica/${language}/descriptions.tsv`).filter((row) => row.name === 'both');
    set = new Set(rows.flatMap((row) => (row.words ?? '').toLowerCase().split('|')));
    kept.set(language, set);
  }
  return set;
}

/** Whether a mention speaks of two states at once. */
export const isBoth = (passage: Passage, m: PartyMention): boolean =>
  m.manner === 'description' && m.id === null && wordsOf(passage.language).has(m.text.toLowerCase());

/** The two states that one of the arguments speaks of, or none. */
export function bothOf(passage: Passage, view: SentenceView, args: readonly Argument[]): readonly PartyFill[] {
  const said = view.mentions.parties.find(
    (m) =>
      isBoth(passage, m) && args.some((a) => (a.head >= m.first && a.head < m.last) || a.tokens.includes(m.headToken)),
  );
  return said ? theTwo(passage, view, said) : [];
}

/** Sentences before in which the two may be named. */
const REACH = 2;

function theTwo(passage: Passage, view: SentenceView, said: PartyMention): readonly PartyFill[] {
  const doers = doersIn(view, said);
  const topic = passage.discourse.topic.filter((id) => !doers.includes(id));
  const named = passage.sentences
    .slice(Math.max(0, view.index - REACH), view.index + 1)
    .flatMap((v) => v.mentions.parties)
    .filter((m) => m.id !== null && !doers.includes(m.id) && m.end <= said.start);
  const people = namedOf(named.filter((m) => m.manner === 'leader' || m.manner === 'person'));
  const all = namedOf(named);
  const ids = isOfPeople(view, said) && people.length > 1 ? people : all;
  const likely = topic.filter((id) => ids.includes(id)).slice(0, 2);
  const first = topic.slice(0, 2);
  const two =
    ids === all && first.every((id) => ids.includes(id))
      ? first
      : ids === all
        ? [...ids, ...topic.filter((id) => !ids.includes(id))].slice(0, 2)
        : likely;
  return topic
    .filter((id) => two.includes(id))
    .map((id) => ({ id, mention: null, known: 'implied', rule: 'discourse.both' }));
}

/** Ids by how lately they were named. */
function namedOf(mentions: readonly PartyMention[]): readonly string[] {
  const ids = mentions.toReversed().map((m) => m.id);
  return [...new Set(ids)].filter((id) => id !== null);
}

/** "the two men", "the two ministers": people, where a noun goes on after the description. */
const isOfPeople = (view: SentenceView, said: PartyMention): boolean => view.tree.tokens[said.last]?.upos === 'NOUN';

/** Who does something with "the two" is none of them: subjects of the sentence, unless "the two" are one. */
const doersIn = (view: SentenceView, said: PartyMention): readonly (string | null)[] =>
  relationOf(view.tree, said.headToken) === 'nsubj'
    ? []
    : view.mentions.parties
        .filter((m) => m.last <= said.first && relationOf(view.tree, m.headToken) === 'nsubj')
        .map((m) => m.id);
