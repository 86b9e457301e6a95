// "Britain and Norway together: 40 drones", "Riga, Oslo and Prague — ten tanks": parties that a line without a verb names over
// its things. What enters: a thing in no predication, its sentence. What leaves: the side of those who give, where there are several.
import { listedWith, type PartyFill } from '../slots/party.ts';
import { type Direction, NONE } from './direction.ts';
import type { Passage, SentenceView } from './frame.ts';
import type { Thing } from './things.ts';

/** What stands between the parties and their things. */
const SIGN = /^(?:[:–—]|-+)$/u;

/** Tokens between the last of the parties and the sign ("together", "for their part"), at most. */
const APART = 3;

/** The parties listed in front of the first colon or dash of a sentence, as givers of a thing behind it. */
export function headingOf({ discourse }: Passage, view: SentenceView, thing: Thing): Direction['from'] {
  const { tokens } = view.tree;
  const sign = tokens.findLastIndex((t, i) => i > 0 && i < thing.first && SIGN.test(t.text));
  if (sign === -1) return NONE;
  if (tokens.slice(0, sign).some((t) => t.upos === 'VERB' || t.upos === 'AUX')) return NONE;
  const last = view.mentions.parties.findLast((m) => m.last <= sign && sign - m.last <= APART);
  if (!last) return NONE;
  const fills = listedWith(view, last).flatMap((m): readonly PartyFill[] => {
    const id = discourse.idOf(m);
    return id === null ? [] : [{ id, mention: m, known: 'stated' }];
  });
  return fills.length > 1 ? { fills, strength: 'strong' } : NONE;
}
