// Agreement between two words and what stands between them, as small numbers for the parser's features; and the tag as the
// parser sees it. For languages whose design names `treeFeatures`.
import type { FormCache } from './forms.ts';
import { hashText } from './hash.ts';
import type { Tree } from './tree.ts';

const CASES = ['Nom', 'Gen', 'Par', 'Ess', 'Tra', 'Ine', 'Ela', 'Ill', 'Ade', 'Abl', 'All', 'Abe', 'Com', 'Ins', 'Acc'];

/** A tag as the parser sees it, and what agrees: case (4 bits), number (2) and person (2), 0 where there is none. */
export type TreeTag = { readonly hash: number; readonly agreement: number };

export function createTreeTag(tag: string, features: readonly string[]): TreeTag {
  const [upos, ...pieces] = tag.split('|');
  const kept = pieces.filter((piece) => piece !== 'Voice=Act' && features.includes(piece.split('=', 1)[0]!));
  const grammaticalCase = CASES.indexOf(/\|Case=([^|]+)/.exec(tag)?.[1] ?? '') + 1;
  const number = tag.includes('|Number=Sing') ? 1 : tag.includes('|Number=Plur') ? 2 : 0;
  const person = Number(/\|Person=([123])/.exec(tag)?.[1] ?? 0);
  return { hash: hashText([upos, ...kept].join('|')), agreement: grammaticalCase | (number << 4) | (person << 6) };
}

/** Sets what word `i` of a tree has beyond its plain values; words are set from the first to the last. */
export function setAgreement(tree: Tree, cache: FormCache, i: number, tag: number, features: readonly string[]): void {
  let known = cache.treeTags[tag];
  if (!known) {
    known = createTreeTag(cache.tags.names[tag]!, features);
    cache.treeTags[tag] = known;
  }
  const upos = cache.tags.uposOf[tag]!;
  const { marksBefore, verbsBefore, joinsBefore } = tree;
  tree.tag[i] = known.hash;
  tree.agreement[i] = known.agreement;
  if (i === 0) marksBefore[0] = verbsBefore[0] = joinsBefore[0] = 0;
  marksBefore[i + 1] = marksBefore[i]! + (upos === 'PUNCT' ? 1 : 0);
  verbsBefore[i + 1] = verbsBefore[i]! + (upos === 'VERB' || upos === 'AUX' ? 1 : 0);
  joinsBefore[i + 1] = joinsBefore[i]! + (upos === 'CCONJ' || upos === 'SCONJ' ? 1 : 0);
}

const compare = (a: number, b: number): number => (a === 0 || b === 0 ? 0 : a === b ? 1 : 2);

/** How two words agree in case, number and person: 27 ways. */
export const agree = (a: number, b: number): number =>
  compare(a & 15, b & 15) * 9 + compare((a >> 4) & 3, (b >> 4) & 3) * 3 + compare(a >> 6, b >> 6);

const few = (count: number): number => Math.min(count, 2);

/** Punctuation, verbs and conjunctions between two nodes, none to two of each; 1 where they are neighbours. */
export function between(t: Tree, i: number, j: number): number {
  const low = Math.min(i, j) + 1;
  const high = Math.min(Math.max(i, j), t.size);
  if (low >= high) return 1;
  const { marksBefore, verbsBefore, joinsBefore } = t;
  return (
    2 +
    few(marksBefore[high]! - marksBefore[low]!) * 9 +
    few(verbsBefore[high]! - verbsBefore[low]!) * 3 +
    few(joinsBefore[high]! - joinsBefore[low]!)
  );
}
