// Polarity and cues of modality around a trigger: its own negation and adverbs, the markers of its clause, and the chain
// of predicates above it. Pure; the words are data (lexica/LANG/cues.tsv).
import type { Lower } from '../spelling.ts';
import { CUE, type CueEntry, type Lexicon } from './lexicon.ts';
import type { Cue } from './predication.ts';
import { childrenOf, factOf, lemmaOf, marksIn, relationOf, type Tree, textOf } from './tree.ts';

const CHAIN = new Set([
  'xcomp',
  'ccomp',
  'advcl',
  'acl',
  'csubj',
  'conj',
  'parataxis',
  'obj',
  'nsubj',
  'obl',
  'nmod',
  'amod',
  'appos',
  'dep',
  'root',
  'compound',
  'cop',
  'aux',
]);

/** Governing tokens from the nearest to the root. */
export function containersOf(tree: Tree, trigger: number): readonly number[] {
  const found: number[] = [];
  let at = trigger;
  for (let steps = 0; steps < 12; steps += 1) {
    const head = tree.heads[at] ?? -1;
    if (head === -1 || !(CHAIN.has(relationOf(tree, at)) || tree.tokens[at]?.upos === 'SCONJ')) break;
    found.push(head);
    at = head;
  }
  return found;
}

/** Whether the token has a negation word of its own ("ei", "not", "never", "without"). */
export const isNegated = (tree: Tree, index: number): boolean => factOf(tree, index, NEGATED, findNegation);

/** Facts of tokens (`factOf`). */
const NEGATED = 2;
const DESTINED = 4;
const CONDITIONAL = 8;

function findNegation(tree: Tree, index: number): boolean {
  for (const c of childrenOf(tree, index)) {
    const relation = relationOf(tree, c);
    if (tree.tokens[c]?.feats.Polarity === 'Neg') {
      if (relation !== 'conj') return true;
    } else if (NEGATING.has(relation) && NEGATIONS.has(lemmaOf(tree, c))) return true;
  }
  return false;
}

const NEGATIONS = new Set(['never', 'neither', 'nor', 'without', 'no']);
const NEGATING = new Set(['advmod', 'cc', 'mark', 'case']);
const SCARCELY = new Set(['no', 'not', 'any', 'little', 'hardly']);

/** A noun's cue is a noun's; "sign, proof, evidence" of something doubt it only where there is none. */
function isWordOf(tree: Tree, index: number, cue: CueEntry): boolean {
  if (cue.as !== 'N') return true;
  const upos = tree.tokens[index]?.upos;
  if (upos !== 'NOUN' && upos !== 'PROPN') return false;
  if (cue.kind !== 'doubt' || cue.lemma === 'doubt') return true;
  if (childrenOf(tree, index).some((c) => SCARCELY.has(lemmaOf(tree, c))) || isNegated(tree, index)) return true;
  const head = tree.heads[index] ?? -1;
  return head !== -1 && isNegated(tree, head);
}

/** What modifies a noun is taken as given: the plans, doubts and denials of the clause above do not reach it. */
const UNREAL: ReadonlySet<string> = new Set(['planned', 'hypothetical', 'deny', 'refuse', 'stop', 'doubt']);

/** How a cue must stand in its table to count where it is found. */
const AS_VERB: readonly string[] = ['V'];
const AS_ADVERB: readonly string[] = ['A'];
const AS_LINK: readonly string[] = ['A', 'M'];
const AS_PREDICATE: readonly string[] = ['V', 'N'];
/** "is willing to send", "is due to arrive": an adjective over a verb. */
const AS_ADJECTIVE: readonly string[] = ['A'];

