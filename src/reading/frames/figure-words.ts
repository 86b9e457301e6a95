// What a number is a figure of by the words that stand near it, where no tree, verb or variable says so: what something costs
// or takes, money that lies or is owed, what flew in a night, what was found in a weapon, vehicles that move by themselves,
// part of what was counted before. What enters: a passage, a sentence, a number that nothing closer claims. What leaves: the
// anchor of a statistic, each kind with a rule id of its own, so that the judgement learns how far it is to be believed.
import { dataTable } from '../../base/data.ts';
import type { LanguageCode } from '../../language/language.ts';
import { sameStretch, subjectOf } from '../discourse/speech.ts';
import { itemLabel } from '../mentions/item-labels.ts';
import type { ItemMention, QuantityMention } from '../mentions/mention.ts';
import type { Lexicon } from '../predication/lexicon.ts';
import { ancestorsOf, hasFeature, isVerbal, lemmaOf, relationOf, textOf } from '../predication/tree.ts';
import { isMoney } from '../slots/quantity.ts';
import type { Anchor, Last } from './figure-anchors.ts';
import type { Passage, SentenceView } from './frame.ts';
import { senseAt } from './used-words.ts';

type Kinds = ReadonlyMap<string, ReadonlySet<string>>;

const tables = new Map<LanguageCode, Kinds>();

/** Words to their kinds, of data/lexica/LANG/figure-words.tsv: base forms, and forms where only they mean it. */
function kindsOf(language: LanguageCode): Kinds {
  let kinds = tables.get(language);
  if (!kinds) {
    const rows = dataTable(`lexica/${language}/figure-words.tsv`);
    kinds = new Map(
      [...Map.groupBy(rows, (row) => row.lemma ?? '')].map(([lemma, of]) => [
        lemma,
        new Set(of.map((r) => r.kind ?? '')),
      ]),
    );
    tables.set(language, kinds);
  }
  return kinds;
}

/** A sentence with a number and what the words of its language may be. */
type At = {
  readonly passage: Passage;
  readonly view: SentenceView;
  readonly q: QuantityMention;
  readonly thing: ItemMention | undefined;
  readonly kinds: Kinds;
  readonly lexicon: Lexicon;
};

/** What a number is a figure of by the words near it; `last` is the number of the sentence before it with its anchor. */
export function wordedFigure(
  passage: Passage,
  view: SentenceView,
  q: QuantityMention,
  last: Last | null,
  lexicon: Lexicon,
): Anchor | null {
  if (q.unit === 'percent' || q.measureOnly) return null;
  const at: At = { passage, view, q, thing: thingOf(view, q), kinds: kindsOf(passage.language), lexicon };
  const compared = comparedWith(at, last);
  if (compared) return compared;
  if (isMoney(q)) return madeFor(at) ?? costOf(at) ?? takenBy(at) ?? lying(at) ?? stolen(at) ?? ownMoney(at);
  return (
    partOfLast(at, last) ??
    inANight(at) ??
    usedBehind(at) ??
    foundIn(at) ??
    enoughFor(at) ??
    moving(at) ??
    enriched(at) ??
    heap(at) ??
    strongAs(at)
  );
}

const thingOf = (view: SentenceView, q: QuantityMention): ItemMention | undefined =>
  view.mentions.items.find(
    (m) =>
      (q.counted !== null && q.counted >= m.first && q.counted < m.last) ||
      (q.last >= m.first - 1 && q.last <= m.first),
  );

const isKind = ({ view: { tree }, kinds }: At, token: number, kind: string): boolean =>
  kinds.get(lemmaOf(tree, token))?.has(kind) === true || kinds.get(textOf(tree, token))?.has(kind) === true;

/** The nearest token of a kind within `reach` before a number, or behind it; -1 for none; no stop or semicolon between. */
function nearby(at: At, kind: string, before: number, behind: number): number {
  const { view, q } = at;
  for (let k = 1; k <= Math.max(before, behind); k += 1)
    for (const i of [k <= before ? q.first - k : -1, k <= behind ? q.last - 1 + k : -1])
      if (i >= 0 && i < view.tree.tokens.length && isKind(at, i, kind) && sameStretch(view.tree, i, q.first)) return i;
  return -1;
}

const hasComma = ({ view }: At, from: number, to: number): boolean =>
  view.tree.texts.slice(Math.min(from, to), Math.max(from, to)).some((t) => t === ',' || t === ':');

const verbAbove = ({ view }: At, token: number): number =>
  ancestorsOf(view.tree, token).find((i) => isVerbal(view.tree.tokens[i])) ?? -1;

const anchorOf = ({ q, thing }: At, token: number, rule: string, more: Partial<Anchor> = {}): Anchor => ({
  token,
  label: thing ? itemLabel(thing.code) : isMoney(q) ? 'sum' : 'number',
  rule: `statistic.${rule}`,
  p: null,
  basis: q.per ? 'rate' : 'total',
  ...more,
});

