// Who meets whom. What enters: a predication of the family `meeting` in its passage. What leaves: pairs of guest and host.
// Roles come first, then parties around a noun, persons and seats of power in the verb's clause, the state of the place;
// where the text names one leader only, the other state that the passage is about.
import type { PartyMention } from '../mentions/mention.ts';
import { markersOf } from '../predication/candidates.ts';
import type { Argument, Predication } from '../predication/predication.ts';
import { argumentsOf } from '../predication/predication.ts';
import { childBy, childrenBy, conjunctsOf, relationOf } from '../predication/tree.ts';
import { fillOf, type PartyFill, partiesInRole } from '../slots/party.ts';
import { bothOf } from './both.ts';
import { calledOn } from './called-on.ts';
import type { Passage, SentenceView } from './frame.ts';

export type Pair = readonly [PartyFill, PartyFill];

/** Pairs of guest and host; several where several guests meet one host. */
export function pairsOf(passage: Passage, view: SentenceView, p: Predication): readonly Pair[] {
  if (calledOn(view, p)?.as === 'demand') return [];
  const guests = guestsOf(passage, view, p);
  const [guest] = guests;
  const hosts = hostsOf(passage, view, p, guests);
  const [host] = hosts;
  if (!guest) return host ? withoutGuest(passage, p, hosts) : [];
  const other = guests.find((g) => g.id !== guest.id);
  if (other && MUTUAL.has(p.sense) && hosts.every(isSeat)) return [[guest, other]];
  if (host)
    return hosts.flatMap((h) => guests.filter((g) => g.id !== h.id && isEqual(g, guest)).map((g): Pair => [g, h]));
  const second = guests[1] ?? elsewhere(passage, view, p, guest);
  return second ? [[guest, second]] : [];
}

/** Senses of what two do with each other. */
const MUTUAL: ReadonlySet<string> = new Set(['meet', 'talk', 'speak']);

/** "A and B met in Doha": where they meet is no side. */
const isSeat = ({ mention }: PartyFill): boolean => mention === null || mention.manner === 'capital';

/** "talks between A and B", "the summit with A": both stand behind the noun, or the other one is understood. */
function withoutGuest(passage: Passage, p: Predication, hosts: readonly PartyFill[]): readonly Pair[] {
  const [host, next] = hosts;
  if (p.form !== 'noun' || !host) return [];
  const other = next ?? impliedOf(passage, p, host);
  return other ? [next ? [host, next] : [other, host]] : [];
}

/** Guests side by side: those beyond the first one count apart only where each is a person or a state by name. */
const isEqual = (g: PartyFill, first: PartyFill): boolean =>
  g === first || (g.mention !== null && (isPerson(g.mention) || g.mention.manner === 'name'));

/** A leader, another person, a body or a pronoun: somebody who can go and speak. */
export const isPerson = (m: PartyMention): boolean =>
  m.manner === 'leader' || m.manner === 'person' || m.manner === 'pronoun' || m.manner === 'body';

/** "South Korean lawmakers", "Ukraine's delegation": a state's name in the words of people who go and speak for it. */
export const isOfficials = (view: SentenceView, m: PartyMention): boolean =>
  view.mentions.sources.some((s) => OFFICIALS.has(s.kind) && m.headToken >= s.first && m.headToken < s.last);

const OFFICIALS: ReadonlySet<string> = new Set(['official', 'parliament']);

function inRole(passage: Passage, view: SentenceView, p: Predication, role: string): readonly PartyFill[] {
  const both = bothOf(passage, view, argumentsOf(p, role));
  if (both.length > 0) return both;
  const own = partiesInRole(view, passage.discourse, p, role, { allowed: isParty(view) });
  return own.length > 0 ? own : from(passage, view, argumentsOf(p, role));
}

/** "envoys from Kyiv and Moscow", "his counterparts from Britain and France": the states that people come from. */
function from(passage: Passage, view: SentenceView, args: readonly Argument[]): readonly PartyFill[] {
  const { tree } = view;
  const origins = args
    .filter((a) => tree.tokens[a.head]?.upos === 'NOUN')
    .flatMap((a) => childrenBy(tree, a.head, 'nmod'))
    .filter((c) => markersOf(tree, c).some((x) => x === 'from' || x === 'Ela'))
    .flatMap((c) => conjunctsOf(tree, c));
  if (origins.length === 0) return [];
  return fillsOf(
    passage,
    view.mentions.parties.filter((m) => origins.includes(m.headToken)),
  );
}

/** A thing with a party's name before it ("Russian missiles") is no one to meet. */
const isParty =
  (view: SentenceView) =>
  (a: Argument): boolean =>
    !view.mentions.items.some((m) => a.head >= m.first && a.head < m.last && !/^(?:personnel|money$)/u.test(m.code));

