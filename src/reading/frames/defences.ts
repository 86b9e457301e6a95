// Defence that two parties promise each other: "to defend one another", "whoever attacks either attacks both", "an attack on
// one is an attack on both", "jos jompikumpi joutuu sotaan, toinen tulee apuun". What enters: a sentence. What leaves: a guarantee as a thing of its own, in a
// predication that has no sides: they are those of the passage (flows.ts), both ways (mutual.ts).
import { type Entry, type Lexicon, MARKER, MARKER_BEHIND } from '../predication/lexicon.ts';
import type { Predication } from '../predication/predication.ts';
import { ancestorsOf, childrenOf, isVerbal, marksIn, type Tree } from '../predication/tree.ts';
import type { Lower } from '../spelling.ts';
import type { SentenceView } from './frame.ts';
import { owedIn } from './other-of-two.ts';
import type { Thing } from './things.ts';

/** Sense of such a predication: what it guarantees goes both ways. */
export const GUARANTEE = 'guarantee';

/** Tokens between the words of such a promise, at most. */
const REACH = 8;

/** The guarantees of a sentence, one at most. */
export function defencesOf(view: SentenceView, named: readonly Thing[], lexicon: Lexicon): readonly Thing[] {
  const owed = owedIn(view, lexicon);
  const promise = owed ? ([owed.act, owed.both] as const) : promiseIn(view, lexicon);
  if (promise === null || named.some((t) => t.code === 'assurance.security')) return [];
  const { tokens } = view.tree;
  const [first, last] = [Math.min(...promise), Math.max(...promise)];
  const [start, end] = [tokens[first]?.start ?? 0, tokens[last]?.end ?? 0];
  const at = { start, end, first, last: last + 1, headToken: promise[0], text: tokens[promise[0]]?.text ?? '' };
  const by = guaranteeAt(view, promise[0], owed?.denied === true);
  return [{ ...at, code: 'assurance.security', mention: null, quantity: null, shared: false, by }];
}

/** Tokens between an attack and the attack that it counts as, at most. */
const COUNTED = 14;

/** The token of defending, helping or attack that such a promise is about, and the one that says of both; null where there is none. */
function promiseIn({ tree }: SentenceView, lexicon: Lexicon): readonly [act: number, both: number] | null {
  const kindAt = (i: number): string => lexicon.markerOf(tree.bases[i] as Lower);
  const find = (kind: string, near: number): number =>
    tree.tokens.findIndex((_, i) => Math.abs(i - near) <= REACH && kindAt(i) === kind);
  const marks = marksIn(tree, lexicon);
  let about = 0;
  while (about < marks.length && (((marks[about] as number) & MARKER) === 0 || !PROMISED.has(kindAt(about))))
    about += 1;
  if (about === marks.length) return null;
  for (let i = 0; i < marks.length; i += 1) {
    const isReciprocal = tree.tokens[i]?.feats.PronType === 'Rcp';
    const same = kindAt(i) === 'attacks' ? countsAs(tree, i, kindAt) : -1;
    if (same !== -1) return [i, same];
    if (isOneOfTwo(tree, i, kindAt)) {
      const helps = tree.tokens.findIndex((_, n) => kindAt(n) === 'defends' || kindAt(n) === 'aids');
      if (helps !== -1 && tree.tokens.some((_, n) => WAR.has(kindAt(n)))) return [helps, i];
    }
    if (!isReciprocal && ((marks[i] ?? 0) & (MARKER | MARKER_BEHIND)) === 0) continue;
    if (kindAt(i) === 'either') {
      const attack = find('attacks', i);
      if (attack !== -1 && find('them', i) !== -1) return [attack, i];
    }
    if (!isReciprocal && !isMutualAt(tree, i, lexicon)) continue;
    const defends = find('defends', i);
    if (defends !== -1) return [defends, i];
    const helps = find('aids', i);
    if (helps !== -1 && tree.tokens.some((_, n) => kindAt(n) === 'attacks')) return [helps, i];
  }
  return null;
}

/** What such a promise is about. */
const PROMISED: ReadonlySet<string> = new Set(['attacks', 'defends', 'aids']);

/** What befalls one of the two, so that the other helps. */
const WAR: ReadonlySet<string> = new Set(['attacks', 'war']);

type KindAt = (token: number) => string;

/** "an attack on one is an attack on both", "counts as an attack": the second attack, where it is what the first is or counts as; else -1. */
function countsAs(tree: Tree, at: number, kindAt: KindAt): number {
  if (tree.tokens[at]?.upos !== 'NOUN') return -1;
  const last = Math.min(tree.tokens.length, at + COUNTED);
  for (let i = at + 1; i < last; i += 1) {
    if (kindAt(i) !== 'attacks' || tree.tokens[i]?.upos !== 'NOUN') continue;
    const { Case } = tree.tokens[i]?.feats ?? {};
    const isPredicate = childrenOf(tree, i).some((c) => tree.tokens[c]?.deprel === 'cop' || tree.lemmas[c] === 'as');
    return isPredicate || Case === 'Tra' || Case === 'Ess' ? i : -1;
  }
  return -1;
}

/** "either" of two, "toinen" where two such words stand: one of the two who have a treaty. */
function isOneOfTwo(tree: Tree, at: number, kindAt: KindAt): boolean {
  const kind = kindAt(at);
  if (kind === 'either') return !tree.lemmas.includes('or');
  return kind === 'other-of-two' && tree.tokens.some((_, n) => n > at && kindAt(n) === kind);
}

/** "toisiaan"; the second word of "each other". */
const isMutualAt = ({ bases, lemmas }: Tree, i: number, { markerOf, markerBehind }: Lexicon): boolean =>
  markerOf(bases[i] as Lower) === 'mutual' || markerBehind(bases[i] as Lower).get(lemmas[i - 1] ?? '') === 'mutual';

const ENTRY: Entry = {
  lemma: '',
  wordClass: 'V',
  sense: GUARANTEE,
  family: 'transfer',
  patterns: [],
  byRelation: new Map(),
  cue: null,
};

function guaranteeAt({ tree }: SentenceView, at: number, denied: boolean): Predication {
  const containers = ancestorsOf(tree, at).filter((i) => isVerbal(tree.tokens[i]));
  const negated =
    denied ||
    [at, ...containers].some((i) => childrenOf(tree, i).some((c) => tree.tokens[c]?.feats.Polarity === 'Neg'));
  return {
    trigger: at,
    entry: ENTRY,
    sense: GUARANTEE,
    args: [],
    form: 'nonfinite',
    voice: 'active',
    negated,
    cues: [],
    containers,
    clause: { first: Math.max(0, at - REACH), last: Math.min(tree.tokens.length, at + REACH) },
  };
}
