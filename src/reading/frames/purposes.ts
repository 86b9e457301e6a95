// What a thing is for: "spare parts for tanks", "osia ohjuksiin", "help with satellites". What enters: a sentence's items; the
// tables of which things are for which (data/item-purposes.tsv) and of the words that say so (data/lexica/LANG/item-links.tsv).
// What leaves: the items that are given themselves, each with the code that its purpose gives it.
import { dataTable } from '../../base/data.ts';
import type { LanguageCode } from '../../language/language.ts';
import { cells } from '../mentions/lexicon-names.ts';
import type { ItemMention } from '../mentions/mention.ts';
import { markersOf } from '../predication/candidates.ts';
import type { Lexicon } from '../predication/lexicon.ts';
import { lemmaOf, type Tree, textOf } from '../predication/tree.ts';
import type { SentenceView } from './frame.ts';

type Purpose = { readonly code: string; readonly purpose: readonly string[]; readonly becomes: string };

let purposes: readonly Purpose[] | null = null;
const allPurposes = (): readonly Purpose[] => {
  purposes ??= dataTable('item-purposes.tsv').map((row) => ({
    code: row.code ?? '',
    purpose: cells(row, 'purpose'),
    becomes: row.becomes ?? '',
  }));
  return purposes;
};

type Links = ReadonlyMap<string, readonly string[]>;

const links = new Map<LanguageCode, Links>();

/** Words and cases that link a thing to what it is for, with the codes of the things that they do so of; none for all. */
function linksOf(language: LanguageCode): Links {
  let found = links.get(language);
  if (!found) {
    found = new Map(
      dataTable(`lexica/${language}/item-links.tsv`).flatMap((row) =>
        cells(row, 'words').map((word) => [word, cells(row, 'codes')] as const),
      ),
    );
    links.set(language, found);
  }
  return found;
}

const isKindOf = (code: string, kind: string): boolean => code === kind || code.startsWith(`${kind}.`);

/** Tokens between a thing and what it is for, at most. */
const REACH = 6;

/** The items of a sentence but for those that only say what another is for. */
export function givenItems(view: SentenceView, lexicon: Lexicon): readonly ItemMention[] {
  const { items } = view.mentions;
  if (items.length < 2) return items;
  const barter = isBarter(view);
  const kept: ItemMention[] = [];
  let dropped: ItemMention | null = null;
  for (const item of items) {
    const before = kept.at(-1);
    const traded = barter && before !== undefined && markersOf(view.tree, before.headToken).length === 0;
    const purpose = before && !traded ? purposeOf(view, before, item, lexicon) : null;
    if (before && purpose !== null) {
      kept[kept.length - 1] = { ...before, code: purpose };
      dropped = item;
    } else if (before && dropped && isSecond(view, dropped, item)) dropped = item;
    else {
      kept.push(item);
      dropped = null;
    }
  }
  return kept.length === items.length ? items : kept;
}

/** Who trades one thing for another gives both: "gold for drones"; what is paid for itself may be for something. */
const isBarter = ({ predications }: SentenceView): boolean =>
  predications.some((p) => p.sense === 'trade' || p.sense === 'pay');

/** The code of a thing with what it is for; null where the second is not what the first is for. */
function purposeOf(view: SentenceView, thing: ItemMention, item: ItemMention, lexicon: Lexicon): string | null {
  if (item.first < thing.last || item.first - thing.last > REACH) return null;
  const row = allPurposes().find(
    ({ code, purpose }) =>
      (code === thing.code || (code !== 'technology' && code !== 'equipment' && isKindOf(thing.code, code))) &&
      purpose.some((kind) => isKindOf(item.code, kind)),
  );
  if (!row || !isLinked(view.tree, thing, item, lexicon)) return null;
  return row.becomes === '=' ? item.code : row.becomes || thing.code;
}

/** Whether nothing but a linking word or case, modifiers and a verb of making stand between. */
function isLinked(tree: Tree, thing: ItemMention, item: ItemMention, lexicon: Lexicon): boolean {
  const between = tree.tokens.slice(thing.last, item.first);
  if (between.some((t, i) => !FILLERS.test(t.upos) && !isMaking(tree, thing.last + i, lexicon))) return false;
  const known = linksOf(lexicon.language);
  const fits = (word: string): boolean => {
    const codes = known.get(word);
    return codes !== undefined && (codes.length === 0 || codes.some((code) => isKindOf(thing.code, code)));
  };
  const [first, second] = [textOf(tree, thing.last), `${textOf(tree, thing.last)} ${textOf(tree, thing.last + 1)}`];
  if (between.length > 0 && (fits(first) || fits(second))) return true;
  // "a licence to build drones", "machines that make shells".
  if (between.some((_, i) => isMaking(tree, thing.last + i, lexicon))) return true;
  return between.every((t) => t.upos !== 'ADP') && markersOf(tree, item.headToken).some(fits);
}

const FILLERS = /^(?:ADP|ADJ|DET|NOUN|PROPN|PRON|PART|NUM|SYM|X)$/u;

const isMaking = (tree: Tree, token: number, lexicon: Lexicon): boolean =>
  lexicon.markers.get(lemmaOf(tree, token)) === 'makes';

/** "for tanks and fighter jets": the second of two of one class that are joined without a number. */
function isSecond({ tree, mentions }: SentenceView, dropped: ItemMention, item: ItemMention): boolean {
  const between = tree.tokens.slice(dropped.last, item.first);
  return (
    between.length <= 3 &&
    between.some((t) => t.upos === 'CCONJ') &&
    between.every((t) => /^(?:CCONJ|ADJ|DET)$/u.test(t.upos)) &&
    dropped.code.split('.')[0] === item.code.split('.')[0] &&
    !mentions.quantities.some((q) => q.counted !== null && q.counted >= item.first && q.counted < item.last)
  );
}
