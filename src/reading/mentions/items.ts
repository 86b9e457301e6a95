// Finds things: heads of the item lexicon refined by the words that modify them. What enters: an analysed sentence.
// What leaves: item mentions in the order of the text, never overlapping, each with a code of data/items.tsv.
import type { Sentence, Token } from '../../language/language.ts';
import { refine, type Thing } from './item-lexicon.ts';
import { countedPeople } from './item-people.ts';
import { type Unit, unitsIn } from './item-units.ts';
import { itemOf, namedIn, spanOf } from './lexicon-matches.ts';
import type { Name } from './lexicon-names.ts';
import type { TrieMatch } from './lexicon-trie.ts';
import type { Word } from './lexicon-words.ts';
import type { ItemMention, MentionContext } from './mention.ts';

type Setting = {
  readonly sentence: Sentence;
  readonly words: readonly Word[];
  readonly units: readonly Unit[];
  readonly context: MentionContext;
};

/** Item mentions of a sentence. */
export function findItems(sentence: Sentence, context: MentionContext): readonly ItemMention[] {
  const { words, matches, starts } = namedIn(sentence, context);
  const found = unitsIn(sentence, words, starts, context);
  const units =
    found.length === 0 ? found : found.filter((u) => !isNamed(matches, u.first) || !isNamed(matches, u.last - 1));
  if (units.length === 0) return withPeople([], countedPeople(sentence, context));
  const setting: Setting = { sentence, words, units, context };
  const byEnd = new Map(units.map((u) => [u.last, u]));
  const mentions: ItemMention[] = [];
  let end = 0;
  units.forEach((unit, i) => {
    if (unit.first < end) return;
    const { first, modifiers } = modifiersBefore(setting, unit, byEnd, end);
    const inside = contents(setting, unit, i);
    const code =
      ellipsis(setting, unit, i) ?? inside?.code ?? kindBehind(setting, unit, i) ?? codeOf(unit.thing, modifiers);
    if (code === null || modifiesAnother(setting, unit, i)) return;
    mentions.push(itemOf(spanOf(sentence, words, context.text, first, unit.last), code));
    end = inside?.end ?? unit.last;
  });
  return withPeople(mentions, countedPeople(sentence, context));
}

/** Whether a word stands in a name of several words. */
const isNamed = (matches: readonly TrieMatch<Name>[], i: number): boolean =>
  matches.some(
    ({ first, last, value }) =>
      first <= i && i < last && last - first > 1 && !(value.type === 'source' && value.generic),
  );

/** People that only a nationality names join where no other item stands. */
const withPeople = (items: readonly ItemMention[], people: readonly ItemMention[]): readonly ItemMention[] =>
  people.length === 0
    ? items
    : [...items, ...people.filter((p) => !items.some((i) => i.start < p.end && p.start < i.end))].sort(
        (a, b) => a.start - b.start,
      );

const REACH = 5;

/** Words that may stand between a modifier and its head and say nothing themselves. */
function isBetween(sentence: Sentence, word: Word | undefined, context: MentionContext): boolean {
  const token = sentence.tokens[word?.token ?? -1];
  if (!token) return false;
  if (token.upos === 'ADJ' || token.upos === 'NUM') return true;
  if (context.language === 'fi') return false;
  return /^(?:amod|compound|flat|nummod)/u.test(token.deprel);
}

/** Known modifiers to the left of a unit, the nearest first, and where the mention starts. */
function modifiersBefore(
  { sentence, words, context }: Setting,
  unit: Unit,
  byEnd: ReadonlyMap<number, Unit>,
  limit: number,
): { readonly first: number; readonly modifiers: readonly Thing[] } {
  const modifiers: Thing[] = unit.modifier ? [unit.modifier] : [];
  let first = unit.first;
  let at = unit.first;
  for (let step = 0; step < REACH && at > limit && words[at]?.gap !== 'other'; step++) {
    const before = byEnd.get(at);
    if (before && before.first >= limit && before.thing.family !== 'none') {
      if (before.thing.trait === '' && before.thing.code === '') break;
      modifiers.push(before.thing);
      if (before.modifier) modifiers.push(before.modifier);
      at = before.first;
      first = at;
      continue;
    }
    if (!isBetween(sentence, words[at - 1], context)) break;
    at -= 1;
  }
  return { first, modifiers };
}

