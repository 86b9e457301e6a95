// Polarity and cues of modality around a trigger: its own negation and adverbs, the markers of its clause, and the chain
// of predicates above it. Pure; the words are data (lexica/LANG/cues.tsv).
import type { CueEntry, Lexicon } from './lexicon.ts';
import type { Cue } from './predication.ts';
import { childrenOf, relationOf, type Tree } from './tree.ts';

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
    const token = tree.tokens[c];
    if (!token) return false;
    if (token.feats.Polarity === 'Neg') return relationOf(tree, c) !== 'conj';
    return (
      /^(?:never|neither|nor|without|no)$/u.test(token.lemma.toLowerCase()) &&
      ['advmod', 'cc', 'mark', 'case'].includes(relationOf(tree, c))
    );
  });
}

/** A noun's cue is a noun's; "sign, proof, evidence" of something doubt it only where there is none. */
function isWordOf(tree: Tree, index: number, cue: CueEntry): boolean {
  if (cue.as !== 'N') return true;
  const upos = tree.tokens[index]?.upos;
  if (upos !== 'NOUN' && upos !== 'PROPN') return false;
  if (cue.kind !== 'doubt' || cue.lemma === 'doubt') return true;
  return childrenOf(tree, index).some((c) =>
    /^(?:no|not|any|little|hardly)$/u.test(tree.tokens[c]?.lemma.toLowerCase() ?? ''),
  );
}

/** What modifies a noun is taken as given: the plans, doubts and denials of the clause above do not reach it. */
const UNREAL: ReadonlySet<string> = new Set(['planned', 'hypothetical', 'deny', 'refuse', 'stop', 'doubt']);

/** Cues of a trigger, its own first, then those of the predicates above it. */
export function cuesOf(tree: Tree, trigger: number, lexicon: Lexicon): readonly Cue[] {
  const cues: Cue[] = [];
  const seen = new Set<number>();
  let presupposed = false;
  const look = (index: number, as: readonly string[], host: number): void => {
    if (seen.has(index)) return;
    seen.add(index);
    const lemma = tree.tokens[index]?.lemma.toLowerCase() ?? '';
    for (const e of lexicon.cues.get(lemma) ?? [])
      if (as.includes(e.as) && isWordOf(tree, index, e) && !(presupposed && UNREAL.has(e.kind)))
        cues.push({ kind: e.kind, token: index, negated: host !== trigger && isNegated(tree, host) });
  };
  const around = (index: number): void => {
    for (const c of childrenOf(tree, index)) {
      const relation = relationOf(tree, c);
      if (relation === 'aux' || relation === 'cop') look(c, ['V'], index);
      if (relation === 'mark') look(c, ['M', 'A'], index);
      if (relation === 'advmod' || relation === 'case' || relation === 'cc') look(c, ['A', 'M'], index);
      if (relation === 'obl' || relation === 'nmod')
        for (const g of childrenOf(tree, c)) if (relationOf(tree, g) === 'case') look(g, ['A'], index);
    }
    if (!presupposed && isDestined(tree, index)) cues.push({ kind: 'planned', token: index, negated: false });
    const feats = tree.tokens[index]?.feats ?? {};
    const conditional =
      feats.Mood === 'Cnd' ||
      childrenOf(tree, index).some((c) => relationOf(tree, c) === 'aux' && tree.tokens[c]?.feats.Mood === 'Cnd');
    if (conditional && !presupposed) cues.push({ kind: 'hypothetical', token: index, negated: false });
  };
  around(trigger);
  let at = trigger;
  for (const container of containersOf(tree, trigger)) {
    if (relationOf(tree, at) === 'conj') {
      at = container;
      continue;
    }
    if (/^(?:acl|amod)/u.test(relationOf(tree, at))) presupposed = true;
    look(container, ['V', 'N'], container);
    around(container);
    at = container;
  }
  return cues;
}

/** "is to be sent": a copula and an infinitive marker on one verb say what is settled to come. */
function isDestined(tree: Tree, index: number): boolean {
  const own = childrenOf(tree, index).map((c) => ({
    relation: relationOf(tree, c),
    lemma: tree.tokens[c]?.lemma.toLowerCase(),
  }));
  const to = own.some((c) => c.relation === 'mark' && c.lemma === 'to');
  return to && own.some((c) => (c.relation === 'cop' || c.relation === 'aux') && c.lemma === 'be');
}