/** "could turn out $55 billion worth of arms": a sum that a verb of making has right before it. */
function madeFor(at: At): Anchor | null {
  const { view, q, lexicon } = at;
  for (let i = q.first - 1; i >= Math.max(0, q.first - 3); i -= 1)
    if (senseAt(view, i, lexicon) === 'produce') return anchorOf(at, i, 'made-for', { label: 'production' });
  return null;
}

/** Tokens between a sum and a word of cost, at most. */
const COST = 7;

/** "at a cost to Moscow of some 9 billion roubles", "kustannukset nousivat kolmeen miljardiin". */
function costOf(at: At): Anchor | null {
  const word = nearby(at, 'cost', COST, 3);
  if (word === -1 || at.view.tree.tokens[word]?.upos === 'VERB' || hasComma(at, word, at.q.first)) return null;
  return anchorOf(at, word, 'cost', { label: 'cost' });
}

/** "rebuilding will take $53 billion": what no party but a thing or a work takes. */
function takenBy(at: At): Anchor | null {
  const { view, q } = at;
  const verb = verbAbove(at, q.headToken);
  if (verb === -1 || !isKind(at, verb, 'takes')) return null;
  const subject = subjectOf(view.tree, verb);
  const passive = hasFeature(view.tree, verb, 'Voice', 'Pass');
  const acts =
    (subject === -1 && !passive) || view.mentions.parties.some((m) => subject >= m.first && subject < m.last);
  return acts ? null : anchorOf(at, verb, 'takes', { label: 'cost' });
}

/** Money that lies somewhere, is left, owed or missing: its verb, or the word right behind it. */
function lying(at: At): Anchor | null {
  const { view, q } = at;
  const verb = verbAbove(at, q.headToken);
  if (verb !== -1 && isKind(at, verb, 'owes')) return anchorOf(at, verb, 'owes', { label: 'debt' });
  const short = nearby(at, 'short', 0, 2);
  if (short !== -1) return anchorOf(at, short, 'short', { label: 'shortfall' });
  if (verb !== -1 && isKind(at, verb, 'short')) return anchorOf(at, verb, 'short', { label: 'shortfall' });
  const subject = /^nsubj/u.test(relationOf(view.tree, q.headToken));
  const lies = verb !== -1 && subject && isKind(at, verb, 'lies');
  return lies ? anchorOf(at, verb, 'lies', { label: 'money held', basis: 'stock' }) : null;
}

/** "stole $1.5 billion", "$3 billion in a theft": nobody gives what is stolen. */
function stolen(at: At): Anchor | null {
  const word = nearby(at, 'stolen', STOLEN, STOLEN);
  return word === -1 ? null : anchorOf(at, word, 'stolen', { label: 'money stolen' });
}

const STOLEN = 10;

/** "has set aside a billion for barracks": money that a party plans where nobody else is named to get it. */
function ownMoney(at: At): Anchor | null {
  const { view, q } = at;
  const verb = verbAbove(at, q.headToken);
  if (verb === -1 || !isKind(at, verb, 'plans')) return null;
  const others = view.mentions.parties.filter((m) => m.first > verb && sameStretch(view.tree, m.first, verb));
  return others.length > 0 ? null : anchorOf(at, verb, 'own-money', { label: 'own spending' });
}

/** Tokens between a number and the one that it is compared with, at most. */
const COMPARED = 14;

/** "came to $14 billion, against $17 billion in 2022": what the number before it was of. */
function comparedWith(at: At, last: Last | null): Anchor | null {
  const { q, view } = at;
  if (last === null || q.unit !== last.quantity.unit || q.first - last.quantity.last > COMPARED) return null;
  if (q.first < last.quantity.last || nearby(at, 'compared', 2, 0) === -1) return null;
  if (view.mentions.parties.some((m) => m.first >= last.quantity.last && m.first < q.last)) return null;
  return { ...last.anchor, rule: 'statistic.compared', further: true };
}

/** "408 kilos of uranium enriched to 60 per cent". */
function enriched(at: At): Anchor | null {
  if (at.q.unit === 'count') return null;
  const word = nearby(at, 'enriched', 3, 6);
  return word === -1 ? null : anchorOf(at, word, 'enriched', { label: 'enriched uranium', basis: 'stock' });
}

/** "a thousand tonnes of yellowcake lie at the mine": things whose verb only says that they are there. */
function heap(at: At): Anchor | null {
  const { view, q, thing } = at;
  if (q.unit === 'count') return null;
  const head = thing?.headToken ?? q.headToken;
  const subject = /^nsubj/u.test(relationOf(view.tree, head)) || /^nsubj/u.test(relationOf(view.tree, q.headToken));
  const verb = verbAbove(at, head);
  return subject && verb !== -1 && isKind(at, verb, 'lies') ? anchorOf(at, verb, 'heap', { basis: 'stock' }) : null;
}

/** Tokens between a number and the one that it is part of, at most. */
const PART = 20;

