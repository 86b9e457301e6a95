// Things: what a sentence says could be given, sent or counted. Each item mention is a thing, each sum of money that
// counts no item too. What leaves: things with their quantity, in the order of the text.

import type { ItemMention, PartyMention, QuantityMention } from '../mentions/mention.ts';
import { createOwnNote } from '../notes.ts';
import type { Lexicon } from '../predication/lexicon.ts';
import type { Predication } from '../predication/predication.ts';
import { depthBelow, partOf, textOf } from '../predication/tree.ts';
import { isMoney, quantityOf } from '../slots/quantity.ts';
import { isOfThings } from './counting.ts';
import type { SentenceView } from './frame.ts';
import { withoutLots } from './lots.ts';
import { givenItems } from './purposes.ts';
import { withSharedLoads } from './shared-loads.ts';
import { withShared } from './shared-numbers.ts';
import { withGoods, withOwnSum } from './sums.ts';
import { isPrice } from './trade-sums.ts';

export type Thing = {
  readonly start: number;
  readonly end: number;
  readonly first: number;
  readonly last: number;
  readonly headToken: number;
  readonly text: string;
  readonly code: string;
  /** Null for a sum of money without a word for what it is. */
  readonly mention: ItemMention | null;
  readonly quantity: QuantityMention | null;
  /** True where the quantity is one number over several things. */
  readonly shared: boolean;
  /** The predication that it was found by, where it stands in that one only. */
  readonly by?: Predication;
  /** Whether it goes on with others of whom that predication tells too. */
  readonly again?: boolean;
};

const notes = createOwnNote<readonly Thing[]>();

/** The things of a sentence, found once. */
export const thingsOf = (view: SentenceView, lexicon: Lexicon): readonly Thing[] =>
  notes.of(view.tree) ?? notes.keep(view.tree, findThings(view, lexicon));

function findThings(view: SentenceView, lexicon: Lexicon): readonly Thing[] {
  if (view.mentions.items.length + view.mentions.quantities.length === 0) return [];
  const items = givenItems(view, lexicon);
  if (view.mentions.quantities.length === 0)
    return withoutLots(
      view,
      items.map((m) => thing(m, m.code, m, null, false)).sort((a, b) => a.start - b.start),
      lexicon,
    );
  const taken = new Set<QuantityMention>(view.mentions.quantities.filter((q) => !isOfThings(view, q)));
  const priced = pricedByParty(view);
  const worth = worthQuantities(view, lexicon).filter((q) => !priced.includes(q));
  for (const q of [...worth, ...priced]) taken.add(q);
  const things: Thing[] = items
    .filter((m) => !isUnitOfSum(view, m))
    .map((m) => {
      const quantity = quantityOf(view, m, taken) ?? extentOf(view, m);
      if (quantity) taken.add(quantity);
      return thing(m, m.code, m, quantity, false);
    });
  const free = view.mentions.quantities.filter((q) => !taken.has(q) && !q.measureOnly);
  const inKind = free
    .reduce<readonly Thing[]>((list, q) => withGoods(view, list, q, lexicon), things)
    .map((t) => withOwnSum(view, t, things, free));
  const apart = free
    .filter((q) => !isMoney(q))
    .reduce<readonly Thing[]>((list, q) => attachApart(view, list, q, lexicon), inKind);
  const valued = [
    ...worth,
    ...free.filter((q) => isBracketed(view, q, lexicon) && !inKind.some((t) => t.quantity === q)),
  ].reduce<readonly Thing[]>((list, q) => spreadWorth(view, list, q, lexicon), apart);
  const withWorth = withShared(view, valued, lexicon);
  const used = new Set(withWorth.map((t) => t.quantity));
  const sums = view.mentions.quantities
    .filter((q) => isMoney(q) && !q.measureOnly && !used.has(q) && isOfThings(view, q) && !isConversion(view, q))
    .map((q) => thing(q, priced.includes(q) ? codeBefore(withWorth, q) : 'money', null, q, false));
  const all = [...withWorth, ...sums].sort((a, b) => a.start - b.start);
  return withSharedLoads(view, withoutLots(view, all, lexicon));
}

/** "20 kilometres of coast": what ground measures, though such a number is mostly a distance. */
const extentOf = (view: SentenceView, m: ItemMention): QuantityMention | null =>
  m.code === 'territory'
    ? (view.mentions.quantities.find((q) => q.measureOnly && q.first <= m.first && m.first < q.last) ?? null)
    : null;

/** "dollars" of a sum is no thing of its own. */
const isUnitOfSum = (view: SentenceView, m: ItemMention): boolean =>
  view.mentions.quantities.some((q) => isMoney(q) && m.first >= q.first && m.last <= q.last);

/** Tokens between a thing and its number where they stand apart in one clause, at most. */
const APART = 12;

