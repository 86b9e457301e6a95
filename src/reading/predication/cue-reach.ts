// How far a cue reaches: what somebody will not say, a report that is denied, what a verb ends, a verb joined to another. What
// enters: a tree, tokens of it, the language's cues. What leaves: whether the cue is one of the act. Pure.
import type { Lower } from '../spelling.ts';
import type { CueEntry, Lexicon } from './lexicon.ts';
import { bitOf, bitsOf } from './relations.ts';
import { childrenOf, isVerbal, type Tree } from './tree.ts';

const XCOMP = bitOf('xcomp');
const AUX = bitOf('aux');
const HELPING = bitsOf('aux', 'cop');

const isCueOf = (tree: Tree, index: number, { cuesOf }: Lexicon, kind: CueEntry['kind']): boolean =>
  index !== -1 && cuesOf(tree.bases[index] as Lower).some((c) => c.as === 'V' && c.kind === kind);

/**
 * "declined to comment on", "refused to confirm": who will not speak refuses nothing of what the speech would be about, and says
 * nothing of it either.
 */
export const isUnsaid = (tree: Tree, verb: number, lexicon: Lexicon): boolean =>
  tree.bits[verb] === XCOMP &&
  (isCueOf(tree, verb, lexicon, 'said') || isCueOf(tree, verb, lexicon, 'deny')) &&
  isCueOf(tree, tree.heads[verb] ?? -1, lexicon, 'refuse');

/** Words between a verb of denying and the report that it denies, at most: "rejected as baseless a report that". */
const DENIED = 5;
const BESIDE_REPORT = /^(?:DET|ADJ|ADV|ADP|NOUN|PROPN)$/u;
const REPORTS: ReadonlySet<string> = new Set(['reported', 'claimed']);

/** The verb that denies a report of something, where the report's words follow: what they tell is denied; -1 where none does. */
export function deniedReport(tree: Tree, report: number, lexicon: Lexicon): number {
  const is = (i: number, test: (c: CueEntry) => boolean): boolean => lexicon.cuesOf(tree.bases[i] as Lower).some(test);
  if (!/^(?:that|of)$/u.test(tree.texts[report + 1] ?? '')) return -1;
  if (!is(report, (c) => c.as === 'N' && REPORTS.has(c.kind))) return -1;
  for (let i = report - 1; i >= Math.max(0, report - DENIED); i -= 1) {
    if (is(i, (c) => c.as === 'V' && (c.kind === 'deny' || c.kind === 'refuse')) && isVerbal(tree.tokens[i])) return i;
    if (!BESIDE_REPORT.test(tree.tokens[i]?.upos ?? '')) return -1;
  }
  return -1;
}

/** "end imports", "ended its aid": a verb that stops its object only, and what comes to an end by itself has been. */
export const isEnded = (tree: Tree, verb: number, act: number): boolean =>
  isVerbal(tree.tokens[verb]) && tree.bits[act] === OBJ && tree.heads[act] === verb;

const OBJ = bitOf('obj');

/** "plans to donate guns and train men": a bare form may be an infinitive, whatever it was taken for. */
export const isBare = (tree: Tree, verb: number): boolean =>
  tree.texts[verb] === tree.lemmas[verb] && !childrenOf(tree, verb).some((c) => ((tree.bits[c] ?? 0) & HELPING) !== 0);

/** Whether a verb is finite by itself or by an auxiliary; what is no verb counts as finite. */
export function isFiniteVerb(tree: Tree, verb: number): boolean {
  const { VerbForm } = tree.tokens[verb]?.feats ?? {};
  if (!isVerbal(tree.tokens[verb]) || VerbForm === 'Fin' || VerbForm === undefined) return true;
  return childrenOf(tree, verb).some((c) => tree.bits[c] === AUX && tree.tokens[c]?.feats.VerbForm === 'Fin');
}
