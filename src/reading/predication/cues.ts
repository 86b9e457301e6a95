// Polarity and cues of modality around a trigger: its own negation and adverbs, the markers of its clause, and the chain
// of predicates above it. Pure; the words are data (lexica/LANG/cues.tsv).

import type { Lower } from '../spelling.ts';
import { askedTo } from './asked.ts';
import { deniedReport, isBare, isEnded, isFiniteVerb, isUnsaid } from './cue-reach.ts';
import { CONDITIONAL, DESTINED, holds, NEGATED } from './facts.ts';
import { isFalling } from './falling.ts';
import { CUE, type CueEntry, HOST, type Lexicon } from './lexicon.ts';
import { isNotWithin } from './not-within.ts';
import type { Cue } from './predication.ts';
import { bitOf, bitsOf } from './relations.ts';
import { childrenOf, lemmaOf, marksIn, relationOf, type Tree } from './tree.ts';

const CHAIN = bitsOf(
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
);

/** Governing tokens from the nearest to the root. */
export function containersOf(tree: Tree, trigger: number): readonly number[] {
  const found: number[] = [];
  let at = trigger;
  for (let steps = 0; steps < 12; steps += 1) {
    const head = tree.heads[at] ?? -1;
    if (head === -1 || (((tree.bits[at] ?? 0) & CHAIN) === 0 && tree.tokens[at]?.upos !== 'SCONJ')) break;
    found.push(head);
    at = head;
  }
  return found;
}

/** Whether the token has a negation word of its own ("ei", "not", "never", "without"). */
export const isNegated = (tree: Tree, index: number): boolean => holds(tree, index, NEGATED);

const SCARCELY = new Set(['no', 'not', 'any', 'little', 'hardly']);

/** A noun that is a cue only as a predicate ("on määrä lähettää") stands in its base form; a noun's cue is a noun's; "sign, proof, evidence" of something doubt it only where there is none. */
function isWordOf(tree: Tree, index: number, cue: CueEntry): boolean {
  if (cue.as === 'O') return tree.tokens[index]?.feats.Case === 'Nom';
  if (cue.as === 'B') return isState(tree, index);
  if (cue.as !== 'N') return true;
  const upos = tree.tokens[index]?.upos;
  if (upos !== 'NOUN' && upos !== 'PROPN') return false;
  if (cue.kind !== 'doubt' || cue.lemma === 'doubt') return true;
  if (childrenOf(tree, index).some((c) => SCARCELY.has(lemmaOf(tree, c))) || isNegated(tree, index)) return true;
  const head = tree.heads[index] ?? -1;
  return head !== -1 && isNegated(tree, head);
}

/** "on hold", "jäissä", "jäihin": a state that something is in, or is put into. */
const isState = (tree: Tree, index: number): boolean =>
  STATE_CASES.has(tree.tokens[index]?.feats.Case ?? '') ||
  childrenOf(tree, index).some((c) => tree.bits[c] === CASE && lemmaOf(tree, c) === 'on');

const STATE_CASES = new Set(['Ine', 'Ill', 'Ade', 'All']);

/** What modifies a noun is taken as given: the plans, doubts and denials of the clause above do not reach it. */
const UNREAL: ReadonlySet<string> = new Set(['planned', 'hypothetical', 'deny', 'refuse', 'stop', 'doubt']);

/** How a cue must stand in its table to count where it is found. */
const AS_VERB: readonly string[] = ['V'];
const AS_ADVERB: readonly string[] = ['A'];
const AS_LINK: readonly string[] = ['A', 'M'];
const AS_PREDICATE: readonly string[] = ['V', 'N', 'O', 'B', 'E'];
const AS_STATE: readonly string[] = ['B'];
/** "is willing to send", "is due to arrive": an adjective over a verb. */
const AS_ADJECTIVE: readonly string[] = ['A'];

/** "the promised delivery", "väitetyt toimitukset". */
const AS_MODIFIER: readonly string[] = ['A', 'V'];
const AMOD = bitOf('amod');

