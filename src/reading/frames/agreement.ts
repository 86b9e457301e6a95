// Agreements: treaties, pacts, deals and contracts signed, ratified, concluded or ended. Read from verbs of concluding with
// an agreement as their object, from verbs that say it alone ("ratify"), and from nouns of agreement with both sides.
import { attributionAt, citingVerbs } from '../discourse/attribution.ts';
import type { Predication } from '../predication/predication.ts';
import { subtreeOf } from '../predication/tree.ts';
import { whenOf, whereOf } from '../slots/circumstance.ts';
import { modalityOf } from '../slots/modality.ts';
import { type PartyFill, partiesInRole, partySlot } from '../slots/party.ts';
import { quoteOf } from '../slots/quote.ts';
import type { Draft, Frame, Passage, SentenceView } from './frame.ts';
import { clauseStretch } from './stretch.ts';

export const agreement: Frame = { name: 'agreement', read };

function read(passage: Passage): readonly Draft[] {
  return passage.sentences.flatMap((view) => {
    const all = view.predications.filter((p) => p.entry.family === 'agreement');
    const verbs = all.filter((p) => p.entry.wordClass !== 'N');
    const nouns = all.filter((p) => p.entry.wordClass === 'N');
    const concluded = verbs.flatMap((p) => {
      const object = nouns.find((n) => p.args.some((a) => a.role === 'pact' && a.tokens.includes(n.trigger)));
      return p.sense === 'sign' && !object ? [] : [{ p, object: object ?? null }];
    });
    return concluded.flatMap(({ p, object }) => draftOf(passage, view, p, object));
  });
}

function draftOf(passage: Passage, view: SentenceView, p: Predication, object: Predication | null): readonly Draft[] {
  const sides = sidesOf(passage, view, p, object);
  const [from, to] = sides;
  if (!from) return [];
  const { first, last } = clauseStretch(view.tree, p.trigger);
  const cited = attributionAt(passage, view, p.trigger);
  const when = whenOf(view, p, citingVerbs(passage, view));
  return [
    {
      frame: 'agreement',
      rule: `agreement.${p.sense}`,
      from: partySlot(from),
      to: partySlot(to ?? null),
      item: { code: object ? 'agreement' : p.sense, text: null, start: null, end: null },
      quantity: null,
      when,
      where: whereOf(view, p),
      source: cited?.slot ?? null,
      modality: modalityOf(p, { attribution: cited, when: when?.edtf ?? null, published: passage.document.published }),
      quote: quoteOf(view, first, last),
    },
  ];
}

/** The two sides: who concludes, with whom, whose agreement it is; else the parties that the passage is about. */
function sidesOf(
  passage: Passage,
  view: SentenceView,
  p: Predication,
  object: Predication | null,
): readonly PartyFill[] {
  const { discourse } = passage;
  const stated = [
    ...partiesInRole(view, discourse, p, 'side'),
    ...partiesInRole(view, discourse, p, 'other'),
    ...(object ? partiesInRole(view, discourse, object, 'side') : []),
    ...(object ? partiesInRole(view, discourse, object, 'other') : []),
  ];
  const clause = new Set(subtreeOf(view.tree, p.trigger));
  const inside = view.mentions.parties
    .filter((m) => clause.has(m.headToken))
    .flatMap((m): PartyFill[] => {
      const id = discourse.idOf(m);
      return id === null ? [] : [{ id, mention: m, known: m.id === null ? 'implied' : 'stated' }];
    });
  const known = unique([...stated, ...inside]);
  const missing = discourse.topic
    .filter((id) => !known.some((k) => k.id === id))
    .map((id): PartyFill => ({ id, mention: null, known: 'implied', rule: 'discourse.topic' }));
  return [...known, ...missing].slice(0, 2);
}

const unique = (fills: readonly PartyFill[]): readonly PartyFill[] =>
  fills.filter((f, i) => fills.findIndex((g) => g.id === f.id) === i);
