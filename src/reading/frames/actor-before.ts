// Who acts where the tree gives a verb no subject: "X, on a visit, thanked …", "X called it off". What enters: a sentence
// and a verb. What leaves: the party or source that stands where the subject would: right before the verb, or at the
// beginning of its stretch with an insertion between commas behind it. The order of words and marks decides, not the tree.

import type { PartyMention, SourceMention } from '../mentions/mention.ts';
import { createOwnNote } from '../notes.ts';
import { childBy, childrenOf, relationOf } from '../predication/tree.ts';
import type { SentenceView } from './frame.ts';

export type Actor = PartyMention | SourceMention;

/** Tokens before a name at the beginning of its stretch, at most: "On Monday X", "In Moscow the ministry". */
const OPENING = 7;
const STRETCH = /^[;:.?!–—]$/u;

/** What may stand between an actor and its verb. */
const BEFORE: ReadonlySet<string | undefined> = new Set(['ADV', 'AUX', 'PART']);

/** The actor of a verb without a subject of its own; null where another verb may have it, or nothing stands there. */
export function actorBefore(view: SentenceView, verb: number): Actor | null {
  if (!isActive(view, verb)) return null;
  const { tokens } = view.tree;
  let before = verb - 1;
  while (BEFORE.has(tokens[before]?.upos)) before -= 1;
  const right = actors(view).findLast((m) => m.last === before + 1);
  if (right) return right;
  if (tokens[before]?.text === ',') return beyondInsertion(view, before) ?? named(view, before);
  return joined(view, verb, before);
}

/** A verb form that may be a past tense, with what it acts on, and no subject or agent. */
function isActive(view: SentenceView, verb: number): boolean {
  const { tree } = view;
  const token = tree.tokens[verb];
  if (token?.upos !== 'VERB' || token.feats.VerbForm === 'Inf' || token.feats.VerbForm === 'Ger') return false;
  if (relationOf(tree, verb) === 'amod') return false;
  let acts = false;
  for (const c of childrenOf(tree, verb)) {
    const relation = relationOf(tree, c);
    if (relation === 'nsubj' || relation === 'mark') return false;
    const deprel = tree.tokens[c]?.deprel;
    if (deprel === 'obl:agent' || deprel === 'aux:pass') return false;
    if (c > verb && ACTED_ON.has(relation)) acts = true;
  }
  return acts;
}

const ACTED_ON: ReadonlySet<string> = new Set(['obj', 'ccomp', 'xcomp', 'obl', 'compound']);

const notes = createOwnNote<readonly Actor[]>();

/** Parties and sources in the nominative, or without a case; looked for once a sentence. */
const actors = (view: SentenceView): readonly Actor[] => notes.of(view.tree) ?? notes.keep(view.tree, actorsIn(view));

function actorsIn(view: SentenceView): readonly Actor[] {
  const isFree = ({ headToken }: Actor): boolean =>
    (view.tree.tokens[headToken]?.feats.Case ?? 'Nom') === 'Nom' && childBy(view.tree, headToken, 'case') === -1;
  return [...view.mentions.parties, ...view.mentions.sources].filter(isFree);
}

/** "X, …, verb": the name that begins the stretch, where a comma follows it. */
function beyondInsertion(view: SentenceView, comma: number): Actor | null {
  const { tokens } = view.tree;
  let start = comma;
  while (start > 0 && !STRETCH.test(tokens[start - 1]?.text ?? '')) start -= 1;
  const first = actors(view)
    .filter((m) => m.first >= start && m.first - start <= OPENING && m.last < comma)
    .sort((a, b) => a.first - b.first)[0];
  return first && tokens[first.last]?.text === ',' ? first : null;
}

/** "the minister, X, defended": a person named between commas right before the verb. */
const named = (view: SentenceView, comma: number): Actor | null =>
  actors(view).findLast(
    (m) =>
      m.last === comma &&
      m.type === 'party' &&
      /^(?:leader|person)$/u.test(m.manner) &&
      view.tree.tokens[m.first - 1]?.text === ',',
  ) ?? null;

/** "… and offered": the actor of the verb that this one is joined to. */
function joined(view: SentenceView, verb: number, before: number): Actor | null {
  const { tree } = view;
  const head = relationOf(tree, verb) === 'conj' ? (tree.heads[verb] ?? -1) : -1;
  if (head === -1 || head >= verb || tree.tokens[before]?.upos !== 'CCONJ') return null;
  return actorBefore(view, head);
}
