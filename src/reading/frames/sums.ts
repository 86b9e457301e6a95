// Sums of money among the things of a sentence. What enters: a sentence's things, its free sums, the passage's codes so far.
// What leaves: the goods that a sum comes in ("two billion in drones, rockets and shells": each of the list), and what a sum
// without a word of its own is: aid, a loan, or plain money.
import type { QuantityMention } from '../mentions/mention.ts';
import type { Lexicon } from '../predication/lexicon.ts';
import type { Predication } from '../predication/predication.ts';
import { ancestorsOf, lemmaOf, type Tree } from '../predication/tree.ts';
import { isMoney } from '../slots/quantity.ts';
import { isHardware } from './admitting.ts';
import type { Direction } from './direction.ts';
import type { SentenceView } from './frame.ts';
import { listAround, type Thing } from './things.ts';
import { goodsOfSum, isOfTrade, isTrade } from './trade-sums.ts';

/** Tokens between a sum and the goods that it comes in, at most. */
const WITHIN = 6;

/** Gives a sum to the goods behind it that its adposition or case says it comes in: to all of their list, as one number. */
export function withGoods(
  view: SentenceView,
  things: readonly Thing[],
  q: QuantityMention,
  lexicon: Lexicon,
): readonly Thing[] {
  if (!isMoney(q)) return things;
  const first = things.find((t) => t.first >= q.last);
  const before = goodsOfSum(view, things, q, lexicon);
  if (before !== undefined && before.last <= q.first)
    return things.map((t) => (t === before ? { ...t, quantity: q } : t));
  if (!first || first.quantity !== null || first.code.startsWith('personnel')) return things;
  const near = first.first - q.last <= WITHIN && comesIn(view, q, first, lexicon);
  const bought = !near && buys(view, q, first, lexicon);
  const lot = !near && !bought && goodsOfLot(view, things, q, lexicon) === first;
  if (!near && !bought && !lot && goodsOfSum(view, things, q, lexicon) !== first) return things;
  const members = listAround(view, things, first).filter((t) => t.first >= q.last && t.quantity === null);
  const shared = members.length > 1;
  // The verb of buying has the goods, the sum is what is given.
  const at = bought ? { first: q.first, headToken: q.headToken } : {};
  return things.map((t) => (members.includes(t) ? { ...t, ...at, quantity: q, shared } : t));
}

/** What comes in sums. */
const IN_SUMS = /^(?:aid|aid\.(?:military|financial|humanitarian)|money|money\.(?:loan|grant))$/u;
/** Tokens between aid or money and its sum, at most. */
const BEFORE_SUM = 10;

/** "saa sotilasapua tänä vuonna miljardi dollaria": the sum of aid or money further on in the clause, beside the same verb. */
export function withOwnSum(
  { tree }: SentenceView,
  t: Thing,
  things: readonly Thing[],
  free: readonly QuantityMention[],
): Thing {
  const token = tree.tokens[t.headToken];
  if (t.quantity !== null || t.mention === null || !IN_SUMS.test(t.code) || token?.feats.Case === undefined) return t;
  const sum = free.find((q) => isMoney(q) && q.first >= t.last);
  if (!sum || sum.first - t.last > BEFORE_SUM || things.some((x) => x.quantity === sum)) return t;
  const unit = tree.heads[sum.headToken] === t.headToken ? t.headToken : (tree.heads[sum.headToken] ?? -1);
  const beside = unit === t.headToken || unit === tree.heads[t.headToken];
  const clear = tree.tokens.slice(t.last, sum.first).every((x) => !/^[,;:()–]$/u.test(x.text) && x.upos !== 'CCONJ');
  const own = !things.some((x) => x !== t && x.first >= t.last && x.last <= sum.first);
  return beside && clear && own ? { ...t, quantity: sum } : t;
}

/** Tokens between a sum and the goods that are bought with it, at most. */
const BOUGHT = 8;

/** "45 million euros to buy ammunition", "for the purchase of drones": nothing but words of buying and modifiers between. */
function buys(view: SentenceView, q: QuantityMention, goods: Thing, lexicon: Lexicon): boolean {
  const between = view.tree.tokens.slice(q.last, goods.first);
  return (
    between.length <= BOUGHT &&
    !view.predications.some(
      (p) => p.trigger < q.first && (p.sense === 'pay' || lexicon.markers.get(p.entry.lemma) === 'lend'),
    ) &&
    between.some((_, i) => isPurchase(view.tree, q.last + i, lexicon)) &&
    between.every(
      (t, i) => /^(?:ADP|ADJ|DET|NOUN|PROPN|PART|CCONJ)$/u.test(t.upos) || isPurchase(view.tree, q.last + i, lexicon),
    )
  );
}

/** A word of buying that is no finite verb: "to buy", "for buying", "the purchase of". */
export function isPurchase(tree: Tree, token: number, lexicon: Lexicon): boolean {
  const word = tree.tokens[token];
  if (word?.upos !== 'NOUN' && word?.upos !== 'VERB') return false;
  if (word.upos === 'VERB' && !/^(?:Inf|Ger)$/u.test(word.feats.VerbForm ?? '')) return false;
  const entries = lexicon.triggers.get(lemmaOf(tree, token)) ?? [];
  return entries.some((e) => e.sense === 'receive' && e.wordClass === (word.upos === 'VERB' ? 'V' : 'N'));
}

