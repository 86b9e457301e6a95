// Finds the predications of a sentence. What enters: a tree and the language's lexicon. What leaves: one predication for
// each trigger and sense, in the order of the text. Where relations give no argument, frames fall back on the order of
// words within `clause` (see slots/party.ts). Pure; linear in the sentence but for the subtrees of triggers.
import type { Token } from '../../language/language.ts';
import type { Lower } from '../spelling.ts';
import { type Candidate, isPassive, nounCandidates, verbCandidates } from './candidates.ts';
import { containersOf, cuesOf, isNegated } from './cues.ts';
import { type Entry, IRREGULAR, type Lexicon, type RolePattern, TRIGGER, type WordClass } from './lexicon.ts';
import type { Argument, Predication } from './predication.ts';
import { bitOf, bitsOf } from './relations.ts';
import { childBy, childrenOf, isVerbal, lemmaOf, marksIn, relationOf, subtreeBut, type Tree } from './tree.ts';

/** Predications of one sentence. */
export function findPredications(tree: Tree, lexicon: Lexicon): readonly Predication[] {
  const found: Predication[] = [];
  const marks = marksIn(tree, lexicon);
  for (let i = 0; i < marks.length; i += 1) {
    const token = tree.tokens[i] as Token;
    if (((marks[i] as number) & (TRIGGER | IRREGULAR)) === 0 && !isCompound(token)) continue;
    const entries = entriesFor(tree, i, token, lexicon);
    if (entries.length > 0) predicationsAt(tree, i, entries, lexicon, found);
  }
  return found;
}

const isCompound = ({ parts }: Token): boolean => parts !== undefined && parts.length > 1;

const VERBAL: readonly WordClass[] = ['V'];
const NOMINAL: readonly WordClass[] = ['N'];
const ADJECTIVAL: readonly WordClass[] = ['V', 'A'];
const ADVERBIAL: readonly WordClass[] = ['A'];

function classesOf(token: Token): readonly WordClass[] | null {
  switch (token.upos) {
    case 'VERB':
    case 'AUX':
      return VERBAL;
    case 'NOUN':
    case 'PROPN':
      return NOMINAL;
    case 'ADJ':
      return ADJECTIVAL;
    case 'ADV':
      return ADVERBIAL;
    default:
      return null;
  }
}

const NO_ENTRIES: readonly Entry[] = [];

function entriesFor(tree: Tree, index: number, token: Token, lexicon: Lexicon): readonly Entry[] {
  const classes = classesOf(token);
  if (classes === null || relationOf(tree, index) === 'aux') return NO_ENTRIES;
  const known = lexicon.startsOf(tree.bases[index] as Lower);
  const entries =
    (known.phrasal
      ? (phrasalEntries(tree, index, known.phrasal) ??
        partedEntries(tree, index, known.phrasal) ??
        withPhrase(tree, index, known.phrasal, known.entries))
      : known.entries) ??
    lastPartEntries(token, lexicon) ??
    irregular(tree.words[index] as Lower, lexicon);
  if (!entries) return NO_ENTRIES;
  for (const { wordClass } of entries)
    if (!classes.includes(wordClass)) return entries.filter((e) => classes.includes(e.wordClass));
  return entries;
}

/** A form of the lexicon whose base form the analyser missed. */
const irregular = ({ lower }: Lower, { triggers, forms }: Lexicon): readonly Entry[] | undefined => {
  const lemma = forms.get(lower);
  return lemma === undefined ? undefined : triggers.get(lemma);
};

/** "hand over": the word with its particle, or with the adverb that makes a trigger of both. */
function phrasalEntries(
  tree: Tree,
  index: number,
  behind: ReadonlyMap<string, readonly Entry[]>,
): readonly Entry[] | undefined {
  for (const c of childrenOf(tree, index)) {
    const relation = relationOf(tree, c);
    if (relation !== 'compound' && relation !== 'advmod') continue;
    const entries = behind.get(lemmaOf(tree, c));
    if (entries || tree.tokens[c]?.deprel === 'compound:prt') return entries;
  }
  return undefined;
}

