// Stances that several states take as one: "both refuse", "the three condemn it", "kumpikin kiistää", "the Baltic states
// are against". What enters: the words of a verb's subject. What leaves: each of those meant: for a number of states those
// named last in one list of as many, for two the ones that the passage is about, for a group its members.
import { dataTable } from '../../base/data.ts';
import type { Argument } from '../predication/predication.ts';
import { conjunctsOf, textOf } from '../predication/tree.ts';
import type { PartyFill } from '../slots/party.ts';
import type { Passage, SentenceView } from './frame.ts';

const TWO = /^(?:both|each|molemmat|kumpikin|kumpikaan)$/u;
const NUMBERS: ReadonlyMap<string, number> = new Map([
  ['three', 3],
  ['trio', 3],
  ['four', 4],
  ['quartet', 4],
  ['kolme', 3],
  ['kolmikko', 3],
  ['neljä', 4],
  ['nelikko', 4],
]);

/** The states that a subject of a number alone stands for; none where it is no such subject. */
export function eachOf(passage: Passage, view: SentenceView, holders: readonly Argument[]): readonly PartyFill[] {
  for (const { head } of holders) {
    const word = textOf(view.tree, head);
    if (TWO.test(word)) return fillsOf(passage.discourse.topic.slice(0, 2));
    const many = NUMBERS.get(word);
    const list = many ? listBefore(passage, view, view.tree.tokens[head]?.start ?? 0, many) : null;
    if (list) return fillsOf(list);
  }
  return [];
}

const fillsOf = (ids: readonly string[]): readonly PartyFill[] =>
  ids.map((id) => ({ id, mention: null, known: 'implied', rule: 'discourse.both' }));

/** Sentences before in which a list stands, at most. */
const BACK = 4;

/** The states of the list of a number of them that was named last before a place of the text. */
function listBefore({ sentences }: Passage, view: SentenceView, start: number, many: number): readonly string[] | null {
  for (let i = view.index; i >= Math.max(0, view.index - BACK); i -= 1) {
    const { tree, mentions } = sentences[i] as SentenceView;
    const named = mentions.parties.filter((m) => m.id !== null && m.end <= start);
    for (const m of named.toReversed()) {
      const together = new Set(conjunctsOf(tree, m.headToken));
      const ids = new Set(named.filter((o) => together.has(o.headToken)).flatMap((o) => o.id ?? []));
      if (ids.size === many) return [...ids];
    }
  }
  return null;
}

let members: ReadonlyMap<string, readonly string[]> | undefined;

const membersBy = (group: string): readonly string[] | undefined => {
  members ??= new Map(dataTable('joint-actors.tsv').map((row) => [row.group ?? '', (row.members ?? '').split('|')]));
  return members.get(group);
};

/** The members of a group that each take its stance; the fill itself where it is no such group. */
export const membersOf = (fill: PartyFill): readonly PartyFill[] =>
  membersBy(fill.id)?.map((id) => ({ ...fill, id, rule: 'discourse.both' })) ?? [fill];

/** Whether a party is a group or one of its members. */
export const isOneOf = (id: string | undefined, group: string | undefined): boolean =>
  id === group || (id !== undefined && group !== undefined && membersBy(group)?.includes(id) === true);
