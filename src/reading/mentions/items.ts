// Finds things: heads of the item lexicon refined by the words that modify them. What enters: an analysed sentence.
// What leaves: item mentions in the order of the text, never overlapping, each with a code of data/items.tsv.
import type { Sentence } from '../../language/language.ts';
import { compoundThing } from './item-compounds.ts';
import { mergeThings, refine, type Thing, thingsOf } from './item-lexicon.ts';
import { namedIn, spanOf } from './lexicon-matches.ts';
import type { Word } from './lexicon-words.ts';
import type { ItemMention, MentionContext } from './mention.ts';

/** A known thing over words `first` to `last`; `modifier` from within a Finnish compound, whose head starts at `cut`. */
type Unit = { readonly first: number; readonly last: number; readonly thing: Thing; readonly modifier: Thing | null };

/** Item mentions of a sentence. */
export function findItems(sentence: Sentence, context: MentionContext): readonly ItemMention[] {
  const { words, matches } = namedIn(sentence, context);
  const named = new Set<number>();
  for (const m of matches)
    if (m.last - m.first > 1 && !(m.value.type === 'source' && m.value.generic))
      for (let i = m.first; i < m.last; i++) named.add(i);
  const units = unitsIn(words, context).filter((u) => !named.has(u.first) || !named.has(u.last - 1));
  const byEnd = new Map(units.map((u) => [u.last, u]));
  const mentions: ItemMention[] = [];
  let end = 0;
  for (const unit of units) {
    const { first, modifiers } = modifiersBefore(sentence, words, unit, byEnd, end);
    const code = codeOf(unit, modifiers);
    if (code === null || modifiesAnother(sentence, words, units, unit, context)) continue;
    mentions.push({ type: 'item', ...spanOf(sentence, words, context.text, first, unit.last), code });
    end = unit.last;
  }
  return mentions;
}

/** Known things from left to right, the longest at each word. */
function unitsIn(words: readonly Word[], context: MentionContext): readonly Unit[] {
  const trie = thingsOf(context.language);
  const units: Unit[] = [];
  for (let i = 0; i < words.length; ) {
    const word = words[i] as Word;
    const found = trie.startingAt(words, i);
    const last = found.at(-1)?.last;
    if (last !== undefined) {
      const thing = mergeThings(found.filter((m) => m.last === last).map((m) => m.value));
      units.push({ first: i, last, thing, modifier: null });
      i = last;
      continue;
    }
    const calibre = calibreOf(word, words[i + 1]);
    if (calibre)
      units.push({ first: i, last: i + 1, thing: { code: '', family: '', trait: 'calibre' }, modifier: null });
    else if (context.language === 'fi' && word.text.length > 5) {
      const compound = compoundThing(word.text, word.lemma);
      if (compound) units.push({ first: i, last: i + 1, thing: compound.head, modifier: compound.modifier });
    }
    i += 1;
  }
  return units;
}

const GUN_CALIBRES = new Set([
  '76',
  '85',
  '100',
  '105',
  '115',
  '120',
  '122',
  '125',
  '130',
  '152',
  '155',
  '170',
  '203',
  '240',
  '300',
  '600',
]);

/** "155mm", or a calibre's number before a word for millimetres. */
function calibreOf(word: Word, next: Word | undefined): boolean {
  const digits = /^(\d{2,3})(?:mm)?$/u.exec(word.text)?.[1];
  if (digits === undefined || !GUN_CALIBRES.has(digits)) return false;
  return (
    word.text.endsWith('mm') ||
    (next !== undefined && next.gap !== 'other' && /^(?:mm|milli)/u.test(next.text.toLowerCase()))
  );
}

const MODIFYING = new Set(['ADJ', 'NUM', 'NOUN', 'PROPN', 'DET', 'VERB']);
const REACH = 5;

/** Known modifiers to the left of a unit, the nearest first, and where the mention starts. */
function modifiersBefore(
  sentence: Sentence,
  words: readonly Word[],
  unit: Unit,
  byEnd: ReadonlyMap<number, Unit>,
  limit: number,
): { readonly first: number; readonly modifiers: readonly Thing[] } {
  const modifiers: Thing[] = unit.modifier ? [unit.modifier] : [];
  let first = unit.first;
  let at = unit.first;
  for (let step = 0; step < REACH && at > limit && words[at]?.gap !== 'other'; step++) {
    const before = byEnd.get(at);
    if (before && before.first >= limit && (before.thing.trait !== '' || before.thing.code !== '')) {
      modifiers.push(before.thing);
      at = before.first;
      first = at;
      continue;
    }
    const upos = sentence.tokens[words[at - 1]?.token ?? -1]?.upos ?? 'X';
    if (!MODIFYING.has(upos) || upos === 'DET') break;
    at -= 1;
  }
  return { first, modifiers };
}

/** The code of a head under its modifiers: the nearest that the refinements know, else the head's own. */
function codeOf(unit: Unit, modifiers: readonly Thing[]): string | null {
  const { code, family } = unit.thing;
  if (family === 'transparent') return modifiers.find((m) => m.code !== '')?.code ?? null;
  if (family !== '')
    for (const m of modifiers) {
      const refined = m.trait === '' ? null : refine(family, m.trait);
      if (refined !== null) return refined;
    }
  return code === '' ? null : code;
}

/** True for a word that modifies the head after it: another item's, or a noun that is no thing ("missile strike"). */
function modifiesAnother(
  sentence: Sentence,
  words: readonly Word[],
  units: readonly Unit[],
  unit: Unit,
  context: MentionContext,
): boolean {
  const after = words[unit.last];
  if (!after || after.gap === 'other') return false;
  const token = sentence.tokens[words[unit.last - 1]?.token ?? -1];
  const next = units.find((u) => u.first === unit.last);
  if (
    next &&
    (context.language === 'en' || after.gap === 'hyphen') &&
    codeOf(next, [unit.thing]) !== null &&
    token?.upos !== 'VERB'
  )
    return next.thing.family !== '' || next.thing.code !== '';
  if (context.language === 'fi') return false;
  return token?.deprel === 'compound' && sentence.tokens[after.token]?.upos === 'NOUN' && !next;
}
