// "Burundi, Uganda and Kenya have troops in Congo", "bases in Chad, Gabon and Senegal": each state of a list has people of
// its own, or people of others on its soil. What enters: the draft for one of them, its sides. What leaves: drafts for the
// others, each quoted by its own name.
import type { PartyMention } from '../mentions/mention.ts';
import { fillOf, type PartyFill, partySlot } from '../slots/party.ts';
import { quoteOf } from '../slots/quote.ts';
import type { Draft, Passage, SentenceView } from './frame.ts';

/** Drafts for the other members of the lists in which the sides of a draft stand; one number over all givers is shared. */
export function listedWith(
  passage: Passage,
  view: SentenceView,
  draft: Draft,
  from: PartyFill | null,
  to: PartyFill | null,
): readonly Draft[] {
  const givers = membersWith(view, from?.mention ?? null);
  const hosts = membersWith(view, to?.mention ?? null);
  if (givers.some((m) => m.id === to?.id) || hosts.some((m) => m.id === from?.id)) return [];
  const quantity = draft.quantity ? { ...draft.quantity, shared: true as const } : null;
  const named = (m: PartyMention): PartyFill | null => fillOf(passage.discourse, m);
  return [
    ...givers.map((m) => ({ ...draft, from: partySlot(named(m)), quantity, quote: quoteOf(view, m.first, m.last) })),
    ...hosts.map((m) => ({ ...draft, to: partySlot(named(m)), quantity: null, quote: quoteOf(view, m.first, m.last) })),
  ];
}

/** Parties that stand in one list with a party: only commas, conjunctions and articles between each and the next. */
function membersWith(view: SentenceView, party: PartyMention | null): readonly PartyMention[] {
  if (party === null || !isNamed(party)) return [];
  const parties = view.mentions.parties.filter(isNamed);
  const at = parties.indexOf(party);
  if (at === -1) return [];
  let [first, last] = [at, at];
  while (first > 0 && areBeside(view, parties[first - 1], parties[first])) first -= 1;
  while (last + 1 < parties.length && areBeside(view, parties[last], parties[last + 1])) last += 1;
  return parties.slice(first, last + 1).filter((m) => m !== party && m.id !== party.id);
}

const isNamed = (m: PartyMention): boolean => m.id !== null && /^(?:name|capital|demonym)$/u.test(m.manner);

const areBeside = ({ tree }: SentenceView, a: PartyMention | undefined, b: PartyMention | undefined): boolean => {
  if (!a || !b || b.first <= a.last || b.first - a.last > 3) return false;
  // "go to Russia, the South Korean service said": an adjective of a state goes on with no name.
  if ((a.manner === 'demonym') !== (b.manner === 'demonym')) return false;
  const between = tree.tokens.slice(a.last, b.first);
  return (
    between.some((t) => t.text === ',' || t.upos === 'CCONJ') &&
    between.every((t) => t.text === ',' || t.upos === 'CCONJ' || t.upos === 'DET')
  );
};