/** Relations in which a cue modifies what it hangs on: auxiliaries; words that link; phrases whose preposition may be one. */
const HELPING = bitsOf('aux', 'cop');
const LINKING = bitsOf('mark', 'advmod', 'case', 'cc');
const PHRASES = bitsOf('obl', 'nmod');
const CASE = bitOf('case');

/** What is gathered of a trigger. */
type Gathered = {
  readonly trigger: number;
  readonly cues: Cue[];
  /** Tokens that have been looked at: each counts once. */
  readonly seen: number[];
  /** Whether what is looked at stands above what is taken as given. */
  presupposed: boolean;
};

/** Cues of a trigger, its own first, then those of the predicates above it (`containersOf`). */
export function cuesOf(
  tree: Tree,
  trigger: number,
  lexicon: Lexicon,
  containers: readonly number[] = containersOf(tree, trigger),
): readonly Cue[] {
  const found: Gathered = { trigger, cues: [], seen: [], presupposed: false };
  const { upos } = tree.tokens[trigger] ?? {};
  if (upos === 'ADJ') look(tree, lexicon, found, trigger, AS_ADJECTIVE, trigger);
  else if (upos === 'NOUN') look(tree, lexicon, found, trigger, AS_STATE, trigger);
  lookAround(tree, lexicon, found, trigger);
  lookForCondition(tree, lexicon, found, trigger);
  let at = trigger;
  for (let i = 0; i < containers.length; i += 1) {
    const container = containers[i] as number;
    if (relationOf(tree, at) === 'conj') {
      if (lacksAuxiliary(tree, at)) lookHelping(tree, lexicon, found, container);
      // "denied sending shells but sold drones": a finite verb is joined to the finite one above.
      if (isFiniteVerb(tree, at) && !isBare(tree, at))
        while (i + 1 < containers.length && !isFiniteVerb(tree, containers[i] as number)) i += 1;
      at = containers[i] as number;
      continue;
    }
    if (describes(tree, at) || isSettled(tree, at)) found.presupposed = true;
    if ((tree.bits[at] === XCOMP || tree.texts[container] === 'yet') && !found.presupposed) {
      const coming = comingOf(tree, container, at);
      if (coming !== null) found.cues.push({ kind: coming, token: container, negated: isNegated(tree, container) });
    }
    const denied = deniedReport(tree, container, lexicon);
    if (denied !== -1 && !found.cues.some((c) => c.token === denied))
      found.cues.push({ kind: 'deny', token: denied, negated: isNegated(tree, denied) });
    if (!found.presupposed && askedTo(tree, at) !== -1)
      found.cues.push({ kind: 'planned', token: container, negated: isNegated(tree, container) });
    const as = tree.tokens[container]?.upos === 'ADJ' ? AS_ADJECTIVE : AS_PREDICATE;
    const before = found.cues.length;
    if (at !== trigger && isUnsaid(tree, at, lexicon))
      found.cues.push({ kind: 'reported', token: container, negated: false });
    else if (!isUnsaid(tree, container, lexicon)) look(tree, lexicon, found, container, as, container);
    if (found.cues.length === before && tree.bits[at] === XCOMP && isNegated(tree, container))
      found.cues.push({ kind: 'deny', token: container, negated: false });
    else if (isNotWithin(tree, lexicon, at, container))
      found.cues.push({ kind: 'deny', token: container, negated: false });
    lookAround(tree, lexicon, found, container);
    if (((tree.bits[at] ?? 0) & OF_VERB) !== 0) lookForCondition(tree, lexicon, found, container);
    at = container;
  }
  return found.cues;
}

/** The cues that a token is, where it may be one that stands `as` its table has it; `host` is what it would be a cue of. */
function look(
  tree: Tree,
  lexicon: Lexicon,
  { trigger, cues, seen, presupposed }: Gathered,
  index: number,
  as: readonly string[],
  host: number,
): void {
  if (((marksIn(tree, lexicon)[index] as number) & CUE) === 0 || seen.includes(index)) return;
  seen.push(index);
  for (const e of lexicon.cuesOf(tree.bases[index] as Lower)) {
    if (!as.includes(e.as) || !isWordOf(tree, index, e) || (presupposed && UNREAL.has(e.kind))) continue;
    if (e.kind === 'hypothetical' && e.as === 'A' && isOfNumber(tree, index)) continue;
    if (e.kind === 'estimated' && e.as === 'V' && isFalling(tree, index, lexicon)) continue;
    if (e.as === 'E' && !isEnded(tree, index, trigger)) continue;
    const kind =
      e.kind === 'said' && index !== trigger && isHearsay(tree, index)
        ? 'reported'
        : e.lemma === 'would' && isBackshifted(tree, host, lexicon)
          ? 'planned'
          : e.kind;
    const isWanting = e.kind === 'doubt' && e.as === 'N' && e.lemma !== 'doubt';
    cues.push({ kind, token: index, negated: !isWanting && host !== trigger && isNegated(tree, host) });
  }
}

