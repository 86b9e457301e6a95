// Composite tags: UPOS and chosen UD features as one tag, "NOUN|Case=Ill|Number=Sing", features in alphabetical order.
// A tag is scored as the sum of its parts (UPOS; UPOS with each feature; the whole), so that a combination never seen
// in training still scores by what is known of its parts. Tags are numbered as they come; parts are numbered in training
// and fixed in the weights: an unknown part scores nothing.
import { hashText } from './hash.ts';
import { type Classes, classesOf } from './table.ts';

export type TagSet = {
  /** Tag strings by number. */
  readonly names: string[];
  readonly numbers: Map<string, number>;
  /** Parts' names by number. */
  readonly partNames: string[];
  readonly partNumbers: Map<string, number>;
  /** Part numbers of each tag. */
  readonly parts: Int32Array[];
  readonly hashes: number[];
  readonly midHashes: number[];
  readonly uposOf: string[];
  /** False once the weights are fixed: new tags may come, new parts not. */
  growing: boolean;
};

export const createTagSet = (): TagSet => ({
  names: [],
  numbers: new Map(),
  partNames: [],
  partNumbers: new Map(),
  parts: [],
  hashes: [],
  midHashes: [],
  uposOf: [],
  growing: true,
});

const partNames = (tag: string): readonly string[] => {
  const [upos, ...feats] = tag.split('|') as [string, ...string[]];
  return [upos, ...feats.map((feat) => `${upos}+${feat}`), ...feats.map((feat) => `*+${feat}`), `=${tag}`];
};

function partNumber(set: TagSet, name: string): number {
  const known = set.partNumbers.get(name);
  if (known !== undefined || !set.growing) return known ?? -1;
  set.partNumbers.set(name, set.partNames.length);
  return set.partNames.push(name) - 1;
}

/** A tag with the features only that say most of its place in the sentence. */
const midTag = (tag: string): string =>
  tag
    .split('|')
    .filter((piece, i) => i === 0 || /^(?:Case|VerbForm|Voice)=/u.test(piece))
    .join('|');

/** The number of a tag, given at its first sight. */
export function tagNumber(set: TagSet, tag: string): number {
  const known = set.numbers.get(tag);
  if (known !== undefined) return known;
  const number = set.names.push(tag) - 1;
  set.numbers.set(tag, number);
  set.parts.push(
    Int32Array.from(
      partNames(tag)
        .map((name) => partNumber(set, name))
        .filter((part) => part >= 0),
    ),
  );
  set.hashes.push(hashText(tag));
  set.midHashes.push(hashText(midTag(tag)));
  set.uposOf.push(tag.split('|', 1)[0]!);
  return number;
}

/** The composite tag of a UPOS and its features, of which only `chosen` are kept. */
export function compositeTag(
  upos: string,
  feats: Readonly<Record<string, string>>,
  chosen: ReadonlySet<string>,
): string {
  const kept = Object.entries(feats).filter(([name]) => chosen.has(name));
  return [upos, ...kept.map(([name, value]) => `${name}=${value}`).sort()].join('|');
}

/** Candidate tags; all parts that they have, each once; and the parts of each in turn, before them their number. */
export type Choice = { readonly candidates: Int32Array; readonly parts: Classes; readonly inTurn: Int32Array };

export function choiceOf(set: TagSet, tags: readonly number[]): Choice {
  const all = tags.map((tag) => [...set.parts[tag]!]);
  return {
    candidates: Int32Array.from(tags),
    parts: classesOf(Int32Array.from(new Set(all.flat()))),
    inTurn: Int32Array.from(all.flatMap((parts) => [parts.length, ...parts])),
  };
}
