// Who gives to whom. What enters: a thing, the predications that it stands in, the passage. What leaves: givers and
// receivers, by relations first, then by the order of words, then by the flows that the passage has established.

import { isSpeaker } from '../discourse/speakers.ts';
import type { PartyMention } from '../mentions/mention.ts';
import type { Lexicon } from '../predication/lexicon.ts';
import type { Predication } from '../predication/predication.ts';
import { type PartyFill, partiesInRole, partyByOrder } from '../slots/party.ts';
import type { Passage, SentenceView } from './frame.ts';

export type Direction = { readonly from: readonly PartyFill[]; readonly to: readonly PartyFill[] };

export type Flow = { readonly from: string; readonly to: string; readonly sentence: number };

/** Roles by relations of the predications, the first that has a party wins; then by order within clause and sentence. */
export function directionOf(
  passage: Passage,
  view: SentenceView,
  predications: readonly Predication[],
  lexicon: Lexicon,
): Direction {
  const { discourse } = passage;
  let from = firstOf(predications, (p) => partiesInRole(view, discourse, p, 'giver'));
  let to = firstOf(predications, (p) => partiesInRole(view, discourse, p, 'receiver'));
  const main = predications[0];
  if (main) {
    const speaks = (m: PartyMention): boolean =>
      isSpeaker(view, lexicon, m) || view.mentions.sources.some((s) => s.start <= m.start && m.end <= s.end);
    const taken = (m: PartyMention): boolean =>
      speaks(m) || [...from, ...to].some((f) => f.mention === m || f.id === discourse.idOf(m));
    for (const range of [main.clause, { first: 0, last: view.tree.tokens.length }]) {
      if (from.length === 0) from = listOf(partyByOrder(view, discourse, main, 'giver', taken, range));
      if (to.length === 0) to = listOf(partyByOrder(view, discourse, main, 'receiver', taken, range));
    }
  }
  const givers = from.filter((f) => !to.some((t) => t.id === f.id && t.known === 'stated' && f.known !== 'stated'));
  return { from: givers, to: to.filter((t) => !givers.some((f) => f.id === t.id)) };
}

const listOf = (fill: PartyFill | null): readonly PartyFill[] => (fill ? [fill] : []);

function firstOf(
  predications: readonly Predication[],
  find: (p: Predication) => readonly PartyFill[],
): readonly PartyFill[] {
  for (const p of predications) {
    const fills = find(p);
    if (fills.length > 0) return fills;
  }
  return [];
}

const implied = (id: string, rule: string): readonly PartyFill[] => [{ id, mention: null, known: 'implied', rule }];

/** Fills the side that a sentence leaves open from the flows of its passage. `back` turns the last flow round. */
export function completeDirection(
  passage: Passage,
  sentence: number,
  d: Direction,
  flows: readonly Flow[],
  back: boolean,
): Direction {
  const near = [...flows].sort((a, b) => distance(a.sentence, sentence) - distance(b.sentence, sentence));
  const giver = d.from[0]?.id;
  const receiver = d.to[0]?.id;
  if (giver !== undefined && receiver !== undefined) return d;
  if (giver !== undefined) {
    const other =
      near.find((f) => f.from === giver)?.to ?? near.find((f) => f.to === giver)?.from ?? counterpart(passage, giver);
    return other === undefined || other === giver ? d : { from: d.from, to: implied(other, 'discourse.flow') };
  }
  if (receiver !== undefined) {
    const other =
      near.find((f) => f.to === receiver)?.from ??
      near.find((f) => f.from === receiver)?.to ??
      counterpart(passage, receiver);
    return other === undefined || other === receiver ? d : { from: implied(other, 'discourse.flow'), to: d.to };
  }
  const last = near[0];
  if (!last) return d;
  return back
    ? { from: implied(last.to, 'discourse.return'), to: implied(last.from, 'discourse.return') }
    : { from: implied(last.from, 'discourse.flow'), to: implied(last.to, 'discourse.flow') };
}

/** Sentences before count as nearer than those after. */
const distance = (flow: number, sentence: number): number =>
  flow <= sentence ? sentence - flow : (flow - sentence) * 2 + 1;

/** The other of the passage's two parties. */
function counterpart(passage: Passage, id: string): string | undefined {
  const [first, second] = passage.discourse.topic;
  return first === id ? second : first;
}
