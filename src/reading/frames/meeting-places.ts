// Meetings that no verb of meeting tells of: somebody of one state is in another's capital or land ("Janet Smith, in Beijing
// this week"), or tells its leader something. What enters: a sentence in its passage. What leaves: pairs of guest and host
// with the token that they hang on and how the text has put it.
import { dataTable } from '../../base/data.ts';
import { sameStretch } from '../discourse/speech.ts';
import type { PartyMention } from '../mentions/mention.ts';
import { markersOf } from '../predication/candidates.ts';
import { type Lexicon, lexiconOf } from '../predication/lexicon.ts';
import { childrenBy, isVerbal, lemmaOf, relationOf, type Tree } from '../predication/tree.ts';
import { fillOf, type PartyFill } from '../slots/party.ts';
import type { Passage, SentenceView } from './frame.ts';
import { actsIn } from './meeting-acts.ts';

export type Encounter = {
  readonly manner: 'in' | 'tell' | 'there' | 'here' | 'from' | 'beside';
  /** Token of the verb, or of the guest where there is none. */
  readonly at: number;
  readonly guest: PartyFill;
  readonly host: PartyFill;
  /** Token range of what tells of it. */
  readonly first: number;
  readonly last: number;
};

export type Seat = {
  readonly state: string;
  readonly mention: PartyMention | null;
  readonly first: number;
  readonly last: number;
  readonly headToken: number;
};

let groups: ReadonlySet<string> | undefined;

/** Unions, alliances and groups of states: they may meet by themselves. */
export function isGroup(id: string): boolean {
  groups ??= new Set(
    dataTable('parties.tsv')
      .filter((row) => /^(?:union|alliance|group)$/u.test(row.kind ?? ''))
      .map((row) => row.id ?? ''),
  );
  return groups.has(id);
}

/** Encounters of a sentence; of one guest and host the first. */
export function encountersIn(passage: Passage, view: SentenceView): readonly Encounter[] {
  const people = view.mentions.parties.filter((m) => isPersonal(view.tree, m));
  const lexicon = lexiconOf(passage.language);
  const seats = seatsIn(view, lexicon);
  if (people.length === 0 && seats.length === 0) return [];
  const found = people.flatMap((m) => {
    const guest = fillOf(passage.discourse, m);
    return guest
      ? [
          ...placed(view, m, guest, seats),
          ...told(passage, view, m, guest, people, lexicon),
          ...beside(passage, view, m, guest, people),
        ]
      : [];
  });
  found.push(...actsIn(passage, view, seats));
  return found.filter((e, i) => found.findIndex((o) => o.guest.id === e.guest.id && o.host.id === e.host.id) === i);
}

/** A leader, another person by name, "he" or "she". */
export const isPersonal = (tree: Tree, m: PartyMention): boolean =>
  m.manner === 'leader' ||
  m.manner === 'person' ||
  (m.manner === 'pronoun' && /^(?:he|she|hän)$/u.test(lemmaOf(tree, m.headToken)));

const THERE = new Set(['in', 'at', 'to', 'for', 'Ine', 'Ill', 'Ade', 'All']);
const FROM = new Set(['from', 'Ela', 'Abl']);

/** Whether a seat is where somebody comes from. */
export const isOrigin = (view: SentenceView, s: Seat): boolean =>
  markersOf(view.tree, s.headToken).some((x) => FROM.has(x));

/** Capitals, seats of power and places of a state in a case or with an adposition of place. */
function seatsIn(view: SentenceView, lexicon: Lexicon): readonly Seat[] {
  const isThere = (token: number): boolean => markersOf(view.tree, token).some((x) => THERE.has(x) || FROM.has(x));
  const capitals = view.mentions.parties
    .filter((m) => (m.manner === 'capital' || m.manner === 'body') && m.id !== null)
    .map((m): Seat => ({ state: m.id ?? '', mention: m, first: m.first, last: m.last, headToken: m.headToken }));
  const places = view.mentions.places
    .filter((m) => m.state !== null)
    .map((m): Seat => ({ state: m.state ?? '', mention: null, first: m.first, last: m.last, headToken: m.headToken }));
  const described = view.mentions.parties
    .filter((m) => m.id !== null && lexicon.markers.get(lemmaOf(view.tree, m.last)) === 'capital')
    .map((m): Seat => ({ state: m.id ?? '', mention: m, first: m.first, last: m.last + 1, headToken: m.last }));
  const isOn = (s: Seat): boolean => markersOf(view.tree, s.headToken).includes('on');
  return [
    ...[...capitals, ...places].filter((s) => isThere(s.headToken)),
    ...described.filter((s) => isThere(s.headToken) || isOn(s)),
  ];
}

