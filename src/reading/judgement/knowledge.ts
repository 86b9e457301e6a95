// What is publicly known of who gives things to whom, as features. What enters: a code of things, two parties by their
// numbers. What leaves: the number of a list of features. Looked up once of each code and pair, and kept: all parties of a
// draft are asked for in all pairs.
import { givesLike, goesFrom, mayGive } from '../discourse/exchanges.ts';
import { type Feature, featureNamed } from './feature.ts';

const ENEMIES = featureNamed('enemies');
const KNOWN = featureNamed('known');
const KNOWN_TURNED = featureNamed('known-turned');
const LIKE = featureNamed('like');
const LIKE_TURNED = featureNamed('like-turned');

/** What may be known of a pair, by its number. */
export const KNOWLEDGE: readonly (readonly Feature[])[] = [
  [],
  [KNOWN],
  [KNOWN_TURNED],
  [ENEMIES],
  [ENEMIES, KNOWN],
  [ENEMIES, KNOWN_TURNED],
  [LIKE],
  [LIKE_TURNED],
  [LIKE, LIKE_TURNED],
];

/** Numbers of what is known of other goods: nothing, that they go so, the other way, both ways. */
const LIKES = [0, 6, 7, 8] as const;

/** A party among all that have been asked for. */
export type PartyNumber = number;

const ids: string[] = [];
const numbers = new Map<string, PartyNumber>();

/** The number of a party, the same for the same id. */
export function partyNumber(id: string): PartyNumber {
  let number = numbers.get(id);
  if (number === undefined) {
    number = ids.length;
    ids.push(id);
    numbers.set(id, number);
  }
  return number;
}

/** What is known of things of a code: a square of givers and receivers; 0 where it was not yet looked up, else one more. */
export type Lore = { readonly code: string; side: number; found: Uint8Array };

/** Parties and codes of which what is known is kept. */
const MOST_PARTIES = 512;
const MOST_CODES = 500;
const byCode = new Map<string, Lore>();

export function loreOf(code: string): Lore {
  let lore = byCode.get(code);
  if (!lore) {
    if (byCode.size >= MOST_CODES) byCode.clear();
    lore = { code, side: 0, found: new Uint8Array(0) };
    byCode.set(code, lore);
  }
  return lore;
}

/** What is known of two parties: a number of KNOWLEDGE. */
export function knownIn(lore: Lore, from: PartyNumber, to: PartyNumber): number {
  if (from >= lore.side || to >= lore.side) {
    if (from >= MOST_PARTIES || to >= MOST_PARTIES) return lookedUp(lore.code, ids[from] ?? '', ids[to] ?? '');
    while (from >= lore.side || to >= lore.side) lore.side = Math.max(32, 2 * lore.side);
    lore.found = new Uint8Array(lore.side * lore.side);
  }
  const at = from * lore.side + to;
  const found = lore.found[at] ?? 0;
  if (found !== 0) return found - 1;
  const known = lookedUp(lore.code, ids[from] ?? '', ids[to] ?? '');
  lore.found[at] = known + 1;
  return known;
}

function lookedUp(code: string, from: string, to: string): number {
  const known = (mayGive(from, to, code) ? 0 : 3) + (goesFrom(from, to, code) ? 1 : goesFrom(to, from, code) ? 2 : 0);
  if (known !== 0) return known;
  return LIKES[Number(givesLike(from, to, code)) + 2 * Number(givesLike(to, from, code))] ?? 0;
}