/** Senses whose subject may be the person right before the verb, where the parser has hung it elsewhere. */
const NEAR_SUBJECT: ReadonlySet<string> = new Set(['meet', 'talk', 'visit', 'phone', 'speak', 'await']);

/** Senses whose object may be the person behind the verb, where the parser has hung it elsewhere. */
const NEAR_OBJECT: ReadonlySet<string> = new Set(['delegate', 'host']);
/** Tokens from the verb to that person, at most. */
const BEHIND = 6;

function behind(passage: Passage, view: SentenceView, p: Predication): readonly PartyFill[] {
  const person = view.mentions.parties.find(
    (m) =>
      (m.manner === 'leader' || m.manner === 'person') &&
      m.first > p.trigger &&
      m.first - p.trigger <= BEHIND &&
      isJoined(view, p.trigger + 1, m.first),
  );
  return person ? fillsOf(passage, [person]) : [];
}

/** The guests by role; of a noun those named before it too; of a verb the person right before it. */
function guestsOf(passage: Passage, view: SentenceView, p: Predication): readonly PartyFill[] {
  const stated = inRole(passage, view, p, 'guest');
  if (p.form === 'noun') return unique([...stated, ...before(passage, view, p)]);
  if (stated.length > 0) return stated;
  if (NEAR_OBJECT.has(p.sense)) return behind(passage, view, p);
  if (!NEAR_SUBJECT.has(p.sense)) return [];
  const above = p.form === 'nonfinite' ? subjectAbove(passage, view, p.trigger) : [];
  if (above.length > 0) return above;
  const near = view.mentions.parties
    .filter((m) => isPerson(m) && m.last <= p.trigger && isJoined(view, m.last, p.trigger))
    .at(-1);
  const fill = near ? fillOf(passage.discourse, near) : null;
  return fill ? [fill] : twoBeside(passage, view, p);
}

/** "accepted an invitation to visit X": the subject of the clause that an infinitive hangs on, through a noun. */
function subjectAbove(passage: Passage, view: SentenceView, verb: number): readonly PartyFill[] {
  const { tree } = view;
  let at = verb;
  for (let steps = 0; steps < 3 && at !== -1; steps += 1) {
    if (!/^(?:acl|xcomp|advcl|obj|obl)$/u.test(relationOf(tree, at))) return [];
    at = tree.heads[at] ?? -1;
    const subject = at === -1 ? -1 : childBy(tree, at, 'nsubj');
    const own = view.mentions.parties.filter((m) => subject >= m.first && subject < m.last && isPerson(m));
    if (subject !== -1) return fillsOf(passage, own);
  }
  return [];
}

/** Tokens around a verb of meeting within which two states' people are its sides, where the parser gives none. */
const BESIDE = 8;

/** The two people of two states who stand by the word, if there are just two. */
function twoBeside(passage: Passage, view: SentenceView, p: Predication): readonly PartyFill[] {
  const people = fillsOf(
    passage,
    view.mentions.parties.filter(
      (m) => (m.manner === 'leader' || m.manner === 'person') && Math.abs(m.headToken - p.trigger) <= BESIDE,
    ),
  );
  return people.length === 2 ? people : [];
}

function hostsOf(
  passage: Passage,
  view: SentenceView,
  p: Predication,
  guests: readonly PartyFill[],
): readonly PartyFill[] {
  const others = (list: readonly PartyFill[]): readonly PartyFill[] =>
    list.filter((f) => !guests.some((g) => g.id === f.id));
  const called = calledOn(view, p);
  if (called?.person) return others(fillsOf(passage, [called.person]));
  const stated = others(inRole(passage, view, p, 'host'));
  if (stated.length > 0) return stated;
  if (p.form === 'noun') {
    const own = others([...within(passage, view, p), ...after(passage, view, p)]).slice(0, guests.length > 0 ? 1 : 2);
    return own.some((f) => f.mention && isPerson(f.mention)) ? own : [...others(addressed(passage, view, p)), ...own];
  }
  return aPronoun(passage, view, p, guests);
}

/** "apologised to Putin by telephone", "raised it with Xi over dinner": the person to whom the verb of a noun's clause turns. */
function addressed(passage: Passage, view: SentenceView, p: Predication): readonly PartyFill[] {
  const { tree } = view;
  const verb = relationOf(tree, p.trigger) === 'obl' ? (tree.heads[p.trigger] ?? -1) : -1;
  if (verb === -1) return [];
  const to = childrenBy(tree, verb, 'obj', 'iobj', 'obl');
  return fillsOf(
    passage,
    view.mentions.parties.filter((m) => to.includes(m.headToken) && isPerson(m) && m.manner !== 'body'),
  );
}

