// People of whom no verb of the lexicon tells that they go or stay. What enters: a sentence, its people. What leaves: a
// predication of its own for those with a place right behind them, and for those whom any other clause counts.
import { subjectOf } from '../discourse/speech.ts';
import { markersOf } from '../predication/candidates.ts';
import type { Entry, Lexicon } from '../predication/lexicon.ts';
import type { Argument, Predication } from '../predication/predication.ts';
import { ancestorsOf, childBy, childrenOf, isVerbal, relationOf, subtreeOf } from '../predication/tree.ts';
import { bareClause } from './bare-clause.ts';
import type { SentenceView } from './frame.ts';
import { isKeptArms } from './own-arms.ts';
import { placeTokens, THERE } from './people-places.ts';
import type { Thing } from './things.ts';

/** "1,500 in Djibouti", "Russia's 2,000 peacekeepers in Karabakh": people with a place right behind them. */
export function standsAt(view: SentenceView, thing: Thing): boolean {
  const counted =
    thing.quantity !== null || view.mentions.parties.some((m) => m.start < thing.end && thing.start < m.end);
  return counted && isThere(view, thing);
}

/** People with a place right behind them or their number. */
export const isThere = (view: SentenceView, thing: Thing): boolean => placesOf(view, thing).length > 0;

/** Heads of the places where people are: right behind them or their number, else before the copula that says they are there. */
export const placesOf = (view: SentenceView, thing: Thing): readonly number[] => {
  const behind = placeTokens(view, Math.max(thing.last, thing.quantity?.last ?? 0));
  return behind.length > 0 ? behind : placesBefore(view, thing);
};

/** "Libyassa on 300 turkkilaista", "French jets are in Romania": the place of which a copula says that they are there. */
function placesBefore(view: SentenceView, thing: Thing): readonly number[] {
  const { tree, mentions } = view;
  const isPlace = (i: number): boolean =>
    markersOf(tree, i).some((x) => THERE.has(x)) &&
    [...mentions.places, ...mentions.parties.filter((m) => m.manner === 'name')].some((m) => m.headToken === i);
  const above = tree.heads[thing.headToken] ?? -1;
  if (above !== -1 && relationOf(tree, thing.headToken) === 'nsubj')
    return childBy(tree, above, 'cop') !== -1 && isPlace(above) ? [above] : [];
  const copula = childBy(tree, thing.headToken, 'cop');
  if (copula === -1 || copula > thing.first) return [];
  return childrenOf(tree, thing.headToken).filter((c) => c < copula && isPlace(c));
}

const PRESENCE: Entry = {
  lemma: '',
  wordClass: 'N',
  sense: 'presence',
  family: 'deployment',
  patterns: [],
  byRelation: new Map(),
  cue: null,
};

/** An entry without words, for predications that a frame makes itself. */
export const toldEntry = (sense: string): Entry => ({ ...PRESENCE, sense });

/** That people are where the words behind them say, as a predication of its own. */
export function presence(view: SentenceView, thing: Thing): Predication {
  const at = Math.max(thing.last, thing.quantity?.last ?? 0);
  const places = placesOf(view, thing);
  const last = Math.max(at, ...places) + 1;
  const verbs = ancestorsOf(view.tree, thing.headToken).filter((i) => isVerbal(view.tree.tokens[i]));
  return {
    trigger: thing.headToken,
    entry: PRESENCE,
    sense: 'presence',
    args: [
      ...places.map((head): Argument => ({ role: 'place', head, tokens: [head], found: 'proximity', marked: true })),
      ...doersOf(view, thing, verbs[0]),
    ],
    form: 'noun',
    voice: 'active',
    negated: false,
    cues: [],
    containers: verbs,
    clause: { first: Math.min(thing.first, thing.quantity?.first ?? thing.first), last },
  };
}

/** The subject of a clause before its people, as the one who sends or has them. */
const doersOf = (view: SentenceView, thing: Thing, verb: number | undefined): readonly Argument[] =>
  (verb === undefined ? [] : [subjectOf(view.tree, verb)])
    .filter((i) => i !== -1 && i < thing.first)
    .map(
      (head): Argument => ({
        role: 'agent',
        head,
        tokens: subtreeOf(view.tree, head),
        found: 'control',
        marked: false,
      }),
    );

/** Tokens between a number and the people right behind it that it counts, at most. */
const BESIDE = 2;

/** People with a number of their own, or arms that are kept, in a clause of any other verb, in a sentence that tells of no losses and no training. */
export function told(view: SentenceView, thing: Thing, lexicon: Lexicon): Predication | undefined {
  if (!isCounted(view, thing) && !isKeptArms(view, thing, lexicon)) return undefined;
  if (view.predications.some((p) => p.entry.family === 'casualties' || p.sense === 'train')) return undefined;
  const verb = ancestorsOf(view.tree, thing.headToken).find((i) => isVerbal(view.tree.tokens[i])) ?? thing.headToken;
  const args = doersOf(view, thing, verb);
  return {
    ...bareClause(view, verb, lexicon),
    args,
    entry: PRESENCE,
    sense: 'told',
    trigger: thing.headToken,
    form: 'noun',
  };
}

/** Whether a number right before people counts them. */
const isCounted = (view: SentenceView, thing: Thing): boolean =>
  thing.quantity?.unit === 'count' &&
  (thing.mention !== null || isNational(view, thing)) &&
  thing.quantity.last <= thing.headToken &&
  thing.first - thing.quantity.last <= BESIDE;

/** Whether people are named by their state alone ("1,500 Cubans"). */
const isNational = (view: SentenceView, thing: Thing): boolean =>
  view.mentions.parties.some((m) => m.manner === 'demonym' && m.headToken === thing.headToken);