/** "missiles have so far been sent at least a hundred": a free count belongs to the one thing near it without a number. */
function attachApart(
  view: SentenceView,
  things: readonly Thing[],
  q: QuantityMention,
  lexicon: Lexicon,
): readonly Thing[] {
  if (q.counted !== null && q.unit === 'count' && !isPronoun(view, q.counted)) return things;
  const between = (t: Thing): readonly [number, number] => (t.last <= q.first ? [t.last, q.first] : [q.last, t.first]);
  const fits = (t: Thing): boolean => {
    const [from, to] = between(t);
    if (t.quantity !== null || to - from > APART || to < from) return false;
    if (q.unit === 'count' && !isCountable(t.code)) return false;
    const edge = t.first >= q.last ? /^[;:(),]$/u : /^[;:()]$/u;
    const clear = view.tree.tokens
      .slice(from, to)
      .every((x) => !edge.test(x.text) && !(t.first >= q.last && (x.upos === 'CCONJ' || x.upos === 'PART')));
    return clear && !isOfJoinedVerb(view, from, to) && !things.some((o) => o !== t && o.first >= from && o.last <= to);
  };
  const nearest = things
    .filter(fits)
    .sort((a, b) => between(a)[1] - between(a)[0] - (between(b)[1] - between(b)[0]))[0];
  if (!nearest) return things;
  const [from] = between(nearest);
  const together = view.tree.tokens
    .slice(Math.min(from, q.first) - 1, q.last + 1)
    .some((x) => lexicon.markers.get(x.lemma.toLowerCase()) === 'together');
  const members = together && nearest.last <= q.first ? listAround(view, things, nearest) : [nearest];
  return things.map((t) => (members.includes(t) ? { ...t, quantity: q, shared: members.length > 1 } : t));
}

/** "refused to send tanks, but lent 40": whether a verb that a conjunction joins stands in a range: a number behind is of that one. */
function isOfJoinedVerb({ tree }: SentenceView, from: number, to: number): boolean {
  const at = tree.tokens.findIndex((t, i) => i >= from && i < to && t.upos === 'CCONJ');
  if (at === -1) return false;
  const verb = tree.tokens.findIndex((t, i) => i > at && !/^(?:AUX|ADV|PART|PRON)$/u.test(t.upos));
  return verb < to && tree.tokens[verb]?.upos === 'VERB';
}

/** What is weighed, paid or told is not counted in pieces. */
export const isCountable = (code: string): boolean =>
  !/^(?:food|energy|money|aid|assurance|goods\.raw-material|technology\.(?:intelligence|production)|territory|training)(?:\.|$)/u.test(
    code,
  );

const isPronoun = (view: SentenceView, token: number): boolean => view.tree.tokens[token]?.upos === 'PRON';

/** Words that may stand between the members of a list, participles beside them. */
const BETWEEN = /^(?:ADJ|ADV|CCONJ|DET|NUM|NOUN|PROPN|SYM)$/u;

/** Things coordinated with one: nothing but modifiers, commas and conjunctions stand between them. */
export function listAround(view: SentenceView, things: readonly Thing[], anchor: Thing): readonly Thing[] {
  const joined = (a: Thing, b: Thing): boolean => {
    const between = view.tree.tokens.slice(a.last, b.first);
    return (
      between.length <= 6 &&
      between.some((x) => x.text === ',' || x.upos === 'CCONJ') &&
      between.every((x) => BETWEEN.test(x.upos) || x.feats.VerbForm === 'Part' || x.text === ',' || x.text === '-')
    );
  };
  const at = things.indexOf(anchor);
  let first = at;
  let last = at;
  while (
    first > 0 &&
    things[first - 1]?.quantity === null &&
    joined(things[first - 1] as Thing, things[first] as Thing)
  )
    first -= 1;
  while (
    last + 1 < things.length &&
    things[last + 1]?.quantity === null &&
    joined(things[last] as Thing, things[last + 1] as Thing)
  )
    last += 1;
  return things.slice(first, last + 1);
}

/** "eight drones (12 million)", "a battery for 12 million": a sum right behind a thing is what that one is worth. */
const isBracketed = (view: SentenceView, q: QuantityMention, lexicon: Lexicon): boolean =>
  isMoney(q) &&
  (view.tree.tokens[q.first - 1]?.text === '(' ||
    lexicon.markers.get(view.tree.tokens[q.first - 1]?.lemma.toLowerCase() ?? '') === 'price') &&
  view.mentions.items.some((m) => q.first - m.last >= 1 && q.first - m.last <= 2);

/** A sum in brackets right after a sum is its conversion. */
const isConversion = (view: SentenceView, q: QuantityMention): boolean =>
  view.tree.tokens[q.first - 1]?.text === '(' &&
  view.mentions.quantities.some((o) => isMoney(o) && o.last <= q.first && q.first - o.last <= 2);

type Place = {
  readonly start: number;
  readonly end: number;
  readonly first: number;
  readonly last: number;
  readonly headToken: number;
  readonly text: string;
};

