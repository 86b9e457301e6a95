// Whose people a sentence speaks of, and where they go or whom they serve. What enters: a passage, the people, their
// predication. What leaves: a party with how it is known, or nothing; a party that only reports is neither side.

import { attributionAt } from '../discourse/attribution.ts';
import { knownService } from '../discourse/exchanges.ts';
import { isSpeaker } from '../discourse/speakers.ts';
import type { PartyMention } from '../mentions/mention.ts';
import { markersOf } from '../predication/candidates.ts';
import type { Lexicon } from '../predication/lexicon.ts';
import type { Predication } from '../predication/predication.ts';
import { subtreeOf } from '../predication/tree.ts';
import { fillOf, type PartyFill, partiesInRole, phraseMarkers } from '../slots/party.ts';
import type { Passage, SentenceView } from './frame.ts';
import type { Thing } from './things.ts';

/** Whose people: a party in their own phrase ("North Korean soldiers", "pohjoiskorealaista"). */
export function ownerOf(passage: Passage, view: SentenceView, thing: Thing): PartyFill | null {
  const inside = view.mentions.parties.filter((m) => m.start < thing.end && thing.start < m.end);
  const phrase = new Set(
    subtreeOf(
      view.tree,
      thing.headToken,
      (c) => !['acl', 'conj', 'nsubj', 'advcl'].includes(view.tree.tokens[c]?.deprel.split(':')[0] ?? ''),
    ),
  );
  const near = view.mentions.parties.filter(
    (m) => phrase.has(m.headToken) && m.headToken <= thing.headToken && owns(view, m.headToken, thing.headToken),
  );
  const own = thing.quantity?.start ?? 0;
  const members = near.filter((m) => m.start >= own || (thing.quantity?.start ?? 0) > thing.start);
  const fills = [...inside, ...members, ...near]
    .map((m) => fillOf(passage.discourse, m))
    .filter((f): f is PartyFill => f !== null);
  // "Russia's Wagner fighters": a group whose state the phrase names is that state's.
  const [first] = fills;
  return (first && first.id.length > 2 ? fills.find((f) => f.id.length === 2) : undefined) ?? first ?? null;
}

/** A genitive, a compound's part or an adjective owns; a place in a case of its own does not. */
function owns(view: SentenceView, party: number, head: number): boolean {
  const { tokens } = view.tree;
  const grammatical = tokens[party]?.feats.Case;
  if (grammatical === undefined || grammatical === 'Gen' || grammatical === tokens[head]?.feats.Case) {
    return !markersOf(view.tree, party).some((m) => m === 'in' || m === 'to' || m === 'at' || m === 'against');
  }
  return tokens[party]?.upos === 'ADJ';
}

/** Cases and adpositions of where people come from and go to, for where the parser hangs a name elsewhere. */
export const ORIGIN: ReadonlySet<string> = new Set(['Ela', 'Abl', 'from']);
const GOAL: ReadonlySet<string> = new Set(['Ill', 'All', 'to', 'into']);

/** A state by its name, marked so, within the verb's clause. */
export function markedParty(
  passage: Passage,
  view: SentenceView,
  p: Predication,
  markers: ReadonlySet<string>,
  but: string | null = null,
): PartyFill | null {
  if (p.entry.wordClass !== 'V' || p.sense === 'station' || p.sense === 'fight') return null;
  const named = view.mentions.parties.find(
    (m) =>
      m.manner === 'name' &&
      m.id !== but &&
      m.first >= p.clause.first &&
      m.last <= p.clause.last &&
      markersOf(view.tree, m.headToken).some((x) => markers.has(x)),
  );
  return named ? fillOf(passage.discourse, named) : null;
}