/** Tokens between a verb and the noun that it makes of somebody, at most. */
const PARTED = 9;

/** "took two soldiers prisoner": the noun right behind the verb's object, which is then no object itself. */
function partedEntries(
  tree: Tree,
  index: number,
  behind: ReadonlyMap<string, readonly Entry[]>,
): readonly Entry[] | undefined {
  for (let i = index + 2; i <= Math.min(index + PARTED, tree.tokens.length - 1); i += 1) {
    const before = tree.tokens[i - 1];
    if (!before || /^(?:VERB|AUX|ADP|PUNCT|SCONJ)$/u.test(before.upos)) return undefined;
    const entries = behind.get(lemmaOf(tree, i));
    const named = /^(?:NOUN|PROPN|PRON)$/u.test(before.upos) && before.deprel !== 'nmod:poss';
    const ends = tree.tokens[i + 1]?.upos !== 'NOUN';
    if (named && ends && entries?.every((e) => e.sense === 'capture')) return entries;
  }
  return undefined;
}

/** "päästä sopuun", "come to terms": beside what the word says alone, what it says with the words right behind it. */
function withPhrase(
  tree: Tree,
  index: number,
  behind: ReadonlyMap<string, readonly Entry[]>,
  alone: readonly Entry[] | undefined,
): readonly Entry[] | undefined {
  const next = wordAt(tree, index + 1);
  const phrase = behind.get(next) ?? behind.get(`${next} ${wordAt(tree, index + 2)}`);
  return phrase && alone
    ? [...alone, ...phrase.filter((e) => !alone.some((a) => a.sense === e.sense))]
    : (phrase ?? alone);
}

const wordAt = (tree: Tree, index: number): string => (tree.words[index] as Lower | undefined)?.lower ?? '';

/** A compound is known by its last part: "asetoimitus" by "toimitus". */
function lastPartEntries(token: Token, lexicon: Lexicon): readonly Entry[] | undefined {
  const { parts } = token;
  const last = parts && parts.length > 1 ? parts.at(-1) : undefined;
  return last === undefined ? undefined : lexicon.triggers.get(last.toLowerCase());
}

/** Finds one predication for each entry of a trigger; what does not hang on the entry is found once. */
function predicationsAt(
  tree: Tree,
  trigger: number,
  entries: readonly Entry[],
  lexicon: Lexicon,
  found: Predication[],
): void {
  // A copula's clause, negation and cues are those of its predicate.
  const anchor = relationOf(tree, trigger) === 'cop' ? (tree.heads[trigger] ?? trigger) : trigger;
  // The entries of one word are all of nouns or none is: its class allows no others.
  const noun = entries[0]?.wordClass === 'N';
  // "condemned the shipments": who condemns an act does not do it.
  const condemned = noun && isCondemned(tree, trigger, lexicon);
  const doesIt = (c: Candidate): boolean => !condemned || c.relation !== 'lightsubj';
  const candidates = noun ? nounCandidates(tree, trigger).filter(doesIt) : verbCandidates(tree, trigger);
  const negated = isNegated(tree, anchor);
  const form = formOf(tree, trigger, noun);
  const voice = !noun && isPassive(tree, trigger) ? 'passive' : 'active';
  const containers = containersOf(tree, anchor);
  const cues = cuesOf(tree, anchor, lexicon, containers);
  const clause = clauseOf(tree, anchor);
  const phrases: Phrases = [];
  for (const entry of entries) {
    const args = argumentsFor(tree, trigger, entry, candidates, phrases);
    found.push({
      trigger,
      entry,
      sense: entry.sense,
      args,
      form,
      voice,
      negated:
        negated || (!noun && args.some((a) => isNobody(tree, a) || (NEEDED.has(a.role) && isNone(tree, a.head)))),
      cues,
      containers,
      clause,
    });
  }
  if (hasSense(entries, 'give') && hasSense(entries, 'receive')) leaveOneDirection(tree, found, trigger);
}