/** Somebody of whom the text says that it is in another's state. */
function placed(view: SentenceView, m: PartyMention, guest: PartyFill, seats: readonly Seat[]): readonly Encounter[] {
  return seats
    .filter((s) => {
      const above = view.tree.heads[s.headToken] ?? -1;
      return s.state !== guest.id && above >= m.first && above < m.last && !isOrigin(view, s);
    })
    .map((s): Encounter => {
      const host: PartyFill = s.mention
        ? { id: s.state, mention: s.mention, known: 'stated' }
        : { id: s.state, mention: null, known: 'implied', rule: 'meeting.place' };
      const [first, last] = [Math.min(m.first, s.first), Math.max(m.last, s.last)];
      return { manner: 'in', at: m.headToken, guest, host, first, last };
    });
}

const BESIDE: ReadonlySet<string> = new Set(['beside', 'alongside', 'rinnalla', 'vierellä', 'vieressä', 'seurassa']);
/** Tokens from somebody to whom he stands beside, at most. */
const NEAR = 12;

/** "standing beside Zelensky, Starmer promised", "Putin, flanked by Lukashenko": one who stands by another state's person. */
function beside(
  passage: Passage,
  view: SentenceView,
  m: PartyMention,
  guest: PartyFill,
  people: readonly PartyMention[],
): readonly Encounter[] {
  const { tree } = view;
  const word = [m.first - 1, m.last].find((i) => BESIDE.has(lemmaOf(tree, i)));
  const flanked = lemmaOf(tree, m.first - 1) === 'by' && lemmaOf(tree, m.first - 2) === 'flank' ? m.first - 2 : -1;
  const at = word ?? flanked;
  if (at === -1 || m.manner === 'pronoun') return [];
  const near = people
    .filter(
      (p) =>
        p !== m &&
        sameStretch(tree, p.first, m.first) &&
        Math.min(Math.abs(p.first - m.last), Math.abs(m.first - p.last)) <= NEAR,
    )
    .sort((a, b) => Math.abs(a.first - m.first) - Math.abs(b.first - m.first));
  for (const other of near) {
    const host = fillOf(passage.discourse, other);
    if (host && host.id !== guest.id) {
      const [first, last] = [Math.min(m.first, other.first, at), Math.max(m.last, other.last, at + 1)];
      return [{ manner: 'beside', at, guest, host, first, last }];
    }
  }
  return [];
}

/** The head of the title that a name stands with ("Foreign Minister Sergei Lavrov"), else the name itself. */
const namedBy = (tree: Tree, token: number): number =>
  /^(?:flat|appos)$/u.test(relationOf(tree, token)) ? (tree.heads[token] ?? token) : token;

/** "told Zelensky in Kyiv that": one state's person tells another's to his face. */
function told(
  passage: Passage,
  view: SentenceView,
  m: PartyMention,
  guest: PartyFill,
  people: readonly PartyMention[],
  lexicon: Lexicon,
): readonly Encounter[] {
  const { tree } = view;
  const own = relationOf(tree, m.headToken) === 'nsubj' ? (tree.heads[m.headToken] ?? -1) : -1;
  const verb = own === -1 && isVerbal(tree.tokens[m.last]) ? m.last : own;
  const says = (lexicon.cues.get(lemmaOf(tree, verb)) ?? []).some(
    (c) => c.as === 'V' && /^(?:said|claimed)$/u.test(c.kind),
  );
  if (verb === -1 || !says) return [];
  const objects = childrenBy(tree, verb, 'obj', 'iobj', 'obl').filter(
    (o) => relationOf(tree, o) !== 'obl' || markersOf(tree, o).includes('All'),
  );
  const other = people.find((p) => p !== m && objects.includes(namedBy(tree, p.headToken)));
  const host = other ? fillOf(passage.discourse, other) : null;
  if (!other || !host || host.id === guest.id) return [];
  return [
    { manner: 'tell', at: verb, guest, host, first: Math.min(m.first, verb), last: Math.max(other.last, verb + 1) },
  ];
}
