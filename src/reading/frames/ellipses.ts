// Things that a sentence gives without their noun: bare counts, lots ("the deliveries"), people who are trained. What
// enters: a sentence's named things and predications, codes of the things that the passage has named. What leaves: things.
import type { QuantityMention } from '../mentions/mention.ts';
import { markersOf } from '../predication/candidates.ts';
import type { Lexicon } from '../predication/lexicon.ts';
import type { Predication } from '../predication/predication.ts';
import { childrenBy, lemmaOf, relationOf, textOf } from '../predication/tree.ts';
import { isPerson } from './admitting.ts';
import { asMuchAgain } from './as-much-again.ts';
import { isOfThings } from './counting.ts';
import { coursesOf } from './courses.ts';
import { defencesOf } from './defences.ts';
import type { SentenceView } from './frame.ts';
import { isGapObject } from './gap-objects.ts';
import { landsOf } from './lands.ts';
import { isCountable, type Thing } from './things.ts';
import { tradesOf } from './trade-flows.ts';
import { trainedOf } from './trained.ts';
import { verbThings } from './verb-things.ts';

/**
 * Codes of what a passage has named so far, each once, the one named last at the end: what is given, and all goods spoken of;
 * the given thing that had a number last.
 */
export type ToldCodes = {
  readonly given: readonly string[];
  readonly spoken: readonly string[];
  readonly counted?: Thing | null;
};

/** The code named last that fits: of what is given, else of what is spoken of. */
const lastTold = ({ given, spoken }: ToldCodes, fits: (code: string) => boolean): string | undefined =>
  given.findLast(fits) ?? spoken.findLast(fits);

/** Things of a sentence that no item of it names. */
export const unnamedThings = (
  view: SentenceView,
  named: readonly Thing[],
  predications: readonly Predication[],
  lexicon: Lexicon,
  told: ToldCodes,
): readonly Thing[] => {
  const promised = defencesOf(view, named, lexicon);
  if (predications.length === 0) return [...promised, ...ellipsesOf(view, named, predications, told, lexicon)];
  const meant = meantOf(view, named, predications, lexicon, told);
  const trained = [...trainedOf(view, named, predications, lexicon), ...coursesOf(view, named, predications, lexicon)];
  const counted = [...meant, ...trained].map((t) => t.quantity);
  return [
    ...ellipsesOf(view, named, predications, told, lexicon).filter((t) => !counted.includes(t.quantity)),
    ...trained,
    ...meant,
    ...verbThings(view, named, predications, lexicon),
    ...promised,
    ...asMuchAgain(view, named, predications, lexicon, told.counted ?? null),
    ...lotsOf(view, named, predications, lexicon, told.given),
    ...landsOf(view, named, predications, lexicon),
    ...tradesOf(view, named, predications, lexicon),
  ];
};

/** Things that a pronoun may mean: those that come by the piece or in bulk, not sums or services. */
const MEANT = /^(?:ammunition|missile|drone|weapon|equipment|energy|food|container|goods)(?:\.|$)/u;

/** What there may be more, some or nothing of. */
const LEFT =
  /^(?:ammunition|missile|drone|weapon|equipment|energy|food|container|goods|aid|money|technology\.component)(?:\.|$)/u;

/** "Handing them on is forbidden", "Norway is sending some": a pronoun that is given means the things named last. */
function meantOf(
  view: SentenceView,
  named: readonly Thing[],
  predications: readonly Predication[],
  lexicon: Lexicon,
  told: ToldCodes,
): readonly Thing[] {
  const { tokens } = view.tree;
  const meant = (token: number): RegExp =>
    lexicon.markers.get(tokens[token]?.lemma.toLowerCase() ?? '') === 'rest' || isAny(view, token, lexicon)
      ? LEFT
      : MEANT;
  return predications.flatMap((p) => {
    if (p.entry.wordClass === 'N' || !/^(?:give|receive|ask|flow)$/u.test(p.sense)) return [];
    if (p.args.some((a) => a.role === 'theme' && named.some((t) => a.tokens.includes(t.headToken)))) return [];
    const pronoun = pronounOf(view, p, lexicon);
    if (isAny(view, pronoun, lexicon) && !(p.negated && p.sense === 'give')) return [];
    const head = pronoun === -1 && handsAlone(view, p, lexicon) ? p.trigger : pronoun;
    const token = tokens[head];
    if (!token) return [];
    const code =
      named.findLast((t) => t.last <= head && meant(head).test(t.code))?.code ??
      lastTold(told, (c) => meant(head).test(c));
    if (code === undefined) return [];
    if (view.mentions.quantities.some((q) => head >= q.first && head < q.last)) return [];
    const quantity = countBeside(view, head, named);
    const { start, end, text } = token;
    const at = { start, end, text, first: head, last: head + 1, headToken: head };
    return [{ ...at, code, mention: null, quantity, shared: false, by: p }];
  });
}