function hasSense(entries: readonly Entry[], sense: string): boolean {
  for (const entry of entries) if (entry.sense === sense) return true;
  return false;
}

const hasRole = (tree: Tree, p: Predication, role: string): boolean =>
  p.args.some((a) => a.role === role && a.found === 'relation' && a.marked && !isSum(tree, a.head));

/** "bought petrol for 300 million dollars": what has a number is nobody. */
const isSum = (tree: Tree, head: number): boolean =>
  /^(?:SYM|NUM)$/u.test(tree.tokens[head]?.upos ?? '') || childBy(tree, head, 'nummod') !== -1;

/** A word of giving and of receiving ("tuoda": to bring, to import) is the one where someone is given to, else where from someone. */
function leaveOneDirection(tree: Tree, found: Predication[], trigger: number): void {
  const give = found.findLast((p) => p.trigger === trigger && p.sense === 'give');
  const receive = give && found.findLast((p) => p.trigger === trigger && p.sense === 'receive');
  if (!give || !receive) return;
  const [given, taken] = [hasRole(tree, give, 'receiver'), hasRole(tree, receive, 'giver')];
  if (given !== taken) found.splice(found.indexOf(given ? receive : give), 1);
}

/** Roles without whose filler there is nothing: what is given and who gives, who goes, what is signed. */
const NEEDED: ReadonlySet<string> = new Set(['theme', 'people', 'trainee', 'pact', 'giver', 'victim']);

/** "no shells went", "nothing was sent", "not one tank arrived": where there is none of it, it does not happen. */
function isNone(tree: Tree, head: number): boolean {
  if (NOTHING.has(lemmaOf(tree, head))) return true;
  for (const c of childrenOf(tree, head)) {
    if (tree.bits[c] === DET && NONE_OF.has(lemmaOf(tree, c))) return true;
    if (c < head && lemmaOf(tree, c) === 'not' && ONE.has(lemmaOf(tree, c + 1))) return true;
    // "no more oil", not "no more than 30 tanks".
    if (c < head && lemmaOf(tree, c) === 'more' && lemmaOf(tree, c - 1) === 'no' && lemmaOf(tree, c + 1) !== 'than')
      return true;
  }
  return isNotOne(tree, head);
}

/** "not one new missile", "not one": a number alone has the word on itself, or on what is far above it. */
function isNotOne(tree: Tree, head: number): boolean {
  for (let i = head; i > Math.max(0, head - NOT_ONE); i -= 1) {
    if (lemmaOf(tree, i) === 'one') return lemmaOf(tree, i - 1) === 'not';
    if (i < head && !/^(?:DET|NUM|ADJ)$/u.test(tree.tokens[i]?.upos ?? '')) return false;
  }
  return false;
}

/** Tokens of "one new missile", at most. */
const NOT_ONE = 4;

/** "Nobody has sent any": what nobody does is not done. */
const isNobody = (tree: Tree, { head, found }: Argument): boolean =>
  found === 'relation' && relationOf(tree, head) === 'nsubj' && NOBODY.has(lemmaOf(tree, head));

const DET = bitOf('det');

const NOTHING = new Set(['nothing', 'none']);
const NONE_OF = new Set(['no', 'neither']);
/** What "not" before it makes none: "not one", "not a single". */
const ONE = new Set(['one', 'a', 'single']);
const NOBODY = new Set(['nobody', 'no-one']);

function formOf(tree: Tree, trigger: number, noun: boolean): Predication['form'] {
  if (noun) return 'noun';
  const token = tree.tokens[trigger];
  const relation = relationOf(tree, trigger);
  if (relation === 'amod' || (relation === 'acl' && token?.deprel !== 'acl:relcl')) return 'participle';
  return ((tree.bits[trigger] ?? 0) & CLAUSAL) !== 0 && token?.feats.VerbForm !== 'Fin' ? 'nonfinite' : 'finite';
}

const CLAUSAL = bitsOf('xcomp', 'ccomp', 'advcl', 'csubj');

