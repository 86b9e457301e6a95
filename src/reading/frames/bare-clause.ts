// A clause as a predication without roles, for clauses that no trigger of the lexicon heads: what dates, modality and
// attribution ask of it. What enters: the token of its verb or predicate.
import { containersOf, cuesOf, isNegated } from '../predication/cues.ts';
import type { Entry, Lexicon } from '../predication/lexicon.ts';
import type { Predication } from '../predication/predication.ts';
import { ancestorsOf, childBy, subtreeOf } from '../predication/tree.ts';
import { isPresentAct } from '../slots/modality.ts';
import type { SentenceView } from './frame.ts';

const NO_ENTRY: Entry = {
  lemma: '',
  wordClass: 'V',
  sense: 'clause',
  family: 'other',
  patterns: [],
  byRelation: new Map(),
  cue: null,
};

/** The clause as a predication without roles: what dates and modality ask of it. */
export function bareClause(view: SentenceView, verb: number, lexicon: Lexicon): Predication {
  const tokens = subtreeOf(view.tree, verb);
  return {
    trigger: verb,
    entry: NO_ENTRY,
    sense: NO_ENTRY.sense,
    args: [],
    form: 'finite',
    voice: 'active',
    negated: isNegated(view.tree, verb),
    cues: cuesOf(view.tree, verb, lexicon),
    containers: containersOf(view.tree, verb),
    clause: { first: tokens[0] ?? verb, last: (tokens.at(-1) ?? verb) + 1 },
  };
}

/**
 * The clause that a token stands in, by the nearest verb or predicate above it, itself counted, with the cue that the verb itself brings
 * ("has promised 20 and another 30"); null where none is.
 */
export function clauseAround(view: SentenceView, token: number, lexicon: Lexicon): Predication | null {
  const { tree } = view;
  const verb = [token, ...ancestorsOf(tree, token)].find(
    (i) => tree.tokens[i]?.upos === 'VERB' || childBy(tree, i, 'cop') !== -1,
  );
  if (verb === undefined) return null;
  const clause = bareClause(view, verb, lexicon);
  const own = view.predications.find((p) => p.trigger === verb && p.entry.cue === 'planned');
  return own ? { ...clause, entry: { ...NO_ENTRY, cue: own.entry.cue } } : clause;
}

/** Whether a clause's verb is one of giving or going in a present that tells of what is to come. */
export const isActToCome = (view: SentenceView, clause: Predication | null): boolean =>
  clause !== null && view.predications.some((p) => p.trigger === clause.trigger && isPresentAct(view.tree, p));
