// Numbers that stand looser with what makes them figures: how long a stock would last, a verb of use or making somewhere in
// the clause, words of holding beside them ("in store", "jäljellä"), a rate of nothing else. What enters: a sentence and a
// number that no closer word claims. What leaves: the anchor of a statistic with a rule id of its own, so that the judgement
// learns how far each is to be believed; or nothing.
import type { Token } from '../../language/language.ts';
import { sameStretch } from '../discourse/speech.ts';
import { itemLabel } from '../mentions/item-labels.ts';
import type { ItemMention, QuantityMention } from '../mentions/mention.ts';
import { markersOf } from '../predication/candidates.ts';
import type { Lexicon } from '../predication/lexicon.ts';
import type { Predication } from '../predication/predication.ts';
import {
  ancestorsOf,
  childrenBy,
  hasFeature,
  isUnder,
  isVerbal,
  lemmaOf,
  partOf,
  relationOf,
  subtreeOf,
  textOf,
} from '../predication/tree.ts';
import { isMoney } from '../slots/quantity.ts';
import type { Lower } from '../spelling.ts';
import { isPermitted } from './ceilings.ts';
import type { Anchor } from './figure-anchors.ts';
import type { SentenceView } from './frame.ts';
import { isHeldDownTo } from './restrained.ts';
import { resultOf } from './used-words.ts';

/** "would last it for three years", "riittäisi kahdeksi kuukaudeksi": a time that a stock is enough for. */
export function lastsOf(view: SentenceView, q: QuantityMention, lexicon: Lexicon): Anchor | null {
  if (!q.measureOnly || !/^(?:day|week|month|year|hour)$/u.test(q.unit)) return null;
  const { tree } = view;
  const verb = ancestorsOf(tree, q.headToken).find((i) => isVerbal(tree.tokens[i]));
  if (verb === undefined || tree.tokens[verb]?.feats.VerbForm === 'Part') return null;
  const lasts = lexicon.markers.get(lemmaOf(tree, verb)) === 'last';
  const unreal =
    hasFeature(tree, verb, 'Mood', 'Cnd') || childrenBy(tree, verb, 'aux').some((a) => lemmaOf(tree, a) === 'would');
  if (!lasts && !(unreal && view.mentions.items.length > 0 && /^ob[lj]$/u.test(relationOf(tree, q.headToken))))
    return null;
  const rule = lasts ? 'statistic.lasts' : 'statistic.would-last';
  return { token: verb, label: 'time that it would last', rule, p: null, basis: 'capacity' };
}

/** What a number that nothing claims may still be a figure of. */
export function looseFigure(view: SentenceView, q: QuantityMention, lexicon: Lexicon): Anchor | null {
  if (q.unit === 'percent') return null;
  if (isMoney(q)) return spentOf(view, q, lexicon) ?? sumOf(view, q, lexicon);
  const thing = thingOf(view, q);
  return (
    heldNear(view, q, thing, lexicon) ??
    usedNear(view, q, thing) ??
    inAttack(view, q, thing) ??
    hasAtHome(view, q, thing) ??
    strengthOf(view, q, lexicon) ??
    neededOf(view, q, thing, lexicon) ??
    rateOf(view, q, thing, lexicon)
  );
}

const thingOf = (view: SentenceView, q: QuantityMention): ItemMention | undefined =>
  view.mentions.items.find(
    (m) =>
      (q.counted !== null && q.counted >= m.first && q.counted < m.last) ||
      (q.last >= m.first - 1 && q.last <= m.first),
  );

const labelOf = (thing: ItemMention | undefined): string => (thing ? itemLabel(thing.code) : 'number');

/** Tokens between a number and the words of holding, at most. */
const HELD = 7;
/** Tokens between a number and an adjective of what is ready for use, at most. */
const STATE = 3;

/** "are still in store", "24 of them operational", "jäljellä kuusi": words of holding after the number, or before it. */
function heldNear(
  view: SentenceView,
  q: QuantityMention,
  thing: ItemMention | undefined,
  lexicon: Lexicon,
): Anchor | null {
  const { tree } = view;
  for (let i = Math.max(0, q.first - HELD); i < Math.min(tree.tokens.length, q.last + HELD); i += 1) {
    if (i >= q.first && i < q.last) continue;
    const held =
      partOf(tree, i, lexicon) === 'held' ||
      lexicon.markerBehind(tree.words[i] as Lower).get(textOf(tree, i - 1)) === 'held' ||
      (i >= q.last &&
        i - q.last <= STATE &&
        lexicon.startsOf(tree.bases[i] as Lower).entries?.some((e) => e.sense === 'possess' && e.wordClass === 'A') ===
          true);
    if (held && sameStretch(tree, i, q.first) && !clauseBetween(view, i, q))
      return { token: i, label: labelOf(thing), rule: 'statistic.held', p: null, basis: 'stock' };
  }
  return null;
}

