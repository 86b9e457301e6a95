// Where a verb of speech has its speaker: its subject through relative clauses, the place of an impersonal verb, and
// whether it stands behind what it says. Pure questions about one sentence.
import type { SentenceView } from '../frames/frame.ts';
import { isPassive } from '../predication/candidates.ts';
import type { Predication } from '../predication/predication.ts';
import { punctuationOf, SEMICOLON, signAt } from '../predication/punctuation.ts';
import { childBy, childrenBy, childrenOf, lemmaOf, relationOf, type Tree } from '../predication/tree.ts';
import { type Cited, citedOf } from './memory.ts';
import { mentionAt } from './who.ts';

/** No semicolon or other mark of a new statement stands between. */
export function sameStretch(tree: Tree, a: number, b: number): boolean {
  const signs = punctuationOf(tree);
  if ((signs.any & SEMICOLON) === 0) return true;
  for (let i = Math.min(a, b); i < Math.max(a, b); i += 1) if ((signAt(signs, i) & SEMICOLON) !== 0) return false;
  return true;
}

/** The subject of a verb, through relative clauses and shared subjects; -1 where it has none. */
export function subjectOf(tree: Tree, verb: number): number {
  const own = childBy(tree, verb, 'nsubj');
  const relation = relationOf(tree, verb);
  if (own !== -1) {
    const token = tree.tokens[own];
    return relation === 'acl' && (token?.feats.PronType?.includes('Rel') || RELATIVE.has(lemmaOf(tree, own)))
      ? (tree.heads[verb] ?? own)
      : token?.deprel === 'nsubj:pass' && isPassive(tree, verb) && childBy(tree, verb, 'aux') !== -1
        ? -1
        : own;
  }
  if (relation === 'acl' && tree.tokens[verb]?.feats.VerbForm === 'Part' && tree.tokens[verb]?.feats.Tense === 'Pres')
    return tree.heads[verb] ?? -1;
  return relation === 'xcomp' ? childBy(tree, tree.heads[verb] ?? -1, 'nsubj') : -1;
}

const RELATIVE: ReadonlySet<string> = new Set(['joka', 'who', 'which']);

/** "Soulissa arvioidaan", "in Seoul it is believed": a capital or body as the place of an impersonal verb of speech. */
export function placeOf(view: SentenceView, verb: number): Cited | null {
  const { tree } = view;
  if (!isPassive(tree, verb)) return null;
  for (const c of childrenBy(tree, verb, 'obl')) {
    const grammatical = tree.tokens[c]?.feats.Case;
    const by = childrenBy(tree, c, 'case').some((x) =>
      /^(?:by|taholta)$/u.test(tree.tokens[x]?.lemma.toLowerCase() ?? ''),
    );
    if (!PLACES.has(grammatical ?? '') && !by) continue;
    const m = mentionAt(view.mentions, tree, c);
    if (m && (by || m.kind !== 'state')) return citedOf(m);
  }
  return null;
}

/** Cases of where something is said or is heard from. */
const PLACES: ReadonlySet<string> = new Set(['Ine', 'Ade', 'Ela', 'Abl']);

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
