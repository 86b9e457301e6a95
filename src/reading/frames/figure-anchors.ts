// What a number of no variable may be a figure of: what a state has or holds ready, what a thing costs, what something comes
// to, how often it is attacked, how many times as much it has. What enters: a sentence and a number. What leaves: the anchor
// of a statistic, or nothing. The words are those of the family `figure` of data/lexica.
import type { Basis } from '../claim.ts';
import { itemLabel } from '../mentions/item-labels.ts';
import type { PartyMention, QuantityMention } from '../mentions/mention.ts';
import type { Lexicon } from '../predication/lexicon.ts';
import { argumentsOf, type Predication } from '../predication/predication.ts';
import { childrenBy, conjunctsOf, subtreeOf } from '../predication/tree.ts';
import { isMoney } from '../slots/quantity.ts';
import type { Lower } from '../spelling.ts';
import type { SentenceView } from './frame.ts';

/** What a number is about: its token, an English phrase, the rule, the predication that it stands with. */
export type Anchor = {
  readonly token: number;
  readonly label: string;
  readonly rule: string;
  readonly p: Predication | null;
  readonly basis: Basis;
  /** Whose it is, where the words right beside the number say so. */
  readonly owner?: PartyMention;
  /** True for the second and later members of a list: their own words are the quote. */
  readonly further?: boolean;
  /** True for a figure that goes on with the one before it, of the same owner. */
  readonly again?: boolean;
};

/** Whether a token is a number's own: its digits, or the hedge that the tree may take for its head ("more than 100 ships"). */
export const isOfNumber = (q: QuantityMention, token: number): boolean => token >= q.first && token < q.last;

/** "two to one": how many times as much one side has. */
export const ratioOf = (q: QuantityMention): Anchor | null =>
  q.unit === 'ratio' ? { token: q.headToken, label: 'ratio', rule: 'statistic.ratio', p: null, basis: 'total' } : null;

/** "holds 1,150 square kilometres", "hallussa on tuhat neliökilometriä": land that somebody holds or takes, never one that fires or floods take. */
export function areaOf(view: SentenceView, q: QuantityMention): Anchor | null {
  if (q.unit !== 'square-kilometre') return null;
  const { tree } = view;
  const verb = childrenBy(tree, tree.heads[q.headToken] ?? -1, 'obj').includes(q.headToken)
    ? tree.heads[q.headToken]
    : -1;
  const doer = childrenBy(tree, verb ?? -1, 'nsubj')[0];
  if (doer !== undefined && tree.tokens[doer]?.upos === 'NOUN') {
    const phrase = subtreeOf(tree, doer);
    if (!view.mentions.parties.some((m) => phrase.includes(m.headToken))) return null;
  }
  return { token: q.headToken, label: 'land held', rule: 'statistic.area', p: null, basis: 'stock' };
}

/** A number that a word of the family `figure` has: of things held, of what something costs or comes to. */
export function figureOf(view: SentenceView, q: QuantityMention, lexicon: Lexicon): Anchor | null {
  if (q.unit === 'percent') return null;
  const found = isMoney(q)
    ? (by(view, q, 'price', ['figure', 'theme']) ?? by(view, q, 'reach', ['figure']))
    : (by(view, q, 'possess', ['theme']) ?? by(view, q, 'reach', ['figure']) ?? by(view, q, 'see', ['theme']));
  return found ?? timesOf(view, q, lexicon) ?? capacityOf(view, q);
}

const BASES: Readonly<Record<string, Basis>> = { possess: 'stock', price: 'total', reach: 'total', see: 'total' };

function by(view: SentenceView, q: QuantityMention, sense: string, roles: readonly string[]): Anchor | null {
  const heads = [q.headToken, ...(q.counted === null ? [] : [q.counted])];
  const p = view.predications.find(
    (x) =>
      x.entry.family === 'figure' &&
      x.sense === sense &&
      roles.some((role) =>
        argumentsOf(x, role).some(
          (a) => isOfNumber(q, a.head) || heads.some((h) => a.head === h || conjunctsOf(view.tree, a.head).includes(h)),
        ),
      ),
  );
  if (
    !p ||
    (sense === 'possess' && !isHolding(view, p, q)) ||
    (sense === 'reach' && !isAmount(q)) ||
    (sense === 'price' && isPaid(view, p)) ||
    (sense === 'see' && !isThing(view, q))
  )
    return null;
  return { token: p.trigger, label: labelOf(view, q), rule: `statistic.${sense}`, p, basis: BASES[sense] ?? 'total' };
}

