// Agreement between two words and what stands between them, as small numbers for the parser.
import type { Tree } from './tree.ts';

const CASES = ['Nom', 'Gen', 'Par', 'Ess', 'Tra', 'Ine', 'Ela', 'Ill', 'Ade', 'Abl', 'All', 'Abe', 'Com', 'Ins', 'Acc'];

/** What may agree in a tag: case (4 bits), number (2) and person (2), 0 where there is none. */
export function agreementOf(tag: string): number {
  const grammaticalCase = CASES.indexOf(/\|Case=([^|]+)/.exec(tag)?.[1] ?? '') + 1;
  const number = tag.includes('|Number=Sing') ? 1 : tag.includes('|Number=Plur') ? 2 : 0;
  const person = Number(/\|Person=([123])/.exec(tag)?.[1] ?? 0);
  return grammaticalCase | (number << 4) | (person << 6);
}

const compare = (a: number, b: number): number => (a === 0 || b === 0 ? 0 : a === b ? 1 : 2);

/** How two words agree in case, number and person: 27 ways. */
export const agree = (a: number, b: number): number =>
  compare(a & 15, b & 15) * 9 + compare((a >> 4) & 3, (b >> 4) & 3) * 3 + compare(a >> 6, b >> 6);

/** Counts what stands before the word after `i`, of whose part of speech the words up to `i` have been counted. */
export function countBefore({ marksBefore, verbsBefore, joinsBefore }: Tree, i: number, upos: string): void {
  if (i === 0) marksBefore[0] = verbsBefore[0] = joinsBefore[0] = 0;
  marksBefore[i + 1] = marksBefore[i]! + (upos === 'PUNCT' ? 1 : 0);
  verbsBefore[i + 1] = verbsBefore[i]! + (upos === 'VERB' || upos === 'AUX' ? 1 : 0);
  joinsBefore[i + 1] = joinsBefore[i]! + (upos === 'CCONJ' || upos === 'SCONJ' ? 1 : 0);
}

const few = (count: number): number => Math.min(count, 2);

/** Punctuation, verbs and conjunctions between two nodes in order, none to two of each (below 29); 0 for neighbours. */
export function between({ marksBefore, verbsBefore, joinsBefore, size }: Tree, i: number, j: number): number {
  const high = Math.min(j, size);
  if (i + 1 >= high) return 0;
  return (
    1 +
    few(marksBefore[high]! - marksBefore[i + 1]!) * 9 +
    few(verbsBefore[high]! - verbsBefore[i + 1]!) * 3 +
    few(joinsBefore[high]! - joinsBefore[i + 1]!)
  );
}