/** "fired 90 drones, among them 12 decoys": part of what was counted before it is what that was. */
function partOfLast(at: At, last: Last | null): Anchor | null {
  const { q } = at;
  if (last === null || q.unit !== 'count' || last.quantity.unit !== 'count') return null;
  if (q.first < last.quantity.last || q.first - last.quantity.last > PART) return null;
  if (nearby(at, 'part', 3, 3) === -1) return null;
  return {
    ...last.anchor,
    label: at.thing ? itemLabel(at.thing.code) : last.anchor.label,
    rule: 'statistic.part',
    further: true,
  };
}

const FLYING = /^(?:missile|drone|ammunition)/u;

/** The thing that a number counts, or that a number without a noun goes on with, here or in the sentence before. */
function spokenOf({ passage, view, q, thing }: At): ItemMention | undefined {
  if (thing || q.counted !== null) return thing;
  const spoken = [passage.sentences[view.index - 1], view].flatMap((v) => v?.mentions.items ?? []);
  return spoken.findLast((m) => m.start < q.start);
}

/** "Turkish drones: 300 to 400 in a single night": what flies is counted by the night where it is used. */
function inANight(at: At): Anchor | null {
  const { view, q } = at;
  const thing = spokenOf(at);
  if (!thing || !FLYING.test(thing.code) || q.unit !== 'count') return null;
  const night = view.tree.tokens.findIndex((_, i) => isKind(at, i, 'night') && sameStretch(view.tree, i, q.first));
  if (night === -1) return null;
  return anchorOf(at, at.thing?.headToken ?? q.headToken, 'use-night', { label: `${itemLabel(thing.code)} used` });
}

/** Tokens between a bare number and the verb behind it, at most. */
const BEHIND = 9;

/** "(13 were intercepted)", "64, to a design of its own, are to be assembled": a bare number at the head of its clause. */
function usedBehind(at: At): Anchor | null {
  const { view, q, lexicon } = at;
  const { tokens } = view.tree;
  if (q.counted !== null || q.unit !== 'count' || /^(?:NOUN|PROPN|VERB|ADP)$/u.test(tokens[q.first - 1]?.upos ?? ''))
    return null;
  let passive = false;
  for (let i = q.last; i < Math.min(tokens.length, q.last + BEHIND); i += 1) {
    const word = tokens[i];
    if (!word || /^[;:.()]$/u.test(word.text)) return null;
    if (word.upos === 'AUX') passive = true;
    else if (word.upos === 'VERB') {
      const sense = passive || (i === q.last && word.feats.VerbForm === 'Part') ? senseAt(view, i, lexicon) : null;
      return sense
        ? anchorOf(at, i, `${sense}-behind`, { label: sense === 'produce' ? 'number made' : 'number used' })
        : null;
    }
  }
  return null;
}

const PARTS = /^(?:technology\.component|equipment\.spare-part)/u;

/** "has found 116 foreign parts in the wreck": parts that are counted in a weapon are nobody's gift. */
function foundIn(at: At): Anchor | null {
  if (!at.thing || !PARTS.test(at.thing.code)) return null;
  const word = nearby(at, 'finds', 8, 6);
  return word === -1 ? null : anchorOf(at, word, 'parts-found');
}

/** "enough for 400 missiles", "feedstock for about 260 missiles": what could be made or done with something. */
function enoughFor(at: At): Anchor | null {
  const { view, thing } = at;
  const word = nearby(at, 'stuff', 6, 0);
  if (word === -1 || !thing) return null;
  const isFor =
    /^(?:for|to)$/u.test(textOf(view.tree, word + 1)) || view.tree.tokens[thing.headToken]?.feats.Case === 'Ill';
  return isFor ? anchorOf(at, word, 'enough', { basis: 'capacity' }) : null;
}

const VEHICLES = /^(?:weapon\.(?:ship|aircraft|helicopter|submarine)|equipment\.vehicle|container\.wagon)/u;

/** "ten freighters have shuttled between the ports": vehicles that themselves do what the verb says. */
function moving(at: At): Anchor | null {
  const { view, thing } = at;
  if (!thing || !VEHICLES.test(thing.code) || relationOf(view.tree, thing.headToken) !== 'nsubj') return null;
  const verb = verbAbove(at, thing.headToken);
  return verb === -1 || !isKind(at, verb, 'moves') ? null : anchorOf(at, verb, 'moving');
}

/** Tokens between an army and how strong it is, at most. */
const STRONG = 24;

/** "Its army, some of whose units …, is thought to number around 300,000". */
function strongAs(at: At): Anchor | null {
  const { view, q, thing } = at;
  if (q.unit !== 'count' || (thing && !thing.code.startsWith('personnel'))) return null;
  const { tree } = view;
  const verb = [q.first - 1, q.first - 2, q.first - 3].find((i) => /^(?:number|total|count)$/u.test(lemmaOf(tree, i)));
  if (verb === undefined) return null;
  for (let i = verb - 1; i >= Math.max(0, q.first - STRONG); i -= 1)
    if (isKind(at, i, 'force') && sameStretch(tree, i, q.first))
      return anchorOf(at, i, 'strength-far', { label: 'strength of forces', basis: 'stock' });
  return null;
}
