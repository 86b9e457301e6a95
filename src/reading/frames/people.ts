// People: whom a sentence says are sent, moved or stationed. What enters: a sentence. What leaves: its people as things:
// mentions of soldiers and workers, nationals by a bare demonym ("the Ukrainians"), and counts that stand alone where
// people would ("11,000 have gone to Russia"). Those who are only a toll (dead, wounded) are left to casualties.
import type { Token } from '../../language/language.ts';
import type { Lexicon } from '../predication/lexicon.ts';
import type { Predication } from '../predication/predication.ts';
import { childrenOf } from '../predication/tree.ts';
import type { Lower } from '../spelling.ts';
import type { SentenceView } from './frame.ts';
import { isOwnArms } from './own-arms.ts';
import { countsAgain } from './people-again.ts';
import { isKept, isListedWith, isMoved, isPosted, KEPT } from './people-arms.ts';
import { countsOf, isBareCount, isPeopleCode, nobodyIn, PEOPLE_ROLES, thingAt, toldOf } from './people-counts.ts';
import { nationalsOf } from './people-nationals.ts';
import { partsOf } from './people-parts.ts';
import { movesOf, sidesActing } from './people-sides.ts';
import { type Thing, thingsOf } from './things.ts';

/** The people of a sentence, in the order of the text; `before` is the item that the passage named last, `known` whether it names people. */
export function peopleOf(
  view: SentenceView,
  lexicon: Lexicon,
  known: boolean,
  before: string | null,
): readonly Thing[] {
  const moves = movesOf(view);
  const all = thingsOf(view, lexicon)
    .filter(
      (t) =>
        (isPeopleCode(t.code) && !isToll(view, t)) ||
        isKept(view, t, moves, lexicon) ||
        isMoved(t, view) ||
        isOwnArms(view, t, moves, lexicon) ||
        isPosted(view, t),
    )
    .map((t) => withoutOthersCount(view, t, moves));
  // "She counts 248 missiles and 15,000 soldiers": where nobody goes anywhere, arms beside people stay what was given.
  const mates = thingsOf(view, lexicon).filter(
    (t) =>
      moves.length > 0 &&
      KEPT.test(t.code) &&
      !all.includes(t) &&
      all.some((o) => isPeopleCode(o.code) && isListedWith(view, o, t)),
  );
  const named = [...all, ...mates].filter((t) => !isUnitOf(t, all));
  const demonyms = nationalsOf(view, moves).filter((t) => !named.some((o) => overlaps(o, t)));
  const counts = countsOf(view, moves, named, before);
  const again = known ? countsAgain(view, moves, [...named, ...demonyms, ...counts], before, lexicon) : [];
  const nobody = known ? nobodyIn(view, lexicon, moves) : [];
  const pronouns = known ? pronounsOf(view, moves, named, (before ?? '').startsWith('personnel')) : [];
  const groups = sidesActing(view, moves, known, lexicon).filter(
    (t) => !all.some((o) => overlaps(o, t) || view.tree.heads[t.headToken] === o.headToken),
  );
  const placed = [
    ...named,
    ...demonyms,
    ...counts,
    ...(known ? partsOf(view, moves, [...named, ...demonyms, ...counts, ...again, ...pronouns], before, lexicon) : []),
    ...again,
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

const partyAt = (view: SentenceView, token: number): boolean =>
  view.mentions.parties.some((m) => m.headToken === token);

const GOING: ReadonlySet<string> = new Set(['move', 'withdraw', 'take-land', 'hold-land']);

const overlaps = (a: { start: number; end: number }, b: { start: number; end: number }): boolean =>
  a.start < b.end && b.start < a.end;

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

/** "none of whom is to go": a word that only links people to the verb that says what they do. */
const isLinkOf = ({ tree }: SentenceView, p: Predication, moves: readonly Predication[]): boolean =>
  tree.tokens[p.trigger]?.upos === 'AUX' &&
  moves.some((o) => o.entry.wordClass === 'V' && o.form !== 'finite' && tree.heads[p.trigger] === o.trigger);

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
    if ((!placed && !(spoken && isSomewhere(view, p))) || p.form === 'noun' || isLinkOf(view, p, moves)) return [];
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