const ARMS = /^(?:ammunition|missile|drone|weapon)/u;
/** Tokens between a number and the verb of use, at most. */
const USED = 10;

/** "Iran laukaisi tukikohtaa kohti 14 ohjusta": arms, and the nearest verb is one of use or making. */
function usedNear(view: SentenceView, q: QuantityMention, thing: ItemMention | undefined): Anchor | null {
  if (thing && !ARMS.test(thing.code)) return null;
  if (!thing && q.counted !== null) return null;
  const away = (i: number): number => (i < q.first ? q.first - i : i - q.last + 1);
  const near = view.predications
    .filter(
      (p) =>
        p.entry.wordClass === 'V' &&
        (p.form !== 'participle' || p.entry.family === 'statistic') &&
        away(p.trigger) <= USED &&
        sameStretch(view.tree, p.trigger, q.first) &&
        !(p.trigger > q.first && clauseBetween(view, p.trigger, q)),
    )
    .sort((a, b) => away(a.trigger) - away(b.trigger));
  const closest = near.filter((p) => p.trigger === near[0]?.trigger);
  const p = closest.find((x) => x.entry.family === 'statistic');
  if (!p) return null;
  const label = `${labelOf(thing)} ${resultOf(p.sense, p.entry.lemma)}`;
  return { token: p.trigger, label, rule: `statistic.${p.sense}-near`, p, basis: q.per ? 'rate' : 'total' };
}

/** "The barrage involved 24 missiles", "yöllisessä iskussa oli 90 droonia": arms behind a noun of their use, and nobody gives any. */
function inAttack(view: SentenceView, q: QuantityMention, thing: ItemMention | undefined): Anchor | null {
  if (!thing || !ARMS.test(thing.code)) return null;
  const isBefore = (p: Predication): boolean => p.trigger < q.first && q.first - p.trigger <= USED;
  const noun = view.predications.findLast(
    (p) => isBefore(p) && p.sense === 'use' && p.entry.wordClass === 'N' && sameStretch(view.tree, p.trigger, q.first),
  );
  if (
    !noun ||
    view.predications.some(
      (p) => isBefore(p) && p.entry.family === 'transfer' && p.sense !== 'join' && p.form !== 'noun',
    )
  )
    return null;
  return {
    token: noun.trigger,
    label: `${labelOf(thing)} used`,
    rule: 'statistic.use-in',
    p: null,
    basis: q.per ? 'rate' : 'total',
  };
}

/** "niitä on Maavoimilla parisataa", "Saksalle jää yhdeksän": what is with somebody, said by the case of the party. */
function hasAtHome(view: SentenceView, q: QuantityMention, thing: ItemMention | undefined): Anchor | null {
  if (thing?.code.startsWith('personnel')) return null;
  const { tree } = view;
  const verb = ancestorsOf(tree, q.headToken).find((i) => isVerbal(tree.tokens[i])) ?? q.headToken;
  const homes = [verb, q.headToken].flatMap((i) => childrenBy(tree, i, 'obl')).filter((o) => isHome(view, o, thing));
  const root = tree.heads[q.counted ?? q.headToken] ?? -1;
  if (root !== -1 && childrenBy(tree, root, 'cop').length > 0 && isHome(view, root, thing)) homes.push(root);
  const owner = view.mentions.parties.find((m) => homes.some((o) => isUnder(tree, m.headToken, o, () => true)));
  return owner ? { token: verb, label: labelOf(thing), rule: 'statistic.has', p: null, basis: 'stock', owner } : null;
}

/** Cases in which Finnish says with whom a thing is or remains; where the thing is named, also in what it is. */
const isHome = ({ tree }: SentenceView, obl: number, thing: ItemMention | undefined): boolean =>
  markersOf(tree, obl).some(
    (x) =>
      x === 'Ade' ||
      (x === 'All' && lemmaOf(tree, tree.heads[obl] ?? -1) === 'jäädä') ||
      (x === 'Ine' && thing !== undefined),
  );

/** Tokens between an army or a fleet and how strong it is, at most. */
const STRONG = 8;

/** "Its armed forces are 216,000 strong", "the fleet counts 600 tankers": how many an army or a fleet is, has or comes to. */
function strengthOf(view: SentenceView, q: QuantityMention, lexicon: Lexicon): Anchor | null {
  const { tree } = view;
  for (let i = q.first - 1; i >= Math.max(0, q.first - STRONG); i -= 1) {
    if (tree.texts[i] === ',') return null;
    if (!BODIES.test(partOf(tree, i, lexicon) || lexicon.markers.get(tree.tokens[i]?.parts?.at(-1) ?? '') || ''))
      continue;
    return isMeasured(view, i, q.first, lexicon)
      ? { token: i, label: 'strength of forces', rule: 'statistic.strength', p: null, basis: 'stock' }
      : null;
  }
  return null;
}