function thing(
  at: Place,
  code: string,
  mention: ItemMention | null,
  quantity: QuantityMention | null,
  shared: boolean,
): Thing {
  const { start, end, first, last, headToken, text } = at;
  return { start, end, first, last, headToken, text, code, mention, quantity, shared };
}

/** Sums that say what goods are worth: next to a word of worth. */
function worthQuantities(view: SentenceView, lexicon: Lexicon): readonly QuantityMention[] {
  const isWorth = (i: number): boolean =>
    partOf(view.tree, i, lexicon) === 'worth' || lexicon.markers.get(textOf(view.tree, i)) === 'worth';
  return view.mentions.quantities.filter((q) => {
    if (!isMoney(q)) return false;
    for (let i = q.first - 3; i < q.last + 2; i += 1) if (isWorth(i)) return true;
    return isPriced(view, q) || isPrice(view, q, lexicon);
  });
}

/** "aseita 11 miljardilla dollarilla": a sum in the case of means is what goods come to. */
const isPriced = (view: SentenceView, q: QuantityMention): boolean =>
  view.tree.tokens.slice(q.first, q.last).some((t) => t.feats.Case === 'Ade');

/**
 * "Venäjältä 406 miljoonalla ja Kiinasta 267 miljoonalla": sums, each for what comes from or goes to the party right before it,
 * where one of them at least stands apart from the verb.
 */
function pricedByParty(view: SentenceView): readonly QuantityMention[] {
  const { tokens } = view.tree;
  const partyOf = (q: QuantityMention): PartyMention | undefined =>
    view.mentions.parties.find(
      (m) =>
        m.id !== null &&
        m.last <= q.first &&
        tokens.slice(m.last, q.first).every((t) => t.upos === 'ADV') &&
        /^(?:Abl|Ela|All|Ill)$/u.test(tokens[m.last - 1]?.feats.Case ?? ''),
    );
  const sums = view.mentions.quantities.filter((q) => isMoney(q) && isPriced(view, q) && partyOf(q));
  const isApart = (q: QuantityMention): boolean =>
    /^(?:PUNCT|CCONJ)$/u.test(tokens[(partyOf(q)?.first ?? 0) - 1]?.upos ?? '');
  const last = sums.findLastIndex(isApart);
  return sums.slice(0, last + 1);
}

/** The code of the goods named last before a sum. */
const codeBefore = (things: readonly Thing[], q: QuantityMention): string =>
  things.findLast((t) => t.mention !== null && t.last <= q.first)?.code ?? 'money';

/** "generators worth 20 million": nothing but the word of worth, adpositions and hedges stand between. */
const isBeside = (view: SentenceView, t: Thing, q: QuantityMention): boolean => {
  const between = view.tree.tokens.slice(t.last, q.first);
  const least = isPriced(view, q) ? 0 : 1;
  return (
    between.length >= least && between.length <= 3 && between.every((x) => /^(?:ADJ|ADP|ADV|VERB|AUX)$/u.test(x.upos))
  );
};

/** "25 miljoonan edestä, muun muassa generaattoreita": what a comma sets apart from a sum is no list of what comes to it. */
const isApart = (view: SentenceView, q: QuantityMention, t: Thing): boolean =>
  view.tree.tokens.slice(q.last, t.first).some((x) => x.text === ',');

/** Whether a thing stands on the side of a sum where the one does that it belongs to. */
const isSided = (t: Thing, anchor: Thing, q: QuantityMention): boolean =>
  anchor.last <= q.first ? t.last <= q.first : t.first >= q.last;

/** Tokens between goods and the sum that they are worth, at most. */
const WORTH = 16;

/** Gives a worth to the goods that it stands with: those after it ("edestä öljyä, ruokaa"), else the list before it. */
function spreadWorth(
  view: SentenceView,
  things: readonly Thing[],
  q: QuantityMention,
  lexicon: Lexicon,
): readonly Thing[] {
  const after = things.filter((t) => t.first >= q.last && t.first - q.last <= 4 && !isApart(view, q, t))[0];
  const before = things.filter((t) => t.last <= q.first && q.first - t.last <= WORTH).at(-1);
  const above = things.find((t) => depthBelow(view.tree, q.headToken, t.headToken) !== -1);
  const bracketed = isBracketed(view, q, lexicon);
  const beside = before && isBeside(view, before, q) ? before : undefined;
  const anchor = bracketed ? before : (beside ?? above ?? after ?? before);
  if (!anchor) return things;
  const list = listAround(view, things, anchor);
  const members = bracketed
    ? [anchor]
    : list.filter((t) => t === anchor || (t.quantity === null && isSided(t, anchor, q)));
  const shared = members.length > 1;
  return things.flatMap((t) => {
    if (!members.includes(t)) return [t];
    return t.quantity === null ? [{ ...t, quantity: q, shared }] : [t, { ...t, quantity: q, shared }];
  });
}
