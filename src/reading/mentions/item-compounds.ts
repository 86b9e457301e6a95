// Finnish compounds of things: the longest known end is the head, what stands before it modifies ("tykistöammus" is an
// ammus under tykistö). What enters: one word with its lemma. What leaves: the head, where it starts, and its modifiers.

import { mergeThings, type Thing, thingsOf } from './item-lexicon.ts';
import type { Trie } from './lexicon-trie.ts';
import { compoundParty } from './party-compounds.ts';

export type Compound = { readonly head: Thing; readonly at: number; readonly modifier: Thing | null };

/** Short heads ("ase", "apu", "osa") end many words by chance: they need a known word before them. */
const SURE = 6;
const kept = new Map<string, Compound | null>();

/** Things that a single word may be a form of. */
export function thingOfWord(trie: Trie<Thing>, text: string, lemma: string): Thing | null {
  const things = trie
    .startingAt([{ start: 0, end: 0, text, lemma, token: 0, gap: 'other', last: true }], 0)
    .map((m) => m.value);
  return things.length === 0 ? null : mergeThings(things);
}

const isHead = (thing: Thing): boolean => thing.family !== '' || thing.code !== '';

/** The compound that a Finnish word is, or null where no known thing ends it. */
export function compoundThing(text: string, lemma: string): Compound | null {
  const key = `${text} ${lemma}`;
  const known = kept.get(key);
  if (known !== undefined) return known;
  if (kept.size > 50_000) kept.clear();
  const trie = thingsOf('fi');
  const lower = text.toLowerCase();
  const base = lemma.toLowerCase();
  let found: Compound | null = null;
  for (let at = 2; at < lower.length - 2 && !found; at++) {
    const rest = base.startsWith(lower.slice(0, at)) ? base.slice(at) : '';
    const head = thingOfWord(trie, lower.slice(at), rest);
    if (!head || !isHead(head)) continue;
    const modifier = modifierOf(trie, lower.slice(0, at));
    if (modifier === null && (lower.length - at < SURE || at < 3)) continue;
    found = { head, at, modifier: modifier ?? { code: '', family: '', trait: '' } };
  }
  kept.set(key, found);
  return found;
}

/** What stands before the head: a known thing, with or without its genitive, or a party; null where it is unknown. */
function modifierOf(trie: Trie<Thing>, before: string): Thing | null {
  const party = compoundParty(before, true);
  if (party && party.length === before.length) return { code: '', family: '', trait: '' };
  const whole = thingOfWord(trie, before, '');
  if (whole) return whole;
  for (let at = 2; at < before.length - 2; at++) {
    const thing = thingOfWord(trie, before.slice(at), '');
    if (thing && (before.length - at >= 4 || before.slice(at) === 'ase')) return thing;
  }
  return null;
}
