// Meetings: visits, summits, talks, calls between two states' people. Read from verbs and nouns of the family `meeting`:
// who comes or speaks (`guest`), whom they meet (`host`), or the state of the place where they go. Two sides are needed.
import { attributionAt, citingVerbs } from '../discourse/attribution.ts';
import type { PartyMention } from '../mentions/mention.ts';
import type { Predication } from '../predication/predication.ts';
import { whenOf, whereOf } from '../slots/circumstance.ts';
import { modalityOf } from '../slots/modality.ts';
import { fillOf, type PartyFill, partiesInRole, partySlot } from '../slots/party.ts';
import { quoteOf } from '../slots/quote.ts';
import type { Draft, Frame, Passage, SentenceView } from './frame.ts';
import { clauseStretch } from './stretch.ts';

export const meeting: Frame = { name: 'meeting', read };

function read(passage: Passage): readonly Draft[] {
  return passage.sentences.flatMap((view) => {
    const drafts: Draft[] = [];
    for (const p of view.predications) {
      if (p.entry.family !== 'meeting') continue;
      const one = draftOf(passage, view, p);
      if (one && !drafts.some((d) => overlaps(d.quote, one.quote) || samePair(d, one))) drafts.push(one);
    }
    return drafts;
  });
}

const samePair = (a: Draft, b: Draft): boolean =>
  (a.from?.id === b.from?.id && a.to?.id === b.to?.id) || (a.from?.id === b.to?.id && a.to?.id === b.from?.id);

const overlaps = (a: { start: number; end: number }, b: { start: number; end: number }): boolean =>
  a.start < b.end && b.start < a.end;

/** Those who can meet: states' people, leaders, bodies; a bare journey needs such a traveller. */
const TRAVELLERS: ReadonlySet<PartyMention['manner']> = new Set(['leader', 'person', 'body', 'name', 'pronoun']);

function draftOf(passage: Passage, view: SentenceView, p: Predication): Draft | null {
  const { discourse } = passage;
  const roles = (role: string): readonly PartyFill[] => partiesInRole(view, discourse, p, role);
  const guests = roles('guest').length > 0 ? roles('guest') : peopleBeside(passage, view, p);
  const guest = guests[0] ?? null;
  const host = roles('host').find((f) => f.id !== guest?.id) ?? guests[1] ?? placeHost(passage, view, p, guest);
  if (!guest || !host) return null;
  if (p.sense === 'travel' && !(guest.mention && TRAVELLERS.has(guest.mention.manner) && isPerson(guest.mention)))
    return null;
  const { first, last } = clauseStretch(view.tree, p.trigger);
  const cited = attributionAt(passage, view, p.trigger);
  const when = whenOf(view, p, citingVerbs(passage, view));
  return {
    frame: 'meeting',
    rule: `meeting.${p.sense}`,
    from: partySlot(guest),
    to: partySlot(host),
    item: null,
    quantity: null,
    when,
    where: whereOf(view, p),
    source: cited?.slot ?? null,
    modality: modalityOf(p, { attribution: cited, when: when?.edtf ?? null, published: passage.document.published }),
    quote: quoteOf(view, first, last),
  };
}

const isPerson = (m: PartyMention): boolean =>
  m.manner === 'leader' || m.manner === 'person' || m.manner === 'pronoun' || m.manner === 'body';

/** Tokens around a word of meeting within which two states' people are its sides, where the parser gives none. */
const BESIDE = 8;

/** The two people of two states who stand by the word, if there are just two. */
function peopleBeside(passage: Passage, view: SentenceView, p: Predication): readonly PartyFill[] {
  if (p.sense === 'travel') return [];
  const near = view.mentions.parties.filter(
    (m) =>
      (m.manner === 'leader' || m.manner === 'person') && Math.abs(m.headToken - p.trigger) <= BESIDE && m.id !== null,
  );
  const fills = near.flatMap((m) => fillOf(passage.discourse, m) ?? []);
  const distinct = fills.filter((f, i) => fills.findIndex((g) => g.id === f.id) === i);
  const enough = distinct.length === 2 || (distinct.length === 1 && p.sense === 'visit');
  return enough ? distinct : [];
}

/** The state of the place where it is, where that is another one than the guest's. */
function placeHost(passage: Passage, view: SentenceView, p: Predication, guest: PartyFill | null): PartyFill | null {
  const near = view.mentions.parties.find(
    (m) =>
      m.first >= p.clause.first &&
      m.last <= p.clause.last &&
      (m.manner === 'capital' || m.manner === 'leader' || m.manner === 'person') &&
      m.id !== null &&
      m.id !== guest?.id,
  );
  if (near) return fillOf(passage.discourse, near);
  const place = view.mentions.places.find(
    (m) => m.first >= p.clause.first && m.last <= p.clause.last && m.state !== null && m.state !== guest?.id,
  );
  return place?.state ? { id: place.state, mention: null, known: 'implied', rule: 'meeting.place' } : null;
}