/** Who sends them: a giver or agent of their verb that does not merely report it. */
export function senderOf(passage: Passage, view: SentenceView, p: Predication, lexicon: Lexicon): PartyFill | null {
  const by = attributionAt(passage, view, p.trigger)?.by;
  const cited = (m: PartyMention): boolean => by !== undefined && m.start < by.end && by.start < m.end;
  const known = knownService(passage.discourse, {});
  const reports = (m: PartyMention): boolean => m.manner === 'body' && known !== null && known.from !== m.id;
  const acts = (m: PartyMention): boolean =>
    p.args.some((a) => a.found === 'control' && a.head === m.headToken) && !isSpeaker(view, lexicon, m, p.trigger);
  for (const role of ['giver', 'agent', 'people']) {
    const fill = partiesInRole(view, passage.discourse, p, role).find(
      ({ mention: m }) => !m || acts(m) || !(isSpeaker(view, lexicon, m) || cited(m) || reports(m)),
    );
    if (fill) return fill;
  }
  return null;
}

/** Where they go or whom they serve: a role's party, whom they are known to serve, the state of the place. */
export function hostOf(
  passage: Passage,
  view: SentenceView,
  p: Predication,
  lexicon: Lexicon,
  from: PartyFill | null,
  thing: Thing | null,
): PartyFill | null {
  const fits = (f: PartyFill): boolean =>
    f.id !== from?.id && (f.mention === null || !isSpeaker(view, lexicon, f.mention));
  const byRole = (roles: readonly string[], named = false): PartyFill | null => {
    for (const role of roles) {
      const heads = p.args.filter((a) => a.role === role).map((a) => a.head);
      const fill = partiesInRole(view, passage.discourse, p, role)
        .filter((f) => !named || (f.mention !== null && heads.includes(f.mention.headToken)))
        .find(fits);
      if (fill) return fill;
    }
    return null;
  };
  const beside = thing === null ? null : placeBehind(passage, view, thing);
  if (beside && (p.sense === 'station' || p.sense === 'possess' || beside.known === 'stated') && fitsHost(beside, from))
    return beside;
  const known = from === null ? null : knownService(passage.discourse, { from: from.id });
  const served: PartyFill | null = known
    ? { id: known.to, mention: null, known: 'implied', rule: 'discourse.exchange' }
    : null;
  const place = view.mentions.places.find((m) => m.state !== null && m.state !== from?.id && m.first > 0);
  const there: PartyFill | null = place?.state
    ? { id: place.state, mention: null, known: 'implied', rule: 'deployment.place' }
    : null;
  const goal = byRole(p.sense === 'fight' ? ['host'] : ['receiver', 'host', 'place'], served !== null);
  const left = p.sense === 'fight' ? null : byRole(['origin'], served !== null);
  const [first, second] = p.sense === 'withdraw' ? [left, goal] : [goal, athome(view, p, from, THERE) ?? left];
  const to = first ?? second ?? markedParty(passage, view, p, GOAL, from?.id ?? null);
  const named = p.sense === 'fight' ? null : clauseHost(passage, view, p, lexicon, from, thing);
  return (
    to ?? named ?? athome(view, p, from, LEFT) ?? served ?? there ?? byRole(['place', 'origin', 'enemy']) ?? beside
  );
}

/** Cases and adpositions of what people leave. */
const LEFT: ReadonlySet<string> = new Set(['from', 'of', 'Ela', 'Abl']);

/** The state, or the place in one, that a verb's own clause marks as where its people go or are, else as what they leave. */
function clauseHost(
  passage: Passage,
  view: SentenceView,
  p: Predication,
  lexicon: Lexicon,
  from: PartyFill | null,
  thing: Thing | null,
): PartyFill | null {
  const first = Math.min(p.trigger, thing?.last ?? p.trigger);
  const last = Math.max(p.clause.last, p.trigger + BEYOND);
  const inClause = (m: { readonly first: number; readonly last: number }): boolean => m.first > first && m.last <= last;
  const mentions = [
    ...view.mentions.parties.filter(
      (m) => m.id !== null && m.id !== from?.id && /^(?:name|capital)$/u.test(m.manner) && !isSpeaker(view, lexicon, m),
    ),
    ...view.mentions.places.filter((m) => m.state !== null && m.state !== from?.id),
  ]
    .filter(inClause)
    .sort((x, y) => x.first - y.first);
  const marked = (m: { readonly headToken: number }, wanted: ReadonlySet<string>): boolean =>
    markersOf(view.tree, m.headToken).some((x) => wanted.has(x));
  const found =
    mentions.find((m) => marked(m, GOAL)) ??
    mentions.find((m) => marked(m, BEHIND)) ??
    mentions.find((m) => marked(m, LEFT) && !(m.type === 'party' && p.entry.wordClass === 'N'));
  if (!found) return null;
  if (found.type === 'party') return fillOf(passage.discourse, found);
  return found.state ? { id: found.state, mention: null, known: 'implied', rule: 'deployment.place' } : null;
}