/** Cues of a trigger, its own first, then those of the predicates above it. */
export function cuesOf(tree: Tree, trigger: number, lexicon: Lexicon): readonly Cue[] {
  const cues: Cue[] = [];
  const marks = marksIn(tree, lexicon);
  const seen: number[] = [];
  let presupposed = false;
  const look = (index: number, as: readonly string[], host: number): void => {
    if (((marks[index] ?? 0) & CUE) === 0 || seen.includes(index)) return;
    seen.push(index);
    for (const e of lexicon.cuesOf(tree.bases[index] as Lower))
      if (as.includes(e.as) && isWordOf(tree, index, e) && !(presupposed && UNREAL.has(e.kind)))
        cues.push({ kind: kindAt(e, index), token: index, negated: host !== trigger && isNegated(tree, host) });
  };
  const kindAt = (e: CueEntry, index: number): CueEntry['kind'] =>
    e.kind === 'said' && index !== trigger && isHearsay(tree, index) ? 'reported' : e.kind;
  const around = (index: number): void => {
    for (const c of childrenOf(tree, index)) {
      const relation = relationOf(tree, c);
      if (relation === 'aux' || relation === 'cop') look(c, AS_VERB, index);
      else if (relation === 'mark' || relation === 'advmod' || relation === 'case' || relation === 'cc')
        look(c, AS_LINK, index);
      else if (relation === 'obl' || relation === 'nmod')
        for (const g of childrenOf(tree, c)) if (relationOf(tree, g) === 'case') look(g, AS_ADVERB, index);
    }
    if (presupposed) return;
    if (factOf(tree, index, DESTINED, isDestined)) cues.push({ kind: 'planned', token: index, negated: false });
    if (factOf(tree, index, CONDITIONAL, isConditional))
      cues.push({ kind: 'hypothetical', token: index, negated: false });
  };
  if (tree.tokens[trigger]?.upos === 'ADJ') look(trigger, AS_ADJECTIVE, trigger);
  around(trigger);
  let at = trigger;
  for (const container of containersOf(tree, trigger)) {
    if (relationOf(tree, at) === 'conj') {
      at = container;
      continue;
    }
    if (describes(tree, at)) presupposed = true;
    look(container, tree.tokens[container]?.upos === 'ADJ' ? AS_ADJECTIVE : AS_PREDICATE, container);
    around(container);
    at = container;
  }
  return cues;
}

/**
 * Whether a verb describes a noun, as given; an infinitive does not ("a promise to send", "on määrä lähettää"), nor does a
 * clause that says what the noun is about ("no sign that it has sent").
 */
function describes(tree: Tree, verb: number): boolean {
  const relation = relationOf(tree, verb);
  if (relation === 'amod') return true;
  if (relation !== 'acl' || tree.tokens[verb]?.feats.VerbForm === 'Inf') return false;
  return !childrenOf(tree, verb).some((c) => relationOf(tree, c) === 'mark' && tree.tokens[c]?.upos === 'SCONJ');
}

/** "is said to have sent", "sanotaan saaneen": a verb of saying without a speaker. */
function isHearsay(tree: Tree, verb: number): boolean {
  const { Voice, VerbForm } = tree.tokens[verb]?.feats ?? {};
  if (Voice === 'Pass' && VerbForm === 'Fin') return true;
  return childrenOf(tree, verb).some((c) => tree.tokens[c]?.deprel === 'aux:pass');
}

/** "is to be sent": a copula and an infinitive marker on one verb say what is settled to come; so does "on tulossa". */
function isDestined(tree: Tree, index: number): boolean {
  const { InfForm, Case } = tree.tokens[index]?.feats ?? {};
  if (InfForm === '3' && Case === 'Ine' && lemmaOf(tree, index) === 'tulla') return true;
  let [marked, copula] = [false, false];
  for (const c of childrenOf(tree, index)) {
    const relation = relationOf(tree, c);
    if (relation === 'mark') marked ||= lemmaOf(tree, c) === 'to';
    else if (relation === 'cop' || relation === 'aux') copula ||= lemmaOf(tree, c) === 'be';
  }
  return marked && copula;
}

const INVERTED = new Set(['should', 'were', 'had']);

/**
 * A verb in the conditional, or "should Russia give", "were they ever sent": an auxiliary before its subject, with no
 * question.
 */
function isConditional(tree: Tree, index: number): boolean {
  if (tree.tokens[index]?.feats.Mood === 'Cnd') return true;
  let [subject, aux] = [-1, -1];
  for (const c of childrenOf(tree, index)) {
    const relation = relationOf(tree, c);
    if (relation === 'aux' && tree.tokens[c]?.feats.Mood === 'Cnd') return true;
    if (relation === 'nsubj' && subject === -1) subject = c;
    if ((relation === 'aux' || relation === 'cop') && aux === -1) aux = c;
  }
  if (subject === -1 || aux === -1 || aux > subject) return false;
  return INVERTED.has(textOf(tree, aux)) && tree.tokens.at(-1)?.text !== '?';
}