/** "Stockholm is willing to sell", "on valmis myymään": a verb of handing over that names neither its object nor a clause. */
function handsAlone({ tree }: SentenceView, p: Predication, lexicon: Lexicon): boolean {
  if (lexicon.markers.get(p.entry.lemma) !== 'hands' || p.voice === 'passive' || p.form === 'participle') return false;
  if (p.args.some((a) => a.role === 'theme') || childrenBy(tree, p.trigger, 'obj', 'ccomp', 'xcomp').length > 0)
    return false;
  const next = tree.tokens[p.trigger + 1];
  return next === undefined || !/^(?:NOUN|NUM|PRON|DET|ADJ|VERB|AUX)$/u.test(next.upos) || next.feats.Case === 'All';
}

/** The pronoun or the like that is a predication's theme, by its role or, without one, right under it; -1 where none is. */
function pronounOf(view: SentenceView, p: Predication, lexicon: Lexicon): number {
  const theme = p.args.find((a) => a.role === 'theme' && a.found === 'relation');
  if (theme && isThem(view, theme.head, lexicon)) return theme.head;
  if (theme && view.tree.tokens[theme.head]?.upos !== 'PRON') return -1;
  const above = p.entry.wordClass === 'V' ? -1 : (view.tree.heads[p.trigger] ?? -1);
  return (
    [
      ...childrenBy(view.tree, p.trigger, ...UNDER),
      ...(above === -1 ? [] : childrenBy(view.tree, above, ...UNDER)),
    ].find((c) => isRest(view, c, lexicon) || isOrdinal(view, c)) ?? -1
  );
}

/** "some", "others", "nothing", "yhtäkään", by its base form or, where the tagger misses that, as it stands. */
const isRest = (view: SentenceView, token: number, lexicon: Lexicon): boolean =>
  lexicon.markers.get(lemmaOf(view.tree, token)) === 'rest' ||
  lexicon.markers.get(textOf(view.tree, token)) === 'rest' ||
  isAny(view, token, lexicon);

/** "has not sent anything". */
const isAny = ({ tree }: SentenceView, token: number, { markers }: Lexicon): boolean =>
  token !== -1 && markers.get(textOf(tree, token)) === 'not-any';

const UNDER = ['obj', 'nsubj', 'advmod', 'obl'] as const;

/** "the first arrived in May": an ordinal that stands without its noun. */
const isOrdinal = ({ tree }: SentenceView, token: number): boolean =>
  tree.tokens[token]?.feats.NumType === 'Ord' && /^(?:nsubj|obj)/u.test(tree.tokens[token]?.deprel ?? '');

/** A plural pronoun ("them", "niitä") or a word like it ("some", "others", "the rest"). */
const isThem = (view: SentenceView, token: number, lexicon: Lexicon): boolean => {
  const word = view.tree.tokens[token];
  if (!word) return false;
  const marker = lexicon.markers.get(word.lemma.toLowerCase());
  if (marker === 'them' || marker === 'rest' || isOrdinal(view, token)) return true;
  // "newer ones", whose lemma is a piece.
  if (lexicon.markers.get(textOf(view.tree, token)) === 'them') return true;
  // "not one of them", "a significant number of them".
  if (/^(?:piece|part-of|number-of)$/u.test(marker ?? ''))
    return childrenBy(view.tree, token, 'nmod').some((c) => isThem(view, c, lexicon)) || isLoneOne(view, token);
  return word.upos === 'PRON' && word.lemma === 'se' && word.feats.Number === 'Plur';
};

/** "has not handed over a single one", "the last pair came": a word for a piece or some of them, with nothing that says of what. */
const isLoneOne = ({ tree }: SentenceView, token: number): boolean =>
  LONE.has(lemmaOf(tree, token)) &&
  /^(?:nsubj|obj)/u.test(relationOf(tree, token)) &&
  childrenBy(tree, token, 'nmod', 'acl', 'compound').length === 0 &&
  childrenBy(tree, token, 'amod', 'det').length > 0;