/** "perhaps a quarter of a million": what hedges a number leaves the rest as it is. */
const isOfNumber = ({ tokens, texts }: Tree, index: number): boolean =>
  tokens[index + 1]?.upos === 'NUM' ||
  (texts[index + 1] === 'a' && /^(?:quarter|half|third|dozen|hundred|thousand|million)$/u.test(texts[index + 2] ?? ''));

/** The cues that hang on a predicate. */
function lookAround(tree: Tree, lexicon: Lexicon, found: Gathered, index: number): void {
  if (((marksIn(tree, lexicon)[index] as number) & HOST) !== 0)
    for (const c of childrenOf(tree, index)) {
      const bit = tree.bits[c] as number;
      if (bit === AMOD && index === found.trigger) look(tree, lexicon, found, c, AS_MODIFIER, c);
      else if ((bit & HELPING) !== 0) look(tree, lexicon, found, c, AS_VERB, index);
      else if ((bit & LINKING) !== 0) look(tree, lexicon, found, c, AS_LINK, index);
      else if ((bit & PHRASES) !== 0) {
        look(tree, lexicon, found, c, AS_STATE, index);
        for (const g of childrenOf(tree, c)) if (tree.bits[g] === CASE) look(tree, lexicon, found, g, AS_ADVERB, index);
      }
    }
  if (found.presupposed) return;
  if (holds(tree, index, DESTINED)) found.cues.push({ kind: 'planned', token: index, negated: false });
  if (tree.tokens[index]?.feats.Clitic === 'Ko')
    found.cues.push({ kind: 'hypothetical', token: index, negated: false });
  if (holds(tree, index, CONDITIONAL)) found.cues.push({ kind: 'hypothetical', token: index, negated: false });
}

/** "is going to send", "tulee lähettämään": what a verb of coming leads to is to come; "has yet to send" is not so. */
function comingOf(tree: Tree, container: number, verb: number): 'planned' | 'deny' | null {
  const { lemmas, texts, tokens } = tree;
  const { InfForm, Case } = tokens[verb]?.feats ?? {};
  if (lemmas[container] === 'go' && texts[container] === 'going' && texts[container + 1] === 'to') return 'planned';
  const yet = texts[container] === 'yet' ? container : container + 1;
  if (lemmas[yet - 1] === 'have' && texts[yet] === 'yet' && texts[yet + 1] === 'to') return 'deny';
  const comes = lemmas[container] === 'tulla' && tokens[container]?.feats.Tense === 'Pres';
  return comes && InfForm === '3' && Case === 'Ill' ? 'planned' : null;
}

/** What a verb governs as its own: a condition of the verb is one of these too. */
const OF_VERB = bitsOf('xcomp', 'ccomp');
const CONDITIONS = bitOf('advcl');
/** What a verb of its own sense is done by: "ei ala toimittaa", "did not manage to send". */
const XCOMP = bitOf('xcomp');

/** "will lend it if the others do", "irtoaa, jos ehdot täyttyvät": what hangs on a condition; what has happened does not. */
function lookForCondition(tree: Tree, lexicon: Lexicon, found: Gathered, verb: number): void {
  const { Tense, PartForm } = tree.tokens[verb]?.feats ?? {};
  if (found.presupposed || Tense === 'Past' || (PartForm === 'Past' && !holds(tree, verb, CONDITIONAL))) return;
  for (const clause of childrenOf(tree, verb))
    if (tree.bits[clause] === CONDITIONS)
      for (const mark of childrenOf(tree, clause))
        if (tree.bits[mark] === MARK && isCondition(tree, lexicon, mark))
          found.cues.push({ kind: 'hypothetical', token: mark, negated: false });
}

