// Finnish compounds of things: the longest known end is the head, what stands before it modifies ("tykistöammus" is an
// ammus under tykistö). What enters: one word with its lemma. What leaves: the head, where it starts, and its modifiers.
import { mergeThings, type Thing, thingsOf } from './item-lexicon.ts';
import type { Trie } from './lexicon-trie.ts';
import type { Word } from './lexicon-words.ts';
import { compoundParty } from './party-compounds.ts';

export type Compound = { readonly head: Thing; readonly at: number; readonly modifier: Thing | null };

/** Short heads ("ase", "apu", "tuki") end many words by chance: they need a known word before them. */
const SURE = 6;
/** Heads of everyday compounds too ("kahvipaketti", "prosenttiyksikkö"). */
const LOOSE = new Set([
  'aid',
  'unit',
  'parts',
  'money',
  'goods',
  'vehicle',
  'data',
  'image',
  'base',
  'transparent',
  'system',
  'fuel',
]);
const PLAIN: Thing = { code: '', family: '', trait: '' };
const kept = new Map<string, Compound | null>();

const wordOf = (text: string, lemma: string): Word => ({
  start: 0,
  end: 0,
  text,
  lemma,
  token: 0,
  gap: 'other',
  last: true,
});

/** Things that a single word may be a form of. */
function thingOfWord(trie: Trie<Thing>, text: string, lemma: string): Thing | null {
  const things = trie.startingAt([wordOf(text, lemma)], 0).map((m) => m.value);
  return things.length === 0 ? null : mergeThings(things);
}

/** The compound that a Finnish word is, or null where no known thing ends it. */
export function compoundThing(text: string, lemma: string): Compound | null {
  const key = `${text} ${lemma}`;
  const known = kept.get(key);
  if (known !== undefined) return known;
  if (kept.size > 50_000) kept.clear();
  const found = compoundOf(thingsOf('fi'), text.toLowerCase(), lemma.toLowerCase());
  kept.set(key, found);
  return found;
}

function compoundOf(trie: Trie<Thing>, text: string, lemma: string): Compound | null {
  for (let at = 2; at < text.length - 2; at++) {
    const rest = lemma.startsWith(text.slice(0, at)) ? lemma.slice(at) : '';
    const end = text.slice(at);
    const bases = trie.forms.basesOf(end, rest);
    const head = bases.length === 0 ? null : thingOfWord(trie, end, rest);
    if (head?.family === 'none') return null;
    if (!head || (head.family === '' && head.code === '')) continue;
    const modifier = modifierOf(trie, text.slice(0, at));
    const sure = at > 2 && !LOOSE.has(head.family) && bases.every((base) => base.length >= SURE);
    if (modifier !== null || sure) return { head, at, modifier: modifier ?? PLAIN };
  }
  return null;
}

/** What stands before the head: a known thing, with or without its genitive, or a party; null where it is unknown. */
function modifierOf(trie: Trie<Thing>, before: string): Thing | null {
  const party = compoundParty(before, true);
  if (party && party.length === before.length) return PLAIN;
  const whole = thingOfWord(trie, before, '');
  if (whole) return whole;
  for (let at = 2; at < before.length - 2; at++) {
    const thing = thingOfWord(trie, before.slice(at), '');
    if (thing && (before.length - at >= 4 || before.slice(at) === 'ase')) return thing;
  }
  return null;
}
