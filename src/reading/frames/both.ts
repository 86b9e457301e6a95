// "The pair", "maat": a description of two states. What enters: arguments. What leaves: the two that it stands for: the
// last two parties that the passage has named before, else the two that it is about.
import { dataTable } from '../../base/data.ts';
import type { LanguageCode } from '../../language/language.ts';
import type { PartyMention } from '../mentions/mention.ts';
import type { Argument } from '../predication/predication.ts';
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
  const named = passage.sentences
    .slice(Math.max(0, view.index - REACH), view.index + 1)
    .flatMap((v) => v.mentions.parties.filter((m) => m.id !== null && (v !== view || m.last <= said.first)));
  const ids: string[] = [];
  for (const m of named.reverse()) if (m.id !== null && !ids.includes(m.id)) ids.push(m.id);
  const { topic } = passage.discourse;
  const first = topic.slice(0, 2);
  const two = first.every((id) => ids.includes(id))
    ? first
    : [...ids, ...topic.filter((id) => !ids.includes(id))].slice(0, 2);
  const ordered = topic.filter((id) => two.includes(id));
  return ordered.map((id) => ({ id, mention: null, known: 'implied', rule: 'discourse.both' }));
}
