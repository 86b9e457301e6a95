// Polarity and cues of modality around a trigger: its own negation and adverbs, the markers of its clause, and the chain
// of predicates above it. Pure; the words are data (lexica/LANG/cues.tsv).
import type { CueEntry, Lexicon } from './lexicon.ts';
import type { Cue } from './predication.ts';
import { childrenOf, lemmaOf, relationOf, type Tree } from './tree.ts';

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
    if (head === -1 || !CHAIN.has(relationOf(tree, at))) break;
    found.push(head);
    at = head;
  }
  return found;
}

/** Whether the token has a negation word of its own ("ei", "not", "never", "without"). */
export function isNegated(tree: Tree, index: number): boolean {
  return childrenOf(tree, index).some((c) => {
    if (tree.tokens[c]?.feats.Polarity === 'Neg') return relationOf(tree, c) !== 'conj';
    return NEGATIONS.has(lemmaOf(tree, c)) && NEGATING.has(relationOf(tree, c));
  });
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
  return childrenOf(tree, index).some((c) => SCARCELY.has(lemmaOf(tree, c)));
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

const NO_CUES: readonly CueEntry[] = [];

/** Cues of a trigger, its own first, then those of the predicates above it. */
export function cuesOf(tree: Tree, trigger: number, lexicon: Lexicon): readonly Cue[] {
  const cues: Cue[] = [];
  const seen = new Set<number>();
  let presupposed = false;
  const look = (index: number, as: readonly string[], host: number): void => {
    if (seen.has(index)) return;
    seen.add(index);
    const base = tree.bases[index];
    const entries = base ? lexicon.cuesOf(base) : NO_CUES;
    for (const e of entries)
      if (as.includes(e.as) && isWordOf(tree, index, e) && !(presupposed && UNREAL.has(e.kind)))
        cues.push({ kind: e.kind, token: index, negated: host !== trigger && isNegated(tree, host) });
  };
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
    if (isDestined(tree, index)) cues.push({ kind: 'planned', token: index, negated: false });
    if (isConditional(tree, index)) cues.push({ kind: 'hypothetical', token: index, negated: false });
  };
  if (tree.tokens[trigger]?.upos === 'ADJ') look(trigger, AS_ADJECTIVE, trigger);
  around(trigger);
  let at = trigger;
  for (const container of containersOf(tree, trigger)) {
    if (relationOf(tree, at) === 'conj') {
      at = container;
      continue;
    }
    if (relationOf(tree, at) === 'acl' || relationOf(tree, at) === 'amod') presupposed = true;
    look(container, tree.tokens[container]?.upos === 'ADJ' ? AS_ADJECTIVE : AS_PREDICATE, container);
    around(container);
    at = container;
  }
  return cues;
}

/** "is to be sent": a copula and an infinitive marker on one verb say what is settled to come. */
function isDestined(tree: Tree, index: number): boolean {
  const own = childrenOf(tree, index);
  return (
    own.some((c) => relationOf(tree, c) === 'mark' && lemmaOf(tree, c) === 'to') &&
    own.some((c) => (relationOf(tree, c) === 'cop' || relationOf(tree, c) === 'aux') && lemmaOf(tree, c) === 'be')
  );
}

/** "should Russia give", "were they ever sent": an auxiliary before its subject, with no question, is a condition. */
const isInverted = (tree: Tree, index: number): boolean => {
  const own = childrenOf(tree, index);
  const subject = own.find((c) => relationOf(tree, c) === 'nsubj');
  const aux = own.find((c) => /^(?:aux|cop)$/u.test(relationOf(tree, c)));
  return (
    subject !== undefined &&
    aux !== undefined &&
    aux < subject &&
    /^(?:should|were|had)$/iu.test(tree.tokens[aux]?.text ?? '') &&
    tree.tokens.at(-1)?.text !== '?'
  );
};

const isConditional = (tree: Tree, index: number): boolean =>
  isInverted(tree, index) ||
  tree.tokens[index]?.feats.Mood === 'Cnd' ||
  childrenOf(tree, index).some((c) => relationOf(tree, c) === 'aux' && tree.tokens[c]?.feats.Mood === 'Cnd');