/** The code of a head under its modifiers: the nearest that the refinements know, else the head's own. */
function codeOf({ code, family }: Thing, modifiers: readonly Thing[]): string | null {
  if (family === 'none') return null;
  if (family === 'transparent')
    return modifiers.find((m) => m.code !== '' && !m.code.startsWith('personnel'))?.code ?? null;
  if (family !== '')
    for (const m of modifiers) {
      const refined = m.trait === '' ? null : refine(family, m.trait);
      if (refined !== null) return refined;
    }
  // "ohjuslasti": a load of things is those things.
  const loaded =
    family === 'goods' ? modifiers.find((m) => m.code !== '' && !m.code.startsWith('personnel')) : undefined;
  if (loaded) return loaded.code;
  return code === '' ? null : code;
}

/** What the words after "of" make of a unit: "rounds of 155-mm artillery ammunition", "batteries of interceptors". */
function contents({ words, units }: Setting, unit: Unit, index: number): { code: string; end: number } | null {
  const { family, code } = unit.thing;
  if (words[unit.last]?.text === 'for' && PARTS.test(words[unit.last - 1]?.text ?? ''))
    return partsFor(units, unit, index);
  if (family === '' || words[unit.last]?.text.toLowerCase() !== 'of') return null;
  const inside = units
    .slice(index + 1, index + 6)
    .filter((u) => u.first <= unit.last + LIST + 1 && u.thing.family !== 'none');
  const heads: readonly Unit[] = inside.filter((u) => u.thing.code !== '' && u.thing.family !== '');
  const apart = heads.findIndex((u, i) => heads[i + 1]?.first !== u.last);
  const end = heads[apart]?.last ?? unit.last;
  for (const { thing } of inside) {
    const refined = thing.trait === '' ? null : refine(family, thing.trait);
    if (refined !== null) return { code: refined, end };
    if (code !== '' && thing.code.startsWith(`${code}.`)) return { code: thing.code, end };
  }
  return null;
}

/** "fighters: 100 to 150 Gripens", "fighters (24 Rafales)", "fighters such as the Gripen": what a name behind says of a word of several meanings. */
function kindBehind({ words, units, context }: Setting, { thing, last }: Unit, index: number): string | null {
  const next = units[index + 1];
  if (thing.family === '' || thing.code === '' || !next || next.thing.trait === '') return null;
  const [before, after] = [words[last - 1], words[next.first]];
  const between = before && after ? context.text.slice(before.end, after.start) : '';
  return KIND.test(between) ? refine(thing.family, next.thing.trait) : null;
}