/** Those who have people at a place have sent them there; a thing that is only ready is so by its adjective. */
function isHolding(view: SentenceView, p: Predication, q: QuantityMention): boolean {
  const people = itemOf(view, q)?.code.startsWith('personnel') === true;
  if (p.entry.wordClass === 'A') return true;
  const agent = argumentsOf(p, 'agent').some((a) => view.mentions.parties.some((m) => a.tokens.includes(m.headToken)));
  return agent && !(people && view.mentions.places.some((m) => m.first > p.trigger));
}

/** "Moscow paid a billion": what somebody pays is given, what a thing costs (in Finnish the same verb) is a price. */
const isPaid = ({ predications, mentions }: SentenceView, { trigger }: Predication): boolean =>
  predications.some(
    (p) =>
      p.trigger === trigger &&
      p.sense === 'pay' &&
      argumentsOf(p, 'giver').some((a) =>
        mentions.parties.some(
          (m) => m.id !== null && a.tokens.includes(m.headToken) && !mentions.items.some((i) => i.headToken === a.head),
        ),
      ),
  );

/** What is counted where it was seen: a thing, not people. */
const isThing = (view: SentenceView, q: QuantityMention): boolean =>
  itemOf(view, q)?.code.startsWith('personnel') === false;

/** What something comes to is money, a measure or a bare number, not a count of other things. */
const isAmount = (q: QuantityMention): boolean => q.unit !== 'count' || q.counted === null;

const itemOf = (view: SentenceView, q: QuantityMention) =>
  view.mentions.items.find((m) => q.counted !== null && q.counted >= m.first && q.counted < m.last);

function labelOf(view: SentenceView, q: QuantityMention): string {
  const item = itemOf(view, q);
  if (item) return itemLabel(item.code);
  return isMoney(q) ? 'sum' : 'number';
}

/** "came under attack a hundred times": how often something is done where a word of using or moving arms stands. */
function timesOf(view: SentenceView, q: QuantityMention, lexicon: Lexicon): Anchor | null {
  if (q.counted === null || lexicon.markers.get(view.tree.lemmas[q.counted] ?? '') !== 'times') return null;
  const used = view.predications.find((x) => x.entry.family === 'statistic' && x.sense === 'use');
  const p = used ?? view.predications.findLast((x) => x.form !== 'noun' && isInClause(x, q));
  const rule = used ? 'statistic.times' : 'statistic.times-of';
  return p ? { token: p.trigger, label: 'number of times', rule, p, basis: 'total' } : null;
}

const isInClause = ({ clause }: Predication, q: QuantityMention): boolean =>
  clause.first <= q.first && q.first < clause.last;

/** "room for 11 warships", "able to carry 300 vehicles": what something could hold. */
function capacityOf(view: SentenceView, q: QuantityMention): Anchor | null {
  if (q.basis !== 'capacity' || isMoney(q)) return null;
  return { token: q.headToken, label: labelOf(view, q), rule: 'statistic.capacity', p: null, basis: 'capacity' };
}

/** A number of the sentence with what it is a figure of. */
export type Last = { readonly anchor: Anchor; readonly quantity: QuantityMention };

/** "against Russia's 10,000", "compared with $30 billion two years ago": the number that the one before it is compared with. */
export function versus(view: SentenceView, q: QuantityMention, before: Last | null, lexicon: Lexicon): Anchor | null {
  if (before === null) return null;
  const further = { ...before.anchor, token: q.headToken, p: null, further: true };
  if (isCompared(view, q, before.quantity, lexicon)) return further;
  if (q.counted !== null || q.unit !== 'count') return null;
  const mark = view.tree.tokens[q.first - 1];
  const end = /^['’]s?$/u.test(mark?.text ?? '') ? q.first - 1 : q.first;
  const owner = view.mentions.parties.find((m) => m.last === end);
  const owns = end < q.first || view.tree.tokens[end - 1]?.feats.Case === 'Gen';
  return owner && owns && childrenBy(view.tree, q.headToken, 'cop').length === 0 ? { ...further, owner } : null;
}

/** Tokens between a number and the one that it is compared with, at most. */
const COMPARED = 14;

/** Whether words of comparison stand right before a number of the same unit as the one before it, with nobody else between them. */
function isCompared(view: SentenceView, q: QuantityMention, before: QuantityMention, lexicon: Lexicon): boolean {
  const { tree, mentions } = view;
  if (q.unit !== before.unit || q.first < before.last || q.first - before.last > COMPARED) return false;
  const near = mentions.parties.some((m) => m.first >= before.last && m.first < q.last + 3);
  const at = q.first - 1;
  const word = tree.words[at] as Lower | undefined;
  return (
    !near &&
    word !== undefined &&
    lexicon.markerBehind(word).get(tree.texts[at - 1]?.toLowerCase() ?? '') === 'compared'
  );
}
