// Finnish compounds of things: the longest known end is the head, what stands before it modifies ("tykistöammus" is an
// ammus under tykistö). What enters: one word with its lemma. What leaves: the head, where it starts, and its modifiers.

import { byId } from './by-id.ts';
import { mergeThings, type Thing, thingsOf } from './item-lexicon.ts';
import type { Trie } from './lexicon-trie.ts';
import { type Form, passingForm } from './lexicon-words.ts';
import { compoundParty } from './party-compounds.ts';

export type Compound = { readonly head: Thing; readonly at: number; readonly modifier: Thing | null };

/** Short heads ("ase", "apu", "tuki") end many words by chance: they need a known word before them. */
const SURE = 6;
/** Short heads that end no word by chance: "rannikkotutka", "leipävilja". */
const SURE_THOUGH_SHORT: ReadonlySet<string> = new Set(['tutka', 'ohjus', 'pommi', 'ammus', 'sinko', 'vilja', 'vehnä']);
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

/** Things that a single word may be a form of. */
function thingOf(trie: Trie<Thing>, form: Form): Thing | null {
  const things = trie.ofForm(form);
  return things.length === 0 ? null : mergeThings(things);
}

/** Letters that a compound has at least. */
const SHORTEST = 6;

const NO_COMPOUND = { none: true } as const;

const compounds = byId(
  ({ text, lemma }: Form) => compoundOf(thingsOf('fi'), text.toLowerCase(), lemma.toLowerCase()) ?? NO_COMPOUND,
);

/** The compound that a Finnish word is, or null where no known thing ends it. */
export function compoundThing(form: Form): Compound | null {
  if (form.text.length < SHORTEST) return null;
  const found = compounds(form);
  return 'none' in found ? null : found;
}

function compoundOf(trie: Trie<Thing>, text: string, lemma: string): Compound | null {
  for (let at = 2; at < text.length - 2; at++) {
    const rest = lemma.startsWith(text.slice(0, at)) ? lemma.slice(at) : '';
    const end = passingForm(text.slice(at), rest);
    const bases = trie.forms.basesOf(end);
    const head = bases.length === 0 ? null : thingOf(trie, end);
    if (head?.family === 'none') return null;
    if (!head || (head.family === '' && head.code === '')) continue;
    const modifier = modifierOf(trie, text.slice(0, at));
    const sure =
      at > 2 && !LOOSE.has(head.family) && bases.every((base) => base.length >= SURE || SURE_THOUGH_SHORT.has(base));
    if (modifier !== null || sure) return { head, at, modifier: modifier ?? PLAIN };
  }
  return null;
}

/** What stands before the head: a known thing, with or without its genitive, or a party; null where it is unknown. */
function modifierOf(trie: Trie<Thing>, before: string): Thing | null {
  const party = compoundParty(before, true);
  if (party && party.length === before.length) return PLAIN;
  const whole = thingOf(trie, passingForm(before, ''));
  if (whole) return whole;
  for (let at = 2; at < before.length - 2; at++) {
    const thing = thingOf(trie, passingForm(before.slice(at), ''));
    if (thing && (before.length - at >= 4 || before.slice(at) === 'ase')) return thing;
  }
  return null;
}