const LONE: ReadonlySet<string> = new Set(['one', 'pair', 'couple', 'handful', 'trio']);

/** Tokens between a pronoun and the number of what it means, at most. */
const NUMBERED = 6;

/** "niitä on tilattu kaikkiaan noin 2 400": the free count behind a pronoun. */
function countBeside(view: SentenceView, pronoun: number, named: readonly Thing[]): QuantityMention | null {
  return (
    view.mentions.quantities.find(
      (q) =>
        q.unit === 'count' &&
        !q.measureOnly &&
        (q.counted === null || q.counted === pronoun) &&
        q.first > pronoun &&
        q.first - pronoun <= NUMBERED &&
        !named.some((t) => t.quantity === q),
    ) ?? null
  );
}

/** "Deliveries are to begin in 2026", "halted the deliveries": a lot that something happens to, of the things named last. */
function lotsOf(
  view: SentenceView,
  named: readonly Thing[],
  predications: readonly Predication[],
  lexicon: Lexicon,
  before: readonly string[],
): readonly Thing[] {
  return predications.flatMap((lot) => {
    if (lot.entry.wordClass !== 'N' || lexicon.markers.get(lot.entry.lemma) !== 'lot') return [];
    const whole = partOver(view, lot.trigger, lexicon);
    const head = view.tree.heads[whole] ?? -1;
    const over = predications.find((p) => p.trigger === head && p.entry.wordClass === 'V');
    const relation = relationOf(view.tree, whole);
    const by = over && relation === 'nsubj' ? over : lot;
    const code = named.findLast((t) => t.last <= lot.trigger && t.mention !== null)?.code ?? before.at(-1);
    const token = view.tree.tokens[lot.trigger];
    const own = named.some(
      (t) => Math.abs(t.headToken - lot.trigger) <= 3 || lot.args.some((a) => a.tokens.includes(t.headToken)),
    );
    if (!token || code === undefined || isPerson(code) || own || !/^(?:nsubj|obj)$/u.test(relation)) return [];
    const { start, end, text } = token;
    const at = { start, end, text, first: lot.trigger, last: lot.trigger + 1, headToken: lot.trigger };
    return [{ ...at, code, mention: null, quantity: null, shared: false, by }];
  });
}

/** "osan toimituksista", "some of the deliveries": the word for the part of a lot, else the lot itself. */
function partOver(view: SentenceView, lot: number, lexicon: Lexicon): number {
  const above = view.tree.heads[lot] ?? -1;
  return above !== -1 && relationOf(view.tree, lot).startsWith('nmod') && isRest(view, above, lexicon) ? above : lot;
}

/**
 * "Denmark has promised 19 jets, Norway six": a count without a noun, given or right after a party, is one of the things
 * named last.
 */
function ellipsesOf(
  view: SentenceView,
  named: readonly Thing[],
  predications: readonly Predication[],
  told: ToldCodes,
  lexicon: Lexicon,
): readonly Thing[] {
  const { tokens } = view.tree;
  return view.mentions.quantities.flatMap((q) => {
    if (
      q.measureOnly ||
      !isOfThings(view, q) ||
      !/^(?:count|percent|tonne|barrel|litre|cubic-metre|watt-hour)$/u.test(q.unit) ||
      named.some((t) => t.quantity === q)
    )
      return [];
    const counted = q.counted === null ? undefined : tokens[q.counted];
    const isPiece =
      counted !== undefined && /^(?:piece|rest)$/u.test(lexicon.markers.get(counted.lemma.toLowerCase()) ?? '');
    const within = q.counted !== null && q.counted >= q.first && q.counted < q.last;
    if (counted && counted.upos !== 'PRON' && !isPiece && !within && !isBulkUnit(q) && !isMovedShare(q, predications))
      return [];
    const by =
      predications.find((p) => p.sense === 'flow' && isSubjectOf(view, q, p)) ??
      predications.find((p) => p.sense !== 'flow' && isGapObject(view, q, p));
    const given =
      by !== undefined ||
      predications.some((p) =>
        p.args.some((a) => a.role === 'theme' && (a.head === q.headToken || a.head === q.counted)),
      );
    const behind = predications.find(
      (p) => p.trigger === q.last && p.entry.wordClass === 'V' && p.voice === 'passive' && p.form !== 'nonfinite',
    );
    const ofThem = childrenBy(view.tree, q.headToken, 'det', 'nmod', 'obl').some((c) => isThem(view, c, lexicon));
    const gap = view.mentions.parties.some((m) => m.id !== null && m.last <= q.first && isGap(view, m.last, q.first));
    const fits = (c: string): boolean =>
      !isPerson(c) && (q.unit === 'percent' || (q.unit === 'count' ? isCountable(c) : isBulk(c)));
    const code =
      named.findLast((t) => t.last <= q.first && t.mention !== null && fits(t.code))?.code ??
      (ofThem || (given && isBulkUnit(q)) ? lastTold(told, fits) : told.given.findLast(fits)) ??
      (given && !isMade(view, q) ? BY_UNIT.get(q.unit) : undefined);
    const isTied = given || behind !== undefined || ((gap || ofThem) && predications.length > 0);
    if (code === undefined || (q.unit === 'percent' && !isTied && !isOtherTime(view, q, named, predications)))
      return [];
    const { start, end, first, last, headToken, text } = q;
    const thing = { start, end, first, last, headToken, text, code, mention: null, quantity: q, shared: false };
    const over = by ?? (given ? undefined : behind);
    return [over === undefined ? thing : { ...thing, by: over }];
  });
}