/** Tokens behind a verb in which its place may stand though the parser ends its clause before. */
const BEYOND = 8;

/** Within their own state: a place of it, marked so, in the clause. */
function athome(
  view: SentenceView,
  p: Predication,
  from: PartyFill | null,
  markers: ReadonlySet<string>,
): PartyFill | null {
  if (from === null) return null;
  const place = view.mentions.places.find(
    (m) =>
      m.state !== null &&
      m.first >= p.clause.first &&
      m.last <= p.clause.last &&
      phraseMarkers(view, m.headToken).some((x) => markers.has(x)),
  );
  return place?.state && place.state === from.id
    ? { id: place.state, mention: null, known: 'implied', rule: 'deployment.place' }
    : null;
}

const fitsHost = (f: PartyFill, from: PartyFill | null): boolean => f.id !== from?.id;

/** Cases and adpositions of where people are. */
const BEHIND: ReadonlySet<string> = new Set(['in', 'at', 'near', 'inside', 'across', 'Ine', 'Ade']);
const THERE: ReadonlySet<string> = new Set([...BEHIND, ...GOAL]);

/** Tokens behind people, or their number, in which the place where they are may stand. */
const NEAR = 5;

/** "350 in Gabon", "1,100 troops in Niger": the state or place right behind people, marked as a place. */
export function placeBehind(
  passage: Passage,
  view: SentenceView,
  thing: Pick<Thing, 'last'> & { readonly quantity?: Thing['quantity'] },
): PartyFill | null {
  const last = Math.max(thing.last, thing.quantity?.last ?? 0);
  const clear = (to: number): boolean =>
    view.tree.tokens.slice(last, to).every((t) => !/^(?:VERB|AUX|CCONJ)$/u.test(t.upos) && !/^[;:,.]$/u.test(t.text));
  const fits = (m: { readonly first: number; readonly headToken: number }): boolean =>
    m.first >= last &&
    m.first - last <= NEAR &&
    clear(m.first) &&
    (markersOf(view.tree, m.headToken).some((x) => BEHIND.has(x)) ||
      view.tree.tokens.slice(last, m.first).some((t) => t.upos === 'ADP' && BEHIND.has(t.lemma.toLowerCase())));
  const party = view.mentions.parties.find((m) => m.id !== null && m.manner === 'name' && fits(m));
  if (party) return fillOf(passage.discourse, party);
  const place = view.mentions.places.find((m) => m.state !== null && fits(m));
  return place?.state ? { id: place.state, mention: null, known: 'implied', rule: 'deployment.place' } : null;
}

/** Whose people a passage speaks of where it does not say so; who is known to serve another only where it is about one of the two. */
export function impliedOwner(passage: Passage): PartyFill | null {
  const [first, second] = passage.discourse.topic;
  const service = knownService(passage.discourse, {});
  const isAbout = [service?.from, service?.to].some((x) => x !== undefined && (x === first || x === second));
  const known = isAbout ? service : null;
  const id = known?.from ?? first;
  return id === undefined
    ? null
    : { id, mention: null, known: 'implied', rule: known ? 'discourse.exchange' : 'discourse.topic' };
}

/** Where a passage's people go where it does not say so. */
export function impliedHost(passage: Passage, from: PartyFill | null): PartyFill | null {
  const [first, second] = passage.discourse.topic;
  const other = first === from?.id ? second : first;
  return other === undefined || from === null
    ? null
    : { id: other, mention: null, known: 'implied', rule: 'discourse.topic' };
}
