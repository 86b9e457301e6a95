// Sums that tell what goods come to: "bought for 375 million", "exports of launchers reached 600 million", "a billion of it buys
// missiles", "7 billion set aside for drones". What enters: a sentence's things, a free sum. What leaves: the goods that it is
// the worth of, or undefined.
import { dataTable } from '../../base/data.ts';
import type { LanguageCode } from '../../language/language.ts';
import { cells } from '../mentions/lexicon-names.ts';
import type { QuantityMention } from '../mentions/mention.ts';
import type { Lexicon } from '../predication/lexicon.ts';
import type { Predication } from '../predication/predication.ts';
import { lemmaOf } from '../predication/tree.ts';
import { isHardware } from './admitting.ts';
import type { SentenceView } from './frame.ts';
import type { Thing } from './things.ts';

/**
 * What a word does in trade: to trade, what is traded ("sales"), what crosses a border ("exports"), to come to a sum, to bring goods for a sum, to mark a price,
 * to mark what a sum is set aside for.
 */
type Part = 'trading' | 'trade' | 'crossing' | 'sold' | 'amounting' | 'buying' | 'priced' | 'aside';

const tables = new Map<LanguageCode, ReadonlySet<string>>();

/** What words of data/lexica/LANG/trade-words.tsv do, each as "PART WORD". */
function partsIn(language: LanguageCode): ReadonlySet<string> {
  let found = tables.get(language);
  if (!found) {
    const rows = dataTable(`lexica/${language}/trade-words.tsv`);
    found = new Set(rows.flatMap((row) => cells(row, 'words').map((word) => `${row.part} ${word}`)));
    tables.set(language, found);
  }
  return found;
}

const plays = ({ language }: Lexicon, lemma: string, ...parts: readonly Part[]): boolean =>
  parts.some((part) => partsIn(language).has(`${part} ${lemma}`));

/** Whether a predication is one of trade, by its verb or its noun. */
export const isTrade = (p: Predication | undefined, lexicon: Lexicon): boolean =>
  p !== undefined && plays(lexicon, p.entry.lemma, 'trading', 'trade');

/** Whether a predication is of a state's exports or imports. */
export const isCrossing = (p: Predication, lexicon: Lexicon): boolean => plays(lexicon, p.entry.lemma, 'crossing');

/** Tokens between a sum and the noun of trade that it measures, at most. */
const BESIDE = 3;

/** "sales worth $11 billion", "orders of $600 million", "$12 billion in major sales": whether a noun of trade has the sum. */
export function isOfTrade({ tree }: SentenceView, q: QuantityMention, lexicon: Lexicon): boolean {
  for (let i = Math.max(0, q.first - BESIDE); i < Math.min(tree.tokens.length, q.last + BESIDE); i += 1)
    if (tree.tokens[i]?.upos === 'NOUN' && plays(lexicon, lemmaOf(tree, i), 'sold')) return true;
  return false;
}

/** Goods that a sum may be the worth of. */
const isGoods = (code: string): boolean => isHardware(code) || /^(?:energy|food|goods|technology|training)/u.test(code);

/** Tokens between a verb of trade and its price, and between what was bought and that, at most. */
const PRICED = 12;

/** Whether a sum is the price at which something is bought or sold: "bought from India for $375 million". */
export function isPrice({ tree }: SentenceView, q: QuantityMention, lexicon: Lexicon): boolean {
  if (!plays(lexicon, lemmaOf(tree, q.first - 1), 'priced')) return false;
  for (let i = q.first - 2; i >= Math.max(0, q.first - PRICED); i -= 1) {
    if (/^[;:()]$/u.test(tree.tokens[i]?.text ?? '')) return false;
    if (plays(lexicon, lemmaOf(tree, i), 'trading')) return true;
    if (tree.tokens[i]?.upos === 'VERB') return false;
  }
  return false;
}

/** The goods that a sum is the worth of by what the sentence says of both; undefined where it says none. */
export function goodsOfSum(
  view: SentenceView,
  things: readonly Thing[],
  q: QuantityMention,
  lexicon: Lexicon,
): Thing | undefined {
  const sum: Sum = { view, things, q, lexicon };
  return boughtWith(sum) ?? setAsideFor(sum) ?? amountedTo(sum);
}

/** A sum with the things of its sentence. */
type Sum = {
  readonly view: SentenceView;
  readonly things: readonly Thing[];
  readonly q: QuantityMention;
  readonly lexicon: Lexicon;
};

/** Tokens between a sum and the verb of buying behind it, and between that and the goods, at most. */
const NEAR = 5;

/** "A billion of it buys missiles and drones", "£350 million pays for generators": goods whose verb has the sum as its subject. */
function boughtWith({ view: { tree }, things, q, lexicon }: Sum): Thing | undefined {
  let verb = q.last;
  while (verb < q.last + NEAR && /^(?:ADP|PRON|DET|ADV|AUX|PART|ADJ)$/u.test(tree.tokens[verb]?.upos ?? '')) verb += 1;
  if (tree.tokens[verb]?.upos !== 'VERB' || !plays(lexicon, lemmaOf(tree, verb), 'buying', 'trading')) return undefined;
  const goods = things.find((t) => t.first > verb);
  if (!goods || goods.quantity !== null || !isGoods(goods.code) || goods.first - verb > NEAR) return undefined;
  return tree.tokens.slice(verb + 1, goods.first).every((t) => INSIDE.test(t.upos)) ? goods : undefined;
}

/** Tokens between a sum and the goods that it is set aside for, at most. */
const FOR = 10;
const INSIDE = /^(?:ADP|ADJ|ADV|DET|NOUN|PROPN|PRON|NUM|PART|SYM)$/u;

/** "7 billion on the table for drones", "a billion is set aside for missiles": goods right behind "for", with no stop between. */
function setAsideFor({ view, things, q, lexicon }: Sum): Thing | undefined {
  const { tree } = view;
  const goods = things.find((t) => t.first >= q.last);
  if (!goods || goods.quantity !== null || !isGoods(goods.code) || goods.first - q.last > FOR) return undefined;
  if (goods.mention === null || goods.code.startsWith('technology.production')) return undefined;
  const link = tree.tokens.findLastIndex((t, i) => i < goods.first && t.upos === 'ADP');
  if (link < q.last || !plays(lexicon, lemmaOf(tree, link), 'aside')) return undefined;
  const paid = view.predications.some((p) => p.sense === 'pay' && Math.abs(p.trigger - q.first) < FOR);
  const plain = tree.tokens
    .slice(q.last, goods.first)
    .every((t) => INSIDE.test(t.upos) || t.upos === 'AUX' || t.feats.VerbForm === 'Part');
  return plain && !paid ? goods : undefined;
}

/** "exports of launchers to Armenia reached $600 million": the goods of trade or deliveries that amount to a sum. */
function amountedTo({ view, things, q, lexicon }: Sum): Thing | undefined {
  const { tree } = view;
  const verb = tree.tokens.findLastIndex(
    (t, i) => i < q.first && q.first - i <= 3 && plays(lexicon, lemmaOf(tree, i), 'amounting') && t.upos === 'VERB',
  );
  if (verb === -1) return undefined;
  const goods = things.findLast((t) => t.last <= verb && isGoods(t.code) && t.mention !== null);
  if (!goods || goods.quantity !== null || verb - goods.last > FOR) return undefined;
  const before = tree.tokens.slice(0, goods.first);
  return before.some((_, i) => goods.first - i <= NEAR && plays(lexicon, lemmaOf(tree, i), 'trade'))
    ? goods
    : undefined;
}