/** A colon, a bracket or a word of example, numbers behind. */
const KIND =
  /^(?:: | \(|,? such as | like )(?:the |up to |over |about |some |\d[\d.,]*(?: to |–|-)?|\p{L}{3,6} )*\s*$/u;

/** "parts for F-16s", "parts for its tanks": what arms are kept going with. */
function partsFor(units: readonly Unit[], unit: Unit, index: number): { code: string; end: number } | null {
  const next = units[index + 1];
  if (!next || next.first > unit.last + LIST || !ARMS.test(next.thing.code)) return null;
  return { code: 'equipment.spare-part', end: unit.last };
}

const PARTS = /^parts?$/u;
const ARMS = /^weapon\./u;

/** How far the head of a list of modifiers may stand. */
const LIST = 4;

/** The code of a modifier whose head comes later: "cruise and ballistic missiles", "ydin- tai ohjusteknologiaa". */
function ellipsis(setting: Setting, unit: Unit, index: number): string | null {
  const { sentence, words, units, context } = setting;
  if (unit.thing.trait === '' && unit.thing.code === '') return null;
  const next = words[unit.last];
  if (!next) return null;
  const dangling = context.text[words[unit.last - 1]?.end ?? 0] === '-' && next.gap === 'other';
  const joined = sentence.tokens[next.token]?.upos === 'CCONJ';
  if (context.language === 'fi' && !dangling) return joined ? genitiveOfList(setting, unit, index) : null;
  if (context.language === 'en' && joined && unit.thing.code !== '') return kindOfList(setting, unit, index);
  if (context.language === 'en' && (unit.thing.code !== '' || !joined)) return null;
  const head = units
    .slice(index + 1)
    .find((u) => u.first <= unit.last + LIST && u.thing.family !== '' && u.thing.family !== 'none');
  if (!head) return null;
  const { family, code } = head.thing;
  return refine(family, unit.thing.trait) ?? (family === 'transparent' ? unit.thing.code : code) ?? null;
}

/** "artillery and rocket rounds": the first of two kinds in the singular belongs to the plural head of the second too. */
function kindOfList({ sentence, words, units }: Setting, unit: Unit, index: number): string | null {
  const number = (u: Unit): string | undefined => sentence.tokens[words[u.last - 1]?.token ?? -1]?.feats.Number;
  const second = units[index + 1];
  const head = units[index + 2];
  if (unit.thing.trait === '' || second?.first !== unit.last + 1 || head?.first !== second.last) return null;
  if (number(unit) === 'Plur' || number(head) !== 'Plur' || words[head.first]?.gap === 'other') return null;
  return refine(head.thing.family, unit.thing.trait);
}

/** "tykistön ja raketinheittimien ammuksia": the first of two genitives belongs to the head too. */
function genitiveOfList({ sentence, words, units }: Setting, unit: Unit, index: number): string | null {
  const isGenitive = (u: Unit): boolean => sentence.tokens[words[u.last - 1]?.token ?? -1]?.feats.Case === 'Gen';
  const second = units[index + 1];
  if (!second || second.first !== unit.last + 1 || !isGenitive(unit)) return null;
  if (second.last - second.first > 1 && second.thing.family !== '')
    return refine(second.thing.family, unit.thing.trait);
  const head = units[index + 2];
  return head && head.first === second.last && isGenitive(second) ? refine(head.thing.family, unit.thing.trait) : null;
}

/** True for a word that modifies the head after it: another item's, or a noun that is no thing ("missile strike"). */
function modifiesAnother(setting: Setting, unit: Unit, index: number): boolean {
  const { sentence, words, units, context } = setting;
  const after = words[unit.last];
  if (!after || after.gap === 'other') return false;
  const token = sentence.tokens[words[unit.last - 1]?.token ?? -1];
  const next = headAfter(words, units, unit, index);
  if (next) {
    const joined = context.language === 'en' || after.gap === 'hyphen';
    if (joined && codeOf(next.thing, [unit.thing]) !== null) return true;
    const refined = unit.thing.trait === '' ? null : refine(next.thing.family, unit.thing.trait);
    if (token?.feats.Case === 'Gen' && refined !== null) return true;
  }
  if (token?.feats.Case === 'Gen' && genitiveOfList(setting, unit, index) === null)
    if (ownsHead(setting, unit, index, token)) return true;
  if (after.gap === 'hyphen') return true;
  if (context.language === 'fi' || !token || sentence.tokens[after.token]?.upos !== 'NOUN') return false;
  return token.deprel === 'compound' || (token.upos === 'NOUN' && token.feats.Number === 'Sing');
}

/**
 * "tankkien varaosia", "droonien uusia moottoreita": a genitive before a thing that it hangs on, or before one right behind it
 * (in the plural only: the singular may be an object), says whose or of what that thing is. "12 000 sotilaan osasto": one that
 * is counted stands for itself.
 */
function ownsHead({ sentence, words, units }: Setting, unit: Unit, index: number, token: Token): boolean {
  if (sentence.tokens[words[unit.first - 1]?.token ?? -1]?.upos === 'NUM') return false;
  return units.slice(index + 1).some((head) => {
    if (head.first - unit.last > BETWEEN || codeOf(head.thing, []) === null) return false;
    for (let i = unit.last; i <= head.first; i += 1) if (words[i]?.gap === 'other') return false;
    // "lainan kaasuun": money is given for goods, it is no part of them.
    if (MONEY.test(unit.thing.code) && !MONEY.test(head.thing.code)) return false;
    const isUnder = words.slice(head.first, head.last).some((w) => w.token === token.head);
    return isUnder || (head.first === unit.last && token.feats.Number === 'Plur');
  });
}

const MONEY = /^(?:money|aid)/u;

/** Words between a genitive and the thing that it belongs to, at most. */
const BETWEEN = 3;

/** The unit that stands right after, over pure modifiers between ("Patriot surface-to-air missiles"). */
function headAfter(words: readonly Word[], units: readonly Unit[], unit: Unit, index: number): Unit | null {
  let at = unit.last;
  for (let i = index + 1; ; i++) {
    const next = units[i];
    if (next?.first !== at || words[at]?.gap === 'other' || next.thing.family === 'none') return null;
    if (next.thing.family !== '' || next.thing.code !== '') return next;
    at = next.last;
  }
}
