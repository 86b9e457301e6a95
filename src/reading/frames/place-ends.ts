// Whose places things go from and to: "containers that have gone from Rajin to Russia", "öljyä kuljetettiin Murmanskista". What
// enters: a predication of giving or of a flow, the places of its sentence. What leaves: the state at one end; what only passes
// through a place, or moves within one state, says nothing of who gives.
import { markersOf } from '../predication/candidates.ts';
import type { Predication } from '../predication/predication.ts';
import type { PartyFill } from '../slots/party.ts';
import type { SentenceView } from './frame.ts';

/** Prepositions and cases of where something comes from, and of where it goes. */
const ENDS = {
  from: new Set(['from', 'Ela', 'Abl']),
  to: new Set(['to', 'into', 'Ill', 'All']),
} as const;
export type End = keyof typeof ENDS;

/** Senses of triggers whose things move between places. */
const MOVING: ReadonlySet<string> = new Set(['flow', 'give', 'receive', 'origin', 'list', 'number']);

/** The state whose place stands at an end of what a predication moves, unless `other` is that state. */
export function placeEnd(
  view: SentenceView,
  p: Predication | undefined,
  end: End,
  others: readonly PartyFill[],
): PartyFill | null {
  if (!p || !MOVING.has(p.sense)) return null;
  const states = new Set(statesAt(view, p, end));
  const [state] = states;
  if (state === undefined || states.size > 1 || others.some((f) => f.id === state)) return null;
  const opposite = statesAt(view, p, end === 'from' ? 'to' : 'from');
  if (opposite.includes(state)) return null;
  return { id: state, mention: null, known: 'implied', rule: 'transfer.place' };
}

function statesAt({ tree, mentions }: SentenceView, p: Predication, end: End): readonly string[] {
  const isMarked = (first: number, head: number): boolean =>
    ENDS[end].has((tree.texts[first - 1] ?? '').toLowerCase()) || markersOf(tree, head).some((m) => ENDS[end].has(m));
  return mentions.places.flatMap(({ state, first, last, headToken }) => {
    if (state === null || first < p.clause.first || last > p.clause.last || !isMarked(first, headToken)) return [];
    return mentions.parties.some((m) => m.first < last && first < m.last) ? [] : [state];
  });
}
