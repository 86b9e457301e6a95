// Finds the predications of a sentence. What enters: a tree and the language's lexicon. What leaves: one predication for
// each trigger and sense, in the order of the text. Where relations give no argument, frames fall back on the order of
// words within `clause` (see slots/party.ts). Pure; linear in the sentence but for the subtrees of triggers.
import type { Token } from '../../language/language.ts';
import { type Candidate, isPassive, nounCandidates, verbCandidates } from './candidates.ts';
import { containersOf, cuesOf, isNegated } from './cues.ts';
import type { Entry, Lexicon, WordClass } from './lexicon.ts';
import type { Argument, Predication } from './predication.ts';
import { childrenBy, isVerbal, relationOf, subtreeOf, type Tree } from './tree.ts';

/** Predications of one sentence. */
export function findPredications(tree: Tree, lexicon: Lexicon): readonly Predication[] {
  return tree.tokens.flatMap((token, i) =>
    entriesFor(tree, i, token, lexicon).map((entry) => predicationOf(tree, i, entry, lexicon)),
  );
}

const classesOf = (token: Token): readonly WordClass[] => {
  if (token.upos === 'VERB' || token.upos === 'AUX') return ['V'];
  if (token.upos === 'NOUN' || token.upos === 'PROPN') return ['N'];
  if (token.upos === 'ADJ') return ['V', 'A'];
  return token.upos === 'ADV' ? ['A'] : [];
};

function entriesFor(tree: Tree, index: number, token: Token, lexicon: Lexicon): readonly Entry[] {
  if (relationOf(tree, index) === 'aux') return [];
  const classes = classesOf(token);
  if (classes.length === 0) return [];
  const lemma = token.lemma.toLowerCase();
  const particle = childrenBy(tree, index, 'compound', 'advmod')
    .map((c) => tree.tokens[c])
    .find((t) => t && (t.deprel === 'compound:prt' || lexicon.triggers.has(`${lemma} ${t.lemma.toLowerCase()}`)));
  const phrasal = particle ? lexicon.triggers.get(`${lemma} ${particle.lemma.toLowerCase()}`) : undefined;
  const irregular = lexicon.forms.get(token.text.toLowerCase()) ?? '';
  const entries =
    phrasal ?? lexicon.triggers.get(lemma) ?? lastPartEntries(token, lexicon) ?? lexicon.triggers.get(irregular) ?? [];
  return entries.filter((e) => classes.includes(e.wordClass));
}

/** A compound is known by its last part: "asetoimitus" by "toimitus". */
function lastPartEntries(token: Token, lexicon: Lexicon): readonly Entry[] | undefined {
  const { parts } = token as Token & { readonly parts?: readonly string[] };
  const last = parts && parts.length > 1 ? parts.at(-1) : undefined;
  return last === undefined ? undefined : lexicon.triggers.get(last.toLowerCase());
}

function predicationOf(tree: Tree, trigger: number, entry: Entry, lexicon: Lexicon): Predication {
  const noun = entry.wordClass === 'N';
  // A copula's clause, negation and cues are those of its predicate.
  const anchor = relationOf(tree, trigger) === 'cop' ? (tree.heads[trigger] ?? trigger) : trigger;
  const candidates = noun ? nounCandidates(tree, trigger) : verbCandidates(tree, trigger);
  const args = argumentsFor(tree, trigger, entry, candidates);
  return {
    trigger,
    entry,
    sense: entry.sense,
    args,
    form: formOf(tree, trigger, noun),
    voice: !noun && isPassive(tree, trigger) ? 'passive' : 'active',
    negated: isNegated(tree, anchor) || (!noun && args.some((a) => a.role === 'theme' && isNone(tree, a.head))),
    cues: cuesOf(tree, anchor, lexicon),
    containers: containersOf(tree, anchor),
    clause: clauseOf(tree, anchor),
  };
}

/** "no shells went", "nothing was sent": where there is none of it, it does not happen. */
const isNone = (tree: Tree, head: number): boolean =>
  /^(?:nothing|none)$/u.test(tree.tokens[head]?.lemma.toLowerCase() ?? '') ||
  childrenBy(tree, head, 'det').some((c) => tree.tokens[c]?.lemma.toLowerCase() === 'no');

function formOf(tree: Tree, trigger: number, noun: boolean): Predication['form'] {
  if (noun) return 'noun';
  const token = tree.tokens[trigger];
  const relation = relationOf(tree, trigger);
  if (relation === 'amod' || (relation === 'acl' && token?.deprel !== 'acl:relcl')) return 'participle';
  return /^(?:xcomp|ccomp|advcl|csubj)$/u.test(relation) && token?.feats.VerbForm !== 'Fin' ? 'nonfinite' : 'finite';
}

/** Subjects and objects do not stand in local cases, whatever the parser says. */
const CORE = new Set(['nsubj', 'obj', 'lightsubj']);
const LOCAL = new Set(['All', 'Ill', 'Abl', 'Ade', 'Ine']);
const NOT_IN_PHRASE = new Set(['acl', 'advcl', 'parataxis', 'punct', 'ccomp']);

function argumentsFor(
  tree: Tree,
  trigger: number,
  entry: Entry,
  candidates: readonly Candidate[],
): readonly Argument[] {
  const found: Argument[] = [];
  for (const c of candidates) {
    const roles = new Map<string, boolean>();
    for (const p of entry.patterns) {
      if (p.relation !== c.relation || (p.marker !== null && !c.markers.includes(p.marker))) continue;
      if (p.marker === null && CORE.has(p.relation) && c.found !== 'antecedent' && c.markers.some((m) => LOCAL.has(m)))
        continue;
      roles.set(p.role, roles.get(p.role) === true || p.marker !== null);
    }
    if (roles.size === 0) continue;
    const tokens = subtreeOf(tree, c.head, (i) => i !== trigger && !NOT_IN_PHRASE.has(relationOf(tree, i)));
    for (const [role, marked] of roles) found.push({ role, head: c.head, tokens, found: c.found, marked });
  }
  return found.sort((a, b) => a.head - b.head);
}

const CLAUSE_EDGE = new Set(['ccomp', 'advcl', 'parataxis', 'acl']);

/** The stretch of tokens around the trigger that belongs to its own clause. */
function clauseOf(tree: Tree, trigger: number): Predication['clause'] {
  const own = new Set(
    subtreeOf(
      tree,
      trigger,
      (i) => !CLAUSE_EDGE.has(relationOf(tree, i)) && !(relationOf(tree, i) === 'conj' && isVerbal(tree.tokens[i])),
    ),
  );
  let first = trigger;
  let last = trigger + 1;
  while (first > 0 && own.has(first - 1)) first -= 1;
  while (last < tree.tokens.length && own.has(last)) last += 1;
  return { first, last };
}
