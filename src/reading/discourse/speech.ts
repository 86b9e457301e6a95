// Where a verb of speech has its speaker: its subject through relative clauses, the place of an impersonal verb, and
// whether it stands behind what it says. Pure questions about one sentence.
import type { SentenceView } from '../frames/frame.ts';
import { isPassive } from '../predication/candidates.ts';
import type { Predication } from '../predication/predication.ts';
import { childrenBy, childrenOf, relationOf, type Tree } from '../predication/tree.ts';
import { type Cited, citedOf } from './memory.ts';
import { mentionAt } from './who.ts';

/** No semicolon or other mark of a new statement stands between. */
export function sameStretch(tree: Tree, a: number, b: number): boolean {
  const [from, to] = a < b ? [a, b] : [b, a];
  for (let i = from; i < to; i += 1) if (tree.tokens[i]?.text === ';') return false;
  return true;
}

/** The subject of a verb, through relative clauses and shared subjects; -1 where it has none. */
export function subjectOf(tree: Tree, verb: number): number {
  const own = childrenBy(tree, verb, 'nsubj')[0];
  if (own !== undefined) {
    const token = tree.tokens[own];
    const relative =
      token?.feats.PronType?.includes('Rel') || /^(?:joka|who|which)$/u.test(token?.lemma.toLowerCase() ?? '');
    return relative && relationOf(tree, verb) === 'acl'
      ? (tree.heads[verb] ?? own)
      : tree.tokens[own]?.deprel === 'nsubj:pass' && isPassive(tree, verb) && childrenBy(tree, verb, 'aux').length > 0
        ? -1
        : own;
  }
  if (
    relationOf(tree, verb) === 'acl' &&
    tree.tokens[verb]?.feats.VerbForm === 'Part' &&
    tree.tokens[verb]?.feats.Tense === 'Pres'
  )
    return tree.heads[verb] ?? -1;
  if (relationOf(tree, verb) === 'xcomp') return childrenBy(tree, tree.heads[verb] ?? -1, 'nsubj')[0] ?? -1;
  return -1;
}

/** "Soulissa arvioidaan", "in Seoul it is believed": a capital or body as the place of an impersonal verb of speech. */
export function placeOf(view: SentenceView, verb: number): Cited | null {
  const { tree } = view;
  if (!isPassive(tree, verb)) return null;
  for (const c of childrenBy(tree, verb, 'obl')) {
    const grammatical = tree.tokens[c]?.feats.Case;
    const by = childrenBy(tree, c, 'case').some((x) =>
      /^(?:by|taholta)$/u.test(tree.tokens[x]?.lemma.toLowerCase() ?? ''),
    );
    if (grammatical !== 'Ine' && grammatical !== 'Ade' && !by) continue;
    const m = mentionAt(view.mentions, tree, c);
    if (m && (by || m.kind !== 'state')) return citedOf(m);
  }
  return null;
}

/** "…, X said": a verb of speech with its own subject behind what it says, whatever relation the parser gives it. */
export function isTrailing(tree: Tree, verb: number): boolean {
  const head = tree.heads[verb] ?? -1;
  if (head === -1) return false;
  if (relationOf(tree, verb) === 'parataxis') return true;
  if (head > verb || !/^(?:ccomp|conj|advcl|dep|appos|obj)$/u.test(relationOf(tree, verb))) return false;
  const own = childrenOf(tree, verb);
  if (own.some((c) => /^(?:mark|cc|ccomp|obj)$/u.test(relationOf(tree, c)))) return false;
  const subject = own.find((c) => relationOf(tree, c) === 'nsubj');
  const first = Math.min(verb, subject ?? verb);
  return (
    subject !== undefined && [1, 2, 3, 4].some((k) => tree.tokens[first - k]?.upos === 'PUNCT' && first - k > head)
  );
}

/** The source in the place of a stance's holder: its subject, or the place where an impersonal one is held. */
export function citedParty(view: SentenceView, p: Predication): Cited | null {
  const subject = subjectOf(view.tree, p.trigger);
  const m = subject === -1 ? null : mentionAt(view.mentions, view.tree, subject);
  if (m) return citedOf(m);
  return placeOf(view, p.trigger);
}
