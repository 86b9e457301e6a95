// People: whom a sentence says are sent, moved or stationed. What enters: a sentence. What leaves: its people as things:
// mentions of soldiers and workers, nationals by a bare demonym ("the Ukrainians"), and counts that stand alone where
// people would ("11,000 have gone to Russia"). Those who are only a toll (dead, wounded) are left to casualties.
import type { Token } from '../../language/language.ts';
import type { PartyMention } from '../mentions/mention.ts';
import type { Lexicon } from '../predication/lexicon.ts';
import type { Predication } from '../predication/predication.ts';
import { childrenOf } from '../predication/tree.ts';
import type { Lower } from '../spelling.ts';
import type { SentenceView } from './frame.ts';
import {
  countsOf,
  fills,
  isBareCount,
  isPeopleCode,
  nobodyIn,
  PEOPLE_ROLES,
  thingAt,
  thingOf,
  toldOf,
} from './people-counts.ts';
import { type Thing, thingsOf } from './things.ts';

/** The people of a sentence, in the order of the text; `before` is the item that the passage named last, `known` whether it names people. */
export function peopleOf(
  view: SentenceView,
  lexicon: Lexicon,
  known: boolean,
  before: string | null,
): readonly Thing[] {
  const moves = view.predications.filter((p) => p.entry.family === 'deployment');
  const all = thingsOf(view, lexicon)
    .filter((t) => (isPeopleCode(t.code) && !isToll(view, t)) || isKept(view, t, moves, lexicon) || isMoved(t, view))
    .map((t) => withoutOthersCount(view, t, moves));
  const mates = thingsOf(view, lexicon).filter(
    (t) => KEPT.test(t.code) && !all.includes(t) && all.some((o) => isPeopleCode(o.code) && isListedWith(view, o, t)),
  );
  const named = [...all, ...mates].filter((t) => !isUnitOf(t, all));
  const demonyms = view.mentions.parties
    .filter(
      (m) =>
        m.manner === 'demonym' &&
        isNominal(view, m) &&
        (fills(moves, m.headToken) || standsBefore(view, m, moves)) &&
        !named.some((t) => overlaps(t, m)),
    )
    .map((m) => thingOf(m, view.mentions.quantities.find((q) => q.counted === m.headToken) ?? null));
  const counts = countsOf(view, moves, named, before);
  const nobody = known ? nobodyIn(view, lexicon, moves) : [];
  const pronouns = known ? pronounsOf(view, moves, named, (before ?? '').startsWith('personnel')) : [];
  const groups = view.mentions.parties
    .filter(
      (m) =>
        ((isGroup(m) && acts(view, moves, m.headToken)) || takesLand(view, m, moves)) &&
        !all.some((t) => overlaps(t, m)),
    )
    .map((m) => thingOf(m, null));
  const placed = [
    ...named,
    ...demonyms,
    ...counts,
    ...nobody,
    ...groups,
    ...armiesOf(view, lexicon, moves, all),
    ...pronouns,
  ];
  const told =
    known && (before ?? '').startsWith('personnel')
      ? toldOf(view, moves).filter((t) => !placed.some((o) => o.quantity === t.quantity))
      : [];
  return [...placed, ...told].sort((a, b) => a.start - b.start);
}

/** A number that is the subject or object of another verb of moving counts those whom that verb moves. */
function withoutOthersCount(view: SentenceView, t: Thing, moves: readonly Predication[]): Thing {
  const { quantity } = t;
  if (quantity === null || !isBareCount(view, quantity)) return t;
  const others = moves.some((p) =>
    p.args.some(
      (a) =>
        PEOPLE_ROLES.has(a.role) && a.head === quantity.headToken && !a.tokens.includes(t.headToken) && a.head > t.last,
    ),
  );
  return others ? { ...t, quantity: null } : t;
}

const KEPT = /^(?:weapon|missile|drone)\b/u;

/** Tokens of a phrase in which a ship's own name may stand behind the word for it. */
const NAMED = 6;
const MOVED = /^weapon\.(?:ship|aircraft|helicopter|air-defence)/u;

const isReceived = (view: SentenceView, p: Predication): boolean =>
  p.args.some((a) => a.role === 'receiver' && view.mentions.parties.some((m) => a.tokens.includes(m.headToken)));

/** Ships and aircraft that go somewhere, or are sent there by no word of giving, go as people do. */
const isMoved = (t: Thing, view: SentenceView): boolean =>
  MOVED.test(t.code) &&
  view.predications.some(
    (p) =>
      (p.sense === 'move' || p.sense === 'withdraw' || p.sense === 'fight') &&
      p.entry.wordClass === 'V' &&
      p.args.some(
        (a) => a.role === 'people' && (a.head === t.headToken || a.tokens.slice(0, NAMED).includes(t.headToken)),
      ) &&
      !view.predications.some(
        (o) =>
          o.trigger === p.trigger && o.entry.family === 'transfer' && (t.code !== 'weapon.ship' || isReceived(view, o)),
      ),
  );