const BODIES = /^(?:army|fleet)$/u;
const OF_SIZE = /^(?:reach|possess|comprise|raise|lower|wax|wane)$/u;

/** Whether what stands between is a verb of being, having or coming to, and no other. */
function isMeasured(view: SentenceView, from: number, to: number, lexicon: Lexicon): boolean {
  const { tree } = view;
  let told = relationOf(tree, from + 1) === 'case';
  for (let i = from + 1; i < to; i += 1) {
    const { upos } = tree.tokens[i] as Token;
    const entries = lexicon.startsOf(tree.bases[i] as Lower).entries;
    const sized = upos === 'AUX' || entries?.some((e) => OF_SIZE.test(e.sense)) === true;
    const thought = tree.texts[i + 1] === 'to' && i + 2 < to;
    if (!sized && upos === 'VERB' && !thought) return false;
    told ||= sized;
  }
  return told;
}

/** "spends 86 billion on defence", "budjetoi puolustukseen 6,5 miljardia": a sum for one's own arms, nobody else's named with them. */
function spentOf(view: SentenceView, q: QuantityMention, lexicon: Lexicon): Anchor | null {
  const { tree } = view;
  for (let i = Math.max(0, q.first - SUM); i < Math.min(tree.tokens.length, q.last + SUM); i += 1) {
    if (partOf(tree, i, lexicon) !== 'purpose' || !/^(?:obl|nmod)$/u.test(relationOf(tree, i))) continue;
    if (!markersOf(tree, i).some((m) => PURPOSE.has(m)) || clauseBetween(view, i, q)) continue;
    const phrase = subtreeOf(tree, i);
    if (view.mentions.parties.some((m) => phrase.includes(m.headToken))) continue;
    return { token: i, label: 'defence spending', rule: 'statistic.spent', p: null, basis: 'total' };
  }
  return null;
}

const PURPOSE: ReadonlySet<string> = new Set('on for to into Ill All'.split(' '));

/** Tokens between a sum and the word that says what it is a sum of, at most. */
const SUM = 6;

/** "debt is put at $300 billion", "$280 billion in frozen assets": a sum beside a word of cost, worth, debt, need. */
function sumOf(view: SentenceView, q: QuantityMention, lexicon: Lexicon): Anchor | null {
  const { tree } = view;
  const isSum = (i: number): boolean =>
    lexicon.markers.get(lemmaOf(tree, i)) === 'sum' || lexicon.markers.get(textOf(tree, i)) === 'sum';
  for (let k = 1; k <= SUM; k += 1) {
    const [before, after] = [q.first - k, q.last - 1 + k];
    const at = isSum(before) ? before : isSum(after) ? after : -1;
    if (at === -1 || clauseBetween(view, at, q)) continue;
    const rule = at === before ? 'statistic.sum-before' : 'statistic.sum-after';
    const held = view.mentions.items.some((m) => m.code === 'money' && m.headToken === at);
    const label = held ? 'money held' : lemmaOf(tree, at);
    return { token: at, label, rule, p: null, basis: held ? 'stock' : 'total' };
  }
  return null;
}

/** "would need 25 batteries", "tarvittaisiin 500 rekkaa": things that somebody has need of, the nearest verb above them. */
function neededOf(
  view: SentenceView,
  q: QuantityMention,
  thing: ItemMention | undefined,
  lexicon: Lexicon,
): Anchor | null {
  const { tree } = view;
  if (!thing || thing.code.startsWith('personnel')) return null;
  const verb = ancestorsOf(tree, q.headToken).find((i) => isVerbal(tree.tokens[i]));
  if (verb === undefined || lexicon.markers.get(lemmaOf(tree, verb)) !== 'needs') return null;
  return { token: verb, label: `${itemLabel(thing.code)} needed`, rule: 'statistic.needed', p: null, basis: 'total' };
}

/** A number in a time of no people: how much is made, used or moved. */
const rateOf = (
  view: SentenceView,
  q: QuantityMention,
  thing: ItemMention | undefined,
  lexicon: Lexicon,
): Anchor | null =>
  q.per !== null &&
  !thing?.code.startsWith('personnel') &&
  !isHeldDownTo(view, q, lexicon) &&
  !isPermitted(view, q.headToken, lexicon)
    ? { token: q.headToken, label: labelOf(thing), rule: 'statistic.rate', p: null, basis: 'rate' }
    : null;

/** A finite verb of another clause, or a comma, between a number and a word. */
const clauseBetween = (view: SentenceView, i: number, q: QuantityMention): boolean => {
  const [from, to] = i < q.first ? [i + 1, q.first] : [q.last, i];
  return view.tree.tokens.slice(from, to).some((t) => t.text === ',');
};