/** "A met him": a pronoun that cannot be the guest is the other one that the passage is about. */
function aPronoun(
  passage: Passage,
  view: SentenceView,
  p: Predication,
  guests: readonly PartyFill[],
): readonly PartyFill[] {
  const said = view.mentions.parties.some(
    (m) => m.manner === 'pronoun' && argumentsOf(p, 'host').some((a) => a.head === m.headToken),
  );
  const other = said ? passage.discourse.topic.find((id) => !guests.some((g) => g.id === id)) : undefined;
  return other === undefined ? [] : [{ id: other, mention: null, known: 'implied', rule: 'discourse.topic' }];
}

/** Tokens around a noun of meeting in which those who meet are named. */
const AROUND = 10;

const fillsOf = (passage: Passage, mentions: readonly PartyMention[]): readonly PartyFill[] =>
  unique(mentions.flatMap((m) => fillOf(passage.discourse, m) ?? []));

/** "Macronin ja Starmerin tapaaminen": names in the genitive of the noun's own phrase. */
function before(passage: Passage, view: SentenceView, p: Predication): readonly PartyFill[] {
  return fillsOf(
    passage,
    view.mentions.parties.filter(
      (m) =>
        m.last <= p.trigger &&
        p.trigger - m.last <= AROUND &&
        (view.tree.tokens[m.last - 1]?.feats.Case === 'Gen' || isHeadline(view, m, p.trigger)) &&
        (m.manner !== 'capital' || view.tree.heads[m.headToken] === p.trigger) &&
        isJoined(view, m.last, p.trigger),
    ),
  );
}

/** "Lukašenka vierailulla Minskissä", "Biden in talks with Xi": who stands right before a noun that says where or in what he is. */
const isHeadline = (view: SentenceView, m: PartyMention, noun: number): boolean =>
  isPerson(m) &&
  m.manner !== 'pronoun' &&
  noun - m.last <= 1 &&
  markersOf(view.tree, noun).some((x) => x === 'Ade' || x === 'Ine' || x === 'in' || x === 'on') &&
  (view.tree.tokens[m.headToken]?.feats.Case ?? 'Nom') === 'Nom';

/** "Ankaran-matka": a place within the word itself. */
const within = (passage: Passage, view: SentenceView, p: Predication): readonly PartyFill[] =>
  fillsOf(
    passage,
    view.mentions.parties.filter((m) => m.first <= p.trigger && m.last > p.trigger),
  );

/** "talks in Cairo between A's team and a delegation of B": parties right behind the noun. */
const after = (passage: Passage, view: SentenceView, p: Predication): readonly PartyFill[] =>
  fillsOf(
    passage,
    view.mentions.parties.filter(
      (m) => m.first > p.trigger && m.first - p.trigger <= AROUND && isJoined(view, p.trigger + 1, m.first),
    ),
  );

/** Whether no verb of a clause and no break stands between two tokens. */
export const isJoined = (view: SentenceView, first: number, last: number): boolean =>
  view.tree.tokens
    .slice(first, last)
    .every(
      (t) =>
        !/^[;:.?!()–—”"]$/u.test(t.text) && !(t.upos === 'VERB' && t.feats.VerbForm === 'Fin') && t.upos !== 'SCONJ',
    );

/** Tokens behind the word within which the other side may stand outside of its clause. */
const NEXT = 3;

/** The other side where none is named: the person, seat of power or place in the clause, else what the passage is about. */
function elsewhere(passage: Passage, view: SentenceView, p: Predication, guest: PartyFill): PartyFill | null {
  const inside = (m: { first: number; last: number }): boolean =>
    (m.first >= p.clause.first && m.last <= p.clause.last) || (m.first > p.trigger && m.first - p.trigger <= NEXT);
  const near = view.mentions.parties.find(
    (m) =>
      inside(m) &&
      (m.manner === 'capital' || m.manner === 'leader' || m.manner === 'person') &&
      m.id !== null &&
      m.id !== guest.id,
  );
  if (near) return fillOf(passage.discourse, near);
  const place = view.mentions.places.find((m) => inside(m) && m.state !== null && m.state !== guest.id);
  if (place?.state) return { id: place.state, mention: null, known: 'implied', rule: 'meeting.place' };
  return impliedOf(passage, p, guest);
}

const IMPLYING: ReadonlySet<string> = new Set(['talk', 'meet', 'phone']);

/** Meetings of a leader or a person take place with the other of the two that the passage is about. */
function impliedOf(passage: Passage, p: Predication, guest: PartyFill): PartyFill | null {
  if (!guest.mention || !isPerson(guest.mention) || !IMPLYING.has(p.sense)) return null;
  const pair = passage.discourse.topic.slice(0, 2);
  const other = pair.find((id) => id !== guest.id);
  return other !== undefined && pair.includes(guest.id)
    ? { id: other, mention: null, known: 'implied', rule: 'discourse.topic' }
    : null;
}

const unique = (fills: readonly PartyFill[]): readonly PartyFill[] =>
  fills.filter((f, i) => fills.findIndex((g) => g.id === f.id) === i);