/** Weapons that stand somewhere abroad, or that a verb of posting one's own moves, are there as people are. */
const isKept = (view: SentenceView, t: Thing, moves: readonly Predication[], lexicon: Lexicon): boolean =>
  KEPT.test(t.code) &&
  moves.some(
    (p) =>
      p.entry.wordClass === 'V' &&
      p.args.some((a) => a.role === 'people' && (a.head === t.headToken || isOwnNumber(t, a.head))) &&
      (lexicon.markers.get(p.entry.lemma) === 'posts' || stands(view, p)),
  );

/** "ten of the launchers are to stand there": the number of things as the head of their phrase. */
const isOwnNumber = ({ quantity }: Thing, head: number): boolean =>
  quantity !== null && head >= quantity.first && head < quantity.last;

/** Whether a verb of standing marks a place: a state, a region, a site. */
const stands = (view: SentenceView, p: Predication): boolean =>
  p.sense === 'station' &&
  view.tree.tokens[p.trigger]?.upos === 'VERB' &&
  p.args.some(
    (a) =>
      a.role === 'place' &&
      (partyAt(view, a.head) ||
        view.mentions.places.some((m) => m.headToken === a.head) ||
        view.mentions.items.some((m) => m.code.startsWith('territory') && a.head >= m.first && a.head < m.last)),
  );

/** Tokens between the people and the arms of one list, at most. */
const LISTED = 7;

/** "a hundred instructors and an air-defence system": arms in one list with people go where those go. */
function isListedWith({ tree }: SentenceView, people: Thing, arms: Thing): boolean {
  const [a, b] = people.first < arms.first ? [people, arms] : [arms, people];
  const between = tree.tokens.slice(a.last, b.first);
  return (
    between.length <= LISTED &&
    between.some((t) => t.upos === 'CCONJ' || t.text === ',') &&
    between.every((t) => /^(?:ADJ|ADV|CCONJ|DET|NUM|NOUN|PROPN)$/u.test(t.upos) || t.text === ',')
  );
}

const partyAt = (view: SentenceView, token: number): boolean =>
  view.mentions.parties.some((m) => m.headToken === token);

/**
 * "The army had withdrawn": a word for armed forces as a whole that goes, leaves or takes a place, with no number; an army of
 * fans is none.
 */
function armiesOf(
  view: SentenceView,
  lexicon: Lexicon,
  moves: readonly Predication[],
  named: readonly Thing[],
): readonly Thing[] {
  const goes = (i: number): boolean =>
    moves.some(
      (p) =>
        GOING.has(p.sense) &&
        p.form === 'finite' &&
        p.entry.wordClass === 'V' &&
        p.args.some((a) => a.role === 'people' && a.head === i) &&
        !moves.some((o) => o.trigger === p.trigger && o.args.some((a) => a.role === 'people' && a.head !== i)),
    );
  const ofOthers = (i: number): boolean =>
    childrenOf(view.tree, i).some(
      (c) => c > i && view.tree.tokens[c]?.upos === 'NOUN' && view.tree.relations[c] === 'nmod' && !partyAt(view, c),
    );
  const armies: Thing[] = [];
  for (const p of moves) {
    if (!GOING.has(p.sense)) continue;
    for (const a of p.args) {
      if (a.role !== 'people' || lexicon.markerOf(view.tree.bases[a.head] as Lower) !== 'army') continue;
      if (!goes(a.head) || ofOthers(a.head) || armies.some((t) => t.first === a.head)) continue;
      const army = thingAt(view.tree.tokens[a.head] as Token, a.head);
      if (!named.some((t) => overlaps(t, army))) armies.push(army);
    }
  }
  return armies.sort((a, b) => a.first - b.first);
}

const GOING: ReadonlySet<string> = new Set(['move', 'withdraw', 'take-land']);

/** An armed group by its name goes and comes as its people do. */
const isGroup = (m: PartyMention): boolean => {
  const id = m.group ?? m.id;
  return id !== null && id.length > 2 && !/^(?:EU|NATO|UN|G7|G20|NORDIC|BRICS|IAEA)$/u.test(id) && m.manner === 'name';
};

/** Subject of a verb of moving away or going somewhere, not of one that moves others. */
const acts = (view: SentenceView, moves: readonly Predication[], token: number): boolean =>
  moves.some(
    (p) =>
      p.entry.wordClass === 'V' &&
      (p.sense !== 'station' || p.args.some((a) => a.role === 'place' && a.marked)) &&
      p.args.some((a) => a.role === 'people' && (a.head === token || isNamedBy(view, a.head, token))) &&
      !p.args.some((a) => a.role === 'agent'),
  );

/** "palkkasotilasjärjestö Wagner": a name that is part of the word for what it is. */
const isNamedBy = ({ tree }: SentenceView, head: number, name: number): boolean =>
  tree.heads[name] === head && /^(?:flat|appos)/u.test(tree.tokens[name]?.deprel ?? '');

