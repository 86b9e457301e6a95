// Lots of one kind of goods: "a 200-million package of shells", "a grant for generators", "paketti ammuksia". What enters: a
// sentence's things with their numbers. What leaves: the things, where a lot that is of or for one kind of goods alone is those
// goods, with its sum. A lot of several kinds stays a lot beside them.
import type { Lexicon } from '../predication/lexicon.ts';
import { isMoney } from '../slots/quantity.ts';
import { isHardware } from './admitting.ts';
import type { SentenceView } from './frame.ts';
import { isPurchase } from './sums.ts';
import { listAround, type Thing } from './things.ts';

/** Codes of lots that say nothing of what is in them. */
const LOT = /^(?:aid|aid\.military|money|money\.grant|goods)$/u;
/** Tokens between a lot and its goods, at most; a sum may stand there. */
const REACH = 9;

/** The things of a sentence with each lot of one kind of goods as those goods. */
export const withoutLots = (view: SentenceView, things: readonly Thing[], lexicon: Lexicon): readonly Thing[] =>
  things.reduce<readonly Thing[]>((list, t) => withoutLot(view, list, t, lexicon), things);

function withoutLot(view: SentenceView, things: readonly Thing[], lot: Thing, lexicon: Lexicon): readonly Thing[] {
  if (lot.mention === null || !LOT.test(lot.code) || (lot.quantity !== null && !isMoney(lot.quantity))) return things;
  const goods = things.find((t) => t !== lot && t.first >= lot.last && t.mention !== null && !LOT.test(t.code));
  if (!goods || !isGoods(goods.code) || goods.first - lot.last > REACH) return things;
  if (goods.quantity !== null && !isMoney(goods.quantity)) return things;
  const between = things.find((t) => t.mention === null && t.first >= lot.last && t.last <= goods.first);
  const sum = lot.quantity ?? between?.quantity ?? goods.quantity;
  if (!isAlone(view, things, goods) || !isOfGoods(view, lot, goods, lexicon)) return things;
  return things.flatMap((t) => (t === lot || t === between ? [] : t === goods ? [{ ...t, quantity: sum }] : [t]));
}

/** Whether goods are no part of a list, of things with or without numbers. */
function isAlone(view: SentenceView, things: readonly Thing[], goods: Thing): boolean {
  const bare = things.map((t) => ({ ...t, quantity: null }));
  const same = bare[things.indexOf(goods)];
  return same === undefined || listAround(view, bare, same).length < 2;
}

const isGoods = (code: string): boolean => isHardware(code) || /^(?:training|technology|goods\.)/u.test(code);

/** Whether the goods stand right behind the lot and its sum, bound by an adposition or a case, or by a verb of buying. */
function isOfGoods(view: SentenceView, lot: Thing, goods: Thing, lexicon: Lexicon): boolean {
  const { tree } = view;
  const sum = view.mentions.quantities.find((q) => q.first >= lot.last && q.last <= goods.first);
  const from = sum ? sum.last : lot.last;
  const between = tree.tokens.slice(from, goods.first);
  const beforeSum = sum ? tree.tokens.slice(lot.last, sum.first) : [];
  if (!beforeSum.every((t) => /^(?:ADP|ADJ|ADV|PUNCT|AUX|DET)$/u.test(t.upos) && t.text !== '.')) return false;
  const plain = between.every(
    (t, i) => /^(?:ADP|ADJ|DET|NOUN|PROPN|NUM)$/u.test(t.upos) || isPurchase(tree, from + i, lexicon),
  );
  if (!plain) return false;
  const head = tree.tokens[goods.headToken];
  if (head?.feats.Case !== undefined && between.every((t) => t.upos !== 'ADP'))
    return (head.feats.Case === 'Par' && from === goods.first) || head.feats.Case === 'Ill';
  return (
    between.some((t) => OF.has(t.lemma.toLowerCase())) || between.some((_, i) => isPurchase(tree, from + i, lexicon))
  );
}

const OF: ReadonlySet<string> = new Set(['of', 'for', 'in', 'towards', 'toward']);
