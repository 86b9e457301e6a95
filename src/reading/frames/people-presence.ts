// People of whom no verb of the lexicon tells that they go or stay. What enters: a sentence, its people. What leaves: a
// predication of its own for those with a place right behind them, and for those whom any other clause counts.
import { subjectOf } from '../discourse/speech.ts';
import type { Entry, Lexicon } from '../predication/lexicon.ts';
import type { Argument, Predication } from '../predication/predication.ts';
import { ancestorsOf, isVerbal, subtreeOf } from '../predication/tree.ts';
import { bareClause } from './bare-clause.ts';
import type { SentenceView } from './frame.ts';
import { placeTokens } from './people-places.ts';
import type { Thing } from './things.ts';

/** "1,500 in Djibouti", "Russia's 2,000 peacekeepers in Karabakh": people with a place right behind them. */
export function standsAt(view: SentenceView, thing: Thing): boolean {
  const counted =
    thing.quantity !== null || view.mentions.parties.some((m) => m.start < thing.end && thing.start < m.end);
  return counted && isThere(view, thing);
}

/** People with a place right behind them or their number. */
export const isThere = (view: SentenceView, thing: Thing): boolean =>
  placeTokens(view, Math.max(thing.last, thing.quantity?.last ?? 0)).length > 0;

const PRESENCE: Entry = {
  lemma: '',
  wordClass: 'N',
  sense: 'presence',
  family: 'deployment',
  patterns: [],
  byRelation: new Map(),
  cue: null,
};

/** That people are where the words behind them say, as a predication of its own. */
export function presence(view: SentenceView, thing: Thing): Predication {
  const at = Math.max(thing.last, thing.quantity?.last ?? 0);
  const last = Math.max(at, ...placeTokens(view, at)) + 1;
  const verbs = ancestorsOf(view.tree, thing.headToken).filter((i) => isVerbal(view.tree.tokens[i]));
  return {
    trigger: thing.headToken,
    entry: PRESENCE,
    sense: 'presence',
    args: [
      ...placeTokens(view, at).map(
        (head): Argument => ({ role: 'place', head, tokens: [head], found: 'proximity', marked: true }),
      ),
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

/** People with a number of their own in a clause of any other verb, in a sentence that tells of no losses and no training. */
export function told(view: SentenceView, thing: Thing, lexicon: Lexicon): Predication | undefined {
  const q = thing.quantity;
  if (thing.mention === null || q?.unit !== 'count') return undefined;
  if (q.last > thing.headToken || thing.first - q.last > BESIDE) return undefined;
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