/** Subjects and objects do not stand in local cases, whatever the parser says. */
const CORE: ReadonlySet<string> = new Set(['nsubj', 'obj', 'lightsubj']);
const LOCAL = new Set(['All', 'Ill', 'Abl', 'Ade', 'Ine']);
const NOT_IN_PHRASE = bitsOf('acl', 'advcl', 'parataxis', 'punct', 'ccomp');

/** The phrases of a trigger's candidates, filled as they are asked. */
type Phrases = (readonly number[] | undefined)[];

/** An argument while its marks are gathered. */
type Gathered = { -readonly [K in keyof Argument]: Argument[K] };

function argumentsFor(
  tree: Tree,
  trigger: number,
  entry: Entry,
  candidates: readonly Candidate[],
  phrases: Phrases,
): readonly Argument[] {
  const found: Gathered[] = [];
  let ascending = true;
  for (let i = 0; i < candidates.length; i += 1) {
    const c = candidates[i] as Candidate;
    // Of an adjective the subject is what is so, whether or not it might be a participle ("are dead", "are wounded").
    const subject = entry.wordClass === 'A' && c.found === 'relation' && relationOf(tree, c.head) === 'nsubj';
    const patterns = entry.byRelation.get(subject ? 'nsubj' : c.relation);
    if (!patterns) continue;
    const first = found.length;
    for (let k = 0; k < patterns.length; k += 1) {
      const p = patterns[k] as RolePattern;
      if (!fits(c, p)) continue;
      const marked = p.marker !== null;
      const same = ofRole(found, first, p.role);
      if (same) {
        same.marked ||= marked;
        continue;
      }
      phrases[i] ??= subtreeBut(tree, c.head, NOT_IN_PHRASE, trigger);
      found.push({ role: p.role, head: c.head, tokens: phrases[i] as readonly number[], found: c.found, marked });
    }
    if (first > 0 && first < found.length && (found[first - 1] as Gathered).head > c.head) ascending = false;
  }
  return ascending ? found : found.sort((a, b) => a.head - b.head);
}

/** Whether a candidate has what a pattern of its relation asks for. */
function fits({ markers, found }: Candidate, { marker, relation }: RolePattern): boolean {
  if (marker !== null) return markers.includes(marker);
  return markers.length === 0 || found === 'antecedent' || !CORE.has(relation) || !markers.some((m) => LOCAL.has(m));
}

/** The argument of the role among those from `first` on. */
function ofRole(found: readonly Gathered[], first: number, role: string): Gathered | null {
  for (let i = first; i < found.length; i += 1) if (found[i]?.role === role) return found[i] as Gathered;
  return null;
}

const EDGES = bitsOf('ccomp', 'advcl', 'parataxis', 'acl');
const CONJ = bitOf('conj');

/** The stretch of tokens around the trigger that belongs to its own clause. */
function clauseOf(tree: Tree, trigger: number): Predication['clause'] {
  let [first, last] = [trigger, trigger + 1];
  while (first > 0 && isInClause(tree, first - 1, trigger)) first -= 1;
  while (last < tree.tokens.length && isInClause(tree, last, trigger)) last += 1;
  return { first, last };
}

/** Whether a token hangs on the trigger without the edge of another clause between. */
function isInClause(tree: Tree, token: number, trigger: number): boolean {
  for (let at = token; at !== trigger; at = tree.heads[at] as number) {
    if (at === -1) return false;
    const bit = tree.bits[at] as number;
    if ((bit & EDGES) !== 0 || (bit === CONJ && isVerbal(tree.tokens[at]))) return false;
  }
  return true;
}

/** Whether a noun is what a verb of condemning has as its object. */
function isCondemned(tree: Tree, noun: number, lexicon: Lexicon): boolean {
  const verb = tree.heads[noun] ?? -1;
  if (verb === -1 || relationOf(tree, noun) !== 'obj') return false;
  return lexicon.startsOf(tree.bases[verb] as Lower).entries?.some((e) => e.sense === 'condemn') === true;
}