/** "nine in ten barrels ended up in China", "81 percent of what it bought came from Oman": a share that comes or goes somewhere. */
const isMovedShare = (q: QuantityMention, predications: readonly Predication[]): boolean =>
  q.unit === 'percent' &&
  predications.some(
    (p) =>
      p.sense === 'flow' &&
      p.entry.wordClass === 'V' &&
      p.args.some(
        (a) => a.role === 'theme' && a.found === 'relation' && (a.head === q.counted || a.head === q.headToken),
      ),
  );

/** Tokens between a share and what it was before, at most. */
const BEFORE = 14;

/** "supplied 70 percent, up from a tenth", "bought 36 percent, against 61 before": what a share that is given was at another time. */
const isOtherTime = (
  view: SentenceView,
  q: QuantityMention,
  named: readonly Thing[],
  predications: readonly Predication[],
): boolean => {
  if (!markersOf(view.tree, q.headToken).some((m) => OTHER_TIME.has(m))) return false;
  const share = view.mentions.quantities.findLast(
    (o) => o.unit === 'percent' && o.last <= q.first && q.first - o.last <= BEFORE,
  );
  return (
    share !== undefined &&
    (named.some((t) => t.quantity === share) ||
      predications.some((p) =>
        p.args.some((a) => a.role === 'theme' && (a.head === share.headToken || a.head === share.counted)),
      ))
  );
};

const OTHER_TIME: ReadonlySet<string> = new Set(['from', 'to', 'against', 'Ela', 'Ill']);

/** Units that say by themselves that goods are measured. */
const isBulkUnit = ({ unit }: QuantityMention): boolean => /^(?:tonne|barrel|litre|cubic-metre|watt-hour)$/u.test(unit);

/** "sends Cuba 12,000 barrels a day": what is given by such a unit where the passage names nothing of the kind. */
const BY_UNIT: ReadonlyMap<string, string> = new Map([
  ['barrel', 'energy.crude'],
  ['cubic-metre', 'energy.gas'],
  ['watt-hour', 'energy.electricity'],
]);

/** "pumped three million barrels a day": what is made, not given. */
const isMade = ({ predications }: SentenceView, q: QuantityMention): boolean =>
  predications.some(
    (p) =>
      p.sense === 'produce' &&
      p.args.some((a) => a.role === 'theme' && (a.head === q.headToken || a.head === q.counted)),
  );

/** What is weighed or poured, gold too: not knowledge, not promises. */
const isBulk = (code: string): boolean =>
  !isCountable(code) && !/^(?:technology|assurance|territory|training)(?:\.|$)/u.test(code);

/** "Germany another four", "Poland for 11": little stands between a party and its number. */
const isGap = (view: SentenceView, from: number, to: number): boolean =>
  to - from <= 1 ||
  (to - from <= 2 && view.tree.tokens.slice(from, to).every((t) => /^(?:DET|ADP|ADJ|ADV)$/u.test(t.upos)));

/** "and 9,000 have come back": a bare number right before the verb that it is the subject of. */
const isSubjectOf = (view: SentenceView, q: QuantityMention, p: Predication): boolean =>
  p.entry.wordClass === 'V' &&
  p.trigger > q.last - 1 &&
  view.tree.tokens.slice(q.last, p.trigger).every((t) => /^(?:AUX|ADV|PART|ADJ)$/u.test(t.upos));