/** Whether the last adposition before the goods is the one of goods in kind, and no verb stands between. */
function comesIn(view: SentenceView, q: QuantityMention, goods: Thing, lexicon: Lexicon): boolean {
  const between = view.tree.tokens.slice(q.last, goods.first);
  if (between.some((t) => /^(?:VERB|AUX|SCONJ|PRON)$/u.test(t.upos) || /^[;:()]$/u.test(t.text))) return false;
  if (between.length === 0 && view.tree.tokens[goods.headToken]?.feats.Case === 'Ill') return true;
  const adposition = between.findLast((t) => t.upos === 'ADP');
  return adposition !== undefined && lexicon.markers.get(adposition.lemma.toLowerCase()) === 'in-kind';
}

/** Tokens between a lot and the goods that it consists of, at most. */
const BEHIND_LOT = 6;

/** "a 6-million order for cartridges", "a 2-billion contract to build howitzers": the goods of the lot that a sum measures. */
function goodsOfLot(
  view: SentenceView,
  things: readonly Thing[],
  q: QuantityMention,
  lexicon: Lexicon,
): Thing | undefined {
  const lot = view.tree.heads[q.headToken] ?? -1;
  const word = view.tree.tokens[lot];
  if (!word || lot < q.last || lot - q.last > 3 || word.upos !== 'NOUN') return undefined;
  const entries = lexicon.triggers.get(word.lemma.toLowerCase()) ?? [];
  if (!entries.some((e) => e.family === 'transfer' && e.wordClass === 'N')) return undefined;
  const goods = things.find((t) => t.first > lot);
  if (!goods) return undefined;
  const between = view.tree.tokens.slice(lot + 1, goods.quantity?.first ?? goods.first);
  const linked = between[0]?.upos === 'ADP' || between[0]?.upos === 'PART';
  return linked && between.length <= BEHIND_LOT && between.every((t) => t.upos !== 'PUNCT') ? goods : undefined;
}

/** Codes that a sum goes on with where the passage has spoken of them. */
const ONGOING = /^(?:aid(?:\..+)?|money\.(?:loan|grant))$/u;
/** Senses in which a donor gives; what is paid, earned or traded is money. */
const GIVEN: ReadonlySet<string> = new Set(['give', 'help', 'flow', 'comprise', 'equip', 'list', 'receive']);

/** The code of a sum without a word of its own. */
export function codeOfSum(
  view: SentenceView,
  sum: Thing,
  things: readonly Thing[],
  main: Predication | undefined,
  before: readonly string[],
  lexicon: Lexicon,
): string {
  if (isLending(main, lexicon)) return LOAN;
  if (isTrade(main, lexicon)) return tradedBefore(before) ?? sum.code;
  if (sum.quantity !== null && isOfTrade(view, sum.quantity, lexicon)) return tradedBefore(before) ?? 'weapon';
  if (main && !GIVEN.has(main.sense)) return sum.code;
  const goods = sum.quantity ? goodsOfLot(view, things, sum.quantity, lexicon) : undefined;
  if (goods) return goods.code;
  const beside = besideSum(view, sum, things);
  if (beside !== undefined && beside !== 'aid') return beside;
  return (
    before.findLast((code) => code !== 'aid' && ONGOING.test(code)) ??
    beside ??
    (before.includes('aid') ? 'aid' : sum.code)
  );
}

const LOAN = 'money.loan';

/** "lainaa rahaa": whether what is given is lent. */
export const isLending = (main: Predication | undefined, { markers }: Lexicon): boolean =>
  main !== undefined && markers.get(main.entry.lemma) === 'lend';

/** The goods that the passage has named last. */
const tradedBefore = (before: readonly string[]): string | undefined =>
  before.findLast((code) => isHardware(code) || TRADED.test(code));

/** What is traded though it is no hardware. */
const TRADED = /^(?:energy|food|goods|technology)(?:\.|$)/u;

/** Tokens between a sum and the word for it, at most ("16 billion, its 19th package"). */
const BESIDE = 6;

/** The aid or loan of the sentence that a sum is the amount of: its verb's subject, or right beside it. */
function besideSum(view: SentenceView, sum: Thing, things: readonly Thing[]): string | undefined {
  const aid = things.filter((t) => t.mention !== null && t.quantity === null && ONGOING.test(t.code));
  const above = new Set(ancestorsOf(view.tree, sum.headToken));
  const subject = aid.find((t) => above.has(view.tree.heads[t.headToken] ?? -2) && t.last <= sum.first);
  const near = aid.find((t) => (t.first >= sum.last ? t.first - sum.last <= BESIDE : sum.first - t.last <= BESIDE));
  return (near ?? subject)?.code;
}

/** Parties that live on what others give them, in the years that this project reads of. */
const SUPPORTED: ReadonlySet<string> = new Set(['UA', 'MD', 'AM', 'PS', 'SD', 'SY', 'TW', 'IL', 'LB', 'AF']);

/** Bodies that lend, and states whose money is no aid to those whom others support. */
const NO_DONORS: ReadonlySet<string> = new Set(['IMF', 'WORLD-BANK', 'EBRD', 'RU', 'CN', 'IR']);

/** A sum that a state is given by another is aid where nothing says otherwise. */
export function aidOf(code: string, main: Predication | undefined, direction: Direction): string {
  if (code !== 'money' || (main && !GIVEN.has(main.sense))) return code;
  const [from, to] = [direction.from.fills[0]?.id, direction.to.fills[0]?.id];
  if (from === undefined || to === undefined || NO_DONORS.has(from)) return code;
  return SUPPORTED.has(to) ? 'aid' : code;
}