const MARK = bitOf('mark');

/** Words that mark a condition; "even if" and "as if" are none. */
const isCondition = (tree: Tree, lexicon: Lexicon, mark: number): boolean =>
  !NO_CONDITION.has(tree.texts[mark - 1] ?? '') &&
  lexicon.cuesOf(tree.bases[mark] as Lower).some((c) => c.as === 'M' && c.lemma !== 'whether');

const NO_CONDITION = new Set(['even', 'as', 'vaikka', 'ikään']);

/** "will buy arms and hand them over": a verb form that cannot stand alone shares the auxiliary of the one that it is joined to. */
function lacksAuxiliary(tree: Tree, verb: number): boolean {
  const { VerbForm } = tree.tokens[verb]?.feats ?? {};
  if (VerbForm !== 'Inf' && VerbForm !== 'Part') return false;
  return !childrenOf(tree, verb).some((c) => ((tree.bits[c] ?? 0) & OWN_FORM) !== 0);
}

/** What makes a verb form of its own: an auxiliary, "to". */
const OWN_FORM = bitsOf('aux', 'cop', 'mark');

/** The cues among the auxiliaries of a predicate. */
function lookHelping(tree: Tree, lexicon: Lexicon, found: Gathered, index: number): void {
  for (const c of childrenOf(tree, index))
    if (((tree.bits[c] as number) & HELPING) !== 0) look(tree, lexicon, found, c, AS_VERB, index);
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

/**
 * "will meet after they spoke", "plans sanctions, having established that": a clause in the past beside one of what is to come or
 * in doubt is taken as given.
 */
function isSettled(tree: Tree, verb: number): boolean {
  if (((tree.bits[verb] ?? 0) & BESIDE) === 0) return false;
  const { Tense, VerbForm } = tree.tokens[verb]?.feats ?? {};
  if (VerbForm === 'Fin') return Tense === 'Past';
  return childrenOf(tree, verb).some((c) => tree.bits[c] === AUX && PERFECT.has(lemmaOf(tree, c)));
}

const BESIDE = bitsOf('advcl', 'parataxis');
const AUX = bitOf('aux');
const PERFECT = new Set(['have', 'olla']);

/**
 * "said that it would send", "would send tanks, the minister pledged": what was announced in the past is to come; a condition is
 * none of it.
 */
function isBackshifted(tree: Tree, verb: number, lexicon: Lexicon): boolean {
  let at = verb;
  while (relationOf(tree, at) === 'conj' && (tree.heads[at] ?? -1) !== -1) at = tree.heads[at] ?? -1;
  const head = tree.heads[at] ?? -1;
  const isSaying = (i: number): boolean =>
    i !== -1 &&
    tree.tokens[i]?.feats.Tense === 'Past' &&
    lexicon.cuesOf(tree.bases[i] as Lower).some((c) => c.kind === 'said' || c.kind === 'planned');
  const isSaid =
    (/^(?:ccomp|parataxis|dep)$/u.test(relationOf(tree, at)) && isSaying(head)) ||
    childrenOf(tree, at).some((c) => relationOf(tree, c) === 'parataxis' && isSaying(c));
  return isSaid && !childrenOf(tree, verb).some((c) => relationOf(tree, c) === 'advcl' && hasCondition(tree, c));
}

const hasCondition = (tree: Tree, clause: number): boolean =>
  childrenOf(tree, clause).some((c) => relationOf(tree, c) === 'mark' && /^(?:if|unless)$/u.test(lemmaOf(tree, c)));

/** "is said to have sent", "sanotaan saaneen": a verb of saying without a speaker. */
function isHearsay(tree: Tree, verb: number): boolean {
  const { Voice, VerbForm } = tree.tokens[verb]?.feats ?? {};
  if (Voice === 'Pass' && VerbForm === 'Fin') return true;
  return childrenOf(tree, verb).some((c) => tree.tokens[c]?.deprel === 'aux:pass');
}