/** "Azerbaijan retook Shusha": a state as the subject of a verb whose object is a place or territory goes in with its people. */
const takesLand = (view: SentenceView, m: PartyMention, moves: readonly Predication[]): boolean =>
  m.id !== null &&
  m.manner !== 'demonym' &&
  moves.some(
    (p) =>
      p.sense === 'take-land' &&
      p.args.some((a) => a.role === 'people' && (a.head === m.headToken || a.tokens.includes(m.headToken))) &&
      p.args.some(
        (a) =>
          a.role === 'place' &&
          (view.mentions.places.some((x) => a.tokens.includes(x.headToken)) ||
            view.mentions.parties.some((x) => x !== m && a.head === x.headToken && x.manner === 'name') ||
            view.mentions.items.some((x) => x.code.startsWith('territory') && a.tokens.includes(x.headToken))),
      ),
  );

/** Nationals right before a verb that moves people, where the parser gives it none ("before the Danes were driven out"). */
function standsBefore(view: SentenceView, m: PartyMention, moves: readonly Predication[]): boolean {
  if (view.tree.tokens[m.headToken]?.feats.Number !== 'Plur') return false;
  return moves.some(
    (p) =>
      p.entry.wordClass === 'V' &&
      p.sense !== 'station' &&
      p.trigger - m.headToken >= 1 &&
      p.trigger - m.headToken <= 3 &&
      !p.args.some((a) => a.role === 'people') &&
      view.tree.tokens.slice(m.last, p.trigger).every((t) => t.upos === 'AUX' || t.upos === 'ADV' || t.upos === 'PART'),
  );
}

const overlaps = (a: { start: number; end: number }, b: { start: number; end: number }): boolean =>
  a.start < b.end && b.start < a.end;

/** "the last American left": an adjective as subject or object, with no noun, adjective or list behind it. */
const isAlone = ({ tree }: SentenceView, token: number): boolean => {
  const next = tree.tokens[token + 1];
  return (
    /^(?:nsubj|obj)/u.test(tree.tokens[token]?.deprel ?? '') &&
    !/^(?:NOUN|PROPN|ADJ|NUM|CCONJ)$/u.test(next?.upos ?? '') &&
    next?.text !== ','
  );
};

const isNominal = (view: SentenceView, m: PartyMention): boolean => {
  const token = view.tree.tokens[m.headToken];
  const part = /^(?:amod|compound|nmod)/u.test(token?.deprel ?? '');
  if (token?.upos === 'ADJ') return isAlone(view, m.headToken);
  return (
    (token?.upos === 'NOUN' || token?.upos === 'PROPN') &&
    (!part || (token.feats.Number === 'Plur' && token.deprel === 'nmod'))
  );
};

/** "a contingent of 3,000 soldiers", "3 000 sotilaan osasto": the unit is named by those who are in it. */
const isUnitOf = (t: Thing, all: readonly Thing[]): boolean =>
  t.quantity === null &&
  all.some(
    (o) =>
      o !== t &&
      o.quantity !== null &&
      (o.last <= t.first ? t.first - o.last <= 1 : o.first - t.last <= 4 && (o.quantity?.first ?? 0) >= t.last),
  );

/** The dead and wounded are no deployment, unless they are moved. */
function isToll(view: SentenceView, t: Thing): boolean {
  const heads = [t.headToken, t.quantity?.headToken];
  const home = view.predications.some(
    (p) =>
      p.sense === 'withdraw' &&
      p.entry.wordClass === 'V' &&
      p.args.some((a) => a.role === 'people' && heads.includes(a.head)),
  );
  if (home) return false;
  return view.predications.some(
    (p) => p.entry.family === 'casualties' && p.entry.wordClass !== 'V' && p.trigger >= t.first && p.trigger < t.last,
  );
}

/** Tokens after a trigger in which its place may stand. */
const NEAR = 8;

/** "into battle", "etulinjaan": what a verb of moving marks as where people go, whatever it is called. */
const isSomewhere = ({ tree }: SentenceView, p: Predication): boolean =>
  (p.sense === 'move' || p.sense === 'withdraw') &&
  p.args.some((a) => a.role === 'place' && a.marked && tree.tokens[a.head]?.upos === 'NOUN');

/** "they were moved to Kursk": pronouns of people, and people that a further clause takes elsewhere, with a place. */
function pronounsOf(
  view: SentenceView,
  moves: readonly Predication[],
  named: readonly Thing[],
  spoken: boolean,
): readonly Thing[] {
  return moves.flatMap((p) => {
    const placed = view.mentions.places.some(
      (m) => m.first >= p.clause.first && m.first <= Math.max(p.clause.last, p.trigger + NEAR),
    );
    if ((!placed && !(spoken && isSomewhere(view, p))) || p.form === 'noun') return [];
    return view.tree.tokens.flatMap((token, i) => {
      if (token.upos !== 'PRON' || token.feats.Number === 'Sing' || i < p.clause.first || i >= p.clause.last) return [];
      const stands = p.args.some(
        (a) =>
          PEOPLE_ROLES.has(a.role) &&
          ((a.head === i && !/Rel|Int/u.test(token.feats.PronType ?? '')) ||
            (a.found === 'antecedent' &&
              Math.abs(i - p.trigger) < 6 &&
              named.some((t) => a.tokens.includes(t.headToken)))),
      );
      if (!stands) return [];
      return [{ ...thingAt(token, i), by: p }];
    });
  });
}
