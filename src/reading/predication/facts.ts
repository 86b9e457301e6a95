// What a token's own children say of it, without any lexicon: voice, negation, mood, what is settled to come. What enters: a
// tree and a token. What leaves: facts as bits, all found in one look at the children and kept on the tree.
import type { Token } from '../../language/language.ts';
import { bitOf, bitsOf } from './relations.ts';
import { childrenOf, lemmaOf, type Tree, textOf } from './tree.ts';

/**
 * The trigger's subject is what is acted upon. A participle without case, auxiliary or noun above it cannot be a passive,
 * whatever the tagger says of it; nor can a word with a plain subject.
 */
export const PASSIVE = 1;
/** A negation word of its own ("ei", "not", "never", "without"), or a verb form of what is not done ("toimittamatta"). */
export const NEGATED = 2;
/** "is to be sent": a copula and an infinitive marker on one verb say what is settled to come; so does "on tulossa". */
export const DESTINED = 4;
/** A verb in the conditional, or "should Russia give", "were they ever sent": an auxiliary before its subject, with no question. */
export const CONDITIONAL = 8;
const KNOWN = 16;

/** Whether the fact holds of the token. */
export const holds = (tree: Tree, index: number, fact: number): boolean => (factsOf(tree, index) & fact) !== 0;

function factsOf(tree: Tree, index: number): number {
  const known = tree.facts[index] ?? KNOWN;
  if ((known & KNOWN) !== 0) return known;
  const found = KNOWN | findFacts(tree, index);
  tree.facts[index] = found;
  return found;
}

const AUX = bitOf('aux');
const COP = bitOf('cop');
const CONJ = bitOf('conj');
const MARK = bitOf('mark');
const NSUBJ = bitOf('nsubj');
const NEGATING = bitsOf('advmod', 'cc', 'mark', 'case', 'det');
const NEGATIONS = new Set(['never', 'neither', 'nor', 'without', 'no']);

/** What children are to a verb's voice, by their relations with their subtypes, as bits. */
const PASSIVE_AUX = 1;
const AGENT = 2;
const OBJECT = 4;
const PASSIVE_SUBJECT = 8;
const SUBJECT = 16;
const COPULA = 32;
const ANY_AUX = 64;
const OF_VOICE: ReadonlyMap<string, number> = new Map([
  ['aux:pass', PASSIVE_AUX],
  ['obl:agent', AGENT],
  ['obj', OBJECT],
  ['nsubj:pass', PASSIVE_SUBJECT],
  ['nsubj', SUBJECT],
  ['cop', COPULA],
]);
/** Bare relations that `OF_VOICE` knows some form of. */
const VOICED = bitsOf('aux', 'obl', 'obj', 'nsubj', 'cop');

function findFacts(tree: Tree, index: number): number {
  const children = childrenOf(tree, index);
  let voice = 0;
  let facts = 0;
  let [subject, aux] = [-1, -1];
  let passive = false;
  let [mark, be] = [-1, -1];
  for (let i = 0; i < children.length; i += 1) {
    const c = children[i] as number;
    const bit = tree.bits[c] as number;
    const { feats, deprel } = tree.tokens[c] as Token;
    if ((bit & VOICED) !== 0) voice |= OF_VOICE.get(deprel) ?? 0;
    if ((bit & (AUX | COP)) !== 0) {
      if (aux === -1) aux = c;
      if (be === -1 && lemmaOf(tree, c) === 'be') be = c;
      passive ||= feats.Voice === 'Pass';
      if (bit === AUX) {
        voice |= ANY_AUX;
        if (feats.Mood === 'Cnd') facts |= CONDITIONAL;
      }
    } else if (bit === MARK) {
      if (mark === -1 && lemmaOf(tree, c) === 'to') mark = c;
    } else if (bit === NSUBJ && subject === -1) subject = c;
    if (feats.Polarity === 'Neg' ? bit !== CONJ : (bit & NEGATING) !== 0 && NEGATIONS.has(lemmaOf(tree, c)))
      facts |= NEGATED;
  }
  const token = tree.tokens[index] as Token;
  if (token.feats.Case === 'Abe' && token.feats.InfForm === '3') facts |= NEGATED;
  if (isPassiveBy(token, tree.bits[index] as number, voice, passive)) facts |= PASSIVE;
  // "are to be sent", not "are thought to be fighting".
  if ((mark !== -1 && ((be !== -1 && be < mark) || isAhead(tree, index))) || isComing(tree, index, token))
    facts |= DESTINED;
  if (token.feats.Mood === 'Cnd' || (subject !== -1 && aux !== -1 && aux < subject && isInverted(tree, aux)))
    facts |= CONDITIONAL;
  return facts;
}

/** Relations of a clause or participle that hangs on something. */
const ON_SOMETHING = bitsOf('acl', 'amod', 'advcl');

/** Whether a word is a passive, by its relation, its children's and whether one of its auxiliaries is marked as passive. */
function isPassiveBy(token: Token, relation: number, voice: number, passive: boolean): boolean {
  const has = (bit: number): boolean => (voice & bit) !== 0;
  if (has(PASSIVE_AUX) || (has(AGENT) && !has(OBJECT))) return true;
  if (isTemporal(token)) return false;
  if (has(PASSIVE_SUBJECT) || has(AGENT)) return !has(OBJECT);
  if (token.upos === 'ADJ' && has(COPULA)) return true;
  if (!passive && token.feats.Voice !== 'Pass') return false;
  if (token.feats.VerbForm !== 'Part' || token.feats.Case !== undefined) return true;
  if (has(SUBJECT)) return false;
  return has(ANY_AUX) || (relation & ON_SOMETHING) !== 0;
}

/** "X:n vierailtua": a partitive past participle as a clause of time has a subject of its own, whatever its voice mark. */
export const isTemporal = ({ deprel, feats }: Token): boolean =>
  deprel.startsWith('advcl') && feats.VerbForm === 'Part' && feats.Case === 'Par';

/** "is about to send", "have yet to be built". */
const isAhead = (tree: Tree, index: number): boolean => AHEAD.has(textOf(tree, tree.heads[index] ?? -1));

const AHEAD = new Set(['about', 'yet']);

const isComing = (tree: Tree, index: number, { feats }: Token): boolean =>
  feats.InfForm === '3' && feats.Case === 'Ine' && lemmaOf(tree, index) === 'tulla';

const INVERTED = new Set(['should', 'were', 'had']);

const isInverted = (tree: Tree, aux: number): boolean =>
  INVERTED.has(textOf(tree, aux)) && tree.tokens.at(-1)?.text !== '?';
